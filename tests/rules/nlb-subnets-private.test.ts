import rule from '../../src/rules/nlb-subnets-private.ts';
import { testRule } from '../rule-tester.ts';

type Pair = readonly [cloudformation: string, terraform: string];

interface Parts {
  readonly subnets?: Pair;
  readonly more?: Pair;
}

function both({ subnets = ['[!Ref One]', '[aws_subnet.one.id]'], more = ['', ''] }: Parts) {
  return {
    cloudformation: `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  One: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Balancer] } }
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Type: network, Subnets: ${subnets[0]} }
  Gateway: { Type: AWS::EC2::InternetGateway }
${more[0]}`,
    terraform: `
resource "aws_vpc" "vpc" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "one" {
  vpc_id     = aws_vpc.vpc.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_vpc_endpoint_service" "service" { network_load_balancer_arns = [aws_lb.balancer.arn] }
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  subnets            = ${subnets[1]}
}
resource "aws_internet_gateway" "gateway" { vpc_id = aws_vpc.vpc.id }
${more[1]}`,
  };
}

/** A table for the subnet, with a route to everywhere. */
function tableWith(target: Pair, to = '0.0.0.0/0'): Pair {
  return [
    `  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  Association: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref One, RouteTableId: !Ref Table } }
  Route: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: ${to}, ${target[0]} } }
`,
    `resource "aws_route_table" "table" {
  vpc_id = aws_vpc.vpc.id
  route {
    cidr_block = "${to}"
    ${target[1]}
  }
}
resource "aws_route_table_association" "association" {
  subnet_id      = aws_subnet.one.id
  route_table_id = aws_route_table.table.id
}
`,
  ];
}

const internet: Pair = ['GatewayId: !Ref Gateway', 'gateway_id = aws_internet_gateway.gateway.id'];
const translated: Pair = ['NatGatewayId: nat-1', 'nat_gateway_id = "nat-1"'];

function also(...parts: readonly Pair[]): Pair {
  return [parts.map(([template]) => template).join(''), parts.map(([, configuration]) => configuration).join('')];
}

const blocked: Pair = [
  '  Block: { Type: AWS::EC2::VPCBlockPublicAccessOptions, Properties: { InternetGatewayBlockMode: block-ingress } }\n',
  'resource "aws_vpc_block_public_access_options" "block" { internet_gateway_block_mode = "block-ingress" }\n',
];
const excluded: Pair = [
  '  Exclusion: { Type: AWS::EC2::VPCBlockPublicAccessExclusion, Properties: { InternetGatewayExclusionMode: allow-bidirectional, VpcId: !Ref Vpc } }\n',
  `resource "aws_vpc_block_public_access_exclusion" "exclusion" {
  internet_gateway_exclusion_mode = "allow-bidirectional"
  vpc_id                          = aws_vpc.vpc.id
}
`,
];

