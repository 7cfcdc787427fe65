import { testProfile } from './test-profile.ts';

testProfile('purview', {
  ready: { principals: ['arn:aws:iam::181328463391:root'], acceptance: false },
  breaks: { 'nlb-availability-zones': { crossZone: false, balancerSubnets: ['c'] } },
});
