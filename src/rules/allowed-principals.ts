import type { Resource } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { and, implies, never, not, or } from '../model/guard.ts';
import { once } from '../model/remember.ts';
import type { Value } from '../model/value.ts';
import { verdict } from '../model/verdict.ts';
import { listedIn, whenSome } from './parts/principal-list.ts';
import { principalsAsked } from './principals/asked.ts';
import { demandsOf } from './principals/demand.ts';
import { faultOf, isFault } from './principals/faults.ts';
import type { Judgement } from './principals/judge-list.ts';
import { judgeList, whenNobody } from './principals/judge-list.ts';
import { whenListed } from './principals/judge-required.ts';
import { messages } from './principals/messages.ts';
import { readWanted, requiredFor } from './principals/required.ts';

type Service = Resource<'EndpointService'>;

export default createRule({
  name: 'allowed-principals',
  meta: {
    scope: 'every',
    securitySeverity: '7.0',
    docs: {
      description: 'Require an endpoint service to allow the vendor, and nobody by a wildcard',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
        'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpointServicePermissions.html',
      ],
    },
    messages,
    remarks: ['wider'],
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        principal: {
          type: 'string',
          description:
            'The principal that must be allowed: an ARN, an account ID, or the name of the input that holds it.',
        },
        anyOf: {
          type: 'array',
          items: { type: 'string' },
          default: [],
          description:
            'Several such principals, of which one must be allowed. `{region}` stands for a Region that the service is offered to; one of another partition than the service does not count.',
        },
        only: { type: 'boolean', default: false, description: 'Whether nobody else may be allowed.' },
        wildcard: {
          enum: ['deny', 'allow'],
          default: 'deny',
          description: 'Whether `*`, which allows every account, passes.',
        },
      },
    },
  },
  create(context) {
    const { check, graph, options, input } = context;
    const { wildcard } = options;
    const wanted = readWanted(principalsAsked(options), input);
    const demandOn = demandsOf(context, wanted);
    const vendorsServices = once(() => graph.all('EndpointService').filter((service) => allowsVendor(service, wanted)));
    return {
      EndpointService(service) {
        const demand = demandOn(service);
        const listed = listedIn(service.props.allowedPrincipals);
        const faults = listed.filter((one) => isFault(one, wildcard));
        const anyFault = whenSome(faults);
        if (implies(service.when, anyFault)) {
          for (const one of faults) {
            check(verdict('fail'), { on: service, when: one.when, fail: faultOf(one, demand) });
          }
          return;
        }
        const judged = judgeList(service, listed, demand);
        const fail = or(judged.verdict.fail, anyFault);
        const [fault] = faults;
        const isOthers = isOtherVendors(service, { ...judged, anyFault }, vendorsServices);
        if (isOthers && !fault) return;
        // Whoever the service is for, a faulty principal is one only in its own case.
        const failing = isOthers ? or(anyFault, whenNobody(service, listed)) : fail;
        const partly = fault && !implies(service.when, failing);
        check(
          {
            pass: and(judged.verdict.pass, not(anyFault)),
            fail: partly ? fault.when : failing,
            because: judged.verdict.because,
          },
          { on: service, ...judged, ...(fault && (isOthers || partly) && { fail: faultOf(fault, demand) }) },
        );
      },
    };
  },
});

/** A service for others is in order when another one of the sources allows the vendor. */
function isOtherVendors(
  service: Service,
  { fail, missing = never, anyFault }: Judgement & { readonly anyFault: Guard },
  vendorsServices: () => readonly Service[],
): boolean {
  if (fail?.message !== 'notAllowed' || !implies(service.when, or(missing, anyFault))) return false;
  return vendorsServices().some((other) => other !== service);
}

/** In one case at least. */
function allowsVendor(service: Service, wanted: readonly Value<string>[]): boolean {
  const { accepted = [] } = requiredFor(service, wanted) ?? {};
  const { allowedPrincipals } = service.props;
  return and(service.when, whenListed(listedIn(allowedPrincipals), accepted, 'allows')) !== never;
}
