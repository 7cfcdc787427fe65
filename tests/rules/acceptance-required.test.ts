import rule from '../../src/rules/acceptance-required.ts';
import { testRule } from '../rule-tester.ts';

const template = (properties: string): string => `
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: ${properties}
`;
const configuration = (argument: string): string => `
resource "aws_vpc_endpoint_service" "service" {
  ${argument}
}
`;

testRule(rule, {
  valid: [
    {
      name: 'on',
      cloudformation: template('{ AcceptanceRequired: true }'),
      terraform: configuration('acceptance_required = true'),
    },
    {
      name: 'off, where that is asked for',
      options: { value: false },
      cloudformation: template('{ AcceptanceRequired: "false" }'),
      terraform: configuration('acceptance_required = false'),
    },
    {
      name: 'either way on',
      cloudformation: `
Parameters: { Strict: { Type: String } }
Conditions: { IsStrict: !Equals [!Ref Strict, 'yes'] }
${template('{ AcceptanceRequired: !If [IsStrict, true, "true"] }')}`,
    },
  ],
  invalid: [
    {
      name: 'off',
      cloudformation: template('{ AcceptanceRequired: false }'),
      terraform: configuration('acceptance_required = false'),
      findings: [
        {
          message: 'byItself',
          address: 'Service',
          at: { cloudformation: '5:39-5:44', terraform: '3:25-3:30' },
          text: {
            cloudformation:
              '`Service` accepts every connection of an allowed principal by itself. Segment requires that its owner accepts each one first; write `AcceptanceRequired: true`.',
            terraform:
              '`aws_vpc_endpoint_service.service` accepts every connection of an allowed principal by itself. Segment requires that its owner accepts each one first; write `acceptance_required = true`.',
          },
        },
      ],
    },
    {
      name: 'on, where off is asked for',
      options: { value: false },
      cloudformation: template('{ AcceptanceRequired: true }'),
      terraform: configuration('acceptance_required = true'),
      findings: [
        {
          message: 'byHand',
          address: 'Service',
          at: { cloudformation: '5:39', terraform: '3:25' },
          text: {
            cloudformation:
              '`Service` keeps each connection waiting until its owner accepts it. Segment requires that the service accepts them at once; write `AcceptanceRequired: false`.',
          },
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'not written, where AWS documents no default',
      cloudformation: template('{ ContributorInsightsEnabled: true }'),
      terraform: configuration('tags = {}'),
      findings: [
        {
          message: 'notWritten',
          address: 'Service',
          at: { cloudformation: '3:3', terraform: '2:1' },
          text: {
            cloudformation:
              '`Service` does not say whether connections must be accepted, and AWS documents no default for it. Segment requires `AcceptanceRequired: true`; write it to be certain.',
          },
        },
      ],
    },
    {
      name: 'a parameter without default',
      cloudformation: `
Parameters: { Acceptance: { Type: String } }
${template('{ AcceptanceRequired: !Ref Acceptance }')}`,
      terraform: `
variable "acceptance" {
  type = bool
}
${configuration('acceptance_required = var.acceptance')}`,
      findings: [
        {
          message: 'unknownAcceptance',
          address: 'Service',
          at: { cloudformation: '7:39', terraform: '7:25' },
          text: {
            cloudformation:
              'Whether connections to `Service` must be accepted is unknown: parameter `Acceptance` has no default; pass `--parameters`. Segment requires `AcceptanceRequired: true`.',
          },
        },
      ],
    },
    {
      name: 'off in one case',
      cloudformation: `
Parameters: { Strict: { Type: String } }
Conditions: { IsStrict: !Equals [!Ref Strict, 'yes'] }
${template('{ AcceptanceRequired: !If [IsStrict, true, false] }')}`,
      findings: [{ message: 'byItself', address: 'Service', line: 8, column: 60 }],
    },
  ],
});