testRule(rule, {
  valid: [
    { name: 'no table: the main one of a new VPC routes nowhere else', ...both({}) },
    { name: 'to the internet by a NAT gateway', ...both({ more: tableWith(translated) }) },
    {
      name: 'by a virtual private gateway, which stands in the same place',
      ...both({ more: tableWith(['GatewayId: vgw-1', 'gateway_id = "vgw-1"']) }),
    },
    {
      name: 'a table of its own beside the main one, which routes to the internet',
      terraform: both({
        more: also(tableWith(translated), [
          '',
          `resource "aws_default_route_table" "main" {
  default_route_table_id = aws_vpc.vpc.default_route_table_id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.gateway.id
  }
}
`,
        ]),
      }).terraform,
    },
    { name: 'the Region blocks internet gateways', ...both({ more: also(tableWith(internet), blocked) }) },
  ],
  invalid: [
    {
      name: 'a route to everywhere by an internet gateway',
      ...both({ more: tableWith(internet) }),
      findings: [
        {
          message: 'routed',
          address: 'Balancer',
          at: { cloudformation: '8:44-8:52', terraform: '10:25-10:42' },
          text: {
            cloudformation:
              '`One` of `Balancer` routes to an internet gateway (`0.0.0.0/0` by `Gateway`), so it is a public subnet. Segment requires a load balancer in private subnets; name subnets whose route tables have no such route, or take the route away.',
            terraform:
              '`aws_subnet.one` of `aws_lb.balancer` routes to an internet gateway (`0.0.0.0/0` by `aws_internet_gateway.gateway`), so it is a public subnet. Segment requires a load balancer in private subnets; name subnets whose route tables have no such route, or take the route away.',
          },
        },
      ],
    },
    {
      name: 'a literal internet gateway, for some addresses',
      ...both({ more: tableWith(['GatewayId: igw-1', 'gateway_id = "igw-1"'], '52.0.0.0/8') }),
      findings: [
        {
          message: 'routed',
          address: 'Balancer',
          at: { cloudformation: '8:44-8:52', terraform: '10:25-10:42' },
          text: {
            terraform:
              '`aws_subnet.one` of `aws_lb.balancer` routes to an internet gateway (`52.0.0.0/8` by `igw-1`), so it is a public subnet. Segment requires a load balancer in private subnets; name subnets whose route tables have no such route, or take the route away.',
          },
        },
      ],
    },
    {
      name: 'the main table routes to the internet',
      terraform: both({
        more: [
          '',
          `resource "aws_route" "main" {
  route_table_id         = aws_vpc.vpc.main_route_table_id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.gateway.id
}
`,
        ],
      }).terraform,
      findings: [{ message: 'routed', address: 'Balancer', at: { terraform: '10:25-10:42' } }],
    },
    {
      name: 'the VPC is excluded from what the Region blocks',
      ...both({ more: also(tableWith(internet), blocked, excluded) }),
      findings: [
        { message: 'routed', address: 'Balancer', at: { cloudformation: '8:44-8:52', terraform: '10:25-10:42' } },
      ],
    },
  ],
  unknown: [
    {
      name: 'a table that is not in the sources',
      cloudformation: both({
        more: [
          '  Association: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref One, RouteTableId: rtb-1 } }\n',
          '',
        ],
      }).cloudformation,
      terraform: both({
        more: [
          '',
          `resource "aws_route_table_association" "association" {
  subnet_id      = aws_subnet.one.id
  route_table_id = "rtb-1"
}
`,
        ],
      }).terraform,
      findings: [
        {
          message: 'undecided',
          address: 'Balancer',
          at: { cloudformation: '8:44-8:52', terraform: '10:25-10:42' },
          text: {
            cloudformation:
              'Whether `One` of `Balancer` routes to an internet gateway is unknown: the sources do not show `rtb-1`. Segment requires a load balancer in private subnets, whose route tables have no such route.',
            terraform:
              'Whether `aws_subnet.one` of `aws_lb.balancer` routes to an internet gateway is unknown: the sources do not show `rtb-1`. Segment requires a load balancer in private subnets, whose route tables have no such route.',
          },
        },
      ],
    },
    {
      name: 'a gateway that is not known',
      cloudformation: `
Parameters: { Way: { Type: String } }
${both({ more: tableWith(['GatewayId: !Ref Way', '']) }).cloudformation}`,
      terraform: `
variable "way" {}
${both({ more: tableWith(['', 'gateway_id = var.way']) }).terraform}`,
      findings: [
        { message: 'undecided', address: 'Balancer', at: { cloudformation: '10:44-10:52', terraform: '12:25-12:42' } },
      ],
    },
    {
      name: 'the main table of a VPC that is not in the sources',
      cloudformation: both({}).cloudformation.replace('VpcId: !Ref Vpc', 'VpcId: vpc-1'),
      terraform: both({}).terraform.replace('vpc_id     = aws_vpc.vpc.id', 'vpc_id     = "vpc-1"'),
      findings: [
        { message: 'undecided', address: 'Balancer', at: { cloudformation: '8:44-8:52', terraform: '10:25-10:42' } },
      ],
    },
    {
      name: 'the Region may block internet gateways',
      cloudformation: `
Parameters: { Mode: { Type: String } }
${both({ more: also(tableWith(internet), blocked) }).cloudformation.replace('block-ingress', '!Ref Mode')}`,
      terraform: `
variable "mode" {}
${both({ more: also(tableWith(internet), blocked) }).terraform.replace('"block-ingress"', 'var.mode')}`,
      findings: [
        { message: 'undecided', address: 'Balancer', at: { cloudformation: '10:44-10:52', terraform: '12:25-12:42' } },
      ],
    },
    {
      name: 'public under a condition',
      cloudformation: `
Parameters: { Stage: { Type: String } }
Conditions: { Public: !Equals [!Ref Stage, public] }
${both({ more: tableWith(['GatewayId: !If [Public, !Ref Gateway, !Ref AWS::NoValue]', '']) }).cloudformation}`,
      findings: [{ message: 'routed', address: 'Balancer', verdict: 'unknown', at: { cloudformation: '11:44-11:52' } }],
    },
    {
      name: 'a public subnet in one case, and one that is not in the sources in the other',
      cloudformation: `
Parameters: { Stage: { Type: String } }
Conditions: { Public: !Equals [!Ref Stage, public] }
${both({ subnets: ['[!If [Public, !Ref One, subnet-1]]', ''], more: tableWith(internet) }).cloudformation}`,
      terraform: `
variable "public" { type = bool }
${both({ subnets: ['', '[var.public ? aws_subnet.one.id : "subnet-1"]'], more: tableWith(internet) }).terraform}`,
      findings: [
        { message: 'routed', address: 'Balancer', at: { cloudformation: '11:57', terraform: '12:24' } },
        { message: 'unseenSubnet', address: 'Balancer', at: { cloudformation: '11:67', terraform: '12:58' } },
      ],
    },
    {
      name: 'the default VPC, whose main table AWS has made',
      terraform: both({})
        .terraform.replace(
          'resource "aws_vpc" "vpc" { cidr_block = "10.0.0.0/16" }',
          'resource "aws_default_vpc" "vpc" {}',
        )
        .replaceAll('aws_vpc.vpc.id', 'aws_default_vpc.vpc.id'),
      findings: [{ message: 'undecided', address: 'Balancer', at: { terraform: '10:25-10:42' } }],
    },
    {
      name: 'subnets that are not known',
      cloudformation: `
Parameters: { Subnets: { Type: List<AWS::EC2::Subnet::Id> } }
${both({ subnets: ['!Ref Subnets', ''] }).cloudformation}`,
      terraform: `
variable "subnets" {}
${both({ subnets: ['', 'var.subnets'] }).terraform}`,
      findings: [
        {
          message: 'unseenSubnet',
          address: 'Balancer',
          at: { cloudformation: '10:43-10:55', terraform: '12:24-12:35' },
          text: {
            cloudformation:
              'Whether the subnets of `Balancer` route to an internet gateway is unknown: parameter `Subnets` has no default; pass `--parameters`. Segment requires a load balancer in private subnets, whose route tables have no such route.',
            terraform:
              'Whether the subnets of `aws_lb.balancer` route to an internet gateway is unknown: variable `subnets` has no default; pass `--var subnets=…` or a `--var-file`. Segment requires a load balancer in private subnets, whose route tables have no such route.',
          },
        },
      ],
    },
    {
      name: 'a load balancer that is not in the sources',
      cloudformation: `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties:
      NetworkLoadBalancerArns:
        - arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1
`,
      terraform: `
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1"]
}
`,
      findings: [
        {
          message: 'unseen',
          address: 'Service',
          at: { cloudformation: '7:11-7:84', terraform: '3:33-3:108' },
          text: {
            cloudformation:
              'Whether the load balancer behind `Service` is in private subnets is unknown: the sources do not show the load balancer `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1`. Segment requires that; their route tables must have no route to an internet gateway.',
            terraform:
              'Whether the load balancer behind `aws_vpc_endpoint_service.service` is in private subnets is unknown: the sources do not show the load balancer `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1`. Segment requires that; their route tables must have no route to an internet gateway.',
          },
        },
      ],
    },
  ],
});
