import { connectivityRule, workspaceOf } from './other-systems.ts';
import { testProfile } from './test-profile.ts';

const principals = ['arn:aws:iam::565502421330:role/private-connectivity-role-us-east-1'];
const workspace = workspaceOf('ENTERPRISE');

testProfile('databricks/serverless', {
  ready: { principals, more: `${workspace}${connectivityRule('aws_vpc_endpoint_service.main.service_name')}` },
  breaks: {
    'databricks-private-endpoint-rule': {
      more: `${workspace}${connectivityRule('"orders"')}`,
    },
    'databricks-pricing-tier': {
      more: `${workspaceOf('PREMIUM')}${connectivityRule('aws_vpc_endpoint_service.main.service_name')}`,
    },
  },
});
