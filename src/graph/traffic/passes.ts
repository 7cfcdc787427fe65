import type { Guard } from '../../model/guard.ts';
import { always, and, never, or } from '../../model/guard.ts';
import type { Unit } from '../../model/resource.ts';
import type { Unknown, Value } from '../../model/value.ts';
import { casesOf } from '../../model/value.ts';
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
export function passesGroups(attempt: Attempt, openings: Openings, place: Place): Passage {
  return eachPort(attempt.port, {
    rules: openings.rules.map(({ rule }) => rule),
    at: (ports) => {
      const knock = { ports, transport: attempt.transport };
      const { whereabouts, members } = attempt.other;
      const byAddress = addressPassage(admissionsTo(knock, openings, place.graph), whereabouts);
      const byGroup = membersTo(knock, openings, { ...place, members });
      return {
        surely: or(byAddress.surely, byGroup.surely, namedPassage(knock, openings, { whereabouts, unit: place.unit })),
        possibly: or(openings.open, byAddress.possibly, byGroup.possibly),
      };
    },
  });
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

/** What an unknown CIDR is called: by the attribute that it stands for, and by what that is set to. */
function keysOf(value: Value<string>, unit: Unit): readonly string[] {
  return casesOf(value).flatMap(({ value: each }) =>
    each.state === 'unknown' ? [each, withoutOrigin(each)].flatMap((one) => referenceKey(one, unit) ?? []) : [],
  );
}

function withoutOrigin(value: Unknown): Unknown {
  return { ...value, origin: undefined };
}
