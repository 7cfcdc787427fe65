import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { ServiceName } from '../graph/props/endpoints.ts';
import { serviceOf } from '../graph/questions/service-of-endpoint.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { casesOf, when, whenState } from '../model/cases.ts';
import { known } from '../model/value.ts';
import { decide, verdict } from '../model/verdict.ts';
import { whenNamedElsewhere } from './endpoints/named-elsewhere.ts';
import type { Endpoint } from './endpoints/of-type.ts';
import { firstOpen, ofType, onlyFor, whenTypeOpen } from './endpoints/of-type.ts';
import { serviceText } from './endpoints/service-text.ts';
import { isWritten } from './parts/is-written.ts';

const messages = {
  attributeOff:
    '{{on}} turns private DNS on, but its VPC {{vpc}} has {{name(attribute)}} {{setting}}, and AWS refuses private DNS in a VPC that has not both of its DNS attributes on. Write {{set(fix)}} there.',
  vpcUnknown:
    'Whether the VPC of {{on}} allows private DNS is unknown: {{why(vpc)}}. It needs both DNS support and DNS host names.',
  vpcOutside:
    'Whether the VPC of {{on}} allows private DNS is unknown: `{{vpc}}` is not in the sources. It needs both DNS support and DNS host names.',
  notByItsName:
    'Whether anybody finds {{on}} is unknown: private DNS is off, so the usual name of {{service}} leads past it to the public addresses, and no private hosted zone of the sources leads to it either. Write {{set(fix)}}, or send its clients to it by a name of its own.',
  undecided:
    'Whether clients find {{on}} by the name of {{service}} is unknown: {{why(doubt)}}. With private DNS on, the VPC needs both of its DNS attributes.',
} as const;

type Said = Statement<typeof messages>;

export default createRule({
  name: 'endpoint-private-dns',
  meta: {
    docs: {
      description: 'Require the names of AWS services to lead to the interface endpoint, and its VPC to allow that',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
        'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
    scope: 'every',
  },
  create({ check, graph }) {
    return {
      VpcEndpoint(endpoint) {
        const { privateDnsEnabled: enabled } = endpoint.props;
        const service = serviceOf(graph, endpoint);
        const typed = ofType(endpoint, 'Interface');
        const on = and(
          typed.possibly,
          when(enabled, (is) => is),
        );
        const off = and(
          typed.possibly,
          when(enabled, (is) => !is),
        );
        const about = serviceText(service);
        const open = (doubt: Value<unknown>): Said => ({
          message: 'undecided',
          at: doubt,
          data: { service: about, doubt },
        });
        for (const part of and(endpoint.when, on) === never ? [] : partsOf(endpoint, graph)) {
          const isTypeOpen = and(on, part.only, whenTypeOpen(typed)) !== never;
          check(onlyFor(typed, part.verdict), {
            on: endpoint,
            ...part,
            only: and(on, part.only),
            ...(isTypeOpen && { unknown: open(typed.type) }),
          });
        }
        const found = or(not(mayBeOfAws(service)), whenNamedElsewhere(endpoint, graph));
        const fix = { property: enabled, set: true };
        const notFound: Said = { message: 'notByItsName', at: enabled, data: { service: about, fix } };
        const doubt = firstOpen<Value<unknown>>(endpoint.when, [
          [and(off, whenTypeOpen(typed)), typed.type],
          [and(off, whenState(service, 'unknown')), service],
        ]);
        check(
          { pass: found, fail: never, because: [enabled] },
          { on: endpoint, when: off, unknown: doubt ? open(doubt) : notFound },
        );
        const unread = and(typed.possibly, whenState(enabled, 'unknown'));
        check(verdict('unknown', [enabled]), { on: endpoint, when: unread, unknown: open(enabled) });
      },
    };
  },
});

interface Part {
  readonly verdict: ReturnType<typeof verdict>;
  /** When this is its VPC: in which of several it is may be open. */
  readonly only: Guard;
  readonly fail?: Said;
  readonly unknown: Said;
}

/** With private DNS on: both attributes of each VPC that it may be in. */
function partsOf(endpoint: Endpoint, graph: ResourceGraph): readonly Part[] {
  const { vpc } = endpoint.props;
  return graph.follow(vpc, 'Vpc').flatMap(({ when: there, target }): readonly Part[] => {
    switch (target.leads) {
      case 'here':
        return ofVpc(target.resource).map((part) => ({ ...part, only: there }));
      case 'outside': {
        const shown = known(target.shown, vpc);
        const unknown: Said = { message: 'vpcOutside', at: vpc, data: { vpc: shown } };
        return [{ verdict: verdict('unknown', [vpc]), only: there, unknown }];
      }
      case 'nowhere':
        return [];
      default:
        return [
          {
            verdict: verdict('unknown', [vpc]),
            only: there,
            unknown: { message: 'vpcUnknown', at: vpc, data: { vpc } },
          },
        ];
    }
  });
}

function ofVpc(vpc: Resource<'Vpc'>): readonly Omit<Part, 'only'>[] {
  return [vpc.props.dnsSupport, vpc.props.dnsHostnames].map((attribute) => ({
    verdict: decide(attribute, (is) => is, 'unknown'),
    fail: {
      message: 'attributeOff',
      at: attribute,
      data: {
        vpc,
        attribute,
        setting: isWritten(attribute, vpc) ? 'off' : 'off, as AWS leaves it',
        fix: { property: attribute, set: true },
      },
    },
    unknown: { message: 'vpcUnknown', at: attribute, data: { vpc: attribute } },
  }));
}

/** The names of other services are for their providers to give. */
function mayBeOfAws(service: Value<ServiceName>): Guard {
  return or(
    ...casesOf(service).map((each) =>
      each.value.state === 'unknown' || (each.value.state === 'known' && each.value.value.type === 'aws')
        ? each.when
        : never,
    ),
  );
}
