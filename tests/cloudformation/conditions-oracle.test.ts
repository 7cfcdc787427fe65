import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { implies, never } from '../../src/model/guard.ts';
import { casesOf } from '../../src/model/cases.ts';
import { read } from './reading.ts';

// Templates with a few parameters, rules and conditions, against an oracle that knows nothing of diagrams: it tries
// every combination of the values that the parameters may have.

type Formula =
  | { readonly kind: 'equals'; readonly parameter: string; readonly value: string }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] };

const parameters = ['A', 'B', 'C'];
const values = ['x', 'y', 'z'];
/** What no condition asks about: a parameter without allowed values may be this. */
const other = 'w';

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({
      kind: fc.constant('equals' as const),
      parameter: fc.constantFrom(...parameters),
      value: fc.constantFrom(...values),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('formula') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('formula'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

function written(one: Formula): unknown {
  switch (one.kind) {
    case 'equals':
      return { 'Fn::Equals': [{ Ref: one.parameter }, one.value] };
    case 'not':
      return { 'Fn::Not': [written(one.of)] };
    default:
      return { [one.kind === 'and' ? 'Fn::And' : 'Fn::Or']: one.of.map(written) };
  }
}

type World = Readonly<Record<string, string>>;

function holds(one: Formula, world: World): boolean {
  switch (one.kind) {
    case 'equals':
      return world[one.parameter] === one.value;
    case 'not':
      return !holds(one.of, world);
    case 'and':
      return one.of.every((each) => holds(each, world));
    case 'or':
      return one.of.some((each) => holds(each, world));
  }
}

function worldsOf(closed: ReadonlySet<string>): readonly World[] {
  let worlds: readonly World[] = [{}];
  for (const name of parameters) {
    const all = closed.has(name) ? values : [...values, other];
    worlds = worlds.flatMap((world) => all.map((value) => ({ ...world, [name]: value })));
  }
  return worlds;
}

const system = fc.record({
  closed: fc.subarray(parameters),
  rules: fc.array(formula, { maxLength: 2 }),
  conditions: fc.tuple(formula, formula),
});

function template({
  closed,
  rules,
  conditions,
}: {
  closed: readonly string[];
  rules: readonly Formula[];
  conditions: readonly Formula[];
}) {
  return JSON.stringify({
    Parameters: Object.fromEntries(
      parameters.map((name) => [name, { Type: 'String', ...(closed.includes(name) && { AllowedValues: values }) }]),
    ),
    Rules: Object.fromEntries(rules.map((rule, n) => [`Rule${n}`, { Assertions: [{ Assert: written(rule) }] }])),
    Conditions: Object.fromEntries(conditions.map((condition, n) => [`C${n}`, written(condition)])),
    Resources: {
      ...Object.fromEntries(conditions.map((_, n) => [`R${n}`, { Type: 'Test::Resource', Condition: `C${n}` }])),
      Always: {
        Type: 'Test::Resource',
        Properties: { P: { 'Fn::If': ['C0', 'then', 'else'] }, A: { Ref: 'A' } },
      },
    },
  });
}

describe('conditions over a few parameters', () => {
  it('say what trying every combination says', async () => {
    await fc.assert(
      fc.asyncProperty(system, async (given) => {
        const worlds = worldsOf(new Set(given.closed)).filter((world) =>
          given.rules.every((rule) => holds(rule, world)),
        );
        fc.pre(worlds.length > 0);
        const reading = await read({ '/repo/template.json': template(given) });
        const when = (n: number) => reading.unit.resources.find(({ address }) => address === `R${n}`)?.when ?? never;
        const [first, second] = given.conditions;
        expect(reading.diagnostics()).toEqual([]);
        for (const [n, condition] of given.conditions.entries()) {
          expect(when(n) === never).toBe(!worlds.some((world) => holds(condition, world)));
        }
        expect(implies(when(0), when(1))).toBe(worlds.every((world) => !holds(first, world) || holds(second, world)));
        const chosen = casesOf(reading.resource('Always').body.read('P')).map(({ value }) =>
          value.state === 'known' ? value.value : undefined,
        );
        const possible = new Set(worlds.map((world) => (holds(first, world) ? 'then' : 'else')));
        expect(new Set(chosen)).toEqual(possible);
      }),
      { numRuns: 120 },
    );
  });

  it('leave a parameter the values that trying every combination leaves', async () => {
    await fc.assert(
      fc.asyncProperty(system, async (given) => {
        const worlds = worldsOf(new Set(given.closed)).filter((world) =>
          given.rules.every((rule) => holds(rule, world)),
        );
        const left = new Set(worlds.map((world) => world['A']));
        fc.pre(worlds.length > 0 && !left.has(other));
        const reading = await read({ '/repo/template.json': template(given) });
        const cases = casesOf(reading.resource('Always').body.read('A'));
        expect(new Set(cases.map(({ value }) => (value.state === 'known' ? value.value : undefined)))).toEqual(left);
      }),
      { numRuns: 60 },
    );
  });
});

describe('many conditions', () => {
  const equal = (name: string) => ({ 'Fn::Equals': [{ Ref: name }, 'x'] });
  const reading = (conditions: Readonly<Record<string, unknown>>, names: readonly string[], property: unknown = 1) =>
    read({
      '/repo/template.json': JSON.stringify({
        Parameters: Object.fromEntries(names.map((name) => [name, { Type: 'String' }])),
        Conditions: conditions,
        Resources: {
          ...Object.fromEntries(
            Object.keys(conditions).map((name) => [`R${name}`, { Type: 'Test::Resource', Condition: name }]),
          ),
          Last: { Type: 'Test::Resource', Properties: { P: property } },
        },
      }),
    });
  const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);

  it('of which each is the opposite of the one before or not are told apart', async () => {
    const names = numbered('P', 200);
    const conditions = Object.fromEntries(
      names.map((name, n) => {
        const before = { Condition: `P${n - 1}` };
        const own = equal(name);
        const differ = {
          'Fn::Or': [{ 'Fn::And': [before, { 'Fn::Not': [own] }] }, { 'Fn::And': [{ 'Fn::Not': [before] }, own] }],
        };
        return [name, n === 0 ? own : differ];
      }),
    );
    const all = await reading(conditions, names);
    expect([all.diagnostics(), all.unit.resources.length]).toEqual([[], 201]);
  });

  it('choose the items of one list', async () => {
    const names = numbered('P', 60);
    const conditions = Object.fromEntries(names.map((name) => [name, equal(name)]));
    const items = names.map((name) => ({ 'Fn::If': [name, name, { Ref: 'AWS::NoValue' }] }));
    const all = await reading(conditions, names, items);
    expect(all.show('Last', 'P')).toBe(`[${names.map((name) => `"${name}"~`).join(', ')}]`);
  });

  it('that pair what stands far apart are given up, and that is said', async () => {
    const names = [...numbered('A', 30), ...numbered('B', 30)];
    const ordered = { 'Fn::And': names.map(equal) };
    const pairs = numbered('A', 30).map((name, n) => ({ 'Fn::And': [equal(name), equal(`B${n}`)] }));
    const all = await reading(
      { Ordered: ordered, Pairs: { 'Fn::Or': pairs }, After: { 'Fn::Not': [{ Condition: 'Pairs' }] } },
      names,
    );
    const messages = all.unit.diagnostics.map(({ code, message }) => `${code}: ${message}`);
    expect(messages).toEqual([
      'evaluation-limit: The condition `Pairs` combines more than can be followed: what depends on it is undecided.',
    ]);
    expect(all.resource('RAfter').when).not.toBe(never);
    expect(implies(all.resource('RAfter').when, all.resource('RPairs').when)).toBe(false);
  });

  it('300 of them over 50 parameters end', async () => {
    const names = numbered('P', 50);
    const conditions: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, equal(name)]));
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let n = 50; n < 300; n++) {
      const pick = () => ({ Condition: `P${next(n)}` });
      const kinds = [{ 'Fn::And': [pick(), pick()] }, { 'Fn::Or': [pick(), pick(), pick()] }, { 'Fn::Not': [pick()] }];
      conditions[`P${n}`] = kinds[next(3)];
    }
    const all = await reading(conditions, names);
    expect(all.resource('Last').when).not.toBe(never);
    expect(all.unit.diagnostics.filter(({ code }) => code !== 'evaluation-limit')).toEqual([]);
  });
});
