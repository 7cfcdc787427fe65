import { describe, expect, it } from 'vitest';
import { openConditionsOf } from '../src/engine/conditions.ts';
import { createLocator } from '../src/engine/locate.ts';
import { placeholdersOf } from '../src/engine/placeholders.ts';
import type { Messages, RuleModule, RuleRun } from '../src/engine/rule.ts';
import type { RunResult } from '../src/engine/run-rules.ts';
import { runRules } from '../src/engine/run-rules.ts';
import type { Audience } from '../src/engine/scope.ts';
import { buildGraph } from '../src/graph/build-graph.ts';
import type { Finding, Requester } from '../src/model/report.ts';
import { parse } from '../src/parsers/index.ts';
import { resolveLocation } from '../src/parsers/json-locations.ts';
import { profiles } from '../src/profiles/index.ts';
import { memorySources } from '../src/sources/memory.ts';

// Runs a rule's cases through everything a real run goes through, except the disk and the command line. A case that is
// written in both formats must give the same findings in both.

type Format = 'cloudformation' | 'terraform';
type PerFormat<T> = Readonly<Record<Format, T>>;
/** One text, or several by their path in the repository. */
type Text = string | Readonly<Record<string, string>>;

export interface RuleCase {
  /** The reason why it comes out as it does. */
  readonly name: string;
  /** Lines count from the first character, so the usual leading line break is line 1. */
  readonly cloudformation?: Text;
  readonly terraform?: Text;
  readonly options?: object;
  /** What the user passed on from the vendor. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly requesters?: readonly Requester[];
  /** What is asked by other rules at the same time; what they say is left out. */
  readonly others?: readonly Pick<RuleRun, 'rule' | 'options' | 'requesters'>[];
  /** Whom the requesting profiles speak about; everyone unless given. */
  readonly audiences?: readonly Audience[];
  readonly region?: string;
  /** Terraform variables as with `--var`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Codes of the diagnostics that the case is expected to give. */
  readonly diagnostics?: readonly string[];
}

export interface ExpectedFinding<Id extends string = string> {
  readonly message: Id;
  /** The logical ID; in Terraform the resource whose name is spelled alike matches, or give each format its own. */
  readonly address: string | PerFormat<string>;
  /** 1-based. For a case in one format; `at` is for both. */
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** `line:column`, or `line:column-line:column` with the end. */
  readonly at?: Partial<PerFormat<string>>;
  /** The whole message: in one case for each message, so that rewording it changes one test. */
  readonly text?: string | Partial<PerFormat<string>>;
  /** Only where it differs from its bucket. */
  readonly verdict?: Finding['verdict'];
  readonly lacks?: readonly string[];
}

export interface ReportingCase<Id extends string = string> extends RuleCase {
  readonly findings: readonly ExpectedFinding<Id>[];
}

/** A case that passes; where the rule remarks on that, with the remark in one of them. */
export interface PassingCase<Id extends string = string> extends RuleCase {
  readonly remark?: { readonly message: Id; readonly text: string | Partial<PerFormat<string>> };
}

export interface RuleCases<Id extends string> {
  readonly valid: readonly PassingCase<Id>[];
  readonly invalid: readonly ReportingCase<Id>[];
  readonly unknown: readonly ReportingCase<Id>[];
}

export const segment: Requester = {
  profile: 'segment/redshift',
  vendor: 'Segment',
  source: 'https://segment.com/docs/connections/aws-privatelink/',
  readOn: '2026-11-21',
};

export function testRule<M extends Messages>(rule: RuleModule<M>, cases: RuleCases<keyof M & string>): void {
  refuseIncomplete(rule, cases);
  describe(rule.name, () => {
    describe('passes', () => {
      for (const one of cases.valid) {
        testCase(rule, { ...one, findings: [] }, 'fail');
        testRemark(rule, one);
      }
    });
    describe('fails', () => {
      for (const one of cases.invalid) testCase(rule, one, 'fail');
    });
    describe('stays undecided', () => {
      for (const one of cases.unknown) testCase(rule, one, 'unknown');
    });
    it('remarks with messages that it names as remarks', () => {
      const remarks = cases.valid.flatMap(({ remark }) => (remark ? [remark.message] : []));
      expect([...new Set<string>(remarks)].sort()).toEqual([...(rule.meta.remarks ?? [])].sort());
    });
    it('has a case for each message, and its text in one', () => {
      const expected = [...cases.invalid, ...cases.unknown].flatMap((one) => one.findings);
      const spelled = [
        ...expected.filter((finding) => finding.text !== undefined),
        ...cases.valid.flatMap((one) => one.remark ?? []),
      ].map((one) => one.message);
      expect([...new Set<string>(spelled)].sort()).toEqual(Object.keys(rule.meta.messages).sort());
    });
  });
}

