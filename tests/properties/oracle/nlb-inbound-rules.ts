import type { Balancer, Service, System } from '../system/system.ts';
import type { Admission, Packet } from './admission.ts';
import { admitsPacket, rulesOf, strongest } from './admission.ts';
import type { Assignment, Resolved } from './assignments.ts';
import { assignmentsOf, existing, resolve, resolveList } from './assignments.ts';
import type { Demand } from './demands.ts';
import { demandsOn, packetsOf } from './demands.ts';
import type { Outcome } from './outcome.ts';
import { worst } from './outcome.ts';

export interface InboundOptions {
  /** None: somebody at all. */
  readonly cidrs: readonly string[];
  readonly enforcement: 'any' | 'off';
}

/** A load balancer that is not in the sources is spoken about on the service, unless its ARN tells that it is no NLB. */
export function unseenBalancers(service: Service, chosen: Assignment): Outcome | undefined {
  const { items, open } = resolveList(service.balancers, chosen);
  const unseen = items.filter(({ state }) => state !== 'resource');
  return open || unseen.some((item) => !isOfAnotherType(item)) ? 'unknown' : undefined;
}

function isOfAnotherType(item: Resolved): boolean {
  return item.state === 'known' && !String(item.value).includes('loadbalancer/net/');
}

/**
 * The first table of the rule, read for one assignment. Nothing is asked of a load balancer that no service can name, and
 * one that a service could name passes where it does not, or where the load balancer is no NLB.
 */
export function nlbInboundRules(system: System, options: InboundOptions) {
  const assignments = assignmentsOf(system);
  return (balancer: Balancer, chosen: Assignment): Outcome | undefined => {
    const services = existing(system.services, chosen);
    if (!services.some((service) => assignments.some((any) => names(service, balancer, any)))) return undefined;
    if (!isNetwork(balancer, chosen) || !services.some((one) => names(one, balancer, chosen))) return 'pass';
    const groups = resolveList(balancer.groups, chosen);
    const enforcement = resolve(balancer.enforcement, chosen);
    if (groups.items.length === 0 && !groups.open) return 'pass';
    if (enforcement.state === 'known' && enforcement.value === 'off') return 'pass';
    if (options.enforcement === 'off') {
      return groups.items.length > 0 && enforcement.state !== 'unknown' ? 'fail' : 'unknown';
    }
    const outcome = coverage(balancer, system, options, chosen);
    return enforcement.state === 'unknown' && outcome === 'fail' ? 'unknown' : outcome;
  };
}

function isNetwork({ generation, type }: Balancer, chosen: Assignment): boolean {
  const written = resolve(type, chosen);
  if (generation === 'classic') return false;
  return written.state === 'unknown' || (written.state === 'known' && written.value === 'network');
}

function names(service: Service, { name }: Balancer, chosen: Assignment): boolean {
  const named = existing([service], chosen).flatMap(({ balancers }) => resolveList(balancers, chosen).items);
  return named.some((item) => item.state === 'resource' && item.name === name);
}

function coverage(balancer: Balancer, system: System, options: InboundOptions, chosen: Assignment): Outcome {
  const admits = (packet: Packet): Admission => admitsOf(balancer, packet, system, chosen);
  return worst(demandsOn(balancer, system, chosen).map((demand) => judge(demand, admits, options.cidrs, system)));
}

/** Groups that only someone else knows may admit everything beside what the sources say of them. */
function admitsOf(balancer: Balancer, packet: Packet, system: System, chosen: Assignment): Admission {
  const { items, open } = resolveList(balancer.groups, chosen);
  const ofGroups = items.flatMap((group): readonly Admission[] => [
    ...rulesOf(group, system, chosen).map((rule) => admitsPacket(rule, packet, system, chosen)),
    group.state === 'resource' ? 'no' : 'maybe',
  ]);
  return strongest([...ofGroups, open ? 'maybe' : 'no']);
}

/** K holds all that is asked: pass. M lacks something of it: fail. */
function judge(
  { transports, port, certain }: Demand,
  admits: (packet: Packet) => Admission,
  cidrs: readonly string[],
  system: System,
): Outcome {
  const answers = packetsOf({ transports, port }, cidrs, system).map(({ transport, packets }) => {
    const admissions = packets.map(admits);
    const answer = cidrs.length === 0 ? strongest(admissions) : weakestOf(admissions);
    return { transport, answer };
  });
  const failing = (transport: string) =>
    answers.filter((one) => one.transport === transport).every(({ answer }) => answer === 'no');
  if (answers.every(({ answer }) => answer === 'yes')) return 'pass';
  const fails = transports.certain ? transports.names.some(failing) : transports.names.every(failing);
  return fails && certain ? 'fail' : 'unknown';
}

function weakestOf(admissions: readonly Admission[]): Admission {
  if (admissions.includes('no')) return 'no';
  return admissions.includes('maybe') ? 'maybe' : 'yes';
}
