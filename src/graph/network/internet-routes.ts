import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import type { RouteTarget } from '../props/routing.ts';
import type { Doubt } from '../traffic/openings.ts';
import type { Passage } from '../traffic/ports.ts';
import { internetBlocked } from './block-public-access.ts';
import type { RouteOfSubnet } from './routes-of-subnet.ts';
import { routesOf } from './routes-of-subnet.ts';

/** Whether a subnet has a route to an internet gateway, which is what makes a subnet public. */
export interface InternetRoutes extends Passage {
  /** The routes that are one, or may be. */
  readonly routes: readonly RouteOfSubnet[];
  readonly doubts: readonly Doubt[];
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html */
export function internetRoutesOf(graph: ResourceGraph, subnet: Resource<'Subnet'>): InternetRoutes {
  const { routes, doubts } = routesOf(graph, subnet);
  const judged = routes.map(({ route, when }) => {
    const gateway = isInternetGateway(graph, route.target);
    return { route, surely: and(when, gateway.surely), possibly: and(when, gateway.possibly) };
  });
  const open = or(...doubts.map((doubt) => doubt.when));
  const blocked = internetBlocked(graph, subnet);
  return {
    surely: and(or(...judged.map((one) => one.surely)), not(blocked.possibly)),
    possibly: and(or(open, ...judged.map((one) => one.possibly)), not(blocked.surely)),
    routes: judged
      .filter((one) => one.possibly !== never)
      .map(({ route, possibly }): RouteOfSubnet => ({ route, when: possibly })),
    doubts: [...doubts, ...blocked.doubts].filter((doubt) => doubt.when !== never),
  };
}

function isInternetGateway(graph: ResourceGraph, target: RouteTarget): Passage {
  if (target.type !== 'gateway') return { surely: never, possibly: never };
  let surely: Guard = never;
  let possibly: Guard = never;
  for (const { when, target: gateway } of graph.follow(target.id, 'InternetGateway')) {
    const outside = gateway.leads === 'outside' ? isInternetGatewayId(gateway.value) : undefined;
    if (gateway.leads === 'here' || outside === true) surely = or(surely, when);
    if (gateway.leads === 'unknown' || (gateway.leads === 'outside' && outside !== false))
      possibly = or(possibly, when);
  }
  return { surely, possibly: or(surely, possibly) };
}

/** By the beginning of its ID; a virtual private gateway and the VPC itself stand in the same place. */
function isInternetGatewayId(id: string): boolean | undefined {
  if (id.startsWith('igw-')) return true;
  return id === 'local' || id.startsWith('vgw-') || id.startsWith('vpce-') ? false : undefined;
}
