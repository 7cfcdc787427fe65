import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselineOf, compareWithBaseline } from '../../src/baseline/baseline.ts';
import { baselineText, readBaseline } from '../../src/baseline/file.ts';
import type { Finding, LintReport } from '../../src/model/report.ts';

/** A fault of a resource, which some units share. */
interface Fault {
  readonly rule: string;
  readonly address: string;
  readonly property: string;
  readonly units: readonly string[];
  readonly line: number;
}

const units = ['a', 'b/c.yaml', '.'] as const;
const fault: fc.Arbitrary<Fault> = fc.record({
  rule: fc.constantFrom('redshift-port', 'nlb-scheme'),
  address: fc.constantFrom('Warehouse', 'module.m["k"].aws_lb.this[0]', 'Stack/Service'),
  property: fc.constantFrom('', 'Port'),
  units: fc.uniqueArray(fc.constantFrom(...units), { minLength: 1 }),
  line: fc.integer({ min: 1, max: 9 }),
});
const faults = fc.array(fault, { maxLength: 8 });

const root = '/repo';
const idOf = (unit: string): string => (unit === '.' ? root : `${root}/${unit}`);

function findingOf({ rule, address, property, units: shared, line }: Fault): Finding {
  const unit = idOf(shared[0] ?? '.');
  const position = { line, column: 1 };
  return {
    rule,
    messageId: 'wrong',
    verdict: 'fail',
    severity: 'error',
    message: '',
    address,
    addresses: [address],
    instances: shared.map((one) => ({ unit: idOf(one), address })),
    kind: 'LoadBalancer',
    nativeType: 'aws_lb',
    unit,
    format: 'terraform',
    place: { file: { path: `${unit}/x`, text: '' }, start: position, end: position },
    related: [],
    requesters: [],
    lacks: [],
    key: [rule, 'wrong', unit, address, property].join('|'),
  };
}

function reportOf(found: readonly Fault[]): LintReport {
  return {
    findings: found.map(findingOf),
    undecided: [],
    suppressed: [],
    passed: 0,
    diagnostics: [],
    rules: [],
    profiles: [],
    remarks: [],
    files: 0,
    units: [],
    workingFolder: root,
    root,
    version: '0',
  };
}

const everywhere = (): boolean => true;

/** What is new and what is gone, of a baseline that was made of other faults. */
function changes(before: readonly Fault[], now: readonly Fault[]) {
  const { report, known, stale, kept } = compareWithBaseline(reportOf(now), baselineOf(reportOf(before)), everywhere);
  return { fresh: report.findings, known, stale, kept };
}

describe('a baseline', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(faults, (all) => {
        const entries = baselineOf(reportOf(all));
        expect(readBaseline(baselineText(entries), 'known.json')).toEqual(entries);
      }),
    );
  });

  it('knows everything again, in whatever order and on whichever lines it stands', () => {
    const moved = faults.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(
          all.map((one) => ({ ...one, line: one.line + 7 })),
          { minLength: all.length },
        ),
      ),
    );
    fc.assert(
      fc.property(moved, ([before, now]) => {
        const { fresh, stale, known, kept } = changes(before, now);
        expect({ fresh, stale, known }).toEqual({ fresh: [], stale: [], known: before.length });
        expect(kept).toEqual(baselineOf(reportOf(before)));
      }),
    );
  });

  it('knows resources again whose files are renamed', () => {
    const names = fc.shuffledSubarray([...units, 'd', 'e.tf'], { minLength: units.length });
    fc.assert(
      fc.property(faults, names, (before, renamed) => {
        const name = (unit: string): string => renamed[units.findIndex((one) => one === unit)] ?? unit;
        const now = before.map((one) => ({ ...one, units: one.units.map(name) }));
        const { fresh, stale } = changes(before, now);
        expect({ fresh, stale }).toEqual({ fresh: [], stale: [] });
      }),
    );
  });

  it('knows a finding again that more instances share, whichever comes first', () => {
    const added = fc.constantFrom<readonly string[]>([], ['0'], ['0', 'z']);
    const grown = faults.chain((all) => fc.tuple(fc.constant(all), fc.array(added, { minLength: all.length })));
    fc.assert(
      fc.property(grown, ([before, more]) => {
        const now = before.map((one, index) => ({ ...one, units: [...(more[index] ?? []), ...one.units] }));
        const { fresh, stale, kept } = changes(before, now);
        expect({ fresh, stale }).toEqual({ fresh: [], stale: [] });
        expect(kept).toEqual(baselineOf(reportOf(before)));
      }),
    );
  });

  it('knows a finding again of which one instance alone was linted', () => {
    fc.assert(
      fc.property(fault, (one) => {
        const [, ...others] = one.units;
        fc.pre(others.length > 0);
        expect(changes([one], [{ ...one, units: others }]).fresh).toEqual([]);
      }),
    );
  });

  it('shows exactly what is new, and takes out exactly what is gone', () => {
    const named = (prefix: string) =>
      faults.map((all) => all.map((one) => ({ ...one, address: prefix + one.address })));
    fc.assert(
      fc.property(faults, named('New'), named('Gone'), (both, added, removed) => {
        const now = reportOf([...added, ...both]);
        const before = baselineOf(reportOf([...both, ...removed]));
        const { report, stale, kept } = compareWithBaseline(now, before, everywhere);
        expect(report.findings).toEqual(now.findings.slice(0, added.length));
        expect(stale.toSorted(byText)).toEqual(baselineOf(reportOf(removed)).toSorted(byText));
        expect(kept).toEqual(baselineOf(reportOf(both)));
      }),
    );
  });

  it('has nothing to take out any more once it is pruned', () => {
    fc.assert(
      fc.property(faults, faults, (before, now) => {
        const { fresh, kept } = changes(before, now);
        const again = compareWithBaseline(reportOf(now), kept, everywhere);
        expect(again.report.findings).toEqual(fresh);
        expect(again.stale).toEqual([]);
      }),
    );
  });

  it('keeps what was not linted', () => {
    fc.assert(
      fc.property(faults, (before) => {
        const entries = baselineOf(reportOf(before));
        const { stale, kept } = compareWithBaseline(reportOf([]), entries, (unit) => unit === 'a');
        expect(stale.every(({ unit }) => unit === 'a')).toBe(true);
        expect(kept).toEqual(entries.filter(({ unit }) => unit !== 'a'));
      }),
    );
  });
});

function byText(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
