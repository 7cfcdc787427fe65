import type { Guard } from '../../model/guard.ts';
import { and, atom, not, or } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { map, when as whenKnown, whenState } from '../../model/cases.ts';
import { protocolName } from '../../model/protocol.ts';
import { orDefault } from '../defaults.ts';
import { inBlock } from '../in-block.ts';
import { guarded } from '../list-of.ts';
import type { AclEntry } from '../props/routing.ts';
import type { PropertyReader } from '../property-reader.ts';
import { only } from './unset.ts';

/** The native names of an entry's parts. */
export interface EntryNames {
  readonly number: string;
  readonly action: string;
  readonly cidr: string;
  readonly ipv6Cidr: string;
  readonly protocol: string;
  /** Ports stand in a block of their own in templates. */
  readonly ports: { readonly block?: string; readonly from: string; readonly to: string };
}

export const terraformInlineEntry: EntryNames = {
  number: 'rule_no',
  action: 'action',
  cidr: 'cidr_block',
  ipv6Cidr: 'ipv6_cidr_block',
  protocol: 'protocol',
  ports: { from: 'from_port', to: 'to_port' },
};

export const terraformEntry: EntryNames = { ...terraformInlineEntry, number: 'rule_number', action: 'rule_action' };

export const templateEntry: EntryNames = {
  number: 'RuleNumber',
  action: 'RuleAction',
  cidr: 'CidrBlock',
  ipv6Cidr: 'Ipv6CidrBlock',
  protocol: 'Protocol',
  ports: { block: 'PortRange', from: 'From', to: 'To' },
};

export function entryIn(read: PropertyReader, names: EntryNames): ListOf<AclEntry> {
  const { block, from, to } = names.ports;
  const port = (name: string): Value<number> =>
    block === undefined ? read.number(name) : inBlock(read, [block], (range) => range.number(name));
  const entry: AclEntry = {
    ...read.written,
    number: read.number(names.number),
    action: map(read.string(names.action), (text) => text.toLowerCase()),
    protocol: map(read.string(names.protocol), protocolName),
    fromPort: port(from),
    toPort: port(to),
    cidr: read.string(names.cidr),
    ipv6Cidr: read.string(names.ipv6Cidr),
  };
  return only(entry, read.written);
}

/** An entry of its own in the direction that it says; inbound when it says none. */
export function directed(
  read: PropertyReader,
  flag: string,
  names: EntryNames,
): { readonly ingress: ListOf<AclEntry>; readonly egress: ListOf<AclEntry> } {
  // False unless it is written, in templates and in the provider alike:
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html
  const outbound = orDefault(read.boolean(flag), false);
  const when = or(
    whenKnown(outbound, (yes) => yes),
    and(whenState(outbound, 'unknown'), atom(`${read.key} ${flag}`)),
  );
  const entries = entryIn(read, names);
  return { ingress: onlyWhen(entries, not(when)), egress: onlyWhen(entries, when) };
}

function onlyWhen(entries: ListOf<AclEntry>, guard: Guard): ListOf<AclEntry> {
  return { ...entries, items: guarded(entries.items, guard), absent: not(guard) };
}
