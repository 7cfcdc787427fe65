import { testProfile } from './test-profile.ts';

/** The database is in the zones a and b, the load balancer in a third one. */
const elsewhere = { crossZone: false, balancerSubnets: ['c'] };

testProfile('estuary/same-region', {
  inputs: { 'estuary.principal': '111122223333', 'estuary.region': 'us-east-1' },
  ready: { principals: ['arn:aws:iam::111122223333:root'] },
  breaks: { 'nlb-availability-zones': elsewhere },
});

testProfile('estuary/cross-region', {
  inputs: { 'estuary.region': 'eu-west-1' },
  ready: {
    principals: ['arn:aws:iam::770785070253:user/data-plane-ops'],
    supportedRegions: ['us-east-1', 'eu-west-1'],
  },
  breaks: {
    'nlb-availability-zones': elsewhere,
    'nlb-ip-address-type': { addressType: 'dualstack', addressTypes: ['ipv6'] },
  },
  // Across Regions AWS asks for two zones as well.
  also: { 'nlb-availability-zones': ['cross-region'] },
});
