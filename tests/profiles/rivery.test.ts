import { testProfile } from './test-profile.ts';

testProfile('rivery', { ready: { principals: ['arn:aws:iam::012922587834:root'] } });
