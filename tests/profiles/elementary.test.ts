import { databricksOf, workspaceOf } from './other-systems.ts';
import { testProfile } from './test-profile.ts';

testProfile('elementary/snowflake', { ready: {} });

testProfile('elementary/databricks', {
  ready: databricksOf(),
  breaks: { 'databricks-customer-managed-vpc': workspaceOf('ENTERPRISE') },
});
