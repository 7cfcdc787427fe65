const docs = 'https://docs.aws.amazon.com';

/**
 * Services whose own documentation shows an endpoint policy, each with that page. Others may take one too;
 * `VpcEndpointPolicySupported` of DescribeVpcEndpointServices tells.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const pageByService: Readonly<Record<string, string>> = {
  athena: `${docs}/athena/latest/ug/interface-vpc-endpoint.html`,
  autoscaling: `${docs}/autoscaling/ec2/userguide/ec2-auto-scaling-vpc-endpoints.html`,
  codebuild: `${docs}/codebuild/latest/userguide/use-vpc-endpoints-with-codebuild.html`,
  codecommit: `${docs}/codecommit/latest/userguide/codecommit-and-interface-VPC.html`,
  dynamodb: `${docs}/vpc/latest/privatelink/vpc-endpoints-ddb.html`,
  ec2: `${docs}/AWSEC2/latest/UserGuide/interface-vpc-endpoints.html`,
  'ecr.api': `${docs}/AmazonECR/latest/userguide/vpc-endpoints.html`,
  'ecr.dkr': `${docs}/AmazonECR/latest/userguide/vpc-endpoints.html`,
  elasticloadbalancing: `${docs}/elasticloadbalancing/latest/userguide/load-balancer-vpc-endpoints.html`,
  'execute-api': `${docs}/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html`,
  'kinesis-streams': `${docs}/streams/latest/dev/vpc.html`,
  kms: `${docs}/kms/latest/developerguide/vpce-connect.html`,
  lambda: `${docs}/lambda/latest/dg/configuration-vpc-endpoints.html`,
  logs: `${docs}/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html`,
  monitoring: `${docs}/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html`,
  rds: `${docs}/AmazonRDS/latest/UserGuide/vpc-interface-endpoints.html`,
  s3: `${docs}/vpc/latest/privatelink/vpc-endpoints-s3.html`,
  'sagemaker.api': `${docs}/sagemaker/latest/dg/interface-vpc-endpoint.html`,
  'sagemaker.runtime': `${docs}/sagemaker/latest/dg/interface-vpc-endpoint.html`,
  secretsmanager: `${docs}/secretsmanager/latest/userguide/vpc-endpoint-overview.html`,
  sns: `${docs}/sns/latest/dg/sns-vpc-endpoint-policy.html`,
  sqs: `${docs}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html`,
  ssm: `${docs}/systems-manager/latest/userguide/setup-create-vpc.html`,
  states: `${docs}/step-functions/latest/dg/vpc-endpoints.html`,
  sts: `${docs}/IAM/latest/UserGuide/reference_sts_vpc_endpoint_policies.html`,
};

export function takesPolicy(service: string): boolean {
  return Object.hasOwn(pageByService, service);
}
