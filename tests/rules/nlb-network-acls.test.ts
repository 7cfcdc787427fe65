import rule from '../../src/rules/nlb-network-acls.ts';
import { testRule } from '../rule-tester.ts';

type Pair = readonly [cloudformation: string, terraform: string];

/** An entry: direction, number, action, ports, CIDR. */
type Entry = readonly [egress: boolean, number: number, action: string, ports: string, cidr: string];

const inwards = (number: number, action: string, ports: string, cidr = '0.0.0.0/0'): Entry => [
  false,
  number,
  action,
  ports,
  cidr,
];
const outwards = (number: number, action: string, ports: string, cidr = '0.0.0.0/0'): Entry => [
  true,
  number,
  action,
  ports,
  cidr,
];

function entriesOf(entries: readonly Entry[]): Pair {
  const templates = entries.map(([egress, number, action, ports, cidr], index) => {
    const [from, to = from] = ports.split('-');
    return `  Entry${index}: { Type: AWS::EC2::NetworkAclEntry, Properties: { NetworkAclId: !Ref Acl, Egress: ${egress}, RuleNumber: ${number}, RuleAction: ${action}, Protocol: 6, PortRange: { From: ${from}, To: ${to} }, CidrBlock: ${cidr} } }\n`;
  });
  const blocks = entries.map(([egress, number, action, ports, cidr]) => {
    const [from, to = from] = ports.split('-');
    return `  ${egress ? 'egress' : 'ingress'} {
    rule_no    = ${number}
    action     = "${action}"
    protocol   = "tcp"
    from_port  = ${from}
    to_port    = ${to}
    cidr_block = "${cidr}"
  }\n`;
  });
  return [templates.join(''), blocks.join('')];
}

interface Parts {
  /** Of the ACL of the first subnet; without them no ACL is written. */
  readonly entries?: readonly Entry[];
  readonly subnets?: Pair;
  readonly port?: string;
  readonly more?: Pair;
}

function both({ entries, subnets, port = '5432', more = ['', ''] }: Parts) {
  const written = entries && entriesOf(entries);
  const named = subnets ?? ['[!Ref One]', '[aws_subnet.one.id]'];
  return {
    cloudformation: `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  One: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Balancer] } }
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Type: network, Subnets: ${named[0]} }
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: { LoadBalancerArn: !Ref Balancer, Port: ${port}, Protocol: TCP }
${
  written
    ? `  Acl: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: !Ref Vpc } }
  Association: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref One, NetworkAclId: !Ref Acl } }
${written[0]}`
    : ''
}${more[0]}`,
    terraform: `
resource "aws_vpc" "vpc" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "one" {
  vpc_id     = aws_vpc.vpc.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_vpc_endpoint_service" "service" { network_load_balancer_arns = [aws_lb.balancer.arn] }
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  subnets            = ${named[1]}
}
resource "aws_lb_listener" "listener" {
  load_balancer_arn = aws_lb.balancer.arn
  port              = ${port}
  protocol          = "TCP"
}
${
  written
    ? `resource "aws_network_acl" "acl" {
  vpc_id     = aws_vpc.vpc.id
  subnet_ids = [aws_subnet.one.id]
${written[1]}}
`
    : ''
}${more[1]}`,
  };
}

const answers = outwards(100, 'allow', '1024-65535');

