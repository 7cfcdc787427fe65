import rule from '../../src/rules/endpoint-service-targets.ts';
import { testRule } from '../rule-tester.ts';
import {
  attachment,
  groupInConfiguration,
  groupInTemplate,
  inConfiguration,
  inTemplate,
  listenerInConfiguration,
  listenerInTemplate,
  serviceInConfiguration,
  serviceInTemplate,
} from './behind-service.ts';

const ip = '      TargetType: ip\n      Targets: [{ Id: 10.0.1.20 }]';
const ipInConfiguration = '  target_type = "ip"';

testRule(rule, {
  valid: [
    {
      name: 'a listener that forwards to a group with a target',
      cloudformation: inTemplate(ip),
      terraform: inConfiguration(ipInConfiguration, attachment('"10.0.1.20"')),
    },
    {
      name: 'a target whose address the sources do not tell',
      cloudformation:
        'Parameters: { Address: { Type: String } }' +
        inTemplate('      TargetType: ip\n      Targets: [{ Id: !Ref Address }]'),
      terraform: 'variable "address" {}' + inConfiguration(ipInConfiguration, attachment('var.address')),
    },
    {
      name: 'one of two listeners that leads on',
      cloudformation: `${inTemplate(ip)}
  Other:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 5433
      Protocol: TCP
      DefaultActions: [{ Type: forward, ForwardConfig: { TargetGroups: [{ TargetGroupArn: !Ref Group, Weight: 0 }] } }]
`,
      terraform: `${inConfiguration(ipInConfiguration, attachment('"10.0.1.20"'))}
resource "aws_lb_listener" "other" {
  load_balancer_arn = aws_lb.balancer.arn
  port              = 5433
  protocol          = "TCP"
  default_action {
    type = "forward"
    forward {
      target_group {
        arn    = aws_lb_target_group.group.arn
        weight = 0
      }
    }
  }
}
`,
    },
    {
      name: 'target type, protocol and ports as they are asked for',
      options: { targetTypes: ['ip'], protocols: ['TCP'], listenerPortEqualsTargetPort: true },
      cloudformation: inTemplate(ip),
      terraform: inConfiguration(ipInConfiguration, attachment('"10.0.1.20"')),
    },
    {
      name: 'one unknown port for both',
      options: { listenerPortEqualsTargetPort: true },
      cloudformation:
        'Parameters: { Port: { Type: Number } }' + inTemplate(ip).replaceAll('Port: 5432', 'Port: !Ref Port'),
      terraform:
        'variable "port" {}' +
        inConfiguration(ipInConfiguration, attachment('"10.0.1.20"')).replaceAll('= 5432', '= var.port'),
    },
    {
      name: 'instances in the VPC of the load balancer',
      cloudformation: inTemplate('      Targets: [{ Id: !Ref Server }]', '  Server: { Type: AWS::EC2::Instance }\n'),
      terraform: inConfiguration('', `${attachment('aws_instance.server.id')}resource "aws_instance" "server" {}\n`),
    },
    {
      name: 'addresses in another VPC, which may be connected',
      cloudformation: inTemplate(
        ip,
        '  Other: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }\n',
      ).replace('TCP\n      VpcId: !Ref Vpc', 'TCP\n      VpcId: !Ref Other'),
      terraform: inConfiguration(
        ipInConfiguration,
        `${attachment('"10.0.1.20"')}resource "aws_vpc" "other" {\n  cidr_block = "10.1.0.0/16"\n}\n`,
      ).replace('vpc_id   = aws_vpc.vpc.id', 'vpc_id   = aws_vpc.other.id'),
    },
    {
      name: 'a load balancer of another type, which another rule finds',
      cloudformation: serviceInTemplate.replace('Type: network', 'Type: application'),
      terraform: serviceInConfiguration.replace('"network"', '"application"'),
    },
  ],
  invalid: [
    {
      name: 'a load balancer without a listener',
      cloudformation: serviceInTemplate + groupInTemplate(ip),
      terraform: serviceInConfiguration + groupInConfiguration(ipInConfiguration) + attachment('"10.0.1.20"'),
      findings: [
        {
          message: 'noListener',
          address: 'Service',
          at: { cloudformation: '6:3-6:11', terraform: '6:1-6:29' },
          text: {
            cloudformation:
              '`Service` leads to `Balancer`, which has no listener, so no connection gets any further. Segment requires a way to the database: add a listener that forwards to its target group.',
            terraform:
              '`aws_vpc_endpoint_service.service` leads to `aws_lb.balancer`, which has no listener, so no connection gets any further. Segment requires a way to the database: add a listener that forwards to its target group.',
          },
        },
      ],
    },
    {
      name: 'a listener whose groups all have the weight 0',
      cloudformation:
        serviceInTemplate +
        listenerInTemplate.replace(
          '{ Type: forward, TargetGroupArn: !Ref Group }',
          '{ Type: forward, ForwardConfig: { TargetGroups: [{ TargetGroupArn: !Ref Group, Weight: 0 }] } }',
        ) +
        groupInTemplate(ip),
      terraform:
        serviceInConfiguration +
        listenerInConfiguration.replace(
          '    target_group_arn = aws_lb_target_group.group.arn\n',
          '    forward {\n      target_group {\n        arn    = aws_lb_target_group.group.arn\n        weight = 0\n      }\n    }\n',
        ) +
        groupInConfiguration(ipInConfiguration) +
        attachment('"10.0.1.20"'),
      findings: [
        {
          message: 'noForward',
          address: 'Service',
          at: { cloudformation: '19:23-19:120', terraform: '22:3-22:17' },
          text: {
            cloudformation:
              '`Service` leads to `Listener`, whose default action forwards to no target group that receives anything, so no connection gets any further. Segment requires a way to the database: name its target group in the default action.',
            terraform:
              '`aws_vpc_endpoint_service.service` leads to `aws_lb_listener.listener`, whose default action forwards to no target group that receives anything, so no connection gets any further. Segment requires a way to the database: name its target group in the default action.',
          },
        },
      ],
    },
    {
      name: 'the name of a database in place of its address',
      cloudformation: inTemplate(
        '      TargetType: ip\n      Targets: [{ Id: !GetAtt Database.Endpoint.Address }]',
        '  Database: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }\n',
      ),
      terraform: inConfiguration(
        ipInConfiguration,
        `${attachment('aws_db_instance.database.address')}resource "aws_db_instance" "database" {\n  engine = "postgres"\n}\n`,
      ),
      findings: [
        {
          message: 'namedTarget',
          address: 'Service',
          at: { cloudformation: '27:23-27:56', terraform: '35:22-35:54' },
          text: {
            cloudformation:
              '`Service` leads to `Group`, where `Database` is registered by a name of its own. AWS takes an IP address there, or the ID of an instance, and refuses this; register the address that the name of the database stands for.',
            terraform:
              '`aws_vpc_endpoint_service.service` leads to `aws_lb_target_group.group`, where `aws_db_instance.database` is registered by a name of its own. AWS takes an IP address there, or the ID of an instance, and refuses this; register the address that the name of the database stands for.',
          },
        },
      ],
    },
    {
      name: 'instances in another VPC than the load balancer',
      cloudformation: inTemplate(
        '      Targets: [{ Id: !Ref Server }]',
        '  Server: { Type: AWS::EC2::Instance }\n  Other: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.1.0.0/16 } }\n',
      ).replace('TCP\n      VpcId: !Ref Vpc', 'TCP\n      VpcId: !Ref Other'),
      terraform: inConfiguration(
        '',
        `${attachment('aws_instance.server.id')}resource "aws_instance" "server" {}\nresource "aws_vpc" "other" {\n  cidr_block = "10.1.0.0/16"\n}\n`,
      ).replace('vpc_id   = aws_vpc.vpc.id', 'vpc_id   = aws_vpc.other.id'),
      findings: [
        {
          message: 'otherVpc',
          address: 'Service',
          at: { cloudformation: '25:14-25:24', terraform: '30:14-30:30' },
          text: {
            cloudformation:
              '`Service` leads to `Group`, whose instances are in `Other`, but `Balancer` is in `Vpc`. Instances can be registered only in the VPC of the load balancer; put both into one VPC, or register IP addresses and write `TargetType: ip`.',
            terraform:
              '`aws_vpc_endpoint_service.service` leads to `aws_lb_target_group.group`, whose instances are in `aws_vpc.other`, but `aws_lb.balancer` is in `aws_vpc.vpc`. Instances can be registered only in the VPC of the load balancer; put both into one VPC, or register IP addresses and write `target_type = "ip"`.',
          },
        },
      ],
    },
    {
      name: 'another target type than the one asked for',
      options: { targetTypes: ['ip'] },
      cloudformation: inTemplate('      Targets: [{ Id: !Ref Server }]', '  Server: { Type: AWS::EC2::Instance }\n'),
      terraform: inConfiguration(
        '  target_type = "instance"',
        `${attachment('aws_instance.server.id')}resource "aws_instance" "server" {}\n`,
      ),
      findings: [
        {
          message: 'wrongType',
          address: 'Service',
          at: { cloudformation: '20:3-20:8', terraform: '31:17-31:27' },
          text: {
            cloudformation:
              '`Service` leads to `Group`, whose target type is `instance`(AWS default). Segment requires target type ip; write `TargetType: ip`.',
            terraform:
              '`aws_vpc_endpoint_service.service` leads to `aws_lb_target_group.group`, whose target type is `instance`. Segment requires target type ip; write `target_type = "ip"`.',
          },
        },
      ],
    },
    {
      name: 'TLS that ends at the load balancer',
      options: { protocols: ['TCP'] },
      cloudformation:
        serviceInTemplate + listenerInTemplate.replace('Protocol: TCP', 'Protocol: TLS') + groupInTemplate(ip),
      terraform:
        serviceInConfiguration +
        listenerInConfiguration.replace('"TCP"', '"TLS"') +
        groupInConfiguration(ipInConfiguration) +
        attachment('"10.0.1.20"'),
      findings: [
        {
          message: 'wrongProtocol',
          address: 'Service',
          at: { cloudformation: '18:17-18:20', terraform: '21:23-21:28' },
          text: {
            cloudformation:
              '`Service` leads to `Listener`, whose protocol is `TLS`. Segment requires the protocol TCP; write `Protocol: TCP`.',
            terraform:
              '`aws_vpc_endpoint_service.service` leads to `aws_lb_listener.listener`, whose protocol is `TLS`. Segment requires the protocol TCP; write `protocol = "TCP"`.',
          },
        },
      ],
    },
    {
      name: 'a group of another protocol',
      options: { protocols: ['TCP'] },
      cloudformation:
        serviceInTemplate + listenerInTemplate + groupInTemplate(ip).replace('Protocol: TCP', 'Protocol: TCP_UDP'),
      terraform:
        serviceInConfiguration +
        listenerInConfiguration +
        groupInConfiguration(ipInConfiguration).replace('"TCP"', '"TCP_UDP"') +
        attachment('"10.0.1.20"'),
      findings: [
        {
          message: 'wrongProtocol',
          address: 'Service',
          at: { cloudformation: '24:17-24:24', terraform: '29:14-29:23' },
        },
      ],
    },
    {
      name: 'a target on another port than the listener',
      options: { listenerPortEqualsTargetPort: true },
      cloudformation: inTemplate('      TargetType: ip\n      Targets: [{ Id: 10.0.1.20, Port: 5433 }]'),
      terraform: inConfiguration(ipInConfiguration, attachment('"10.0.1.20"', '\n  port             = 5433')),
      findings: [
        {
          message: 'otherPort',
          address: 'Service',
          at: { cloudformation: '17:13-17:17', terraform: '20:23-20:27' },
          text: {
            cloudformation:
              '`Service` leads to `Listener` on port 5432, which passes on to port 5433 of `Group`. Segment requires the same port for both; let one of them follow the other.',
            terraform:
              '`aws_vpc_endpoint_service.service` leads to `aws_lb_listener.listener` on port 5432, which passes on to port 5433 of `aws_lb_target_group.group`. Segment requires the same port for both; let one of them follow the other.',
          },
        },
      ],
    },
    {
      name: 'no listener in one case, and none with a target in the other',
      cloudformation: `
Parameters: { Stage: { Type: String } }
Conditions: { IsTest: !Equals [!Ref Stage, test] }${serviceInTemplate}${listenerInTemplate
        .replace('Listener:\n', 'Listener:\n    Condition: IsTest\n')
        .replace('{ Type: forward, TargetGroupArn: !Ref Group }', '{ Type: forward }')}`,
      terraform: `variable "test" { type = bool }
${serviceInConfiguration}${listenerInConfiguration
        .replace('listener" {', 'listener" {\n  count = var.test ? 1 : 0')
        .replace('    target_group_arn = aws_lb_target_group.group.arn\n', '')}`,
      findings: [
        { message: 'noForward', address: 'Service', at: { cloudformation: '22:23-22:42', terraform: '24:3-24:17' } },
      ],
    },
  ],
  unknown: [
    {
      name: 'listeners over a collection that may be empty',
      terraform: `variable "ports" { type = set(string) }
${inConfiguration(ipInConfiguration, attachment('"10.0.1.20"')).replace('listener" {', 'listener" {\n  for_each = var.ports')}`,
      findings: [
        {
          message: 'noListener',
          address: 'aws_vpc_endpoint_service.service',
          line: 7,
          column: 1,
          text: 'When `var.ports` is empty: `aws_vpc_endpoint_service.service` leads to `aws_lb.balancer`, which has no listener, so no connection gets any further. Segment requires a way to the database: add a listener that forwards to its target group.',
          lacks: ['variable `ports` has no default; pass `--var ports=…` or a `--var-file`'],
        },
      ],
    },
    {
      name: 'listeners over what is filtered out of such a collection: what decides it is said all the same',
      terraform: `variable "ports" { type = set(string) }
${inConfiguration(ipInConfiguration, attachment('"10.0.1.20"')).replace('listener" {', 'listener" {\n  for_each = toset([for p in var.ports : p if p != "22"])')}`,
      findings: [
        {
          message: 'noListener',
          address: 'aws_vpc_endpoint_service.service',
          line: 7,
          column: 1,
          lacks: ['variable `ports` has no default; pass `--var ports=…` or a `--var-file`'],
        },
      ],
    },
    {
      name: 'a group without a target in the sources',
      cloudformation: inTemplate('      TargetType: ip'),
      terraform: inConfiguration(ipInConfiguration),
      findings: [
        {
          message: 'noTarget',
          address: 'Service',
          at: { cloudformation: '20:3-20:8', terraform: '27:1-27:39' },
          text: {
            cloudformation:
              'Whether `Service` leads to a target is unknown: `Group` has none in the sources, and an Auto Scaling group, a container service or a function may register one. Segment requires a way to the database: see to it that its address is registered.',
            terraform:
              'Whether `aws_vpc_endpoint_service.service` leads to a target is unknown: `aws_lb_target_group.group` has none in the sources, and an Auto Scaling group, a container service or a function may register one. Segment requires a way to the database: see to it that its address is registered.',
          },
        },
      ],
    },
    {
      name: 'a group that the sources do not tell',
      cloudformation: 'Parameters: { Group: { Type: String } }' + serviceInTemplate + listenerInTemplate,
      terraform: `variable "group" {}${serviceInConfiguration}${listenerInConfiguration.replace(
        'aws_lb_target_group.group.arn',
        'var.group',
      )}`,
      findings: [
        {
          message: 'unseen',
          address: 'Service',
          at: { cloudformation: '19:57-19:67', terraform: '24:24-24:33' },
          text: {
            cloudformation:
              'Whether `Service` leads to a target is unknown: parameter `Group` has no default; pass `--parameters`. Segment requires a way to the database, by a listener and a target group with its address.',
            terraform:
              'Whether `aws_vpc_endpoint_service.service` leads to a target is unknown: variable `group` has no default; pass `--var group=…` or a `--var-file`. Segment requires a way to the database, by a listener and a target group with its address.',
          },
        },
      ],
    },
    {
      name: 'a listener that is there under a condition',
      cloudformation: `
Parameters: { Stage: { Type: String } }
Conditions: { IsTest: !Equals [!Ref Stage, test] }${serviceInTemplate}${listenerInTemplate.replace(
        'Listener:\n',
        'Listener:\n    Condition: IsTest\n',
      )}${groupInTemplate(ip)}`,
      terraform: `variable "test" { type = bool }
${serviceInConfiguration}${listenerInConfiguration.replace(
        'listener" {',
        'listener" {\n  count = var.test ? 1 : 0',
      )}${groupInConfiguration(ipInConfiguration)}${attachment('"10.0.1.20"')}`,
      findings: [
        { message: 'noListener', address: 'Service', at: { cloudformation: '8:3-8:11', terraform: '7:1-7:29' } },
      ],
    },
    {
      name: 'target type and protocol from outside',
      options: { targetTypes: ['ip'], protocols: ['TCP'] },
      cloudformation: `Parameters: { TargetType: { Type: String }, Protocol: { Type: String } }${inTemplate(
        '      TargetType: !Ref TargetType\n      Targets: [{ Id: 10.0.1.20 }]',
      ).replace('5432\n      Protocol: TCP\n      VpcId', '5432\n      Protocol: !Ref Protocol\n      VpcId')}`,
      terraform: `variable "type" {}
variable "protocol" {}
${inConfiguration('  target_type = var.type', attachment('"10.0.1.20"')).replace(
  'protocol = "TCP"\n  vpc_id',
  'protocol = var.protocol\n  vpc_id',
)}`,
      findings: [
        {
          message: 'unknownProtocol',
          address: 'Service',
          at: { cloudformation: '24:17-24:30', terraform: '31:14-31:26' },
          text: {
            cloudformation:
              'The protocol of `Group`, to which `Service` leads, is unknown: parameter `Protocol` has no default; pass `--parameters`. Segment requires the protocol TCP.',
            terraform:
              'The protocol of `aws_lb_target_group.group`, to which `aws_vpc_endpoint_service.service` leads, is unknown: variable `protocol` has no default; pass `--var protocol=…` or a `--var-file`. Segment requires the protocol TCP.',
          },
        },
        {
          message: 'unknownType',
          address: 'Service',
          at: { cloudformation: '26:19-26:34', terraform: '33:17-33:25' },
          text: {
            cloudformation:
              'The target type of `Group`, to which `Service` leads, is unknown: parameter `TargetType` has no default; pass `--parameters`. Segment requires target type ip.',
            terraform:
              'The target type of `aws_lb_target_group.group`, to which `aws_vpc_endpoint_service.service` leads, is unknown: variable `type` has no default; pass `--var type=…` or a `--var-file`. Segment requires target type ip.',
          },
        },
      ],
    },
    {
      name: 'a port from outside',
      options: { listenerPortEqualsTargetPort: true },
      cloudformation: `Parameters: { Port: { Type: Number } }${inTemplate(ip).replace('Port: 5432', 'Port: !Ref Port')}`,
      terraform: `variable "port" {}${inConfiguration(ipInConfiguration, attachment('"10.0.1.20"')).replace(
        '= 5432',
        '= var.port',
      )}`,
      findings: [
        {
          message: 'unknownPort',
          address: 'Service',
          at: { cloudformation: '17:13-17:22', terraform: '20:23-20:31' },
          text: {
            cloudformation:
              'Whether `Listener`, to which `Service` leads, has the port of `Group` is unknown: parameter `Port` has no default; pass `--parameters`. Segment requires the same port for both.',
            terraform:
              'Whether `aws_lb_listener.listener`, to which `aws_vpc_endpoint_service.service` leads, has the port of `aws_lb_target_group.group` is unknown: variable `port` has no default; pass `--var port=…` or a `--var-file`. Segment requires the same port for both.',
          },
        },
      ],
    },
  ],
});
