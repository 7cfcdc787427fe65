import { testProfile } from './test-profile.ts';

testProfile('sourcegraph', {
  inputs: { 'sourcegraph.principal': '111122223333' },
  ready: { principals: ['arn:aws:iam::111122223333:root'] },
});
