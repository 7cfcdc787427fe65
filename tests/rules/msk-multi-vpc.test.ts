import rule from '../../src/rules/msk-multi-vpc.ts';
import { testRule } from '../rule-tester.ts';

const options = { account: 'vendor.account' };
const given = { options, inputs: { 'vendor.account': '072088201116' } };
const actions = ['CreateVpcConnection', 'GetBootstrapBrokers', 'DescribeCluster', 'DescribeClusterV2'].map(
  (action) => `kafka:${action}`,
);

interface Written {
  readonly connectivity?: readonly [cloudformation: string, terraform: string];
  readonly instance?: string;
  readonly version?: string;
}
const on = ['Sasl: { Scram: { Enabled: true } }', 'sasl { scram = true }'] as const;

const template = (policy: string, written: Written = {}): string => `
Parameters:
  Open: { Type: String }
  Stage: { Type: String }
Conditions:
  Test: !Equals [!Ref Stage, test]
Resources:
  Stream:
    Type: AWS::MSK::Cluster
    Properties:
      KafkaVersion: "${written.version ?? '3.6.0'}"
      BrokerNodeGroupInfo:
        InstanceType: ${written.instance ?? 'kafka.m7g.large'}
        ConnectivityInfo:
          VpcConnectivity: { ClientAuthentication: { ${(written.connectivity ?? on)[0]} } }
${policy}`;
const configuration = (policy: string, written: Written = {}): string => `
variable "open" {}
variable "stage" {}
resource "aws_msk_cluster" "stream" {
  kafka_version = "${written.version ?? '3.6.0'}"
  broker_node_group_info {
    instance_type = "${written.instance ?? 'kafka.m7g.large'}"
    connectivity_info {
      vpc_connectivity {
        client_authentication {
          ${(written.connectivity ?? on)[1]}
        }
      }
    }
  }
}
${policy}`;

interface Statement {
  readonly effect?: string;
  readonly principal?: string;
  readonly actions?: readonly string[];
  readonly condition?: object;
}
const statementsOf = (statements: readonly Statement[]): string =>
  JSON.stringify({
    Statement: statements.map(
      ({ effect = 'Allow', principal = '072088201116', actions: own = actions, condition }) => ({
        Effect: effect,
        Principal: { AWS: principal },
        Action: own,
        Resource: '*',
        ...(condition && { Condition: condition }),
      }),
    ),
  });
const inTemplate = (...statements: readonly Statement[]): string => `  Admission:
    Type: AWS::MSK::ClusterPolicy
    Properties:
      ClusterArn: !GetAtt Stream.Arn
      Policy: ${statementsOf(statements)}
`;
const inTerraform = (...statements: readonly Statement[]): string => `resource "aws_msk_cluster_policy" "admission" {
  cluster_arn = aws_msk_cluster.stream.arn
  policy      = jsonencode(${statementsOf(statements).replaceAll('":', '"=')})
}
`;
const both = (...statements: readonly Statement[]) => ({
  cloudformation: template(inTemplate(...statements)),
  terraform: configuration(inTerraform(...statements)),
});
const admitted = (written: Written) => ({
  cloudformation: template(inTemplate({}), written),
  terraform: configuration(inTerraform({}), written),
});

