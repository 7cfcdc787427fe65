import { latticeOf } from './other-systems.ts';
import { testProfile } from './test-profile.ts';

testProfile('polytomic/nlb', {
  inputs: { 'polytomic.principal': '111122223333' },
  ready: { principals: ['arn:aws:iam::111122223333:root'], acceptance: false },
});

testProfile('polytomic/lattice', {
  inputs: { 'polytomic.account': '111122223333' },
  ready: latticeOf({ account: '111122223333' }),
  breaks: {
    'lattice-outbound-rules': latticeOf({ account: '111122223333', letOut: '192.168.0.0/16' }),
    'lattice-resource-share': latticeOf({ account: '999988887777' }),
  },
});
