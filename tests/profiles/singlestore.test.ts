import { testProfile } from './test-profile.ts';

testProfile('singlestore', {
  inputs: { 'singlestore.principal': '111122223333', 'singlestore.region': 'us-east-1' },
  ready: { principals: ['arn:aws:iam::111122223333:root'] },
});