testRule(rule, {
  valid: [
    { name: 'no ACL is written: the default one allows everything', ...both({}) },
    { name: 'the listener in, ephemeral ports out', ...both({ entries: [inwards(100, 'allow', '5432'), answers] }) },
    {
      name: 'a denial that comes after what allows it',
      ...both({ entries: [inwards(100, 'allow', '1024-65535'), inwards(200, 'deny', '5432'), answers] }),
    },
    {
      name: 'two ranges of ephemeral ports, one after the other',
      ...both({
        entries: [
          inwards(100, 'allow', '5432'),
          outwards(100, 'allow', '1024-32767'),
          outwards(110, 'allow', '32768-65535'),
        ],
      }),
    },
    {
      name: 'the default ACL, adopted with what is needed',
      terraform: both({
        more: [
          '',
          `resource "aws_default_network_acl" "default" {
  default_network_acl_id = aws_vpc.vpc.default_network_acl_id
${entriesOf([inwards(100, 'allow', '5432'), answers])[1]}}
`,
        ],
      }).terraform,
    },
  ],
  invalid: [
    {
      name: 'nobody gets in on the port',
      ...both({ entries: [inwards(100, 'allow', '443'), answers] }),
      findings: [
        {
          message: 'closedIn',
          address: 'Balancer',
          at: { cloudformation: '14:3-14:9', terraform: '20:3-20:10' },
          text: {
            cloudformation:
              '`Acl` of `One` lets nobody in on tcp 5432, where `Balancer` listens, so what comes over PrivateLink is dropped. Segment requires that it is let in; write an inbound entry that allows tcp 5432, with a lower number than any that denies it.',
            terraform:
              '`aws_network_acl.acl` of `aws_subnet.one` lets nobody in on tcp 5432, where `aws_lb.balancer` listens, so what comes over PrivateLink is dropped. Segment requires that it is let in; write an inbound entry that allows tcp 5432, with a lower number than any that denies it.',
          },
        },
      ],
    },
    {
      name: 'a denial that comes before what allows it',
      ...both({ entries: [inwards(100, 'deny', '5432'), inwards(200, 'allow', '1024-65535'), answers] }),
      findings: [
        { message: 'closedIn', address: 'Balancer', at: { cloudformation: '14:3-14:9', terraform: '20:3-20:10' } },
      ],
    },
    {
      name: 'answers only from the port of the listener',
      ...both({ entries: [inwards(100, 'allow', '5432'), outwards(100, 'allow', '5432')] }),
      findings: [
        {
          message: 'closedOut',
          address: 'Balancer',
          at: { cloudformation: '15:3-15:9', terraform: '28:3-28:9' },
          text: {
            cloudformation:
              '`Acl` of `One` lets nothing out on tcp 1024-5431 and tcp 5433-65535. A network ACL does not remember connections, so the answers of `Balancer` are dropped: they go to ports 1024-65535. Segment requires that they get out; write an outbound entry that allows tcp 1024-5431 and tcp 5433-65535, with a lower number than any that denies it.',
            terraform:
              '`aws_network_acl.acl` of `aws_subnet.one` lets nothing out on tcp 1024-5431 and tcp 5433-65535. A network ACL does not remember connections, so the answers of `aws_lb.balancer` are dropped: they go to ports 1024-65535. Segment requires that they get out; write an outbound entry that allows tcp 1024-5431 and tcp 5433-65535, with a lower number than any that denies it.',
          },
        },
      ],
    },
    {
      name: 'the default ACL, adopted without entries',
      terraform: both({
        more: [
          '',
          `resource "aws_default_network_acl" "default" { default_network_acl_id = aws_vpc.vpc.default_network_acl_id }
`,
        ],
      }).terraform,
      findings: [{ message: 'closedIn', address: 'Balancer', at: { terraform: '17:1-17:45' } }],
    },
    {
      name: 'an entry for the default ACL that denies what the first one would allow',
      terraform: both({
        more: [
          '',
          `resource "aws_network_acl_rule" "denied" {
  network_acl_id = aws_vpc.vpc.default_network_acl_id
  rule_number    = 50
  rule_action    = "deny"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
}
`,
        ],
      }).terraform,
      findings: [
        {
          message: 'closedIn',
          address: 'Balancer',
          at: { terraform: '10:25-10:42' },
          text: {
            terraform:
              'The default network ACL of `aws_subnet.one` lets nobody in on tcp 5432, where `aws_lb.balancer` listens, so what comes over PrivateLink is dropped. Segment requires that it is let in; write an inbound entry that allows tcp 5432, with a lower number than any that denies it.',
          },
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'some addresses in',
      ...both({ entries: [inwards(100, 'allow', '5432', '10.0.0.0/8'), answers] }),
      findings: [
        {
          message: 'someIn',
          address: 'Balancer',
          at: { cloudformation: '14:3-14:9', terraform: '20:3-20:10' },
          text: {
            cloudformation:
              'Whether `Acl` of `One` lets in what comes over PrivateLink to `Balancer` is unknown: on tcp 5432 it admits only 10.0.0.0/8, and AWS does not document from which addresses a network ACL sees such connections. Segment requires that they are let in; to be certain, allow tcp 5432 from 0.0.0.0/0.',
            terraform:
              'Whether `aws_network_acl.acl` of `aws_subnet.one` lets in what comes over PrivateLink to `aws_lb.balancer` is unknown: on tcp 5432 it admits only 10.0.0.0/8, and AWS does not document from which addresses a network ACL sees such connections. Segment requires that they are let in; to be certain, allow tcp 5432 from 0.0.0.0/0.',
          },
        },
      ],
    },
    {
      name: 'answers to some addresses',
      ...both({ entries: [inwards(100, 'allow', '5432'), outwards(100, 'allow', '1024-65535', '10.0.0.0/8')] }),
      findings: [
        {
          message: 'someOut',
          address: 'Balancer',
          at: { cloudformation: '15:3-15:9', terraform: '28:3-28:9' },
          text: {
            cloudformation:
              'Whether `Acl` of `One` lets out the answers of `Balancer` is unknown: on tcp 1024-65535 it lets out only what goes to 10.0.0.0/8, and AWS does not document to which addresses a network ACL sees answers over PrivateLink go. Segment requires that they get out; to be certain, allow tcp 1024-65535 to 0.0.0.0/0.',
            terraform:
              'Whether `aws_network_acl.acl` of `aws_subnet.one` lets out the answers of `aws_lb.balancer` is unknown: on tcp 1024-65535 it lets out only what goes to 10.0.0.0/8, and AWS does not document to which addresses a network ACL sees answers over PrivateLink go. Segment requires that they get out; to be certain, allow tcp 1024-65535 to 0.0.0.0/0.',
          },
        },
      ],
    },
    {
      name: 'a CIDR that is not known',
      cloudformation: `
Parameters: { Clients: { Type: String } }
${both({ entries: [inwards(100, 'allow', '5432', '!Ref Clients'), answers] }).cloudformation}`,
      terraform: `
variable "clients" {}
${both({ entries: [inwards(100, 'allow', '5432', 'CLIENTS'), answers] }).terraform.replace('"CLIENTS"', 'var.clients')}`,
      findings: [
        {
          message: 'undecided',
          address: 'Balancer',
          at: { cloudformation: '10:44-10:52', terraform: '12:25-12:42' },
          text: {
            cloudformation:
              'Whether the network ACL of `One` lets in what comes over PrivateLink to `Balancer`, and the answers out, is unknown: parameter `Clients` has no default; pass `--parameters`. Segment requires that it does; it must allow the listener ports in and ports 1024-65535 out.',
            terraform:
              'Whether the network ACL of `aws_subnet.one` lets in what comes over PrivateLink to `aws_lb.balancer`, and the answers out, is unknown: variable `clients` has no default; pass `--var clients=…` or a `--var-file`. Segment requires that it does; it must allow the listener ports in and ports 1024-65535 out.',
          },
        },
      ],
    },
    {
      name: 'an ACL that is not in the sources',
      cloudformation: both({
        more: [
          '  Association: { Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: { SubnetId: !Ref One, NetworkAclId: acl-1 } }\n',
          '',
        ],
      }).cloudformation,
      terraform: both({
        more: [
          '',
          `resource "aws_network_acl_association" "one" {
  subnet_id      = aws_subnet.one.id
  network_acl_id = "acl-1"
}
`,
        ],
      }).terraform,
      findings: [
        { message: 'undecided', address: 'Balancer', at: { cloudformation: '8:44-8:52', terraform: '10:25-10:42' } },
      ],
    },
    {
      name: 'the default ACL of a VPC that is not in the sources',
      cloudformation: both({}).cloudformation.replace('VpcId: !Ref Vpc', 'VpcId: vpc-1'),
      terraform: both({}).terraform.replace('vpc_id     = aws_vpc.vpc.id', 'vpc_id     = "vpc-1"'),
      findings: [
        { message: 'undecided', address: 'Balancer', at: { cloudformation: '8:44-8:52', terraform: '10:25-10:42' } },
      ],
    },
    {
      name: 'the port of the listener is not known',
      cloudformation: `
Parameters: { Port: { Type: Number } }
${both({ port: '!Ref Port', entries: [inwards(100, 'allow', '5432'), answers] }).cloudformation}`,
      terraform: `
variable "port" {}
${both({ port: 'var.port', entries: [inwards(100, 'allow', '5432'), answers] }).terraform}`,
      findings: [
        { message: 'undecided', address: 'Balancer', at: { cloudformation: '10:44-10:52', terraform: '12:25-12:42' } },
      ],
    },
    {
      name: 'a subnet that is not in the sources',
      ...both({ subnets: ['[subnet-1]', '["subnet-1"]'] }),
      findings: [
        {
          message: 'unseenSubnet',
          address: 'Balancer',
          at: { cloudformation: '8:44-8:52', terraform: '10:25-10:35' },
          text: {
            cloudformation:
              'Whether the network ACLs of `Balancer` let in what comes over PrivateLink, and the answers out, is unknown: the sources do not show the subnet `subnet-1`. Segment requires that they do; they must allow the listener ports in and ports 1024-65535 out.',
            terraform:
              'Whether the network ACLs of `aws_lb.balancer` let in what comes over PrivateLink, and the answers out, is unknown: the sources do not show the subnet `subnet-1`. Segment requires that they do; they must allow the listener ports in and ports 1024-65535 out.',
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
              'Whether the network ACLs of the load balancer behind `Service` let in what comes over PrivateLink is unknown: the sources do not show the load balancer `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1`. Segment requires that they do; they must allow the listener ports in and ports 1024-65535 out.',
            terraform:
              'Whether the network ACLs of the load balancer behind `aws_vpc_endpoint_service.service` let in what comes over PrivateLink is unknown: the sources do not show the load balancer `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/db/1`. Segment requires that they do; they must allow the listener ports in and ports 1024-65535 out.',
          },
        },
      ],
    },
  ],
});
