import rule from '../../src/rules/lattice-outbound-rules.ts';
import share from '../../src/rules/lattice-resource-share.ts';
import { testRule } from '../rule-tester.ts';

interface Parts {
  /** Lines of the group of the gateway. */
  readonly egress?: readonly [template: string, configuration: string];
  readonly groups?: readonly [template: string, configuration: string];
  /** What the configuration stands for, and its ports. */
  readonly resource?: readonly [template: string, configuration: string];
  readonly ports?: readonly string[];
  readonly gateway?: readonly [template: string, configuration: string];
}

const letOut = (cidr: string, from = 5432, to = from): readonly [string, string] => [
  `[{ IpProtocol: tcp, FromPort: ${from}, ToPort: ${to}, CidrIp: ${cidr} }]`,
  `egress {
    from_port   = ${from}
    to_port     = ${to}
    protocol    = "tcp"
    cidr_blocks = ["${cidr}"]
  }`,
];
const nothing = ['[]', ''] as const;
const byAddress = [
  'IpResource: 10.0.1.17',
  `ip_resource {
      ip_address = "10.0.1.17"
    }`,
] as const;
const byArn = [
  'ArnResource: !GetAtt Database.DBInstanceArn',
  `arn_resource {
      arn = aws_db_instance.database.arn
    }`,
] as const;
const byName = [
  'DnsResource: { DomainName: db.example.com, IpAddressType: IPV4 }',
  `dns_resource {
      domain_name     = "db.example.com"
      ip_address_type = "IPV4"
    }`,
] as const;
const named = ['SecurityGroupIds: [!Ref Outlet]', 'security_group_ids = [aws_security_group.outlet.id]'] as const;

/** A database in 10.0.1.0/24 that is shared through a gateway with a security group. */
function system(parts: Parts): { readonly cloudformation: string; readonly terraform: string } {
  const { egress = letOut('0.0.0.0/0'), groups = named, resource = byAddress, ports = ['5432'], gateway } = parts;
  const [inTemplate, inConfiguration] = gateway ?? ['!Ref Gateway', 'aws_vpclattice_resource_gateway.gateway.id'];
  return {
    cloudformation: `
Parameters: { Open: { Type: String } }
Resources:
  Shared:
    Type: AWS::VpcLattice::ResourceConfiguration
    Properties:
      ResourceGatewayId: ${inTemplate}
      PortRanges: ${JSON.stringify(ports)}
      ResourceConfigurationDefinition: { ${resource[0]} }
  Gateway:
    Type: AWS::VpcLattice::ResourceGateway
    Properties:
      SubnetIds: [!Ref Subnet]
      ${groups[0]}
  Outlet:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
      SecurityGroupEgress: ${egress[0]}
  Database:
    Type: AWS::RDS::DBInstance
    Properties: { Engine: postgres, VPCSecurityGroups: [!Ref Guard], DBSubnetGroupName: !Ref Subnets }
  Guard: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Vpc } }
  Subnets: { Type: AWS::RDS::DBSubnetGroup, Properties: { SubnetIds: [!Ref Subnet] } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
`,
    terraform: `
variable "open" {}
resource "aws_vpclattice_resource_configuration" "shared" {
  resource_gateway_identifier = ${inConfiguration}
  port_ranges                 = ${JSON.stringify(ports)}
  resource_configuration_definition {
    ${resource[1]}
  }
}
resource "aws_vpclattice_resource_gateway" "gateway" {
  subnet_ids = [aws_subnet.subnet.id]
  ${groups[1]}
}
resource "aws_security_group" "outlet" {
  vpc_id = aws_vpc.vpc.id
  ${egress[1]}
}
resource "aws_db_instance" "database" {
  engine                 = "postgres"
  vpc_security_group_ids = [aws_security_group.guard.id]
  db_subnet_group_name   = aws_db_subnet_group.subnets.name
}
resource "aws_security_group" "guard" {
  vpc_id = aws_vpc.vpc.id
}
resource "aws_db_subnet_group" "subnets" {
  name       = "subnets"
  subnet_ids = [aws_subnet.subnet.id]
}
resource "aws_subnet" "subnet" {
  vpc_id     = aws_vpc.vpc.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_vpc" "vpc" {
  cidr_block = "10.0.0.0/16"
}
`,
  };
}

