import { databricksOf, grantOf } from './other-systems.ts';
import { testProfile } from './test-profile.ts';

const principals = ['arn:aws:iam::346425330055:role/MTPL_Admin'];
const inputs = { 'dbt.cidrs': '10.0.0.0/8' };

testProfile('dbt/postgres', { inputs, ready: { principals } });

testProfile('dbt/redshift-interface', { inputs, ready: { principals } });

testProfile('dbt/redshift', {
  ready: grantOf('346425330055'),
  breaks: { 'redshift-endpoint-authorization': grantOf('999988887777') },
});

testProfile('dbt/self-hosted', {
  inputs: { ...inputs, 'dbt.principal': '111122223333' },
  ready: { principals: ['arn:aws:iam::111122223333:root'] },
});

testProfile('dbt/databricks', {
  inputs: { 'dbt.endpoint': 'vpce-0123456789abcdef0' },
  ready: databricksOf({ accessLevel: 'ENDPOINT' }),
  breaks: { 'databricks-private-access-settings': databricksOf({ accessLevel: 'ACCOUNT' }) },
});

testProfile('dbt/snowflake', { ready: {} });