/** What is wrong with the cases themselves is said before any of them runs. */
function refuseIncomplete(rule: RuleModule, cases: RuleCases<string>): void {
  for (const bucket of ['valid', 'invalid', 'unknown'] as const) {
    if (cases[bucket].length === 0) throw new Error(`${rule.name}: there is no ${bucket} case`);
  }
  const seen = new Map<string, string>();
  for (const one of [...cases.valid, ...cases.invalid, ...cases.unknown]) {
    const { name, cloudformation, terraform } = one;
    if (cloudformation === undefined && terraform === undefined) throw new Error(`${rule.name}: "${name}" has no text`);
    const { findings: _expected, name: _name, ...input } = { findings: [], ...one };
    const key = JSON.stringify(input, (_, value: unknown) => (typeof value === 'string' ? value.trim() : value));
    const earlier = seen.get(key);
    if (earlier !== undefined) throw new Error(`${rule.name}: "${name}" is the same case as "${earlier}"`);
    seen.set(key, name);
  }
  for (const one of [...cases.invalid, ...cases.unknown]) {
    if (one.findings.length === 0) throw new Error(`${rule.name}: "${one.name}" expects no finding`);
  }
}

function testCase(rule: RuleModule, one: ReportingCase, bucket: Finding['verdict']): void {
  for (const format of ['cloudformation', 'terraform'] as const) {
    const text = one[format];
    if (text === undefined) continue;
    it(`${one.name} (${format})`, async () => {
      const { result, diagnostics, files } = await runCase(rule, one, format);
      // Without this every valid case would pass on a text that no parser took.
      expect(files, 'files that were read').toBeGreaterThan(0);
      expect(diagnostics).toEqual(one.diagnostics ?? []);
      const found = [...result.findings, ...result.undecided].sort(byPlace);
      expect(found.map((finding) => shown(finding, finding))).toEqual(
        one.findings.map((expected, index) => {
          const actual = found[index];
          return wanted(expected, { format, bucket, actual });
        }),
      );
      for (const { message } of found) expect(unfilledIn(message), message).toEqual([]);
    });
  }
}

function testRemark(rule: RuleModule, one: PassingCase): void {
  const { remark } = one;
  if (!remark) return;
  for (const format of ['cloudformation', 'terraform'] as const) {
    const text = ofFormat(remark.text, format);
    if (one[format] === undefined || text === undefined) continue;
    it(`${one.name}, with a remark (${format})`, async () => {
      const { result } = await runCase(rule, one, format);
      expect(result.checks).toMatchObject([{ verdict: 'pass', messageId: remark.message, message: text }]);
    });
  }
}

interface Ran {
  readonly result: RunResult;
  readonly diagnostics: readonly string[];
  /** How many were read as templates or configurations. */
  readonly files: number;
}

