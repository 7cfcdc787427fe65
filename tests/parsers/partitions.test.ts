import { describe, expect, it } from 'vitest';
import { lint, memorySources } from '../../src/index.ts';
import { partitionOfRegion, suffixOfPartition } from '../../src/parsers/partitions.ts';

// As data sources `aws_partition` of the provider in version 5.100 say, each in a Region.
const partitions: readonly (readonly [region: string, partition: string, suffix: string])[] = [
  ['eu-west-1', 'aws', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['us-iso-east-1', 'aws-iso', 'c2s.ic.gov'],
  ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['eu-isoe-west-1', 'aws-iso-e', 'cloud.adc-e.uk'],
  ['us-isof-south-1', 'aws-iso-f', 'csp.hci.ic.gov'],
  ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
];

describe.each(partitions)('%s', (region, partition, suffix) => {
  it(`lies in ${partition}`, () => {
    expect(partitionOfRegion(region)).toBe(partition);
    expect(suffixOfPartition(partition)).toBe(suffix);
  });

  // The message repeats what is no principal.
  it('is known to Terraform and to CloudFormation', async () => {
    const sources = memorySources({
      '/main.tf': `provider "aws" {
  region = "${region}"
}
data "aws_partition" "p" {}
resource "aws_vpc_endpoint_service" "s" {
  acceptance_required        = false
  network_load_balancer_arns = []
  allowed_principals         = ["\${data.aws_partition.p.partition} \${data.aws_partition.p.dns_suffix}"]
}
`,
      '/template.yaml': `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  S:
    Type: AWS::EC2::VPCEndpointServicePermissions
    Properties:
      ServiceId: !Ref Service
      AllowedPrincipals: [!Sub "\${AWS::Partition} \${AWS::URLSuffix}"]
  Service:
    Type: AWS::EC2::VPCEndpointService
`,
    });
    const { findings } = await lint(['/main.tf', '/template.yaml'], { profiles: ['segment'], sources, region });
    const malformed = findings.filter(({ messageId }) => messageId === 'malformed');
    expect(malformed.map(({ message }) => message.includes(`${partition} ${suffix}`))).toEqual([true, true]);
  });
});
