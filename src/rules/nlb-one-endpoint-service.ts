import type { Resource, ResourceGraph } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { ItemLead } from '../graph/questions/leads-of-list.ts';
import { leadsOf } from '../graph/questions/leads-of-list.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import { groupBy } from '../model/group-by.ts';
import type { Value } from '../model/value.ts';
import { known } from '../model/value.ts';
import { certainReference } from './parts/certain-reference.ts';

type Service = Resource<'EndpointService'>;

export default createRule({
  name: 'nlb-one-endpoint-service',
  meta: {
    scope: 'every',
    docs: {
      description: 'Disallow one Network Load Balancer behind several endpoint services',
      references: ['https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html'],
    },
    messages: {
      sharedBalancer:
        '{{on}} is backed by {{balancer}}, which stands behind {{other}} already. AWS puts a Network Load Balancer behind one endpoint service only, so the second one cannot be created. Give {{on}} a load balancer of its own, or let the clients of both connect to {{other}}.',
    },
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check, graph }) {
    const uses = usesOf(graph);
    return {
      EndpointService(service) {
        for (const all of uses.values()) {
          const own = all.filter((use) => use.service === service);
          const [first] = own;
          if (!first) continue;
          // Each sharing is told once, on the service whose address comes later: no order of files changes that.
          const earlier = all.slice(0, all.indexOf(first));
          const shared = and(whenUsed(own), whenUsed(earlier));
          const other = earlier.find((use) => and(service.when, shared, use.when) !== never)?.service ?? service;
          const data = { balancer: first.shown, other };
          check(
            { pass: not(shared), fail: shared, because: [first.value] },
            { on: service, fail: { message: 'sharedBalancer', at: first.value, data } },
          );
        }
      },
    };
  },
});

function byAddress(one: Service, other: Service): number {
  const [first, second] = [one, other].map(({ unit, address }) => `${unit.id}\0${address}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

/** One service that names a load balancer. */
interface Use {
  readonly service: Service;
  readonly value: Value<string>;
  readonly when: Guard;
  /** The same for two only when they surely name the same load balancer. */
  readonly name: string;
  /** The load balancer for messages. */
  readonly shown: string | Resource;
}

function whenUsed(uses: readonly Use[]): Guard {
  return or(...uses.map((use) => use.when));
}

/** By load balancer who uses it, in the order of their addresses. */
function usesOf(graph: ResourceGraph): ReadonlyMap<string, readonly Use[]> {
  const services = [...graph.all('EndpointService')].sort(byAddress);
  const uses = services.flatMap((service) =>
    leadsOf(graph, service.props.networkLoadBalancers, 'LoadBalancer').flatMap((lead): readonly Use[] => {
      const named = nameOf(lead, service);
      return named ? [{ service, value: lead.value, when: and(service.when, lead.when), ...named }] : [];
    }),
  );
  return groupBy(uses, ({ name }) => name);
}

function nameOf(
  { target, value }: ItemLead<'LoadBalancer'>,
  { unit }: Service,
): Pick<Use, 'name' | 'shown'> | undefined {
  if (target.leads === 'here') {
    const { resource } = target;
    return { name: `here ${resource.unit.id} ${resource.address}`, shown: resource };
  }
  if (target.leads === 'outside') {
    const key = certainReference(known(target.value, value), unit) ?? '';
    // Two units with one ARN may be copies of each other, of which one is deployed.
    return { name: `${key} in ${unit.id}`, shown: `\`${target.shown}\`` };
  }
  const key = target.leads === 'unknown' ? certainReference(target.value, unit) : undefined;
  return key === undefined ? undefined : { name: key, shown: 'the same load balancer' };
}