const toGroup = [
  '[{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, DestinationSecurityGroupId: !Ref Guard }]',
  `egress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.guard.id]
  }`,
] as const;
const withoutGroup = ['Name: gateway', ''] as const;
const requester = {
  profile: 'acme',
  vendor: 'Acme',
  source: 'https://acme.example.com',
  readOn: '2026-11-22',
  level: 'required',
} as const;
const vendor = { options: { account: 'vendor.account' }, inputs: { 'vendor.account': '072088201116' } };

testRule(rule, {
  valid: [
    { name: 'the address and port of the resource, and no more', ...system({ egress: letOut('10.0.1.17/32') }) },
    {
      name: 'the subnet that the database stands in, on the port that AWS gives it',
      ...system({ resource: byArn, ports: [], egress: letOut('10.0.1.0/24') }),
    },
    { name: 'the security group of the database', ...system({ resource: byArn, ports: [], egress: toGroup }) },
    { name: 'everywhere, to a name that the sources do not show', ...system({ resource: byName }) },
    { name: 'every port of a range', ...system({ ports: ['5432-5434'], egress: letOut('10.0.0.0/8', 5400, 5500) }) },
    {
      name: 'no group, in a VPC whose default group is as AWS makes it: that lets out everything',
      ...system({ groups: withoutGroup, egress: nothing }),
    },
    {
      name: 'a gateway that a parameter names, where the rule on shares tells that',
      others: [{ rule: share, options: {}, requesters: [requester] }],
      ...system({ gateway: ['!Ref Open', 'var.open'] }),
    },
  ],
  invalid: [
    {
      name: 'a group that lets out to another address',
      ...system({ egress: letOut('10.0.1.18/32') }),
      findings: [
        {
          message: 'notLetOut',
          address: 'Shared',
          at: { cloudformation: '19:28-19:101', terraform: '18:3' },
          text: {
            cloudformation:
              '`Outlet` lets nothing out to 10.0.1.17/32 on tcp 5432, so `Gateway` cannot reach what `Shared` stands for. Segment requires that it does; add an egress rule for 10.0.1.17/32 on tcp 5432.',
          },
        },
      ],
    },
    {
      name: 'a group that lets out another port',
      ...system({ resource: byArn, ports: [], egress: letOut('10.0.1.0/24', 3306) }),
      findings: [{ message: 'notLetOut', address: 'Shared', at: { cloudformation: '19:28', terraform: '18:3' } }],
    },
    {
      name: 'a group that lets out another port only, to something that the sources do not show',
      ...system({ resource: byName, egress: letOut('0.0.0.0/0', 443) }),
      findings: [{ message: 'notLetOut', address: 'Shared', at: { cloudformation: '19:28', terraform: '19:3' } }],
    },
    {
      name: 'the first port after a range of ports',
      ...system({ ports: ['5432-5434'], egress: letOut('10.0.0.0/8', 5435) }),
      findings: [{ message: 'notLetOut', address: 'Shared', at: { cloudformation: '19:28', terraform: '18:3' } }],
    },
  ],
  unknown: [
    {
      name: 'a part of what the name may stand for',
      ...system({ resource: byName, egress: letOut('10.0.0.0/8') }),
      findings: [
        {
          message: 'undecided',
          address: 'Shared',
          at: { cloudformation: '14:25', terraform: '15:24' },
          text: {
            terraform:
              'Whether `aws_security_group.outlet` lets `aws_vpclattice_resource_gateway.gateway` reach what `aws_vpclattice_resource_configuration.shared` stands for on tcp 5432 is unknown: the sources do not show `db.example.com`. Segment requires that it does; to be certain, add an egress rule for the addresses of the resource on tcp 5432.',
          },
        },
      ],
    },
    {
      name: 'a part of a range of ports',
      ...system({ ports: ['5432-5434'], egress: letOut('10.0.0.0/8', 5433) }),
      findings: [{ message: 'undecided', address: 'Shared', at: { cloudformation: '14:25', terraform: '14:24' } }],
    },
    {
      name: 'a group that is not in the sources',
      ...system({ groups: ['SecurityGroupIds: [!Ref Open]', 'security_group_ids = [var.open]'] }),
      findings: [{ message: 'undecided', address: 'Shared', at: { cloudformation: '14:25', terraform: '14:24' } }],
    },
    {
      name: 'no group, in a VPC that is not in the sources',
      cloudformation: `
Resources:
  Shared:
    Type: AWS::VpcLattice::ResourceConfiguration
    Properties:
      ResourceGatewayId: !Ref Gateway
      PortRanges: ["5432"]
      ResourceConfigurationDefinition: { IpResource: 10.0.1.17 }
  Gateway:
    Type: AWS::VpcLattice::ResourceGateway
    Properties: { SubnetIds: [subnet-0aaaaaaaaaaaaaaaa] }
`,
      terraform: `
resource "aws_vpclattice_resource_configuration" "shared" {
  resource_gateway_identifier = aws_vpclattice_resource_gateway.gateway.id
  port_ranges                 = ["5432"]
  resource_configuration_definition {
    ip_resource {
      ip_address = "10.0.1.17"
    }
  }
}
resource "aws_vpclattice_resource_gateway" "gateway" {
  subnet_ids = ["subnet-0aaaaaaaaaaaaaaaa"]
}
`,
      findings: [
        {
          message: 'defaultGroup',
          address: 'Shared',
          at: { cloudformation: '9:3', terraform: '11:1' },
          text: {
            cloudformation:
              'Whether `Gateway` reaches what `Shared` stands for is unknown: it names no security group, so it has the default one of its VPC, and the sources do not show whether that lets out tcp 5432. Name a group in `SecurityGroupIds` that does.',
          },
        },
      ],
    },
    {
      name: 'no group, in a VPC whose default group lets nothing out: AWS says only of all resources that they have it',
      terraform: `${system({ groups: withoutGroup }).terraform}
resource "aws_default_security_group" "default" {
  vpc_id = aws_vpc.vpc.id
}
`,
      findings: [{ message: 'defaultGroup', address: 'Shared', line: 12, column: 1 }],
    },
    {
      name: 'a gateway that is not in the sources',
      ...system({ gateway: ['rgw-0123456789abcdef0', '"rgw-0123456789abcdef0"'] }),
      findings: [
        {
          message: 'unseen',
          address: 'Shared',
          at: { cloudformation: '7:26', terraform: '4:33' },
          text: {
            cloudformation:
              'Whether the resource gateway of `Shared` reaches what that stands for is unknown: the sources do not show the resource gateway `rgw-0123456789abcdef0`. Its security group must let out the port of the resource.',
          },
        },
      ],
    },
    {
      name: 'a gateway that a parameter names',
      ...system({ gateway: ['!Ref Open', 'var.open'] }),
      findings: [{ message: 'unseen', address: 'Shared', at: { cloudformation: '7:26', terraform: '4:33' } }],
    },
    {
      name: 'a child, through the gateway of its group',
      terraform: `
resource "aws_vpclattice_resource_configuration" "child" {
  type                            = "CHILD"
  resource_configuration_group_id = aws_vpclattice_resource_configuration.group.id
  port_ranges                     = ["5432"]
  resource_configuration_definition {
    ip_resource {
      ip_address = "10.0.1.17"
    }
  }
}
resource "aws_vpclattice_resource_configuration" "group" {
  type                        = "GROUP"
  resource_gateway_identifier = aws_vpclattice_resource_gateway.gateway.id
}
resource "aws_vpclattice_resource_gateway" "gateway" {
  subnet_ids         = ["subnet-0aaaaaaaaaaaaaaaa"]
  security_group_ids = ["sg-0123456789abcdef0"]
}
`,
      findings: [
        { message: 'undecided', address: 'aws_vpclattice_resource_configuration.child', line: 18, column: 24 },
      ],
    },
    {
      name: 'what is not known to be shared with others alone',
      ...vendor,
      ...system({ gateway: ['!Ref Open', 'var.open'] }),
      findings: [{ message: 'unseen', address: 'Shared', at: { cloudformation: '7:26', terraform: '4:33' } }],
    },
  ],
});
