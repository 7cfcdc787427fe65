import { snowflakeAccount } from './other-systems.ts';
import { testProfile } from './test-profile.ts';

testProfile('tableau/database', {
  inputs: { 'tableau.principal': 'arn:aws:iam::111122223333:role/tableau' },
  ready: { principals: ['arn:aws:iam::111122223333:role/tableau'] },
});

testProfile('tableau/snowflake', {
  inputs: { 'tableau.region': 'us-east-1' },
  ready: snowflakeAccount(),
  breaks: { 'supported-region': snowflakeAccount({ region: 'AWS_SA_EAST_1' }) },
});

testProfile('tableau/databricks', { ready: {} });
