import type { Finding, LintReport } from '../model/report.ts';
import { pathBelow } from '../reporters/paths.ts';

/** A finding that was there when the baseline was made; one for each instance that shares it. */
export interface BaselineEntry {
  readonly rule: string;
  /** The ID of the message, not its text: texts may be worded better. */
  readonly message: string;
  /** The module, template or assembly, from the repository's root. */
  readonly unit: string;
  readonly address: string;
  /** As the format calls it; empty where the resource as a whole is meant. */
  readonly property: string;
}

export interface Compared {
  /** The report without what the baseline holds. */
  readonly report: LintReport;
  /** How many findings it hides. */
  readonly known: number;
  /** What it holds and nothing matches any more, though the unit was linted. */
  readonly stale: readonly BaselineEntry[];
  /** What it holds of units that were not linted. */
  readonly elsewhere: readonly BaselineEntry[];
  /** The baseline without what is stale; moved entries stand where their findings are now. */
  readonly kept: readonly BaselineEntry[];
}

/** Every finding of a report, undecided checks left out: they do not fail. */
export function baselineOf(report: LintReport): readonly BaselineEntry[] {
  return inOrder(instancesOf(report).map(({ entry }) => entry));
}

/** The same, with what a baseline held before of units that were not linted this time, and how much that is. */
export function renewedBaseline(
  report: LintReport,
  before: readonly BaselineEntry[],
  isLinted: (unit: string) => boolean,
): { readonly entries: readonly BaselineEntry[]; readonly elsewhere: number } {
  const { elsewhere } = compareWithBaseline(report, before, isLinted);
  return { entries: inOrder([...baselineOf(report), ...elsewhere]), elsewhere: elsewhere.length };
}

/**
 * Takes out of a report what a baseline holds: lines may have moved, and a resource may have moved to another file. An
 * entry stands for one finding. One that several instances share is known when one of them is: which of them a report
 * sees and names first depends on what was linted. What was not linted this time stays as it is: `isLinted` tells of a
 * unit's path.
 */
export function compareWithBaseline(
  report: LintReport,
  baseline: readonly BaselineEntry[],
  isLinted: (unit: string) => boolean,
): Compared {
  const found = instancesOf(report);
  const held = baseline.map((entry) => ({ entry }));
  // What is where it was comes first, so that a copy of it elsewhere is not taken for it.
  const here = pairUp(found, held, placeOf);
  const moved = pairUp(here.others, here.left, resourceOf);
  const paired = [...here.paired, ...moved.paired];
  const known = new Set(paired.map(({ finding }) => finding));
  const gone = moved.left.map(({ entry }) => entry);
  const elsewhere = gone.filter(({ unit }) => !isLinted(unit));
  return {
    report: { ...report, findings: report.findings.filter((finding) => !known.has(finding)) },
    known: known.size,
    stale: gone.filter(({ unit }) => isLinted(unit)),
    elsewhere,
    kept: inOrder([...paired.map(({ entry }) => entry), ...elsewhere]),
  };
}

function instancesOf({ findings, root }: LintReport): readonly FoundInstance[] {
  return findings.flatMap((finding) => {
    const { rule, messageId: message, key } = finding;
    const property = key.slice(key.lastIndexOf('|') + 1);
    return finding.instances.map(({ unit: id, address }) => {
      const unit = id === root ? '.' : (pathBelow(id, root) ?? id);
      return { finding, entry: { rule, message, unit, address, property } };
    });
  });
}

interface WithEntry {
  readonly entry: BaselineEntry;
}

interface FoundInstance extends WithEntry {
  readonly finding: Finding;
}

interface Pairs<F, H> {
  /** What was found and is held. */
  readonly paired: readonly F[];
  /** What was found and is not held. */
  readonly others: readonly F[];
  /** What is held and was not found. */
  readonly left: readonly H[];
}

/** Pairs what was found with what is held under the same key, each one with one, the first with the first. */
function pairUp<F extends WithEntry, H extends WithEntry>(
  found: readonly F[],
  held: readonly H[],
  keyOf: (entry: BaselineEntry) => string,
): Pairs<F, H> {
  const [paired, others] = split(found, held, keyOf);
  const [, left] = split(held, paired, keyOf);
  return { paired, others, left };
}

/**
 * Those that have a counterpart of the same key, each its own, and those that have none. A baseline of a large repository
 * is long, so nothing is searched for in it.
 */
function split<T extends WithEntry>(
  list: readonly T[],
  counterparts: readonly WithEntry[],
  keyOf: (entry: BaselineEntry) => string,
): readonly [matched: readonly T[], rest: readonly T[]] {
  const open = new Map<string, number>();
  for (const { entry } of counterparts) {
    const key = keyOf(entry);
    open.set(key, (open.get(key) ?? 0) + 1);
  }
  const matched: T[] = [];
  const rest: T[] = [];
  for (const one of list) {
    const key = keyOf(one.entry);
    const count = open.get(key) ?? 0;
    if (count > 0) open.set(key, count - 1);
    (count > 0 ? matched : rest).push(one);
  }
  return [matched, rest];
}

/** What stays the same when the resource moves to another file. */
function resourceOf({ address, rule, message, property }: BaselineEntry): string {
  return [address, rule, message, property].join('\0');
}

function placeOf(entry: BaselineEntry): string {
  return `${entry.unit}\0${resourceOf(entry)}`;
}

function inOrder(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const placed = entries.map((entry) => ({ entry, place: placeOf(entry) }));
  placed.sort((one, other) => (one.place < other.place ? -1 : one.place === other.place ? 0 : 1));
  return placed.map(({ entry }) => entry);
}
