import rule from '../../src/rules/nlb-availability-zones.ts';
import { testRule } from '../rule-tester.ts';

const subnet = (name: string, zone: string): string => `
  ${name}: { Type: AWS::EC2::Subnet, Properties: { ${zone} } }`;
const template = (subnets: string, zones: readonly [string, string], more = ''): string => `
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Balancer] } }
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Type: network, Subnets: ${subnets} }${subnet('One', zones[0])}${subnet('Other', zones[1])}${more}
`;
const configuration = (subnets: string, zones: readonly [string, string], more = ''): string => `
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [aws_lb.balancer.arn]
}
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  subnets            = ${subnets}
}
resource "aws_subnet" "one" { ${zones[0]} }
resource "aws_subnet" "other" { ${zones[1]} }
${more}
`;
const names = ['AvailabilityZone: eu-west-1a', 'AvailabilityZone: eu-west-1b'] as const;
const terraformNames = ['availability_zone = "eu-west-1a"', 'availability_zone = "eu-west-1b"'] as const;
const ids = ['AvailabilityZoneId: use1-az1', 'AvailabilityZoneId: use1-az2'] as const;
const terraformIds = ['availability_zone_id = "use1-az1"', 'availability_zone_id = "use1-az2"'] as const;
const both = '[!Ref One, !Ref Other]';
const terraformBoth = '[aws_subnet.one.id, aws_subnet.other.id]';

const listener = `
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 5432
      Protocol: TCP
      DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Group }]
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: { TargetType: instance, Targets: [{ Id: !Ref Machine }] }`;
const machine = (place: string): string => `${listener}
  Machine: { Type: AWS::EC2::Instance, Properties: { ${place} } }`;
const terraformListener = `
resource "aws_lb_listener" "listener" {
  load_balancer_arn = aws_lb.balancer.arn
  port              = 5432
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.group.arn
  }
}
resource "aws_lb_target_group" "group" { target_type = "ip" }
`;
const terraformMachine = (place: string): string => `${terraformListener}
resource "aws_lb_target_group_attachment" "machine" {
  target_group_arn = aws_lb_target_group.group.arn
  target_id        = aws_instance.machine.private_ip
}
resource "aws_instance" "machine" { ${place} }
`;
const database = (subnets: string): string => `${terraformListener}
resource "aws_db_subnet_group" "database" { subnet_ids = ${subnets} }
resource "aws_redshift_subnet_group" "database" { subnet_ids = ${subnets} }
resource "aws_redshift_cluster" "database" { cluster_subnet_group_name = aws_redshift_subnet_group.database.name }
resource "aws_lb_target_group_attachment" "database" {
  target_group_arn = aws_lb_target_group.group.arn
  target_id        = aws_redshift_cluster.database.cluster_nodes[0].private_ip_address
}
`;

/** What is behind an address that DNS is asked for. */
const lookedUp = (name: string, resource: string): string => `${terraformListener}
data "dns_a_record_set" "addresses" { host = ${name} }
resource "aws_lb_target_group_attachment" "address" {
  target_group_arn = aws_lb_target_group.group.arn
  target_id        = data.dns_a_record_set.addresses.addrs[0]
}
resource "aws_db_subnet_group" "group" { subnet_ids = ${terraformBoth} }
${resource}
`;
const instance = (zone = ''): string =>
  lookedUp(
    'aws_db_instance.database.address',
    `resource "aws_db_instance" "database" {
  db_subnet_group_name = aws_db_subnet_group.group.name
  ${zone}
}`,
  );
const proxy = lookedUp(
  'aws_db_proxy.proxy.endpoint',
  'resource "aws_db_proxy" "proxy" { vpc_subnet_ids = [aws_subnet.other.id] }',
);
const registered = (zone: string): string => `${terraformListener}
resource "aws_lb_target_group_attachment" "address" {
  target_group_arn  = aws_lb_target_group.group.arn
  target_id         = "10.0.0.5"
  availability_zone = "${zone}"
}
`;

