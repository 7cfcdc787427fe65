import rule from '../../src/rules/cross-region.ts';
import { testRule } from '../rule-tester.ts';

const template = (service: string, more = ''): string => `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { ${service} }${more}
`;
const configuration = (service: string, more = ''): string => `
provider "aws" { region = "eu-south-1" }
resource "aws_vpc_endpoint_service" "service" {
  ${service}
}
${more}
`;
const subnets = (zones: readonly string[]): string =>
  zones.map((zone, index) => `\nresource "aws_subnet" "s${index}" { ${zone} }`).join('');
const balanced = (zones: readonly string[], timeout = ''): string =>
  configuration(
    'supported_regions = ["eu-south-1", "us-east-1"]\n  network_load_balancer_arns = [aws_lb.balancer.arn]',
    `resource "aws_lb" "balancer" {
  load_balancer_type = "network"
  subnets            = [${zones.map((_, index) => `aws_subnet.s${index}.id`).join(', ')}]
}
resource "aws_lb_listener" "listener" {
  load_balancer_arn        = aws_lb.balancer.arn
  port                     = 5432
  protocol                 = "TCP"
  ${timeout}
}${subnets(zones)}`,
  );
const two = ['availability_zone = "eu-south-1a"', 'availability_zone = "eu-south-1b"'];
const vendor = { regions: ['us-east-1'] };

