import { testProfile } from './test-profile.ts';

testProfile('confluent', {
  inputs: { 'confluent.principal': 'arn:aws:iam::111122223333:role/gateway', 'confluent.region': 'us-east-1' },
  ready: { principals: ['arn:aws:iam::111122223333:role/gateway'] },
});
