import { testProfile } from './test-profile.ts';

testProfile('tidb', {
  inputs: { 'tidb.principal': '111122223333', 'tidb.region': 'us-east-1', 'tidb.zones': 'use1-az2, use1-az6' },
  ready: { principals: ['arn:aws:iam::111122223333:root'] },
  breaks: { 'nlb-availability-zones': { zoneIds: { a: 'use1-az1', b: 'use1-az4', c: 'use1-az5' } } },
});
