import type { Lead, Resource, ResourceGraph } from '../../engine/rule.ts';
import { leadsOf } from '../../graph/questions/leads-of-list.ts';
import type { Guard } from '../../model/guard.ts';
import { always, and, never, or } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import type { Likelihood } from '../grants/likelihood.ts';
import { anyLikely, nothing, perhaps, within } from '../grants/likelihood.ts';

type Registered = Resource<'DatabricksVpcEndpoint'>;

/** The endpoint of the vendor: its ID, open while the vendor has not told it, undefined when nobody asks for it. */
export type Wanted = Value<string> | undefined;

/** When a list of registered endpoints holds the vendor's. */
export function holdsVendors(list: ListOf<string>, wanted: Wanted, graph: ResourceGraph): Likelihood {
  const items = leadsOf(graph, list, 'DatabricksVpcEndpoint').map(({ when, target }) =>
    within(when, mayBe(target, wanted, graph)),
  );
  return anyLikely([...items, ...list.rest.map((rest) => perhaps(rest.when))]);
}

function mayBe(target: Lead<'DatabricksVpcEndpoint'>['target'], wanted: Wanted, graph: ResourceGraph): Likelihood {
  switch (target.leads) {
    case 'here':
      return isVendors(target.resource, wanted, graph);
    // It is registered elsewhere, under a name of Databricks that says nothing of the endpoint.
    case 'outside':
      return wanted ? perhaps(always) : { surely: always, possibly: always };
    case 'unknown':
      return perhaps(always);
    case 'elsewhere':
    case 'nowhere':
      return nothing;
  }
}

/** An endpoint of the sources is the customer's own, and the vendor's stands in the vendor's account. */
function isVendors({ props, when: exists }: Registered, wanted: Wanted, graph: ResourceGraph): Likelihood {
  const ways = graph.follow(props.endpoint, 'VpcEndpoint').map(({ when, target }): Likelihood => {
    const there = and(exists, when);
    if (target.leads === 'unknown') return perhaps(there);
    if (target.leads !== 'outside') return nothing;
    if (!wanted) return { surely: there, possibly: there };
    if (wanted.state !== 'known') return perhaps(there);
    return target.value === wanted.value ? { surely: there, possibly: there } : nothing;
  });
  return anyLikely(ways);
}

/** When all that a list surely holds are endpoints of the sources. */
export function ownIn(list: ListOf<string>, graph: ResourceGraph): readonly Registered[] {
  return leadsOf(graph, list, 'DatabricksVpcEndpoint').flatMap(({ target }) =>
    target.leads === 'here' && isOwn(target.resource, graph) ? [target.resource] : [],
  );
}

function isOwn(endpoint: Registered, graph: ResourceGraph): boolean {
  return graph.follow(endpoint.props.endpoint, 'VpcEndpoint').every(({ target }) => target.leads === 'here');
}

/** When the sources register the vendor's endpoint at all. */
export function whenRegistered(wanted: Wanted, graph: ResourceGraph): Guard {
  const all = graph.all('DatabricksVpcEndpoint').map((one) => isVendors(one, wanted, graph).surely);
  return all.length === 0 ? never : or(...all);
}
