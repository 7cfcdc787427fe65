import type { Resource, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { and, not, or } from '../model/guard.ts';
import { when as whenKnown, whenState } from '../model/cases.ts';
import { whenEmpty } from '../model/count.ts';
import { decide } from '../model/verdict.ts';

const messages = {
  named:
    '{{on}} has the private DNS name {{privateName}}. {{who}} a service without one; remove {{name(privateName)}}.',
  unknownName: 'Whether {{on}} has a private DNS name is unknown: {{why(privateName)}}. {{who}} a service without one.',
  notVerifiable:
    '{{on}} has the private DNS name {{privateName}}, which AWS cannot verify: it must be a domain name in lower case, with labels of 63 characters at most and 255 in all. Until its domain is verified nobody can connect by it; correct {{name(privateName)}}.',
  onGateway:
    '{{on}} has the private DNS name {{privateName}}, and AWS knows none for services on Gateway Load Balancers; remove {{name(privateName)}}.',
  notStarted:
    '{{on}} has the private DNS name {{privateName}}, and the sources do not start the verification of its domain, without which nobody can connect by that name. Publish the TXT record that AWS gives for it and start the verification in the sources or by hand, or remove {{name(privateName)}}.',
  unknownVerification:
    'Whether {{on}} has a private DNS name that nobody verifies is unknown: {{why(privateName)}}. The sources do not start the verification of a domain.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'endpoint-service-private-dns',
  meta: {
    docs: {
      description: 'Require an endpoint service to have no private DNS name, or one that is verified',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html',
        'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        value: {
          enum: ['verifiable', 'absent'],
          default: 'verifiable',
          description: 'Whether a private DNS name is accepted that can be verified, or none at all.',
        },
      },
    },
  },
  create({ check, options: { value } }) {
    return {
      EndpointService(service) {
        const { privateDnsName: privateName } = service.props;
        if (value === 'absent') {
          check(
            decide(privateName, () => false, 'pass'),
            {
              on: service,
              fail: { message: 'named', at: privateName, data: { privateName } },
              unknown: { message: 'unknownName', at: privateName, data: { privateName } },
            },
          );
          return;
        }
        check(...verifiable(service));
      },
    };
  },
});

/** None at all, or one that AWS can verify and whose verification the sources start. */
function verifiable(service: Resource<'EndpointService'>) {
  const { privateDnsName: privateName, privateDnsVerifications: started, gatewayLoadBalancers } = service.props;
  const unset = whenState(privateName, 'absent');
  const written = not(unset);
  const wrong = whenKnown(privateName, (name) => !isVerifiable(name));
  const gateway = and(
    written,
    not(whenEmpty({ ...gatewayLoadBalancers, rest: [] })),
    whenKnown(privateName, () => true),
  );
  const starts = or(...started.items.map(({ when }) => when));
  const fail = or(wrong, gateway);
  const message: Said['message'] = wrong === fail ? 'notVerifiable' : 'onGateway';
  return [
    { pass: or(unset, and(starts, not(fail))), fail, because: [privateName, started] },
    {
      on: service,
      fail: { message, at: privateName, data: { privateName } },
      unknown: {
        message: whenState(privateName, 'unknown') === written ? 'unknownVerification' : 'notStarted',
        at: privateName,
        data: { privateName },
      },
    },
  ] as const;
}

/** https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html; a name may begin with a wildcard. */
function isVerifiable(name: string): boolean {
  return (
    name.length <= 255 &&
    /^(?:\*\.)?(?:[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/.test(name)
  );
}
