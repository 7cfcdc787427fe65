import { grantOf } from './other-systems.ts';
import { testProfile } from './test-profile.ts';

testProfile('omni/database', {
  inputs: { 'omni.regions': 'us-east-1,us-west-2' },
  ready: { principals: ['arn:aws:iam::767117061426:root'], supportedRegions: ['us-east-1', 'us-west-2'] },
});

testProfile('omni/redshift', {
  inputs: { 'omni.region': 'us-east-1' },
  ready: grantOf('767117061426'),
  breaks: {
    'redshift-endpoint-authorization': grantOf('999988887777'),
    'supported-region': grantOf('767117061426', 'sa-east-1'),
  },
});
