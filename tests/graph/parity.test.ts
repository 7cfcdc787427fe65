import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { Kind } from '../../src/graph/kinds.ts';
import { parse } from '../../src/parsers/index.ts';
import { memorySources } from '../../src/sources/memory.ts';

// The same infrastructure, read from either format, has the same props: what differs (addresses, native names, the
// attributes that links are written with) is left out.

async function propsIn(path: string, text: string, kind: Kind): Promise<unknown> {
  const sources = memorySources({ [path]: text });
  const options = { region: 'us-east-1', parameters: new Map(), variableArguments: [] };
  const units = await parse([{ path, named: true }], sources, {
    ...options,
    allowOutside: false,
  });
  const { graph, diagnostics } = buildGraph(units.units);
  expect([...units.diagnostics, ...units.units.flatMap((unit) => unit.diagnostics), ...diagnostics]).toEqual([]);
  return graph.all(kind).map(({ props }) => plain(props));
}

const provenance = new Set([
  'writtenBy',
  'at',
  'via',
  'property',
  'origin',
  'entered',
  'identity',
  'nonNull',
  'reason',
  'when',
]);

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !provenance.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, plain(inner)]));
}

async function alike(kind: Kind, { template, configuration }: { template: string; configuration: string }) {
  const fromTemplate = await propsIn('/template.yaml', template, kind);
  expect(fromTemplate).not.toEqual([]);
  expect(await propsIn('/main.tf', configuration, kind)).toEqual(fromTemplate);
}

describe('a template and a configuration that say the same', () => {
  it('have the same load balancer', () =>
    alike('LoadBalancer', {
      template: `
Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: network
      SubnetMappings: [{ SubnetId: subnet-a }, { SubnetId: subnet-b }]
      SecurityGroups: [!GetAtt Group.GroupId]
      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: off
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: { GroupDescription: edge, VpcId: vpc-1 }
`,
      configuration: `
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  security_groups    = [aws_security_group.group.id]
  subnet_mapping {
    subnet_id = "subnet-a"
  }
  subnet_mapping {
    subnet_id = "subnet-b"
  }
  enforce_security_group_inbound_rules_on_private_link_traffic = "off"
}
resource "aws_security_group" "group" {
  vpc_id = "vpc-1"
}
`,
    }));

  it('have the same endpoint service, with standalone principals', () =>
    alike('EndpointService', {
      template: `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { AcceptanceRequired: 'true', NetworkLoadBalancerArns: [arn:one], SupportedRegions: [eu-west-1] }
  Permissions:
    Type: AWS::EC2::VPCEndpointServicePermissions
    Properties: { ServiceId: !Ref Service, AllowedPrincipals: ['arn:aws:iam::111122223333:root'] }
`,
      configuration: `
resource "aws_vpc_endpoint_service" "service" {
  acceptance_required        = true
  network_load_balancer_arns = ["arn:one"]
  supported_regions          = ["eu-west-1"]
}
resource "aws_vpc_endpoint_service_allowed_principal" "principal" {
  vpc_endpoint_service_id = aws_vpc_endpoint_service.service.id
  principal_arn           = "arn:aws:iam::111122223333:root"
}
`,
    }));

  it('have the same listener and forwards', () =>
    alike('Listener', {
      template: `
Resources:
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: arn:balancer
      Port: '5432'
      Protocol: TCP
      DefaultActions: [{ Type: forward, ForwardConfig: { TargetGroups: [{ TargetGroupArn: arn:a }, { TargetGroupArn: arn:b }] } }]
`,
      configuration: `
resource "aws_lb_listener" "listener" {
  load_balancer_arn = "arn:balancer"
  port              = "5432"
  protocol          = "TCP"
  default_action {
    type = "forward"
    forward {
      dynamic "target_group" {
        for_each = ["arn:a", "arn:b"]
        content {
          arn = target_group.value
        }
      }
    }
  }
}
`,
    }));

  const template = `
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: edge
      VpcId: vpc-1
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/9 }
        - { IpProtocol: 6, FromPort: 5432, ToPort: 5432, CidrIp: 10.128.0.0/9 }
      SecurityGroupEgress:
        - { IpProtocol: -1, FromPort: 0, ToPort: 0, CidrIp: 0.0.0.0/0 }
`;
  const egress = `
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }`;
  const written = {
    'one inline block with two CIDRs': `
resource "aws_security_group" "group" {
  vpc_id = "vpc-1"
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/9", "10.128.0.0/9"]
  }${egress}
}`,
    'two dynamic inline blocks': `
resource "aws_security_group" "group" {
  vpc_id = "vpc-1"
  dynamic "ingress" {
    for_each = ["10.0.0.0/9", "10.128.0.0/9"]
    content {
      from_port   = 5432
      to_port     = 5432
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }${egress}
}`,
    'the attribute that is written as blocks': `
resource "aws_security_group" "group" {
  vpc_id  = "vpc-1"
  ingress = [for cidr in ["10.0.0.0/9", "10.128.0.0/9"] : { from_port = 5432, to_port = 5432, protocol = "tcp", cidr_blocks = [cidr] }]${egress}
}`,
  };

  it.each(Object.entries(written))('have the same security group, with %s', (_way, configuration) =>
    alike('SecurityGroup', { template, configuration }),
  );

  it('have the same security group, with standalone rules of both generations', async () => {
    const configuration = `
resource "aws_security_group" "group" {
  vpc_id = "vpc-1"
}
resource "aws_security_group_rule" "low" {
  type              = "ingress"
  security_group_id = aws_security_group.group.id
  from_port         = 5432
  to_port           = 5432
  protocol          = "tcp"
  cidr_blocks       = ["10.0.0.0/9"]
}
resource "aws_vpc_security_group_ingress_rule" "high" {
  security_group_id = aws_security_group.group.id
  from_port         = 5432
  to_port           = 5432
  ip_protocol       = "tcp"
  cidr_ipv4         = "10.128.0.0/9"
}
resource "aws_security_group_rule" "out" {
  type              = "egress"
  security_group_id = aws_security_group.group.id
  from_port         = 0
  to_port           = 0
  protocol          = "all"
  cidr_blocks       = ["0.0.0.0/0"]
}
`;
    await alike('SecurityGroup', { template, configuration });
  });

  it('have the same Redshift cluster', () =>
    alike('RedshiftCluster', {
      template: `
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      ClusterType: single-node
      NodeType: ra3.large
      AvailabilityZoneRelocation: 'true'
      PubliclyAccessible: false
`,
      configuration: `
resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier                   = "warehouse"
  node_type                            = "ra3.large"
  availability_zone_relocation_enabled = true
  publicly_accessible                  = false
  encrypted                            = true
}
`,
    }));
});
