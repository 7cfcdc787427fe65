import type { Service, System } from '../system/system.ts';
import type { Assignment, Resolved } from './assignments.ts';
import { resolve, resolveList } from './assignments.ts';
import type { Outcome } from './outcome.ts';
import { worst } from './outcome.ts';

/** The table of the rule, read for one assignment. */
export function endpointServiceNlb(system: System, allowGateway: boolean) {
  return (service: Service, chosen: Assignment): Outcome => {
    const balancers = resolveList(service.balancers, chosen);
    const gateways = resolveList(service.gateways, chosen);
    const open = balancers.open || gateways.open;
    const count = balancers.items.length + gateways.items.length;
    if (count === 0) return open ? 'unknown' : 'fail';
    if (gateways.items.length > 0 && (!allowGateway || balancers.items.length > 0)) return 'fail';
    return worst([...balancers.items.map((item) => isNetwork(item, system, chosen)), open ? 'unknown' : 'pass']);
  };
}

function isNetwork(item: Resolved, system: System, chosen: Assignment): Outcome {
  if (item.state === 'known') return String(item.value).includes('loadbalancer/net/') ? 'pass' : 'fail';
  const balancer = item.state === 'resource' ? system.balancers.find(({ name }) => name === item.name) : undefined;
  if (!balancer) return 'unknown';
  if (balancer.generation === 'classic') return 'fail';
  const type = resolve(balancer.type, chosen);
  if (type.state === 'unknown') return 'unknown';
  return type.state === 'known' && type.value === 'network' ? 'pass' : 'fail';
}
