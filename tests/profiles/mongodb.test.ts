import { mskOf } from './other-systems.ts';
import { testProfile } from './test-profile.ts';

testProfile('mongodb/streams-msk', {
  inputs: { 'mongodb.account': '111122223333' },
  ready: mskOf({ account: '111122223333' }),
  breaks: { 'msk-multi-vpc': mskOf({ account: '999988887777' }) },
});
