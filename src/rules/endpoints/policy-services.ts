/**
 * Services whose own documentation shows an endpoint policy. Others may take one too; `VpcEndpointPolicySupported` of
 * DescribeVpcEndpointServices tells.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const withPolicies: ReadonlySet<string> = new Set([
  'athena',
  'autoscaling',
  'codebuild',
  'codecommit',
  'dynamodb',
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'elasticloadbalancing',
  'events',
  'execute-api',
  'kinesis-firehose',
  'kinesis-streams',
  'kms',
  'lambda',
  'logs',
  'monitoring',
  'rds',
  's3',
  'sagemaker.api',
  'sagemaker.runtime',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'states',
  'sts',
]);

export function takesPolicy(service: string): boolean {
  return withPolicies.has(service);
}
