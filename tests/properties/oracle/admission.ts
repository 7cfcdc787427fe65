import type { Peer, Rule, System } from '../system/system.ts';
import type { Assignment, Resolved } from './assignments.ts';
import { existing, resolve, resolveItems } from './assignments.ts';

/** What one packet asks for. */
export interface Packet {
  readonly transport: 'tcp' | 'udp';
  readonly port: number;
  /** An IPv4 address as a number, or whoever it may be. */
  readonly from: number | 'someone';
}

/** `yes` is in K, `maybe` in M only. */
export type Admission = 'yes' | 'maybe' | 'no';

export function strongest(admissions: readonly Admission[]): Admission {
  if (admissions.includes('yes')) return 'yes';
  return admissions.includes('maybe') ? 'maybe' : 'no';
}

function weakest(admissions: readonly Admission[]): Admission {
  if (admissions.includes('no')) return 'no';
  return admissions.includes('maybe') ? 'maybe' : 'yes';
}

/** Whether one rule lets one packet in, once every condition is decided. */
export function admitsPacket(rule: Rule, packet: Packet, system: System, chosen: Assignment): Admission {
  const peers = rule.peers.map((peer) => admitsSender(peer, packet, system, chosen));
  const admission = weakest([admitsPort(rule, packet, chosen), strongest(peers)]);
  // What AWS would refuse may turn out to mean anything once it is mended.
  return isUnreadable(rule, chosen) ? strongest([admission, 'maybe']) : admission;
}

function isUnreadable({ protocol, from, to, peers }: Rule, chosen: Assignment): boolean {
  const name = resolve(protocol, chosen);
  const needsPorts = name.state === 'known' && ['tcp', 'udp', '6', '17'].includes(String(name.value));
  const [low, high] = [resolve(from, chosen), resolve(to, chosen)];
  const reversed = low.state === 'known' && high.state === 'known' && Number(low.value) > Number(high.value);
  if (needsPorts && (reversed || low.state === 'absent' || high.state === 'absent')) return true;
  const cidrs = peers.filter(({ type }) => type === 'ipv4').map(({ value }) => resolve(value, chosen));
  return cidrs.some((cidr) => cidr.state === 'known' && !rangeOf(String(cidr.value)));
}

const transports: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp' };

function admitsPort({ protocol, from, to }: Rule, { transport, port }: Packet, chosen: Assignment): Admission {
  const written = resolve(protocol, chosen);
  if (written.state !== 'known') return 'maybe';
  const name = String(written.value);
  if (name === '-1') return 'yes';
  if ((transports[name] ?? name) !== transport) return 'no';
  const [low, high] = [resolve(from, chosen), resolve(to, chosen)];
  if (low.state === 'absent' || high.state === 'absent') return 'maybe';
  return weakest([bounded(low, (n) => n <= port), bounded(high, (n) => port <= n)]);
}

function bounded(bound: Resolved, holds: (n: number) => boolean): Admission {
  if (bound.state !== 'known') return 'maybe';
  return holds(Number(bound.value)) ? 'yes' : 'no';
}

function admitsSender({ type, value }: Peer, { from }: Packet, system: System, chosen: Assignment): Admission {
  if (type === 'self' || type === 'group' || type === 'ipv6') return from === 'someone' ? 'yes' : 'no';
  const peer = resolve(value, chosen);
  if (type === 'ipv4') return inCidr(peer, from);
  const list = peer.state === 'resource' ? system.prefixLists.find(({ name }) => name === peer.name) : undefined;
  if (!list) return from === 'someone' ? 'yes' : 'maybe';
  return strongest(resolveItems(list.entries, chosen).map((entry) => inCidr(entry, from)));
}

function inCidr(cidr: Resolved, address: Packet['from']): Admission {
  // Whoever an unknown source is, it is someone.
  if (address === 'someone') return cidr.state === 'known' && !rangeOf(String(cidr.value)) ? 'maybe' : 'yes';
  const range = cidr.state === 'known' ? rangeOf(String(cidr.value)) : undefined;
  if (!range) return 'maybe';
  return range.low <= address && address <= range.high ? 'yes' : 'no';
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** First and last address; undefined for what is no CIDR. */
export function rangeOf(cidr: string): Range | undefined {
  const [address = '', length = ''] = cidr.split('/');
  const bits = Number(length);
  if (!(bits >= 0 && bits <= 32)) return undefined;
  const size = 2 ** (32 - bits);
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const low = Math.floor(number / size) * size;
  return { low, high: low + size - 1 };
}

/** The rules that the sources hold for a group, by whatever it is called. */
export function rulesOf(group: Resolved, system: System, chosen: Assignment): readonly Rule[] {
  return existing(system.rules, chosen).filter(
    (rule) => JSON.stringify(resolve(rule.group, chosen)) === JSON.stringify(group),
  );
}
