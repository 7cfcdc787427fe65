import { snowflakeAccount } from './other-systems.ts';
import { testProfile } from './test-profile.ts';

testProfile('reltio', {
  inputs: { 'reltio.region': 'us-east-1' },
  ready: snowflakeAccount(),
  breaks: { 'supported-region': snowflakeAccount({ region: 'AWS_SA_EAST_1' }) },
});