testRule(rule, {
  valid: [
    { name: 'the account may do what it needs', ...given, ...both({}) },
    {
      name: 'as an ARN, by a wildcard',
      ...given,
      ...both({ principal: 'arn:aws:iam::072088201116:root', actions: ['kafka:*'] }),
    },
    { name: 'everyone may', ...given, ...both({ principal: '*' }) },
    {
      name: 'by two statements together',
      ...given,
      ...both({ actions: actions.slice(0, 2) }, { actions: actions.slice(2) }),
    },
    {
      name: 'connectivity for one way to authenticate is enough, where nobody asks for an account',
      cloudformation: template('', { connectivity: ['Tls: { Enabled: true }', 'tls = true'] }),
      terraform: configuration('', { connectivity: ['Tls: { Enabled: true }', 'tls = true'] }),
    },
    { name: 'the oldest version that has it', ...given, ...admitted({ version: '2.7.1' }) },
    {
      name: 'a cluster for others beside one that admits the vendor',
      ...given,
      cloudformation: `${template(inTemplate({}))}
  Other:
    Type: AWS::MSK::Cluster
    Properties: { KafkaVersion: 2.1.0 }
`,
      terraform: `${configuration(inTerraform({}))}
resource "aws_msk_cluster" "other" {
  kafka_version = "2.1.0"
}
`,
    },
  ],
  invalid: [
    {
      name: 'connectivity is off by default',
      ...given,
      cloudformation: template(inTemplate({})).replace(/ +ConnectivityInfo:\n.*\n/, ''),
      terraform: configuration(inTerraform({})).replace(/ +connectivity_info \{[\s\S]*?\n {4}\}\n/, ''),
      findings: [
        {
          message: 'turnedOff',
          address: 'Stream',
          at: { cloudformation: '13:9-13:38', terraform: '6:3-6:25' },
          text: {
            cloudformation:
              '`Stream` has multi-VPC connectivity turned off, so no other account can make a managed VPC connection to it. Segment requires it; turn it on for SASL/IAM, SASL/SCRAM or TLS in `ConnectivityInfo` of the brokers.',
            terraform:
              '`aws_msk_cluster.stream` has multi-VPC connectivity turned off, so no other account can make a managed VPC connection to it. Segment requires it; turn it on for SASL/IAM, SASL/SCRAM or TLS in `connectivity_info` of the brokers.',
          },
        },
      ],
    },
    {
      name: 'connectivity is written as off',
      ...given,
      ...admitted({ connectivity: ['Sasl: { Iam: { Enabled: false } }', 'sasl { iam = false }'] }),
      findings: [
        { message: 'turnedOff', address: 'Stream', at: { cloudformation: '15:78-15:83', terraform: '11:24-11:29' } },
      ],
    },
    {
      name: 'the smallest brokers',
      ...given,
      ...admitted({ instance: 'kafka.t3.small' }),
      findings: [
        {
          message: 'smallBrokers',
          address: 'Stream',
          at: { cloudformation: '13:23-13:37', terraform: '7:21-7:37' },
          text: {
            cloudformation:
              '`Stream` runs on `kafka.t3.small` brokers, for which AWS offers no multi-VPC connectivity. Segment requires it; write `InstanceType: kafka.m7g.large` or a larger type.',
            terraform:
              '`aws_msk_cluster.stream` runs on `kafka.t3.small` brokers, for which AWS offers no multi-VPC connectivity. Segment requires it; write `instance_type = "kafka.m7g.large"` or a larger type.',
          },
        },
      ],
    },
    {
      name: 'a version before',
      ...given,
      ...admitted({ version: '2.7.0' }),
      findings: [
        {
          message: 'oldKafka',
          address: 'Stream',
          at: { cloudformation: '11:21-11:28', terraform: '5:19-5:26' },
          text: {
            cloudformation:
              '`Stream` runs Apache Kafka 2.7.0; AWS offers multi-VPC connectivity from 2.7.1 on, and Segment requires it. Move it to that version or a newer one.',
            terraform:
              '`aws_msk_cluster.stream` runs Apache Kafka 2.7.0; AWS offers multi-VPC connectivity from 2.7.1 on, and Segment requires it. Move it to that version or a newer one.',
          },
        },
      ],
    },
    {
      name: 'another account alone',
      ...given,
      ...both({ principal: '111122223333' }),
      findings: [
        {
          message: 'notAdmitted',
          address: 'Stream',
          at: { cloudformation: '20:15-20:216', terraform: '19:17-19:230' },
          text: {
            cloudformation:
              'The cluster policy of `Stream` does not name Segment: account 072088201116 may not make a managed VPC connection. Allow it `kafka:CreateVpcConnection`, `kafka:GetBootstrapBrokers`, `kafka:DescribeCluster`, `kafka:DescribeClusterV2`.',
            terraform:
              'The cluster policy of `aws_msk_cluster.stream` does not name Segment: account 072088201116 may not make a managed VPC connection. Allow it `kafka:CreateVpcConnection`, `kafka:GetBootstrapBrokers`, `kafka:DescribeCluster`, `kafka:DescribeClusterV2`.',
          },
        },
      ],
    },
    {
      name: 'too few actions',
      ...given,
      ...both({ actions: actions.slice(1) }),
      findings: [
        {
          message: 'tooLittle',
          address: 'Stream',
          at: { cloudformation: '20:15-20:188', terraform: '19:17-19:202' },
          text: {
            cloudformation:
              'The cluster policy of `Stream` names Segment, but does not let account 072088201116 do `kafka:CreateVpcConnection`. Without it the managed VPC connection cannot be made; allow `kafka:CreateVpcConnection`, `kafka:GetBootstrapBrokers`, `kafka:DescribeCluster`, `kafka:DescribeClusterV2`.',
            terraform:
              'The cluster policy of `aws_msk_cluster.stream` names Segment, but does not let account 072088201116 do `kafka:CreateVpcConnection`. Without it the managed VPC connection cannot be made; allow `kafka:CreateVpcConnection`, `kafka:GetBootstrapBrokers`, `kafka:DescribeCluster`, `kafka:DescribeClusterV2`.',
          },
        },
      ],
    },
    {
      name: 'one action is denied to everyone',
      ...given,
      ...both({}, { effect: 'Deny', principal: '*', actions: ['kafka:Describe*'] }),
      findings: [
        { message: 'tooLittle', address: 'Stream', at: { cloudformation: '20:15-20:302', terraform: '19:17-19:316' } },
      ],
    },
  ],
  unknown: [
    {
      name: 'a serverless cluster',
      ...given,
      cloudformation: `
Resources:
  Stream:
    Type: AWS::MSK::ServerlessCluster
`,
      terraform: `
resource "aws_msk_serverless_cluster" "stream" {
  cluster_name = "stream"
}
`,
      findings: [
        {
          message: 'serverless',
          address: 'Stream',
          at: { cloudformation: '3:3-3:9', terraform: '2:1-2:47' },
          text: {
            cloudformation:
              '`Stream` is a serverless cluster, and AWS describes multi-VPC connectivity for provisioned clusters only; ask Segment whether it can connect to it.',
            terraform:
              '`aws_msk_serverless_cluster.stream` is a serverless cluster, and AWS describes multi-VPC connectivity for provisioned clusters only; ask Segment whether it can connect to it.',
          },
        },
      ],
    },
    {
      name: 'no policy',
      ...given,
      cloudformation: template(''),
      terraform: configuration(''),
      findings: [
        {
          message: 'noPolicy',
          address: 'Stream',
          at: { cloudformation: '8:3-8:9', terraform: '4:1-4:36' },
          text: {
            cloudformation:
              'Whether `Stream` lets Segment connect is unknown: the sources hold no cluster policy for it. Attach one that allows account 072088201116 to do `kafka:CreateVpcConnection`, `kafka:GetBootstrapBrokers`, `kafka:DescribeCluster`, `kafka:DescribeClusterV2`.',
            terraform:
              'Whether `aws_msk_cluster.stream` lets Segment connect is unknown: the sources hold no cluster policy for it. Attach one that allows account 072088201116 to do `kafka:CreateVpcConnection`, `kafka:GetBootstrapBrokers`, `kafka:DescribeCluster`, `kafka:DescribeClusterV2`.',
          },
        },
      ],
    },
    {
      name: 'no policy, and the vendor has not told its account',
      options,
      cloudformation: template(''),
      terraform: configuration(''),
      findings: [{ message: 'noPolicy', address: 'Stream', at: { cloudformation: '8:3-8:9', terraform: '4:1-4:36' } }],
    },
    {
      name: 'the vendor has not told its account',
      options,
      ...both({}),
      findings: [
        {
          message: 'accountMissing',
          address: 'Stream',
          at: { cloudformation: '20:15-20:216', terraform: '19:17-19:230' },
          text: {
            cloudformation:
              'Whether the cluster policy of `Stream` admits Segment is unknown: input `vendor.account` was not given; set `--input vendor.account=…`.',
            terraform:
              'Whether the cluster policy of `aws_msk_cluster.stream` admits Segment is unknown: input `vendor.account` was not given; set `--input vendor.account=…`.',
          },
        },
      ],
    },
    {
      name: 'a single role of the account',
      ...given,
      ...both({ principal: 'arn:aws:iam::072088201116:role/connector' }),
      findings: [
        {
          message: 'unknownPolicy',
          address: 'Stream',
          at: { cloudformation: '20:15-20:244', terraform: '19:17-19:258' },
          text: {
            cloudformation:
              'Whether the cluster policy of `Stream` lets account 072088201116 do `kafka:CreateVpcConnection`, `kafka:GetBootstrapBrokers`, `kafka:DescribeCluster`, `kafka:DescribeClusterV2` is unknown: a part of it cannot be read, or a condition or a single role narrows it. Allow the account itself, without a condition.',
            terraform:
              'Whether the cluster policy of `aws_msk_cluster.stream` lets account 072088201116 do `kafka:CreateVpcConnection`, `kafka:GetBootstrapBrokers`, `kafka:DescribeCluster`, `kafka:DescribeClusterV2` is unknown: a part of it cannot be read, or a condition or a single role narrows it. Allow the account itself, without a condition.',
          },
        },
      ],
    },
    {
      name: 'a condition narrows it',
      ...given,
      ...both({ condition: { StringEquals: { 'aws:SourceVpc': 'vpc-0aaaaaaaaaaaaaaaa' } } }),
      findings: [
        {
          message: 'unknownPolicy',
          address: 'Stream',
          at: { cloudformation: '20:15-20:287', terraform: '19:17-19:301' },
        },
      ],
    },
    {
      name: 'connectivity from a parameter',
      ...given,
      ...admitted({ connectivity: ['Tls: { Enabled: !Ref Open }', 'tls = var.open'] }),
      findings: [
        {
          message: 'unknownConnectivity',
          address: 'Stream',
          at: { cloudformation: '15:70-15:79', terraform: '11:17-11:25' },
          text: {
            cloudformation:
              'Whether multi-VPC connectivity is on for `Stream` is unknown: parameter `Open` has no default; pass `--parameters`. Segment requires it, for SASL/IAM, SASL/SCRAM or TLS.',
            terraform:
              'Whether multi-VPC connectivity is on for `aws_msk_cluster.stream` is unknown: variable `open` has no default; pass `--var open=…` or a `--var-file`. Segment requires it, for SASL/IAM, SASL/SCRAM or TLS.',
          },
        },
      ],
    },
    {
      name: 'connectivity is off in one case',
      ...given,
      ...admitted({
        connectivity: ['Tls: { Enabled: !If [Test, false, true] }', 'tls = var.stage == "test" ? false : true'],
      }),
      findings: [
        { message: 'turnedOff', address: 'Stream', at: { cloudformation: '15:52-15:97', terraform: '10:9-10:30' } },
      ],
    },
  ],
});
