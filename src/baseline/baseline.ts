import type { Finding, LintReport } from '../model/report.ts';
import { pathBelow } from '../reporters/paths.ts';

/** A finding that was there when the baseline was made. */
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
  /** The baseline without what is stale; moved entries stand where their findings are now. */
  readonly kept: readonly BaselineEntry[];
}

/** Every finding of a report, undecided checks left out: they do not fail. */
export function baselineOf(report: LintReport): readonly BaselineEntry[] {
  return report.findings.map((finding) => entryOf(finding, report)).sort(byPlace);
}

/**
 * Takes out of a report what a baseline holds: lines may have moved, and a resource may have moved to another file. An
 * entry stands for one finding. What was not linted this time stays as it is: `isLinted` tells of a unit's path.
 */
export function compareWithBaseline(
  report: LintReport,
  baseline: readonly BaselineEntry[],
  isLinted: (unit: string) => boolean,
): Compared {
  const left = [...baseline];
  const take = (finding: BaselineEntry, fits: (entry: BaselineEntry, finding: BaselineEntry) => boolean) => {
    const index = left.findIndex((entry) => fits(entry, finding));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  };
  const all = report.findings.map((finding) => ({ finding, entry: entryOf(finding, report) }));
  // What is where it was comes first, so that a copy of it elsewhere is not taken for it.
  const inPlace = new Set(all.filter(({ entry }) => take(entry, isSame)));
  const moved = new Set(all.filter((one) => !inPlace.has(one) && take(one.entry, isMoved)));
  const known = all.filter((one) => inPlace.has(one) || moved.has(one));
  return {
    report: { ...report, findings: all.filter((one) => !known.includes(one)).map(({ finding }) => finding) },
    known: known.length,
    stale: left.filter(({ unit }) => isLinted(unit)),
    kept: [...known.map(({ entry }) => entry), ...left.filter(({ unit }) => !isLinted(unit))].sort(byPlace),
  };
}

function entryOf({ rule, messageId, unit, address, key }: Finding, { root }: LintReport): BaselineEntry {
  return {
    rule,
    message: messageId,
    unit: unit === root ? '.' : (pathBelow(unit, root) ?? unit),
    address,
    property: key.slice(key.lastIndexOf('|') + 1),
  };
}

function isMoved(one: BaselineEntry, other: BaselineEntry): boolean {
  return (
    one.rule === other.rule &&
    one.message === other.message &&
    one.address === other.address &&
    one.property === other.property
  );
}

function isSame(one: BaselineEntry, other: BaselineEntry): boolean {
  return one.unit === other.unit && isMoved(one, other);
}

function byPlace(one: BaselineEntry, other: BaselineEntry): number {
  const [a, b] = [one, other].map((each) =>
    [each.unit, each.address, each.rule, each.message, each.property].join('\0'),
  );
  return (a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1;
}
