import { describe, expect, it } from 'vitest';
import { always, and, implies, never, not, or } from '../../src/model/guard.ts';
import { conditionsOf, read } from './reading.ts';

/** Resources `A`, `B`, … that exist under the condition of their name. */
async function guards(parameters: string, conditions: Readonly<Record<string, string>>) {
  const names = Object.keys(conditions);
  const reading = await read(`
Parameters: ${parameters}
Conditions:
${names.map((name) => `  ${name}: ${conditions[name] ?? ''}`).join('\n')}
Resources:
  Always: { Type: Test::Resource }
${names.map((name) => `  ${name}: { Type: Test::Resource, Condition: ${name} }`).join('\n')}
`);
  const when = (name: string) => reading.unit.resources.find((one) => one.address === name)?.when ?? never;
  return { reading, when };
}

describe('conditions', () => {
  it('comparing known values decides', async () => {
    const { when } = await guards('{ E: { Default: prod } }', {
      A: '!Equals [!Ref E, prod]',
      B: '!Equals [!Ref E, Prod]',
      C: '!Equals [1, "1"]',
    });
    expect([when('A'), when('B'), when('C')]).toEqual([always, never, always]);
  });

  it('a resource whose condition never holds is not there', async () => {
    const { reading } = await guards('{}', { A: '!Equals [a, b]' });
    expect(reading.unit.resources.map((one) => one.address)).toEqual(['Always']);
  });

  it('an open parameter equals but one of the values it is compared with', async () => {
    const { when } = await guards('{ E: {} }', { A: '!Equals [!Ref E, dev]', B: '!Equals [prod, !Ref E]' });
    expect([and(when('A'), when('B')), or(when('A'), when('B')) === always]).toEqual([never, false]);
  });

  it('with allowed values one of them holds', async () => {
    const { when } = await guards('{ E: { AllowedValues: [dev, prod] } }', {
      A: '!Equals [!Ref E, dev]',
      B: '!Equals [!Ref E, prod]',
    });
    expect(or(when('A'), when('B'))).toBe(always);
  });

  it('the same question twice has one answer', async () => {
    const { when } = await guards('{ E: {} }', { A: '!Equals [!Ref E, a]', B: '!Not [!Equals [!Ref E, a]]' });
    expect(when('B')).toBe(not(when('A')));
  });

  it('And, Or and named conditions', async () => {
    const { when } = await guards('{ E: {}, F: {} }', {
      A: '!Equals [!Ref E, a]',
      B: '!Equals [!Ref F, b]',
      C: '!And [!Condition A, { Condition: B }]',
      D: '!Or [!Condition A, !Condition B]',
    });
    expect([when('C') === and(when('A'), when('B')), implies(when('A'), when('D'))]).toEqual([true, true]);
  });

  it('the region may be asked for', async () => {
    const { when } = await guards('{}', {
      A: '!Equals [!Ref AWS::Region, us-east-1]',
      B: '!Equals [!Ref AWS::Region, eu-west-1]',
    });
    expect([when('A') === never, and(when('A'), when('B'))]).toEqual([false, never]);
  });

  it('what cannot be decided is a condition of its own', async () => {
    const { reading } = await guards('{ E: {}, F: {} }', { A: '!Equals [!Sub "${E}${F}", y]' });
    expect(conditionsOf(reading.resource('A'))).toEqual(['condition A']);
  });

  it('a text that is known in part is compared by the rest', async () => {
    const { when } = await guards('{ E: {}, F: {} }', {
      A: '!Equals [!Sub "a-${E}-x", a-prod-x]',
      B: '!Equals [!Ref E, prod]',
      C: '!Equals [!Sub "a-${E}-x", a-prod-y]',
      D: '!Equals [!Sub "ab${E}bc", abc]',
      F: '!Equals [!Join ["-", [!Ref E, "", !Ref F]], x]',
    });
    expect(when('A')).toBe(when('B'));
    expect([when('C'), when('D')]).toEqual([never, never]);
    expect(when('F')).not.toBe(never);
  });

  it('values are compared as texts, capitals apart', async () => {
    const { when } = await guards('{ N: { Type: Number, Default: 1 }, E: {} }', {
      A: '!Equals [true, "true"]',
      B: '!Equals [!Ref N, "1"]',
      C: '!Equals [true, "True"]',
      D: '!Equals [!Ref E, 1]',
      F: '!Equals [!Ref E, "1"]',
    });
    expect([when('A'), when('B'), when('C')]).toEqual([always, always, never]);
    expect(when('D')).toBe(when('F'));
  });

  it('may need one that is defined behind it', async () => {
    const { when } = await guards('{ E: {} }', { A: '!Not [!Condition B]', B: '!Equals [!Ref E, x]' });
    expect(when('A')).toBe(not(when('B')));
  });

  it('an output that is never there exports nothing, and hands nothing out', async () => {
    const template = (condition: string) => `
Conditions: { C: !Equals [a, ${condition}] }
Resources: { R: { Type: Test::Resource } }
Outputs: { O: { Condition: C, Value: !GetAtt R.Arn, Export: { Name: shared } } }
`;
    const user = 'Resources: { U: { Type: Test::Resource, Properties: { P: !ImportValue shared } } }';
    const texts = (condition: string) => ({ '/repo/a.yaml': template(condition), '/repo/b.yaml': user });
    const [there, gone] = [await read(texts('a')), await read(texts('b'))];
    expect([there.show('U', 'P'), gone.show('U', 'P')]).toEqual(['->R.Arn', '?import shared']);
    expect([there, gone].map(({ unit }) => unit.handedOut.length)).toEqual([1, 0]);
  });

  it('a condition that is not there is said and may hold or not', async () => {
    const reading = await read('Resources: { R: { Type: Test::Resource, Condition: Nope } }');
    expect([conditionsOf(reading.resource('R')), reading.diagnostics()]).toEqual([
      ['condition Nope'],
      ['unresolved-reference 1:52'],
    ]);
  });

  it('conditions that need each other are said', async () => {
    const { reading } = await guards('{}', { A: '!Not [!Condition B]', B: '!Not [!Condition A]' });
    expect(reading.diagnostics()).toEqual(['condition-cycle 4:3']);
  });

  it('a branch and a resource under the same condition agree', async () => {
    const reading = await read(`
Parameters: { E: {} }
Conditions: { C: !Equals [!Ref E, prod] }
Resources:
  R:
    Type: Test::Resource
    Condition: C
    Properties: { P: !If [C, 1, 2] }
`);
    const { when, body } = reading.resource('R');
    const value = body.read('P');
    expect(value.state === 'one-of' && value.cases.map((each) => and(when, each.when) === never)).toEqual([
      false,
      true,
    ]);
  });

  it('41 chained conditions are decided', async () => {
    const chained: Record<string, string> = { C0: '!Equals [!Ref E, a]' };
    for (let n = 1; n <= 41; n++) chained[`C${n}`] = `!Or [!Condition C${n - 1}, !Equals [!Ref P${n}, x]]`;
    const parameters = Array.from({ length: 41 }, (_, n) => `P${n + 1}: {}`).join(', ');
    const { when } = await guards(`{ E: {}, ${parameters} }`, chained);
    expect(implies(when('C0'), when('C41'))).toBe(true);
  });

  it('20 items that may be left out are 20 items, not a million lists', async () => {
    const names = Array.from({ length: 20 }, (_, n) => `C${n}`);
    const reading = await read(`
Parameters: { ${names.map((name) => `P${name}: {}`).join(', ')} }
Conditions: { ${names.map((name) => `${name}: !Equals [!Ref P${name}, x]`).join(', ')} }
Resources:
  R:
    Type: Test::Resource
    Properties:
      P: [${names.map((name) => `!If [${name}, ${name}, !Ref AWS::NoValue]`).join(', ')}]
      Q: !Join [",", [${names.map((name) => `!If [${name}, ${name}, !Ref AWS::NoValue]`).join(', ')}]]
`);
    expect(reading.show('R', 'P')).toBe(`[${names.map((name) => `"${name}"~`).join(', ')}]`);
    expect(reading.show('R', 'Q')).toMatch(/^\?choice/);
  });
});
