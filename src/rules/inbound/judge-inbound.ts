import type { ResourceGraph } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { always, and, never, not, or } from '../../model/guard.ts';
import { rememberedBy } from '../../model/remember.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { AddressRange } from '../../model/cidr.ts';
import { allAddresses, cover, gapsIn, joined, whenCovered } from '../../graph/traffic/address-ranges.ts';
import type { Knock } from '../../graph/traffic/admissions.ts';
import { admissionsTo, anyoneTo } from '../../graph/traffic/admissions.ts';
import type { Demand } from './listeners.ts';
import type { Openings } from '../../graph/traffic/openings.ts';
import type { Passage, PortRange, Transport } from '../../graph/traffic/ports.ts';
import { allPorts, portCells } from '../../graph/traffic/ports.ts';

/** Who must be let in: all of these addresses; somebody whose addresses are not known; anyone at all. */
export type Callers = readonly AddressRange[] | 'unknown' | 'anyone';

/** Everything that decides whether callers get through a load balancer's groups. */
export interface Gate {
  readonly openings: Openings;
  readonly graph: ResourceGraph;
  readonly callers: Callers;
  /** Only these ports matter; all of them when it is empty. */
  readonly ports: readonly number[];
}

/** More pairs of rules and ports than any real group has, and an unknown port stays undecided. */
const mostPairs = 15_000;

export function judgeDemand(demand: Demand, gate: Gate): Verdict {
  const each = demand.transports.map((transport) => passageThrough(demand, transport, gate));
  const surely = and(...each.map((passage) => passage.surely));
  const possibly = (demand.sure ? and : or)(...each.map((passage) => passage.possibly));
  return {
    pass: or(not(demand.when), surely),
    fail: demand.exists ? and(demand.when, not(possibly)) : never,
    because: [],
  };
}

function passageThrough(demand: Demand, transport: Transport, gate: Gate): Passage {
  const { callers, ports } = gate;
  const who = typeof callers === 'string' ? callers : callers.map(({ first, last }) => `${first}-${last}`).join();
  return passageKnown(demand, `${transport} ${who} ${ports.join()}`, () => workOutPassage(demand, transport, gate));
}

// A demand is of one load balancer, with its groups; and many rule runs ask the same of it.
const passageKnown = rememberedBy<Passage>();

/** Of a port that is not known: surely when every port is open to the callers, possibly when one is. */
function workOutPassage(demand: Demand, transport: Transport, gate: Gate): Passage {
  const cells = portsOf(demand, gate);
  if (cells.length * gate.openings.rules.length > mostPairs) return { surely: never, possibly: always };
  const each = cells.map((ports) => passageAt({ ports, transport }, gate));
  return {
    surely: and(...each.map((passage) => passage.surely)),
    possibly: or(...each.map((passage) => passage.possibly)),
  };
}

function portsOf({ port }: Demand, { openings, ports }: Gate): readonly PortRange[] {
  if (port !== undefined) return [{ first: port, last: port }];
  if (ports.length > 0) return ports.map((one) => ({ first: one, last: one }));
  return portCells(
    allPorts,
    openings.rules.map(({ rule }) => rule),
  );
}

function passageAt(knock: Knock, { openings, graph, callers }: Gate): Passage {
  if (callers === 'anyone') return anyoneTo(knock, openings, graph);
  const admissions = admissionsTo(knock, openings, graph);
  if (callers === 'unknown') {
    const cells = cover(allAddresses, admissions);
    return { surely: whenCovered(cells, 'surely'), possibly: or(...admissions.map((one) => one.possibly)) };
  }
  const cells = callers.flatMap((range) => cover(range, admissions));
  return { surely: whenCovered(cells, 'surely'), possibly: whenCovered(cells, 'possibly') };
}

/** What of a demand is not let in, and what is let in there instead. */
export interface Gap {
  readonly transport: Transport;
  /** Undefined for a port that is not known. */
  readonly port: number | undefined;
  readonly refused: readonly AddressRange[];
  readonly admitted: readonly AddressRange[];
}

export function gapsOf(demand: Demand, gate: Gate, within: Guard): readonly Gap[] {
  const under = and(within, demand.when);
  if (under === never || !demand.exists) return [];
  const { openings, graph, callers } = gate;
  return demand.transports.flatMap((transport) => {
    if (and(under, passageThrough(demand, transport, gate).possibly) === under) return [];
    const ports = portsOf(demand, gate)[0] ?? allPorts;
    const admissions = admissionsTo({ ports, transport }, openings, graph);
    const ranges = typeof callers === 'string' ? [allAddresses] : callers;
    const refused = joined(ranges.flatMap((range) => gapsIn(cover(range, admissions), under)));
    const admitted = joined(admissions.filter((one) => and(under, one.possibly) !== never).map((one) => one.range));
    return [{ transport, port: demand.port, refused, admitted: demand.port === undefined ? [] : admitted }];
  });
}
