import { latticeOf, mskOf } from './other-systems.ts';
import { testProfile } from './test-profile.ts';

const inputs = { 'clickhouse.region': 'us-east-1' };

testProfile('clickhouse/endpoint-service', {
  inputs,
  ready: { principals: ['arn:aws:iam::072088201116:root'], database: 'writer' },
});

testProfile('clickhouse/vpc-resource', {
  inputs,
  ready: latticeOf({ account: '072088201116' }),
  breaks: {
    'lattice-outbound-rules': latticeOf({ account: '072088201116', letOut: '192.168.0.0/16' }),
    'lattice-resource-share': latticeOf({ account: '999988887777' }),
    'supported-region': latticeOf({ account: '072088201116', region: 'sa-east-1' }),
  },
});

testProfile('clickhouse/msk', {
  inputs,
  ready: mskOf({ account: '072088201116' }),
  breaks: {
    'msk-multi-vpc': mskOf({ account: '999988887777' }),
    'supported-region': mskOf({ account: '072088201116', region: 'sa-east-1' }),
  },
});