/** Runs one case in one format; messages of diagnostics come along when they are unexpected. */
export async function runCase(rule: RuleModule, one: RuleCase, format: Format): Promise<Ran> {
  const texts = textsOf(one[format] ?? '', format);
  const sources = memorySources(texts, { workingFolder: '/repo', root: '/repo' });
  const candidates = Object.keys(texts).map((path) => ({ path: `/repo/${path}`, named: true }));
  const parsed = await parse(candidates, sources, {
    parameters: new Map(),
    variableArguments: Object.entries(one.variables ?? {}).map(([name, text]) => ({ name, text })),
    allowOutside: false,
    ...(one.region !== undefined && { region: one.region }),
  });
  const built = buildGraph(parsed.units);
  const run = {
    rule,
    options: one.options ?? {},
    severity: 'error',
    requesters: one.requesters ?? [segment],
  } as const;
  const others = (one.others ?? []).map((other) => ({ ...other, severity: 'error' as const }));
  const { findings, undecided, ...ran } = runRules([run, ...others], built.graph, {
    inputs: new Map(Object.entries(one.inputs ?? {})),
    declaredInputs: profiles.flatMap((profile) => profile.inputs),
    audiences: one.audiences ?? [],
    open: openConditionsOf(parsed.units),
    root: '/repo',
    locate: createLocator(resolveLocation),
    everyCheck: true,
  });
  const ofRule = (finding: Finding): boolean => finding.rule === rule.name;
  const result = { ...ran, findings: findings.filter(ofRule), undecided: undecided.filter(ofRule) };
  const all = [
    ...parsed.diagnostics,
    ...parsed.units.flatMap((unit) => unit.diagnostics),
    ...built.diagnostics,
    ...result.diagnostics,
  ];
  const expected = one.diagnostics ?? [];
  return {
    result,
    files: parsed.files,
    diagnostics: all.map(({ code, message }) => (expected.includes(code) ? code : `${code}: ${message}`)),
  };
}

function textsOf(text: Text, format: Format): Readonly<Record<string, string>> {
  if (typeof text !== 'string') return text;
  if (format === 'terraform') return { 'main.tf': text };
  return { [text.trimStart().startsWith('{') ? 'template.json' : 'template.yaml']: text };
}

function byPlace({ place: one, rule: oneRule }: Finding, { place: other, rule: otherRule }: Finding): number {
  return (
    one.file.path.localeCompare(other.file.path, 'en') ||
    one.start.line - other.start.line ||
    one.start.column - other.start.column ||
    oneRule.localeCompare(otherRule, 'en')
  );
}

interface Wanted {
  readonly format: Format;
  readonly bucket: Finding['verdict'];
  /** The finding at the same place in the order; what a case leaves open is taken from it. */
  readonly actual: Finding | undefined;
}

function wanted(expected: ExpectedFinding, { format, bucket, actual }: Wanted): object {
  const address = ofFormat(expected.address, format) ?? '';
  const text = ofFormat(expected.text, format);
  const place = expectedPlace(expected, format);
  const end = actual && place !== undefined && !place.includes('-') ? endOf(actual) : '';
  return {
    message: expected.message,
    verdict: expected.verdict ?? bucket,
    address: actual && sameName(actual.address, address) ? actual.address : address,
    place: place === undefined ? 'a place: the case must state one' : `${place}${end}`,
    text: text ?? actual?.message,
    lacks: expected.lacks ?? actual?.lacks,
  };
}

function shown({ messageId, verdict, address, message, lacks }: Finding, finding: Finding): object {
  const { line, column } = finding.place.start;
  return { message: messageId, verdict, address, place: `${line}:${column}${endOf(finding)}`, text: message, lacks };
}

function endOf({ place }: Finding): string {
  return `-${place.end.line}:${place.end.column}`;
}

function expectedPlace({ at, line, column, endLine, endColumn }: ExpectedFinding, format: Format): string | undefined {
  if (at) return at[format];
  if (line === undefined || column === undefined) return undefined;
  return endColumn === undefined ? `${line}:${column}` : `${line}:${column}-${endLine ?? line}:${endColumn}`;
}

function ofFormat(value: string | Partial<PerFormat<string>> | undefined, format: Format): string | undefined {
  return typeof value === 'string' ? value : value?.[format];
}

/** `Balancer` and `aws_lb.balancer`, `OtherBalancer` and `aws_lb.other_balancer`. */
function sameName(address: string, expected: string): boolean {
  const plain = (name: string) =>
    name
      .replace(/^.*[./]/, '')
      .replaceAll('_', '')
      .toLowerCase();
  return address === expected || (!/[./]/.test(expected) && plain(address) === plain(expected));
}

/** What a source may hold itself, such as `{{resolve:ssm:…}}`, is no placeholder of ours. */
function unfilledIn(message: string): readonly string[] {
  return placeholdersOf(message).flatMap(({ text, format }) => (format === undefined ? [] : [text]));
}
