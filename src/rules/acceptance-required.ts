import { createRule } from '../engine/rule.ts';
import { never } from '../model/guard.ts';
import { whenState } from '../model/cases.ts';
import { decide } from '../model/verdict.ts';

export default createRule({
  name: 'acceptance-required',
  meta: {
    docs: {
      description:
        'Require an endpoint service to have its connections accepted by hand, or by itself, as the vendor needs',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
        'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpointServiceConfiguration.html',
      ],
    },
    messages: {
      byItself:
        '{{on}} accepts every connection of an allowed principal by itself. {{who}} that its owner accepts each one first; write {{set(wanted)}}.',
      byHand:
        '{{on}} keeps each connection waiting until its owner accepts it. {{who}} that the service accepts them at once; write {{set(wanted)}}.',
      notWritten:
        '{{on}} does not say whether connections must be accepted, and AWS documents no default for it. {{who}} {{set(wanted)}}; write it to be certain.',
      unknownAcceptance:
        'Whether connections to {{on}} must be accepted is unknown: {{why(acceptance)}}. {{who}} {{set(wanted)}}.',
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        value: {
          type: 'boolean',
          default: true,
          description: 'Whether the owner of the service must accept each connection.',
        },
      },
    },
  },
  create({ check, options: { value } }) {
    return {
      EndpointService(service) {
        const { acceptanceRequired: acceptance } = service.props;
        const wanted = { property: acceptance, set: value };
        const isWritten = whenState(acceptance, 'absent') === never;
        check(
          decide(acceptance, (written) => written === value, 'unknown'),
          {
            on: service,
            fail: { message: value ? 'byItself' : 'byHand', at: acceptance, data: { wanted } },
            unknown: isWritten
              ? { message: 'unknownAcceptance', at: acceptance, data: { acceptance, wanted } }
              : { message: 'notWritten', at: acceptance, data: { wanted } },
          },
        );
      },
    };
  },
});
