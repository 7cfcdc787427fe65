import rule from '../../src/rules/endpoint-service-private-dns.ts';
import { testRule } from '../rule-tester.ts';

const template = (properties: string): string => `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { ${properties} }
`;
const configuration = (argument: string): string => `
resource "aws_vpc_endpoint_service" "service" {
  ${argument}
}
`;
const verification = `
resource "aws_vpc_endpoint_service_private_dns_verification" "service" {
  service_id = aws_vpc_endpoint_service.service.id
}
`;

testRule(rule, {
  valid: [
    { name: 'none', cloudformation: template(''), terraform: configuration('') },
    {
      name: 'one whose verification is started',
      terraform: configuration('private_dns_name = "db.example.com"') + verification,
    },
    {
      name: 'a wildcard whose verification is started by the CDK',
      cloudformation: `${template('PrivateDnsName: "*.example.com"').trimEnd()}
  Start:
    Type: Custom::AWS
    Properties:
      ServiceToken: arn:aws:lambda:eu-west-1:111122223333:function:sdk
      Create:
        Fn::Join:
          - ''
          - - '{"service":"EC2","action":"startVpcEndpointServicePrivateDnsVerification","parameters":{"ServiceId":"'
            - !Ref Service
            - '"}}'
`,
    },
    {
      name: 'a name that is not known, whose verification is started',
      terraform: `
variable "name" { type = string }
${configuration('private_dns_name = var.name')}${verification}`,
    },
    {
      name: 'none, where none is asked for',
      options: { value: 'absent' },
      cloudformation: template('AcceptanceRequired: true'),
      terraform: configuration('acceptance_required = true'),
    },
  ],
  invalid: [
    {
      name: 'one, where none is asked for',
      options: { value: 'absent' },
      cloudformation: template('PrivateDnsName: db.example.com'),
      terraform: configuration('private_dns_name = "db.example.com"') + verification,
      findings: [
        {
          message: 'named',
          address: 'Service',
          at: { cloudformation: '5:35', terraform: '3:22' },
          text: {
            cloudformation:
              '`Service` has the private DNS name db.example.com. Segment requires a service without one; remove `PrivateDnsName`.',
          },
        },
      ],
    },
    {
      name: 'upper case',
      cloudformation: template('PrivateDnsName: DB.example.com'),
      terraform: configuration('private_dns_name = "DB.example.com"') + verification,
      findings: [
        {
          message: 'notVerifiable',
          address: 'Service',
          at: { cloudformation: '5:35', terraform: '3:22' },
          text: {
            cloudformation:
              '`Service` has the private DNS name DB.example.com, which AWS cannot verify: it must be a domain name in lower case, with labels of 63 characters at most and 255 in all. Until its domain is verified nobody can connect by it; correct `PrivateDnsName`.',
          },
        },
      ],
    },
    {
      name: 'a label of 64 characters',
      cloudformation: template(`PrivateDnsName: ${'a'.repeat(64)}.example.com`),
      findings: [{ message: 'notVerifiable', address: 'Service', line: 5, column: 35 }],
    },
    {
      name: 'on a Gateway Load Balancer',
      cloudformation: `${template('PrivateDnsName: db.example.com, GatewayLoadBalancerArns: [!Ref Balancer]').trimEnd()}
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: gateway } }
`,
      findings: [
        {
          message: 'onGateway',
          address: 'Service',
          line: 5,
          column: 35,
          text: '`Service` has the private DNS name db.example.com, and AWS knows none for services on Gateway Load Balancers; remove `PrivateDnsName`.',
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'nothing in the sources starts the verification',
      cloudformation: template(`PrivateDnsName: ${'a'.repeat(63)}.example.com`),
      terraform: configuration(`private_dns_name = "${'a'.repeat(63)}.example.com"`),
      findings: [{ message: 'notStarted', address: 'Service', at: { cloudformation: '5:35', terraform: '3:22' } }],
    },
    {
      name: 'a parameter without default',
      cloudformation: `
Parameters: { Name: { Type: String } }
${template('PrivateDnsName: !Ref Name')}`,
      terraform: `
variable "name" { type = string }
${configuration('private_dns_name = var.name')}`,
      findings: [
        {
          message: 'unknownVerification',
          address: 'Service',
          at: { cloudformation: '7:35', terraform: '5:22' },
          text: {
            cloudformation:
              'Whether `Service` has a private DNS name that nobody verifies is unknown: parameter `Name` has no default; pass `--parameters`. The sources do not start the verification of a domain.',
          },
        },
      ],
    },
    {
      name: 'a parameter, where none is asked for',
      options: { value: 'absent' },
      cloudformation: `
Parameters: { Name: { Type: String } }
${template('PrivateDnsName: !Ref Name')}`,
      findings: [
        {
          message: 'unknownName',
          address: 'Service',
          line: 7,
          column: 35,
          text: 'Whether `Service` has a private DNS name is unknown: parameter `Name` has no default; pass `--parameters`. Segment requires a service without one.',
        },
      ],
    },
    {
      name: 'a short name that nothing verifies',
      cloudformation: template('PrivateDnsName: db.example.com'),
      findings: [
        {
          message: 'notStarted',
          address: 'Service',
          line: 5,
          column: 35,
          text: '`Service` has the private DNS name db.example.com, and the sources do not start the verification of its domain, without which nobody can connect by that name. Publish the TXT record that AWS gives for it and start the verification in the sources or by hand, or remove `PrivateDnsName`.',
        },
      ],
    },
  ],
});
