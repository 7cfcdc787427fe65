import type { Resource, ResourceGraph } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { leadsOf } from '../graph/questions/leads-of-list.ts';
import type { Guard } from '../model/guard.ts';
import { and, not, or } from '../model/guard.ts';
import type { ListOf } from '../model/value.ts';
import { when as whenKnown, whenState } from '../model/cases.ts';
import { whenEmpty } from '../model/count.ts';
import { decide } from '../model/verdict.ts';
import { checkServing } from './balancer/serving.ts';

export default createRule({
  name: 'nlb-ip-address-type',
  meta: {
    docs: {
      description:
        'Require an endpoint service and its Network Load Balancers to take the addresses that the vendor uses',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html',
      ],
    },
    messages: {
      otherType: '{{on}} has the IP address type {{type}}. {{who}} {{wanted}}; write {{set(setting)}}.',
      unknownType:
        'The IP address type of {{on}} is unknown: {{why(type)}}. {{who}} {{wanted}}; write {{set(setting)}}.',
      unseen:
        'The IP address type of the load balancer behind {{on}} is unknown: {{why(balancer)}}. {{who}} {{wanted}}.',
      withoutIpv4: '{{on}} takes {{supported}} only. {{who}} IPv4; add `ipv4` to {{name(supported)}}.',
      unknownSupported:
        'Whether {{on}} can be reached over IPv4 is unknown: {{why(supported)}}. {{who}} that; list `ipv4` in {{name(supported)}}.',
      ipv6OnIpv4:
        '{{on}} offers `ipv6`, but {{balancer}} behind it has the IP address type ipv4, and AWS offers IPv6 only where every load balancer of a service is dualstack. Remove `ipv6` from {{name(supported)}}, or make {{balancer}} dualstack.',
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        types: {
          type: 'array',
          items: { enum: ['ipv4', 'dualstack'] },
          minItems: 1,
          default: ['ipv4', 'dualstack'],
          description: 'IP address types that the load balancer may have.',
        },
      },
    },
  },
  create({ check, graph, options: { types } }) {
    const wanted = types.join(' or ');
    const isWanted = (written: string): boolean => types.some((type) => type === written);
    const balancers = checkServing(
      { check, graph },
      {
        seen(balancer, serving) {
          const { ipAddressType: type } = balancer.props;
          const data = { type, wanted, setting: { property: type, set: types[0] ?? 'ipv4' } };
          check(decide(type, isWanted, 'unknown'), {
            on: balancer,
            ...serving,
            fail: { message: 'otherType', at: type, data },
            unknown: { message: 'unknownType', at: type, data },
          });
        },
        unseen: (balancer) => ({ message: 'unseen', at: balancer, data: { balancer, wanted } }),
      },
    );
    return {
      ...balancers,
      EndpointService(service) {
        balancers.EndpointService(service);
        const { supportedIpAddressTypes: supported } = service.props;
        const ipv4 = holds(supported, 'ipv4');
        // Of what is not written AWS documents no default, but whatever it is, IPv4 is in it.
        const unset = or(supported.absent, whenEmpty(supported));
        check(
          { pass: or(unset, ipv4.surely), fail: not(or(unset, ipv4.maybe)), because: [supported] },
          {
            on: service,
            fail: { message: 'withoutIpv4', at: supported, data: { supported } },
            unknown: { message: 'unknownSupported', at: supported, data: { supported } },
          },
        );
        for (const { balancer, when } of onIpv4(service, graph)) {
          const fail = and(when, holds(supported, 'ipv6').surely);
          const data = { supported, balancer };
          check(
            { pass: not(fail), fail, because: [supported] },
            { on: service, fail: { message: 'ipv6OnIpv4', at: supported, data } },
          );
        }
      },
    };
  },
});

/** When a list holds a text for certain, and when it may. */
function holds({ items, rest }: ListOf<string>, text: string): { readonly surely: Guard; readonly maybe: Guard } {
  const surely = or(
    ...items.map(({ when, value }) =>
      and(
        when,
        whenKnown(value, (one) => one === text),
      ),
    ),
  );
  const open = items.map(({ when, value }) => and(when, whenState(value, 'unknown')));
  return { surely, maybe: or(surely, ...open, ...rest.map((each) => each.when)) };
}

/** The load balancers of a service that surely take no IPv6. */
function onIpv4(
  service: Resource<'EndpointService'>,
  graph: ResourceGraph,
): readonly { readonly balancer: Resource<'LoadBalancer'>; readonly when: Guard }[] {
  return leadsOf(graph, service.props.networkLoadBalancers, 'LoadBalancer').flatMap(({ when, target }) => {
    if (target.leads !== 'here') return [];
    const { resource: balancer } = target;
    const ipv4 = whenKnown(balancer.props.ipAddressType, (type) => type === 'ipv4');
    return [{ balancer, when: and(when, ipv4) }];
  });
}
