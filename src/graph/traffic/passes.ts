import type { Guard } from '../../model/guard.ts';
import { always, and, never, or } from '../../model/guard.ts';
import type { Unit } from '../../model/resource.ts';
import type { Unknown, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { known } from '../../model/value.ts';
import type { ResourceGraph } from '../graph.ts';
import type { Whereabouts } from '../network/whereabouts.ts';
import { referenceKey } from '../reference-key.ts';
import type { Admission } from './address-ranges.ts';
import { allAddresses, cover, whenCovered } from './address-ranges.ts';
import type { Knock } from './admissions.ts';
import { admissionsTo } from './admissions.ts';
import type { GroupName } from './members.ts';
import { membersTo } from './members.ts';
import type { Openings } from './openings.ts';
import type { Passage, PortRange, Transport } from './ports.ts';
import { allPorts, passageOf, portCells } from './ports.ts';

/** The other side of a connection, as rules may name it. */
export interface Other {
  readonly whereabouts: Whereabouts;
  /** Its security groups, where rules that name them count. */
  readonly members: readonly GroupName[];
}

/** What security groups are asked about. */
export interface Attempt {
  readonly port: Value<number>;
  readonly transport: Transport;
  readonly other: Other;
}

interface Place {
  readonly graph: ResourceGraph;
  readonly unit: Unit;
}

/** More pairs of rules and ports than any real group has, and an unknown port stays undecided. */
const mostPairs = 15_000;

/** When security groups let an attempt through, while its other side is where it is said to be. */
export function passesGroups({ port, transport, other }: Attempt, openings: Openings, place: Place): Passage {
  const { whereabouts, members } = other;
  const through = (ports: PortRange, some: Openings): Passage => {
    const knock = { ports, transport };
    const byAddress = addressPassage(admissionsTo(knock, some, place.graph), whereabouts);
    const byGroup = membersTo(knock, some, { ...place, members });
    return {
      surely: or(byAddress.surely, byGroup.surely, namedPassage(knock, some, { whereabouts, unit: place.unit })),
      possibly: or(some.open, byAddress.possibly, byGroup.possibly),
    };
  };
  const rules = openings.rules.map(({ rule }) => rule);
  const passage = eachPort(port, { rules, at: (ports) => through(ports, openings) });
  const named = forPort(port, openings, place.unit);
  if (named.length === 0) return passage;
  return { ...passage, surely: or(passage.surely, through(allPorts, { ...openings, rules: named }).surely) };
}

/** The rules for a port that is not known and is the one that is asked for, as what they are for that: open. */
function forPort(port: Value<number>, { rules }: Openings, unit: Unit): Openings['rules'] {
  if (port.state !== 'unknown') return [];
  const keys = new Set(keysOf(port, unit));
  const isIt = (boundary: Value<number>): boolean => keysOf(boundary, unit).some((key) => keys.has(key));
  return rules
    .filter(({ rule }) => isIt(rule.fromPort) && isIt(rule.toPort))
    .map(({ rule, when }) => ({
      when,
      rule: { ...rule, fromPort: known(allPorts.first, rule), toPort: known(allPorts.last, rule) },
    }));
}

interface PortQuestion {
  readonly rules: Parameters<typeof portCells>[1];
  readonly at: (ports: PortRange) => Passage;
}

/** Of a port that is not known: surely when every port passes, possibly when one does. */
export function eachPort(port: Value<number>, { rules, at }: PortQuestion): Passage {
  let [surely, possibly]: [Guard, Guard] = [never, never];
  for (const { when, value } of casesOf(port)) {
    const passage =
      value.state === 'known' ? at({ first: value.value, last: value.value }) : anyPort(portCells(allPorts, rules));
    surely = or(surely, and(when, passage.surely));
    possibly = or(possibly, and(when, passage.possibly));
  }
  return { surely, possibly };

  function anyPort(cells: readonly PortRange[]): Passage {
    if (cells.length * rules.length > mostPairs) return { surely: never, possibly: always };
    const each = cells.map(at);
    return {
      surely: and(...each.map((passage) => passage.surely)),
      possibly: or(...each.map((passage) => passage.possibly)),
    };
  }
}

/** An address that is somewhere in some ranges is surely admitted when all of them are, and possibly when a part is. */
export function addressPassage(admissions: readonly Admission[], { ranges }: Whereabouts): Passage {
  // Rules for IPv6 are not evaluated.
  if (ranges?.length === 0) return { surely: never, possibly: always };
  const cells = (ranges ?? [allAddresses]).flatMap((range) => cover(range, admissions));
  return { surely: whenCovered(cells, 'surely'), possibly: or(...cells.map((cell) => cell.possibly)) };
}

/** A rule for a CIDR that is not known admits what surely lies in that same CIDR. */
function namedPassage(
  { ports, transport }: Knock,
  { rules }: Openings,
  { whereabouts, unit }: { readonly whereabouts: Whereabouts; readonly unit: Unit },
): Guard {
  if (whereabouts.named.length === 0) return never;
  const keys = new Set(whereabouts.named.flatMap((value) => keysOf(value, unit)));
  const guards = rules.flatMap(({ rule, when }) =>
    rule.peer.type !== 'ipv4'
      ? []
      : casesOf(rule.peer.cidr)
          .filter(({ value }) => keysOf(value, unit).some((key) => keys.has(key)))
          .map((each) => and(when, each.when, passageOf(rule, transport, ports).surely)),
  );
  return or(...guards);
}

/** What an unknown value is called: by the attribute that it stands for, and by what that is set to. */
function keysOf(value: Value<unknown>, unit: Unit): readonly string[] {
  return casesOf(value).flatMap(({ value: each }) =>
    each.state === 'unknown' ? [each, withoutOrigin(each)].flatMap((one) => referenceKey(one, unit) ?? []) : [],
  );
}

function withoutOrigin(value: Unknown): Unknown {
  return { ...value, origin: undefined };
}
