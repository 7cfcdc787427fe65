import { testProfile } from './test-profile.ts';

testProfile('tray', { ready: { principals: ['arn:aws:iam::111122223333:root'] } });
