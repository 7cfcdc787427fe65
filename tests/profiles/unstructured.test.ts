import { testProfile } from './test-profile.ts';

testProfile('unstructured', { ready: { principals: ['arn:aws:iam::111122223333:root'] } });
