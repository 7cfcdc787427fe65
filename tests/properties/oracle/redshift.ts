import type { Cluster, System } from '../system/system.ts';
import type { Assignment, Resolved } from './assignments.ts';
import { assignmentsOf, existing, resolve, resolveList } from './assignments.ts';
import type { Outcome } from './outcome.ts';

export function redshiftPort(cluster: Cluster, chosen: Assignment): Outcome {
  const port = resolve(cluster.port, chosen);
  if (port.state === 'absent') return 'pass';
  if (port.state !== 'known') return 'unknown';
  const n = Number(port.value);
  return (n >= 5431 && n <= 5455) || (n >= 8191 && n <= 8215) ? 'pass' : 'fail';
}

export function redshiftNodeType(cluster: Cluster, chosen: Assignment): Outcome {
  const family = familyOf(cluster, chosen);
  if (family === 'ra3') return 'pass';
  return family === undefined || family === 'rg' ? 'unknown' : 'fail';
}

/**
 * The rows of the table, from the top. Nodes that are old only in some cases, or not known, are told by the rule on
 * node types, which is asked too.
 */
export function redshiftRelocation(system: System) {
  return (cluster: Cluster, chosen: Assignment): Outcome => {
    const written = resolve(cluster.relocation, chosen);
    const oneZone = liesInOneZone(resolve(cluster.subnetGroup, chosen), system, chosen);
    const multiAz = resolve(cluster.multiAz, chosen);
    const multiAzOff = multiAz.state === 'absent' || (multiAz.state === 'known' && multiAz.value === false);
    if (isSurelyOld(cluster, system)) return 'fail';
    if (written.state === 'known' && written.value === true) return oneZone ? 'fail' : 'pass';
    if (written.state === 'known') return multiAzOff ? 'fail' : 'unknown';
    // A written value that is unknown is one of the two above.
    return oneZone && multiAzOff ? 'fail' : 'unknown';
  };
}

function isSurelyOld(cluster: Cluster, system: System): boolean {
  const possible = assignmentsOf(system).filter((chosen) => existing([cluster], chosen).length > 0);
  return possible.every((chosen) => ['dc2', 'ds2'].includes(familyOf(cluster, chosen) ?? ''));
}

function familyOf(cluster: Cluster, chosen: Assignment): string | undefined {
  const nodeType = resolve(cluster.nodeType, chosen);
  return nodeType.state === 'known' ? String(nodeType.value).split('.')[0] : undefined;
}

function liesInOneZone(group: Resolved, system: System, chosen: Assignment): boolean {
  const found = group.state === 'resource' ? system.subnetGroups.find(({ name }) => name === group.name) : undefined;
  if (!found) return false;
  const { items, open } = resolveList(found.subnets, chosen);
  if (open || items.length === 0) return false;
  const zones = items.map((item) => zoneOf(item, system, chosen));
  return items.length === 1 || zones.every((zone) => zone !== undefined && zone === zones[0]);
}

function zoneOf(subnet: Resolved, system: System, chosen: Assignment): string | undefined {
  const found = subnet.state === 'resource' ? system.subnets.find(({ name }) => name === subnet.name) : undefined;
  const zone = found && resolve(found.zone, chosen);
  return zone?.state === 'known' ? String(zone.value) : undefined;
}