testRule(rule, {
  valid: [
    {
      name: 'a subnet for each of some zones that only deployment names',
      terraform: configuration(
        '[for zone in local.zones : aws_subnet.each[zone].id]',
        terraformNames,
        `
data "aws_availability_zones" "all" {}
locals { zones = slice(data.aws_availability_zones.all.names, 0, 3) }
resource "aws_subnet" "each" {
  for_each          = toset(local.zones)
  availability_zone = each.key
}
`,
      ),
    },
    {
      name: 'two zones',
      cloudformation: template(both, names),
      terraform: configuration(terraformBoth, terraformNames),
    },
    {
      name: 'subnets that are parameters are zones of their own',
      cloudformation: `
Parameters: { Left: { Type: String }, Right: { Type: String } }
${template('[!Ref Left, !Ref Right]', names)}`,
      terraform: `
variable "left" { type = string }
variable "right" { type = string }
${configuration('[var.left, var.right]', terraformNames)}`,
    },
    {
      name: 'two mappings in zones that only AWS knows',
      cloudformation: `
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Balancer] } }
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: network
      SubnetMappings: [{ SubnetId: subnet-0a1b2c3d }, { SubnetId: subnet-4e5f6a7b }]
`,
    },
    {
      name: 'a zone that the vendor has too',
      options: { overlap: ['use1-az2', 'use1-az4'] },
      cloudformation: template(both, ids),
      terraform: configuration(terraformBoth, terraformIds),
    },
    {
      name: 'a zone of an input',
      options: { overlap: ['acme.zones'] },
      inputs: { 'acme.zones': 'use1-az2, use1-az4' },
      cloudformation: template(both, ids),
    },
    {
      name: 'one zone is enough where only that of the target counts',
      options: { coverTargets: true },
      cloudformation: template('[!Ref One]', names, machine('SubnetId: !Ref One')),
      terraform: configuration(
        '[aws_subnet.one.id]',
        terraformNames,
        terraformMachine('subnet_id = aws_subnet.one.id'),
      ),
    },
    {
      name: 'a target of another zone, which cross-zone load balancing reaches',
      options: { coverTargets: true },
      terraform: configuration(
        '[aws_subnet.one.id]\n  enable_cross_zone_load_balancing = true',
        terraformNames,
        terraformMachine('subnet_id = aws_subnet.other.id'),
      ),
    },
    {
      name: 'one list of subnets for both',
      options: { sameSubnetsAsTarget: true, coverTargets: true },
      terraform: configuration(terraformBoth, terraformNames, database(terraformBoth)),
    },
    {
      name: 'an instance in the one zone of the load balancer, of whose subnets only that one counts',
      options: { sameSubnetsAsTarget: true, coverTargets: true },
      terraform: configuration('[aws_subnet.one.id]', terraformNames, instance('availability_zone = "eu-west-1a"')),
    },
    {
      name: 'an address that is registered in its zone',
      options: { coverTargets: true },
      terraform: configuration('[aws_subnet.one.id]', terraformNames, registered('eu-west-1a')),
    },
    {
      name: 'no target is in the sources',
      options: { coverTargets: true },
      terraform: configuration('[aws_subnet.one.id]', terraformNames, terraformListener),
    },
    {
      name: 'nothing is asked for',
      options: { minimum: 1 },
      cloudformation: template('[!Ref One]', names),
    },
  ],
  invalid: [
    {
      name: 'one zone',
      cloudformation: template('[!Ref One]', names),
      terraform: configuration('[aws_subnet.one.id]', terraformNames),
      findings: [
        {
          message: 'tooFew',
          address: 'Balancer',
          at: { cloudformation: '6:43', terraform: '7:24' },
          text: {
            cloudformation:
              '`Balancer` lies in eu-west-1a only. Segment requires at least 2 Availability Zones, so that the connection outlives the failure of one; add a subnet of another zone to `Subnets`.',
          },
        },
      ],
    },
    {
      name: 'one of the subnets that are looked up',
      terraform: configuration('[data.aws_subnets.all.ids[0]]', terraformNames, 'data "aws_subnets" "all" {}'),
      findings: [
        {
          message: 'tooFew',
          address: 'aws_lb.balancer',
          line: 7,
          column: 24,
          text: '`aws_lb.balancer` lies in a single zone, which the sources do not show. Segment requires at least 2 Availability Zones, so that the connection outlives the failure of one; add a subnet of another zone to `subnets`.',
        },
      ],
    },
    {
      name: 'two subnets of one zone',
      cloudformation: template(both, [names[0], names[0]]),
      terraform: configuration(terraformBoth, [terraformNames[0], terraformNames[0]]),
      findings: [{ message: 'tooFew', address: 'Balancer', at: { cloudformation: '6:43', terraform: '7:24' } }],
    },
    {
      name: 'two subnets of what surely is one zone',
      terraform: configuration(
        'aws_subnet.many[*].id',
        terraformNames,
        `
data "aws_availability_zones" "all" {}
resource "aws_subnet" "many" {
  count             = 2
  availability_zone = data.aws_availability_zones.all.names[0]
}
`,
      ),
      findings: [{ message: 'tooFew', address: 'aws_lb.balancer', line: 7, column: 24 }],
    },
    {
      name: 'an instance in another zone',
      options: { sameSubnetsAsTarget: true },
      terraform: configuration('[aws_subnet.one.id]', terraformNames, instance('availability_zone = "eu-west-1b"')),
      findings: [{ message: 'otherSubnets', address: 'aws_lb.balancer', line: 7, column: 24 }],
    },
    {
      name: 'a proxy in another zone',
      options: { coverTargets: true },
      terraform: configuration('[aws_subnet.one.id]', terraformNames, proxy),
      findings: [{ message: 'notCovered', address: 'aws_lb.balancer', line: 7, column: 24 }],
    },
    {
      name: 'an address that is registered in another zone',
      options: { coverTargets: true },
      terraform: configuration('[aws_subnet.one.id]', terraformNames, registered('eu-west-1b')),
      findings: [{ message: 'notCovered', address: 'aws_lb.balancer', line: 7, column: 24 }],
    },
    {
      name: 'two zones, where three are asked for',
      options: { minimum: 3 },
      cloudformation: template(both, names),
      findings: [{ message: 'tooFew', address: 'Balancer', line: 6, column: 43 }],
    },
    {
      name: 'no zone of the vendor',
      options: { overlap: ['use1-az4', 'use1-az6'] },
      cloudformation: template(both, ids),
      terraform: configuration(terraformBoth, terraformIds),
      findings: [
        {
          message: 'noOverlap',
          address: 'Balancer',
          at: { cloudformation: '6:43', terraform: '7:24' },
          text: {
            cloudformation:
              '`Balancer` lies in use1-az1, use1-az2, and Segment in use1-az4, use1-az6; an endpoint can be made only in zones that both share. Add a subnet of one of these zones to `Subnets`.',
          },
        },
      ],
    },
    {
      name: 'a target of another zone',
      options: { coverTargets: true },
      cloudformation: template('[!Ref One]', names, machine('SubnetId: !Ref Other')),
      terraform: configuration(
        '[aws_subnet.one.id]',
        terraformNames,
        terraformMachine('subnet_id = aws_subnet.other.id'),
      ),
      findings: [
        {
          message: 'notCovered',
          address: 'Balancer',
          at: { cloudformation: '6:43', terraform: '7:24' },
          text: {
            terraform:
              '`aws_lb.balancer` lies in eu-west-1a, and `aws_instance.machine` behind it in eu-west-1b, so with cross-zone load balancing off nothing reaches it. Add a subnet of its zone to `subnets`, or write `enable_cross_zone_load_balancing = true`.',
          },
        },
      ],
    },
    {
      name: 'a database that lies in one more subnet',
      options: { sameSubnetsAsTarget: true },
      terraform: configuration('[aws_subnet.one.id]', terraformNames, database(terraformBoth)),
      findings: [
        {
          message: 'otherSubnets',
          address: 'aws_lb.balancer',
          line: 7,
          column: 24,
          text: '`aws_lb.balancer` does not lie in `aws_subnet.other`, in which `aws_redshift_cluster.database` is. Segment requires the same subnets for both; add what is missing to `subnets`.',
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'a list of subnets that is a parameter',
      cloudformation: `
Parameters: { Subnets: { Type: List<AWS::EC2::Subnet::Id> } }
${template('!Ref Subnets', names)}`,
      terraform: `
variable "subnets" { type = list(string) }
${configuration('var.subnets', terraformNames)}`,
      findings: [
        {
          message: 'unknownCount',
          address: 'Balancer',
          at: { cloudformation: '8:43', terraform: '9:24' },
          text: {
            cloudformation:
              'In how many Availability Zones `Balancer` lies is unknown: parameter `Subnets` has no default; pass `--parameters`. Segment requires at least 2.',
          },
        },
      ],
    },
    {
      name: 'names of zones, which stand for others in each account',
      options: { overlap: ['euw1-az1'] },
      cloudformation: template(both, names),
      terraform: configuration(terraformBoth, terraformNames),
      findings: [
        {
          message: 'unknownOverlap',
          address: 'Balancer',
          at: { cloudformation: '6:43', terraform: '7:24' },
          text: {
            cloudformation:
              'Whether `Balancer` lies in a zone of Segment is unknown: the sources do not show the ID of zone `eu-west-1a`, and a name stands for another zone in each account. One of euw1-az1 must be among its zones.',
          },
        },
      ],
    },
    {
      name: 'the zones of the vendor were not given',
      options: { overlap: ['acme.zones'] },
      cloudformation: template(both, ids),
      findings: [
        {
          message: 'inputMissing',
          address: 'Balancer',
          line: 6,
          column: 43,
          text: 'Whether `Balancer` lies in a zone of Segment is unknown: input `acme.zones` was not given; set `--input acme.zones=…`. One of these zones must be among its own.',
        },
      ],
    },
    {
      name: 'a target whose subnet is not in the sources',
      options: { coverTargets: true },
      cloudformation: template('[!Ref One]', names, machine('SubnetId: subnet-0a1b2c3d')),
      terraform: configuration(
        '[aws_subnet.one.id]',
        terraformNames,
        terraformMachine('subnet_id = "subnet-0a1b2c3d"'),
      ),
      findings: [
        {
          message: 'unknownCover',
          address: 'Balancer',
          at: { cloudformation: '6:43', terraform: '7:24' },
          text: {
            terraform:
              'Whether `aws_lb.balancer` lies in a zone of its targets is unknown: the sources do not show the zone of subnet `subnet-0a1b2c3d`. Segment requires that where cross-zone load balancing is off; write `enable_cross_zone_load_balancing = true` to be certain.',
          },
        },
      ],
    },
    {
      name: 'an instance in one of two zones',
      options: { coverTargets: true },
      terraform: configuration('[aws_subnet.one.id]', terraformNames, instance()),
      findings: [
        {
          message: 'unknownCover',
          address: 'aws_lb.balancer',
          line: 7,
          column: 24,
          lacks: ['the sources do not show in which of its zones `aws_db_instance.database` is'],
        },
      ],
    },
    {
      name: 'one zone or two',
      terraform: `
variable "wide" { type = bool }
${configuration('concat([aws_subnet.one.id], var.wide ? [aws_subnet.other.id] : [])', terraformNames)}`,
      findings: [{ message: 'tooFew', address: 'aws_lb.balancer', line: 9, column: 24 }],
    },
    {
      name: 'a database whose subnets are not in the sources',
      options: { sameSubnetsAsTarget: true },
      terraform: `
variable "subnets" { type = list(string) }
${configuration(terraformBoth, terraformNames, database('var.subnets'))}`,
      findings: [
        {
          message: 'unknownSubnets',
          address: 'aws_lb.balancer',
          line: 9,
          column: 24,
          text: 'Whether `aws_lb.balancer` lies in the subnets of its targets is unknown: variable `subnets` has no default; pass `--var subnets=…` or a `--var-file`. Segment requires the same subnets for both.',
        },
      ],
    },
    {
      name: 'nothing but an empty list would be too few: which subnets there are is what is missing',
      terraform: `
variable "ids" { type = set(string) }
data "aws_subnet" "each" {
  for_each = var.ids
  id       = each.value
}
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [aws_lb.balancer.arn]
}
resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  subnets            = [for subnet in data.aws_subnet.each : subnet.id]
}
`,
      findings: [
        {
          message: 'unknownCount',
          address: 'aws_lb.balancer',
          line: 12,
          column: 24,
          text: 'In how many Availability Zones `aws_lb.balancer` lies is unknown: variable `ids` has no default; pass `--var ids=…` or a `--var-file`. Segment requires at least 2.',
        },
      ],
    },
    {
      name: 'the load balancer is not in the sources',
      cloudformation: `
Parameters: { Balancer: { Type: String } }
Resources:
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref Balancer] } }
`,
      findings: [
        {
          message: 'unseen',
          address: 'Service',
          line: 4,
          column: 90,
          text: 'In which Availability Zones the load balancer behind `Service` lies is unknown: parameter `Balancer` has no default; pass `--parameters`. Segment requires at least 2 zones.',
        },
      ],
    },
  ],
});
