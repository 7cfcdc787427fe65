import { describe, expect, it } from 'vitest';
import { createLocator } from '../../src/engine/locate.ts';
import { createRule } from '../../src/engine/rule.ts';
import type { RunResult } from '../../src/engine/run-rules.ts';
import { runRules } from '../../src/engine/run-rules.ts';
import type { Suppression } from '../../src/model/suppression.ts';
import { known } from '../../src/model/value.ts';
import { decide } from '../../src/model/verdict.ts';
import { at, cluster, graphOf, sourceFile, unitOf } from './made-graph.ts';

const file = sourceFile(
  'a { port = 80 }\nb { port = 80 }\nc { port = local.p }\np = 80\n# any-port, other-port -- agreed',
);

const rule = createRule({
  name: 'any-port',
  meta: {
    docs: { description: 'Require a port', references: [] },
    messages: { wrong: '{{on}} is wrong.' },
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create: ({ check }) => ({
    RedshiftCluster(on) {
      if (on.props.port.state === 'absent') throw new Error('no port');
      check(
        decide(on.props.port, (port) => port === 5439, 'pass'),
        { on, fail: { message: 'wrong', at: on.props.port } },
      );
    },
  }),
});

const all = { from: at(file, 'a {').at, to: at(file, '= 80\n#').at };

function suppression(more: Partial<Suppression> = {}): Suppression {
  const rules = [{ name: 'any-port', at: at(file, 'any-port').at }];
  return { rules, reason: 'agreed', at: at(file, '# any-port').at, covers: all, ...more };
}

const port = (text: string) => ({ props: { port: known(80, at(file, text)) } });
const [first, second, third] = [
  cluster({ address: 'App/a', at: at(file, 'a {'), ...port('80 }\nb') }),
  cluster({ address: 'App/b', at: at(file, 'b {'), ...port('80 }\nc') }),
  cluster({
    address: 'App/b/c',
    at: at(file, 'c {'),
    props: { port: known(80, { ...at(file, 'local.p'), via: [at(file, '= 80\n#').at] }) },
  }),
];

function run(suppressions: readonly Suppression[], resources = [first, second, third], unit = '/repo'): RunResult {
  return runRules([{ rule, options: {}, severity: 'error', requesters: [] }], graphOf(resources), {
    inputs: new Map(),
    declaredInputs: [],
    audiences: [],
    root: '/repo',
    locate: createLocator((path) => ({ file: path.file, start: 0, end: 0 })),
    accepted: {
      suppressions: suppressions.map((one) => [unit, one]),
      ruleNames: ['any-port', 'other-port'],
      today: '2026-11-21',
    },
  });
}

const addresses = (findings: RunResult['findings']) => findings.map((finding) => finding.address);
const codes = ({ diagnostics }: RunResult) => diagnostics.map(({ code }) => code);

describe('a suppression of a text', () => {
  it('covers the resources whose headers are in it', () => {
    const result = run([suppression({ covers: { from: at(file, 'b {').at, to: at(file, 'b {').at } })]);
    expect([addresses(result.findings), addresses(result.suppressed)]).toEqual([['App/a', 'App/b/c'], ['App/b']]);
  });

  it('covers what stands in it and what passes through it', () => {
    const at80 = at(file, '= 80\n#').at;
    const result = run([suppression({ covers: { from: at80, to: at80 } })]);
    expect(addresses(result.suppressed)).toEqual(['App/b/c']);
  });

  it('of another rule covers nothing', () => {
    const result = run([suppression({ rules: [{ name: 'other-port', at: at(file, 'other-port').at }] })]);
    expect([addresses(result.suppressed), codes(result)]).toEqual([[], []]);
  });
});

describe('a suppression of a construct', () => {
  it('covers it and what is below it, whole names only', () => {
    const result = run([suppression({ covers: { construct: 'App/b' } })]);
    expect([addresses(result.findings), addresses(result.suppressed)]).toEqual([['App/a'], ['App/b', 'App/b/c']]);
    expect(run([suppression({ covers: { construct: 'Ap' } })]).suppressed).toEqual([]);
  });

  it('covers nothing of another unit', () => {
    expect(addresses(run([suppression({ covers: { construct: 'App' } })], undefined, '/other').suppressed)).toEqual([]);
  });
});

describe('instances of one finding', () => {
  const twins = ['One/x', 'Two/x'].map((address) =>
    cluster({ address, unit: unitOf(), at: at(file, 'a {'), ...port('80 }\nb') }),
  );

  it('are suppressed one by one, before they are brought together', () => {
    const result = run([suppression({ covers: { construct: 'Two' } })], twins);
    expect(result.findings).toMatchObject([{ addresses: ['One/x'], message: '`One/x` is wrong.' }]);
    expect(result.suppressed).toMatchObject([{ addresses: ['Two/x'] }]);
  });

  it('stay one finding when one suppression covers them all', () => {
    expect(run([suppression()], twins).suppressed).toMatchObject([{ addresses: ['One/x', 'Two/x'] }]);
  });
});

describe('what is in vain', () => {
  it('is no suppression that another one makes needless', () => {
    const result = run([suppression(), suppression({ covers: { construct: 'App/a' }, at: all.from })]);
    expect([result.findings, codes(result)]).toEqual([[], []]);
  });

  it('is each rule of a suppression by itself, at its name', () => {
    const rules = [
      { name: 'any-port', at: at(file, 'any-port').at },
      { name: 'any-prt', at: at(file, 'other-port').at },
    ];
    expect(run([suppression({ rules })]).diagnostics).toMatchObject([
      { code: 'unknown-suppression', at: { start: file.text.indexOf('other-port') } },
    ]);
    const [unused] = run([suppression({ covers: { construct: 'Nothing' } })]).diagnostics;
    expect(unused).toMatchObject({ code: 'unused-suppression', at: { start: file.text.indexOf('any-port') } });
  });

  it('is not known when the rule failed', () => {
    const result = run([suppression({ covers: { construct: 'Nothing' } })], [cluster({ address: 'App/d' })]);
    expect(codes(result)).toEqual(['rule-fault']);
  });

  it('is what counts no longer: its last day is past', () => {
    const until = (date: string) => run([suppression({ until: { date, at: all.from } })]);
    expect(addresses(until('2026-11-21').findings)).toEqual([]);
    expect(addresses(until('2026-11-20').findings)).toHaveLength(3);
    expect(codes(until('2026-11-20'))).toEqual(['expired-suppression']);
  });
});
