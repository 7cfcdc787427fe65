import { routesOf } from '../../graph/network/routes-of-subnet.ts';
import { sitesOf } from '../../graph/network/site.ts';
import { portOfDatabase } from '../../graph/path/database-port.ts';
import { portOfTarget } from '../../graph/path/ports.ts';
import { leadsOf } from '../../graph/questions/leads-of-list.ts';
import { transportsOf } from '../../graph/traffic/ports.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import { decide, verdict } from '../../model/verdict.ts';
import { areEqual } from '../targets/equal-ports.ts';
import { vpcName, vpcsOfSubnets, whenApart } from '../targets/vpcs.ts';
import { betweenSubnets } from './acls-on-the-way.ts';
import { intoBalancer, intoTarget, outOfBalancer } from './groups-on-the-way.ts';
import type { Hop, Trip } from './messages.ts';

/** What a connection passes on a way, in this order. */
export function hopsOf(trip: Trip): readonly Hop[] {
  return [
    protocolOf(trip, 'listener'),
    intoBalancer(trip),
    protocolOf(trip, 'targetGroup'),
    outOfBalancer(trip),
    ...(trip.way.beyond ? [behindApplication(trip)] : []),
    routed(trip),
    betweenSubnets(trip),
    ...intoTarget(trip),
    ...listening(trip),
  ];
}

function protocolOf(trip: Trip, hop: 'listener' | 'targetGroup'): Hop {
  const through = trip[hop];
  const { protocol } = through.props;
  const data = { database: trip.database, through, protocol, tcp: { property: protocol, set: 'TCP' } };
  return {
    verdict: decide(protocol, (name) => transportsOf(name)?.includes('tcp'), 'unknown'),
    fail: () => ({ message: 'protocol', at: protocol, data }),
    doubt: () => protocol,
    saidBy: { rule: 'endpoint-service-targets', on: trip.way.service, fits: ({ protocols }) => areAllTcp(protocols) },
    doubtSaid: true,
  };
}

function areAllTcp(protocols: unknown): boolean {
  return (
    Array.isArray(protocols) &&
    protocols.length > 0 &&
    protocols.every((one) => transportsOf(String(one))?.includes('tcp'))
  );
}

/** Whatever listens behind it, it is spoken to by HTTP. */
function behindApplication({ way, database, targetGroup }: Trip): Hop {
  const balancer = way.beyond?.balancer;
  const isDatabase = way.beyond?.destination?.type === 'database';
  return {
    verdict: verdict(isDatabase ? 'fail' : 'pass'),
    fail: () => ({
      message: 'application',
      at: way.target?.id ?? targetGroup.native,
      data: { database, balancer: balancer ?? 'the target' },
    }),
    doubt: () => targetGroup.props.targetType,
  };
}

/** In one VPC every subnet has a route to every other; between two there must be one that the sources show, or may. */
function routed(trip: Trip): Hop {
  const { graph, balancer, database, destination } = trip;
  const { subnets } = balancer.props;
  const places = vpcsOfSubnets(graph, subnets);
  const others = sitesOf(graph, destination).flatMap((site) => vpcsOfSubnets(graph, site.subnets));
  const connected = leadsOf(graph, subnets, 'Subnet').map(({ target }): Guard => {
    if (target.leads !== 'here') return never;
    const { routes, doubts, propagated } = routesOf(graph, target.resource);
    const onward = routes.filter(({ route }) => leadsToVpcs.has(route.target.type));
    return or(propagated, ...doubts.map(({ when }) => when), ...onward.map(({ when }) => when));
  });
  const fail = and(whenApart(places, others), not(or(...connected)));
  const { targetType } = trip.targetGroup.props;
  const byInstance = targetType.state === 'known' && targetType.value === 'instance';
  return {
    verdict: { pass: not(fail), fail, because: [subnets] },
    fail: () => ({
      message: 'route',
      at: subnets,
      data: { database, balancer, vpc: vpcName(places), other: vpcName(others) },
    }),
    doubt: () => subnets.rest[0]?.value ?? trip.target.id,
    ...(byInstance && { saidBy: { rule: 'endpoint-service-targets', on: trip.way.service } }),
  };
}

/** A virtual private gateway, which stands in the same place as an internet gateway, may lead anywhere as well. */
const leadsToVpcs: ReadonlySet<string> = new Set([
  'gateway',
  'transit-gateway',
  'peering-connection',
  'vpc-endpoint',
  'network-interface',
  'instance',
  'core-network',
]);

function listening({ graph, destination, database, targetGroup, target }: Trip): readonly Hop[] {
  if (destination.type !== 'database') return [];
  const port = portOfDatabase(graph, destination.resource);
  const sent = portOfTarget(targetGroup, target);
  return [
    {
      verdict: areEqual(sent, port, targetGroup.unit),
      fail: () => ({ message: 'port', at: sent, data: { database, sent, port } }),
      doubt: () => (sent.state === 'known' ? port : sent),
    },
  ];
}
