import type { Resource, ResourceGraph } from '../graph/graph.ts';
import { listenersOf } from '../graph/questions/listeners-of-balancer.ts';
import type { Lookup } from '../model/connection.ts';
import type { Value } from '../model/value.ts';
import { casesOf, map } from '../model/cases.ts';
import type { Attribute } from './lookups.ts';
import { accountLookup, zoneIdsOfNames, zoneIdsOfSubnets } from './lookups.ts';
import { balancersBehind, isOf, resourcesIn } from './subjects.ts';

/** What the sources say of a value that the vendor asks for. */
export interface Facts {
  /** The resource that has it. */
  readonly on: Resource;
  readonly values: readonly Value<string | number>[];
  /** Why there are none, or not all. Left out where the values say it. */
  readonly why?: string;
  /** What shows it after deployment: an attribute of `on`, or a command. */
  readonly find?: Attribute | Lookup;
}

export function regionOf(on: Resource): Facts {
  return { on, values: [on.setting.region] };
}

export function accountOf(on: Resource): Facts {
  return { on, values: [on.setting.account], find: accountLookup };
}

/** AWS makes the name, the ARN or the address of what it deploys. */
export function givenByAws(on: Resource, find: Attribute): Facts {
  return { on, values: [], why: 'known after deployment', find };
}

export function nameOf(on: Resource): Facts {
  const { name } = on.native;
  const written = name && casesOf(name).some(({ value }) => value.state !== 'absent');
  return written ? { on, values: [name], find: 'name' } : givenByAws(on, 'name');
}

export function privateDnsNameOf(on: Resource<'EndpointService'>): Facts {
  const { privateDnsName } = on.props;
  return privateDnsName.state === 'absent'
    ? { on, values: [], why: 'the service has none' }
    : { on, values: [privateDnsName] };
}

/** The ports on which whoever connects is answered. */
export function portsOf(on: Resource, graph: ResourceGraph): Facts {
  if (isOf('RedshiftCluster', on) || isOf('RedshiftServerlessWorkgroup', on)) return { on, values: [on.props.port] };
  if (isOf('ResourceConfiguration', on))
    return { on, values: on.props.portRanges.items.map(({ value }) => rangeOf(value)) };
  if (!isOf('EndpointService', on)) return { on, values: [], why: 'the sources do not say it' };
  const listeners = balancersBehind(on, graph).flatMap((balancer) => listenersOf(graph, balancer).items);
  const ports = listeners.flatMap(({ value }) =>
    casesOf(value).flatMap((each) => (each.value.state === 'known' ? [each.value.value.props.port] : [])),
  );
  return ports.length === 0 ? { on, values: [], why: 'the sources show no listener' } : { on, values: ports };
}

function rangeOf(value: Value<{ readonly from: number; readonly to: number }>): Value<string> {
  return map(value, ({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
}

/** Names of zones differ by account, so a vendor asks for IDs: https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html */
export function zoneIdsOf(on: Resource<'EndpointService'>, graph: ResourceGraph): Facts {
  const balancers = balancersBehind(on, graph);
  const lists = balancers.map((balancer) => balancer.props.subnets);
  const subnets = lists.flatMap((list) => resourcesIn(list, { graph, kind: 'Subnet' }));
  const ids = subnets.map((subnet) => subnet.props.availabilityZoneId);
  const complete = lists.every((list) => list.rest.length === 0) && subnets.length > 0;
  if (complete && ids.every((id) => id.state === 'known')) return { on, values: ids };
  const zones = subnets.flatMap(({ props }) => knownIn(props.availabilityZone)).filter((zone) => /[a-z]$/.test(zone));
  if (zones.length > 0) {
    const names = [...new Set(zones)];
    const why = `the sources show names (${names.join(', ')}), which differ by account`;
    return { on, values: [], why, find: zoneIdsOfNames(names) };
  }
  const written = lists.flatMap((list) => list.items.flatMap(({ value }) => knownIn(value)));
  const literal = [...new Set(written)].filter((id) => id.startsWith('subnet-'));
  return { on, values: [], why: 'the sources do not show the zones', find: zoneIdsOfSubnets(literal) };
}

function knownIn(value: Value<string>): readonly string[] {
  return casesOf(value).flatMap((each) =>
    each.value.state === 'known' && !each.value.sensitive && !value.sensitive ? [each.value.value] : [],
  );
}
