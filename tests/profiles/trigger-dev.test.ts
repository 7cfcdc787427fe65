import { testProfile } from './test-profile.ts';

testProfile('trigger-dev', {
  inputs: { 'trigger-dev.principal': '111122223333', 'trigger-dev.region': 'us-east-1' },
  ready: { principals: ['arn:aws:iam::111122223333:root'], acceptance: false },
});