testRule(rule, {
  valid: [
    {
      name: 'offered to the Region of the vendor and to its own',
      options: vendor,
      region: 'eu-south-1',
      cloudformation: template('SupportedRegions: [eu-south-1, us-east-1]'),
      terraform: configuration('supported_regions = ["eu-south-1", "us-east-1"]'),
    },
    {
      name: 'in the Region of the vendor',
      options: { regions: ['eu-south-1'] },
      region: 'eu-south-1',
      cloudformation: template(''),
      terraform: configuration(''),
    },
    {
      name: 'in a Region that an input tells',
      options: { regions: ['acme.region'] },
      inputs: { 'acme.region': 'eu-south-1' },
      terraform: configuration(''),
    },
    {
      name: 'two zones and the usual timeout',
      options: vendor,
      terraform: balanced(two, 'tcp_idle_timeout_seconds = 350'),
    },
    {
      name: 'a timeout of its own, where nothing is offered to other Regions',
      terraform: balanced(two, 'tcp_idle_timeout_seconds = 60').replace(', "us-east-1"', ''),
    },
  ],
  invalid: [
    {
      name: 'offered to no other Region',
      options: vendor,
      region: 'eu-south-1',
      cloudformation: template(''),
      terraform: configuration(''),
      findings: [
        {
          message: 'notOffered',
          address: 'Service',
          at: { cloudformation: '3:3', terraform: '3:1' },
          text: {
            cloudformation:
              '`Service` can be reached from eu-south-1 only. Segment requires that it is offered to us-east-1 as well; add it to `SupportedRegions`.',
          },
        },
      ],
    },
    {
      name: 'not offered to one of two',
      options: { regions: ['us-east-1', 'us-west-2'] },
      region: 'eu-south-1',
      cloudformation: template('SupportedRegions: [eu-south-1, us-east-1]'),
      terraform: configuration('supported_regions = ["eu-south-1", "us-east-1"]'),
      findings: [{ message: 'notOffered', address: 'Service', at: { cloudformation: '5:37', terraform: '4:23' } }],
    },
    {
      name: 'its own Region left out',
      options: vendor,
      region: 'eu-south-1',
      cloudformation: template('SupportedRegions: [us-east-1]'),
      terraform: configuration('supported_regions = ["us-east-1"]'),
      findings: [
        {
          message: 'ownMissing',
          address: 'Service',
          at: { cloudformation: '5:37', terraform: '4:23' },
          text: {
            cloudformation:
              '`Service` is in eu-south-1, and `SupportedRegions` does not hold it. AWS keeps the own Region of a service among those that it is offered to; add eu-south-1.',
          },
        },
      ],
    },
    {
      name: 'a timeout of its own',
      terraform: balanced(two, 'tcp_idle_timeout_seconds = 600'),
      findings: [
        {
          message: 'customTimeout',
          address: 'aws_vpc_endpoint_service.service',
          line: 15,
          column: 30,
          text: '`aws_vpc_endpoint_service.service` is offered to other Regions, and `aws_lb_listener.listener` behind it has the TCP idle timeout 600. AWS connects across Regions only where it is left at 350 seconds; write `tcp_idle_timeout_seconds = 350` or remove it.',
        },
      ],
    },
    {
      name: 'one zone',
      terraform: balanced(two.slice(0, 1)),
      findings: [
        {
          message: 'oneZone',
          address: 'aws_vpc_endpoint_service.service',
          line: 9,
          column: 24,
          text: '`aws_vpc_endpoint_service.service` is offered to other Regions, and the load balancer behind it lies in eu-south-1a only. For that AWS asks for at least two Availability Zones; add a subnet of another zone to `subnets`.',
        },
      ],
    },
    {
      name: 'a zone in which AWS does not offer it',
      terraform: balanced(['availability_zone_id = "use1-az3"', 'availability_zone_id = "use1-az4"']).replaceAll(
        '"eu-south-1"',
        '"us-west-2"',
      ),
      findings: [
        {
          message: 'zoneWithout',
          address: 'aws_vpc_endpoint_service.service',
          line: 9,
          column: 24,
          text: '`aws_vpc_endpoint_service.service` is offered to other Regions, and the load balancer behind it lies in use1-az3, in which AWS does not offer that. Take a subnet of another zone in its place in `subnets`.',
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'the source does not say in which Region it is',
      options: vendor,
      cloudformation: template(''),
      findings: [
        {
          message: 'unknownOffer',
          address: 'Service',
          line: 3,
          column: 3,
          text: 'Whether `Service` is offered to us-east-1 is unknown: the source does not say in which Region it is deployed; pass `--region`. Segment requires that; list it in `SupportedRegions`.',
        },
      ],
    },
    {
      name: 'the Region of the vendor was not given',
      options: { regions: ['acme.region'] },
      region: 'eu-south-1',
      cloudformation: template(''),
      terraform: configuration(''),
      findings: [
        {
          message: 'inputMissing',
          address: 'Service',
          at: { cloudformation: '3:3', terraform: '3:1' },
          text: {
            cloudformation:
              'Whether `Service` is offered to the Region of Segment is unknown: input `acme.region` was not given; set `--input acme.region=…`. That Region must be the own one of the service, or stand in `SupportedRegions`.',
          },
        },
      ],
    },
    {
      name: 'a timeout and subnets that are parameters',
      region: 'us-east-1',
      cloudformation: `
Parameters: { Timeout: { Type: Number }, Subnets: { Type: List<AWS::EC2::Subnet::Id> } }
${template(
  'SupportedRegions: [us-east-1, us-west-2], NetworkLoadBalancerArns: [!Ref Balancer]',
  `
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Type: network, Subnets: !Ref Subnets }
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Protocol: TCP
      ListenerAttributes: [{ Key: tcp.idle_timeout.seconds, Value: !Ref Timeout }]`,
)}`,
      findings: [
        {
          message: 'unknownZones',
          address: 'Service',
          line: 10,
          column: 43,
          text: '`Service` is, or may be, offered to other Regions, and in how many Availability Zones the load balancer behind it lies is unknown: parameter `Subnets` has no default; pass `--parameters`. For that AWS asks for at least two.',
        },
        {
          message: 'unknownZone',
          address: 'Service',
          line: 10,
          column: 43,
          text: '`Service` is, or may be, offered to other Regions, which AWS offers in all zones but use1-az3, usw1-az2, apne1-az3, apne2-az2, apne2-az4. Whether the load balancer behind it lies in one of these is unknown: parameter `Subnets` has no default; pass `--parameters`.',
        },
        {
          message: 'unknownTimeout',
          address: 'Service',
          line: 16,
          column: 68,
          text: '`Service` is, or may be, offered to other Regions, and the TCP idle timeout of `Listener` behind it is unknown: parameter `Timeout` has no default; pass `--parameters`. AWS connects across Regions only where it is left at 350 seconds; write `Key: tcp.idle_timeout.seconds, Value: "350"`.',
        },
      ],
    },
    {
      name: 'the load balancer is not in the sources',
      region: 'eu-south-1',
      cloudformation: `
Parameters: { Balancer: { Type: String } }
${template('SupportedRegions: [eu-south-1, us-east-1], NetworkLoadBalancerArns: [!Ref Balancer]')}`,
      findings: [
        {
          message: 'unseen',
          address: 'Service',
          line: 7,
          column: 88,
          text: '`Service` is, or may be, offered to other Regions, and the load balancer behind it cannot be checked for that: parameter `Balancer` has no default; pass `--parameters`. It must lie in at least two Availability Zones, and leave its TCP idle timeouts at 350 seconds.',
        },
      ],
    },
  ],
});
