import { describe, expect, it } from 'vitest';
import { always, never, not, or } from '../../src/model/guard.ts';
import type { Reading } from './reading.ts';
import { read, resourceWith } from './reading.ts';

/** A template with these parameters and rules, whose resource `R` has a property `P` and exists under `C`. */
async function ruled(parameters: string, rules: string, { p = '1', c = '!Equals [a, a]' } = {}) {
  const reading = await read(
    resourceWith(`P: ${p}`, `Parameters: ${parameters}\nRules:\n${rules}\nConditions: { C: ${c} }`).replace(
      'Type: Test::Resource',
      'Type: Test::Resource\n    Condition: C',
    ),
  );
  const when = reading.unit.resources.find(({ address }) => address === 'R')?.when ?? never;
  return { reading, when, diagnostics: reading.diagnostics() };
}

const said = ({ unit }: Reading) => unit.diagnostics.map(({ severity, message }) => `${severity}: ${message}`);

const assert = (text: string, condition?: string) =>
  `  Rule: { ${condition === undefined ? '' : `RuleCondition: ${condition}, `}Assertions: [{ Assert: ${text} }] }`;

describe('the rules of a template', () => {
  it('leave a parameter the values that they name', async () => {
    const { reading } = await ruled('{ E: {} }', assert('{ "Fn::Contains": [[dev, prod], !Ref E] }'), { p: '!Ref E' });
    expect(reading.show('R', 'P')).toBe('("dev" | "prod")');
  });

  it('leave the one value that a parameter can have', async () => {
    const { reading } = await ruled('{ Port: { Type: Number } }', assert('!Equals [!Ref Port, 5439]'), {
      p: '!Ref Port',
    });
    expect(reading.show('R', 'P')).toBe('5439');
  });

  it('decide conditions', async () => {
    const rule = assert('!Not [!Equals [!Ref E, test]]');
    expect((await ruled('{ E: {} }', rule, { c: '!Equals [!Ref E, test]' })).when).toBe(never);
    expect((await ruled('{ E: {} }', rule, { c: '!Not [!Equals [!Ref E, test]]' })).when).toBe(always);
  });

  it('take values off a list of allowed ones', async () => {
    const { reading } = await ruled(
      '{ E: { AllowedValues: [dev, test, prod] } }',
      assert('!Not [!Equals [!Ref E, test]]'),
      { p: '!Ref E' },
    );
    expect(reading.show('R', 'P')).toBe('("dev" | "prod")');
  });

  it('hold only under their condition', async () => {
    const rule = assert('!Equals [!Ref Multi, "true"]', '!Equals [!Ref E, prod]');
    const parameters = '{ E: {}, Multi: {} }';
    const excluded = '!And [!Equals [!Ref E, prod], !Equals [!Ref Multi, "false"]]';
    expect((await ruled(parameters, rule, { c: excluded })).when).toBe(never);
    expect([always, never]).not.toContain((await ruled(parameters, rule, { c: '!Equals [!Ref E, prod]' })).when);
  });

  it.each([
    ['!Or [!Equals [!Ref E, a], !Equals [!Ref E, b]]', always],
    ['!And [!Equals [!Ref E, a], !Equals [!Ref F, b]]', never],
    ['{ "Fn::EachMemberEquals": [[!Ref E, !Ref F], a] }', always],
    ['{ "Fn::EachMemberIn": [[!Ref E, !Ref F], [a, b]] }', always],
    ['{ "Fn::EachMemberEquals": [{ "Fn::RefAll": String }, a] }', always],
    ['{ "Fn::EachMemberIn": [{ "Fn::RefAll": String }, [a, b]] }', always],
    ['{ "Fn::Contains": [{ "Fn::ValueOfAll": ["AWS::EC2::VPC::Id", Tags.Department] }, a] }', undefined],
    ['{ "Fn::Equals": [{ "Fn::ValueOf": [E, Tags.Department] }, a] }', undefined],
  ])('with %s', async (text, decided) => {
    const { when, diagnostics } = await ruled('{ E: { Type: String }, F: { Type: String } }', assert(text), {
      c: '!And [!Or [!Equals [!Ref E, a], !Equals [!Ref E, b]], !Not [!Equals [!Ref F, b]]]'.replace(
        ', !Not [!Equals [!Ref F, b]]',
        text.includes('!Ref F, b') ? ', !Not [!Equals [!Ref F, b]]' : ', !Equals [x, x]',
      ),
    });
    expect(diagnostics).toEqual([]);
    if (decided) expect(when).toBe(decided);
    else expect([always, never]).not.toContain(when);
  });

  it('that defaults break are said, and change nothing', async () => {
    const text = assert('!Equals [!Ref E, prod]');
    const { reading, diagnostics } = await ruled('{ E: { Default: dev } }', text, { p: '!Ref E' });
    expect(diagnostics).toEqual(['refused-parameters 3:24']);
    expect(said(reading)).toEqual([
      'note: Rule `Rule` refuses the defaults of the parameters, which are linted all the same.',
    ]);
    expect(reading.show('R', 'P')).toBe('"dev"');
  });

  it('that given values break are a fault', async () => {
    const text = `Parameters: { E: { Default: dev } }\nRules:\n${assert('!Equals [!Ref E, prod]')}\nResources: { R: { Type: T::T } }`;
    expect(said(await read(text, { parameters: { E: 'test' } }))).toEqual([
      'warning: Rule `Rule` refuses the values of the parameters, which are linted all the same.',
    ]);
  });

  it('of which one contradicts those before it are said', async () => {
    const rules = `${assert('!Equals [!Ref E, a]')}\n${assert('!Equals [!Ref E, b]').replace('Rule', 'Other')}`;
    const { reading, diagnostics } = await ruled('{ E: {} }', rules, { p: '!Ref E' });
    expect([diagnostics, reading.show('R', 'P')]).toEqual([['refused-parameters 4:25'], '"a"']);
    expect(said(reading)).toEqual(['warning: Rule `Other` leaves nothing that the rules before it allow.']);
  });

  it('of a nested template tell nothing of a text that only holds the parameter', async () => {
    const reading = await read({
      '/repo/outer.yaml': `
Parameters: { P: { Type: String } }
Resources:
  S:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./inner.yaml, Parameters: { Name: !Sub 'a-\${P}', Whole: !Ref P } }
`,
      '/repo/inner.yaml': `
Parameters: { Name: { Type: String }, Whole: { Type: String } }
Rules: { Known: { Assertions: [{ Assert: !Contains [[x, y], !Ref Whole] }] } }
Resources:
  R: { Type: Test::Resource, Properties: { Name: !Ref Name, Whole: !Ref Whole } }
`,
    });
    expect(reading.show('S/R', 'Whole')).toBe('("x" | "y")');
    expect(reading.show('S/R', 'Name')).toBe('<a-+?parameter P>');
  });

  it('agree for all that is asked of a parameter', async () => {
    const reading = await read(`
Parameters: { E: {} }
Rules: { Known: { Assertions: [{ Assert: { "Fn::Contains": [[a, b, c], !Ref E] } }] } }
Conditions:
  A: !Equals [!Ref E, a]
  B: !Equals [!Ref E, b]
  C: !Equals [!Ref E, c]
  D: !Equals [!Ref E, d]
Resources:
  A: { Type: Test::Resource, Condition: A }
  B: { Type: Test::Resource, Condition: B }
  C: { Type: Test::Resource, Condition: C }
  D: { Type: Test::Resource, Condition: D }
`);
    const when = (name: string) => reading.resource(name).when;
    expect(or(when('A'), when('B'), when('C'))).toBe(always);
    expect(when('C')).toBe(not(or(when('A'), when('B'))));
    expect(reading.unit.resources.map(({ address }) => address)).toEqual(['A', 'B', 'C']);
  });
});
