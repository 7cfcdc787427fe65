import type { Messages, Resource, RuleContext, Statement, Visitors } from '../../engine/rule.ts';
import { subnetsOf } from '../../graph/network/balancer-addresses.ts';
import type { Guard } from '../../model/guard.ts';
import { and } from '../../model/guard.ts';
import type { Unknown, Value } from '../../model/value.ts';
import { verdict } from '../../model/verdict.ts';
import { checkServing } from '../balancer/serving.ts';
import { hiddenSubnets } from './hidden-subnets.ts';

/** A subnet of the sources, as a load balancer names it. */
export interface NamedSubnet {
  readonly balancer: Resource<'LoadBalancer'>;
  readonly subnet: Resource<'Subnet'>;
  /** Where it is named, and under which condition: it may be one of several alternatives. */
  readonly value: Value<string>;
  readonly named: Guard;
  /** When anything is asked of the load balancer. */
  readonly when: Guard;
}

interface Asking<M extends Messages> {
  readonly seen: (named: NamedSubnet) => void;
  /** What to say of a load balancer on subnets that the sources do not show. */
  readonly unseenSubnet: (subnet: Value<unknown>) => Statement<M>;
  /** What to say of a service on a load balancer that they do not show. */
  readonly unseen: (balancer: Unknown) => Statement<M>;
}

/** For a rule that asks something of each subnet of each Network Load Balancer behind an endpoint service. */
export function checkSubnets<M extends Messages>(
  { check, graph }: Pick<RuleContext<M, object>, 'check' | 'graph'>,
  { seen, unseenSubnet, unseen }: Asking<M>,
): Visitors {
  return checkServing<M>(
    { check, graph },
    {
      seen(balancer, { when, only }) {
        const subnets = subnetsOf(graph, balancer);
        for (const { target, value, when: named } of subnets.leads) {
          if (target.leads === 'here')
            seen({ balancer, subnet: target.resource, value, named: and(only, named), when });
        }
        const hidden = hiddenSubnets(subnets, balancer);
        if (!hidden) return;
        const { subnet } = hidden;
        check(verdict('unknown', [subnet]), {
          on: balancer,
          when: and(when, only, hidden.when),
          unknown: unseenSubnet(subnet),
        });
      },
      unseen,
    },
  );
}
