import { testProfile } from './test-profile.ts';

testProfile('heatwave', { ready: { principals: ['arn:aws:iam::111122223333:root'] } });
