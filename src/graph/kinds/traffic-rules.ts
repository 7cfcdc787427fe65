import ipaddr from 'ipaddr.js';
import { readCidr } from '../../model/cidr.ts';
import { and, atom, never, not, or } from '../../model/guard.ts';
import type { Guard } from '../../model/guard.ts';
import { protocolName } from '../../model/protocol.ts';
import type { Item, ListOf, Value } from '../../model/value.ts';
import { casesOf, map, whenState, when as whenKnown } from '../../model/cases.ts';
import { known, unknown } from '../../model/value.ts';
import type { ResourceHeader } from '../define-kind.ts';
import type { Peer, TrafficRule } from '../props/security-group.ts';
import { anyOf, emptyList, listOfValue } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';
import { perhapsMore } from '../unshown.ts';

/** The native names of a rule's parts. A part that the native type does not have is left out. */
export interface RuleNames {
  readonly protocol: string;
  readonly fromPort: string;
  readonly toPort: string;
  readonly ipv4: PeerNames;
  readonly ipv6: PeerNames;
  readonly prefixList: PeerNames;
  readonly group: PeerNames;
  /** A flag that makes the group itself the peer. */
  readonly self?: string;
}

/** Names of properties that hold one peer or a list of them. */
interface PeerNames {
  readonly one?: readonly string[];
  readonly many?: string;
}

/** All permissions that one block or one standalone resource writes: one for each of its sources. */
export function trafficRules(read: PropertyReader, names: RuleNames, own: Value<string>): ListOf<TrafficRule> {
  const shape = {
    ...read.written,
    protocol: map(read.string(names.protocol), protocolName),
    fromPort: read.number(names.fromPort),
    toPort: read.number(names.toPort),
  };
  warnOfMissingPorts(read, shape, names);
  const peers = peersOf(read, names, own);
  const none = not(anyOf(peers.map((peer) => peer.when)));
  const all: readonly PeerItem[] = none === never ? peers : [...peers, { when: none, peer: { type: 'missing' } }];
  const items = all.map(({ when, peer }): Item<TrafficRule> => ({
    when,
    value: known({ ...shape, peer }, read.written),
  }));
  return { ...emptyList(read.written), items };
}

interface PeerItem {
  readonly when: Guard;
  readonly peer: Peer;
}

function peersOf(read: PropertyReader, names: RuleNames, own: Value<string>): readonly PeerItem[] {
  const each = (which: PeerNames, make: (value: Value<string>) => Peer): readonly PeerItem[] =>
    writtenPeers(read, which).map(({ when, value }) => ({ when, peer: make(value) }));
  const cidrs = (which: PeerNames, type: 'ipv4' | 'ipv6'): readonly PeerItem[] =>
    each(which, (cidr) => {
      warnOfMalformed(read, cidr, type);
      return { type, cidr };
    });
  return [
    ...cidrs(names.ipv4, 'ipv4'),
    ...cidrs(names.ipv6, 'ipv6'),
    ...each(names.prefixList, (id) => ({ type: 'prefix-list', id })),
    ...each(names.group, (id) => ({ type: 'group', id })),
    ...selfPeers(read, names.self, own),
  ];
}

/** A list that cannot be read counts as one peer that cannot: what it may admit keeps the rule's protocol and ports. */
function writtenPeers(read: PropertyReader, { one = [], many }: PeerNames): readonly Item<string>[] {
  const single = one.flatMap((name) => listOfValue(read.string(name)).items);
  if (many === undefined) return single;
  const list = perhapsMore(read.strings(many));
  return [...single, ...list.items, ...list.rest];
}

function selfPeers(read: PropertyReader, property: string | undefined, own: Value<string>): readonly PeerItem[] {
  if (property === undefined) return [];
  const flag = read.boolean(property);
  const yes = whenKnown(flag, (self) => self);
  const open = and(whenState(flag, 'unknown'), atom(`${read.key} ${property}`));
  const when = or(yes, open);
  return when === never ? [] : [{ when, peer: { type: 'group', id: own, self: true } }];
}

/** A group's ID as its own rules mean it: not known before it is created, but the group's. */
export function ownId({ unit, address, at }: ResourceHeader, attribute: string): Value<string> {
  const origin = { unit: unit.id, address, attribute };
  return unknown({ kind: 'attribute', address, attribute }, { at, origin }, { nonNull: true });
}

type Shape = Pick<TrafficRule, 'at' | 'protocol' | 'fromPort' | 'toPort'>;

function warnOfMissingPorts(read: PropertyReader, { at, protocol, fromPort, toPort }: Shape, names: RuleNames): void {
  const needsPorts = whenKnown(protocol, (name) => name === 'tcp' || name === 'udp');
  const lacksPorts = or(whenState(fromPort, 'absent'), whenState(toPort, 'absent'));
  if (and(needsPorts, lacksPorts) === never) return;
  const message = `A rule for tcp or udp says which ports it opens with ${names.fromPort} and ${names.toPort}; this one does not.`;
  read.warn('rule-without-ports', message, at);
}

function warnOfMalformed(read: PropertyReader, cidr: Value<string>, type: 'ipv4' | 'ipv6'): void {
  for (const { value } of casesOf(cidr)) {
    if (value.state !== 'known' || isCidr(value.value, type)) continue;
    const text = value.sensitive ? 'The value' : JSON.stringify(value.value);
    const version = type === 'ipv4' ? 'IPv4' : 'IPv6';
    read.warn('malformed-cidr', `${text} is no ${version} CIDR block such as ${examples[type]}.`, value.at);
  }
}

const examples = { ipv4: '10.0.0.0/8', ipv6: '2001:db8::/32' };

function isCidr(text: string, type: 'ipv4' | 'ipv6'): boolean {
  return type === 'ipv4' ? readCidr(text) !== undefined : ipaddr.IPv6.isValidCIDR(text);
}
