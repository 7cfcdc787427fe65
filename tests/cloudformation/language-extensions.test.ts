import { describe, expect, it } from 'vitest';
import { conditionsOf, read, resourceWith } from './reading.ts';

const extensions = 'Transform: AWS::LanguageExtensions\n';
const sizes = 'Mappings: { M: { dev: { Port: 1, Size: s }, prod: { Port: 2 } } }\n';
const open = 'Parameters: { E: { Type: String }, L: { Type: CommaDelimitedList }, N: { Type: Number } }\n';

async function value(written: string, more = ''): Promise<string> {
  return (await read(resourceWith(`P: ${written}`, `${extensions}${sizes}${open}${more}`))).show('R', 'P');
}

describe('a mapping that is looked up', () => {
  it.each([
    ['by an open key, any of its values', '!FindInMap [M, !Ref E, Port]', '(1 | 2)'],
    ['by an open key, only where there is something', '!FindInMap [M, !Ref E, Size]', '"s"'],
    ['by an open key with a default, also that', '!FindInMap [M, !Ref E, Port, { DefaultValue: 3 }]', '(1 | 2 | 3)'],
    ['by an open Region', '!FindInMap [M, !Ref AWS::Region, Port]', '(1 | 2)'],
    ['by an open name', '!FindInMap [!Ref E, dev, Port]', '?parameter E'],
    ['by a key known in part', '!FindInMap [M, !Sub "${E}-x", Port]', '(1 | 2)'],
    ['by keys that functions make', '!FindInMap [!Join ["", [M]], !Select [0, [dev]], !Sub "Port"]', '1'],
    ['by a list', '!FindInMap [M, !Split [".", a.b], Port]', '?invalid a key of a mapping must be a text'],
    ['under a name that is not there', '!FindInMap [Nope, dev, Port]', '?invalid the mapping `Nope` does not exist'],
    [
      'under a name that is not there, with a default',
      '!FindInMap [Nope, dev, Port, { DefaultValue: !Ref E }]',
      '?parameter E',
    ],
  ])('%s', async (_what, written, expected) => {
    expect(await value(written)).toBe(expected);
  });

  it('agrees with conditions that compare the key', async () => {
    const conditions = 'Conditions: { Prod: !Equals [!Ref E, prod], Dev: !Equals [!Ref E, dev] }\n';
    expect(await value('!If [Prod, !FindInMap [M, !Ref E, Port], 0]', conditions)).toBe('(2 | 0)');
    expect(await value('!If [Dev, !FindInMap [M, !Ref E, Port], 0]', conditions)).toBe('(1 | 0)');
  });

  it('tells items of one parameter apart', async () => {
    const conditions = 'Conditions: { Same: !Equals [!Select [0, !Ref L], !Select [1, !Ref L]] }\n';
    expect(await value('!If [Same, 1, 2]', conditions)).toBe('(1 | 2)');
  });
});

describe('Fn::Length and Fn::ToJsonString', () => {
  it.each([
    ['{ "Fn::Length": [a, !Ref AWS::NoValue, b] }', '2'],
    ['{ "Fn::Length": [a, !If [C, b, !Ref AWS::NoValue]] }', '(1 | 2)'],
    ['{ "Fn::Length": !Ref L }', '?function Fn::Length'],
    ['{ "Fn::Length": !Split [",", "a,b,c"] }', '3'],
    ['{ "Fn::Length": abc }', '?invalid `Fn::Length` counts the items of a list'],
    ['{ "Fn::ToJsonString": { a: !Ref AWS::NoValue, b: [1, "x\\"", true] } }', '"{\\"b\\":[1,\\"x\\\\\\"\\",true]}"'],
    ['{ "Fn::ToJsonString": { a: !Ref E, b: 1 } }', '<{"a":"+?parameter E+","b":1}>'],
    ['{ "Fn::ToJsonString": { a: !GetAtt R.Arn } }', '<{"a":"+->R.Arn+"}>'],
    ['{ "Fn::ToJsonString": { a: !If [C, 1, x] } }', '("{\\"a\\":1}" | "{\\"a\\":\\"x\\"}")'],
    ['{ "Fn::ToJsonString": { a: !Ref L } }', '?function Fn::ToJsonString'],
    ['{ "Fn::ToJsonString": abc }', '?invalid `Fn::ToJsonString` writes a mapping or a list'],
  ])('%s', async (written, expected) => {
    expect(await value(written, 'Conditions: { C: !Equals [!Ref E, x] }\n')).toBe(expected);
  });
});

describe('a name that a function makes', () => {
  const other = '  DbA: { Type: Test::Db }\n  DbB: { Type: Test::Db }\n  Web: { Type: Test::Web }\n';
  const show = async (written: string): Promise<string> =>
    (await read(`${resourceWith(`P: ${written}`, `${extensions}${open}`)}${other}`)).show('R', 'P');

  it.each([
    ['{ Ref: !Join ["", [Db, A]] }', '->DbA.Ref'],
    ['!GetAtt [!Select [1, [DbA, DbB]], !Sub "Arn"]', '->DbB.Arn'],
    ['{ Ref: !If [C, DbA, DbB] }', '(->DbA.Ref | ->DbB.Ref)'],
    ['{ Ref: !Sub "W${E}" }', '->Web.Ref'],
    ['{ Ref: !Sub "Db${E}" }', '?choice which of the resources is named'],
    ['!GetAtt [DbA, !Ref E]', '?function Fn::GetAtt'],
  ])('%s', async (written, expected) => {
    const conditions = 'Conditions: { C: !Equals [!Ref E, x] }\n';
    const reading = await read(`${resourceWith(`P: ${written}`, `${extensions}${open}${conditions}`)}${other}`);
    expect(reading.show('R', 'P')).toBe(expected);
  });

  it('that is known in part may be any that fits', async () => {
    const reading = await read(`${resourceWith('P: { Ref: !Sub "Db${E}" }', `${extensions}${open}`)}${other}`);
    const named = reading.resource('R').body.read('P');
    expect(named.state === 'unknown' && named.candidates?.map(({ address }) => address)).toEqual(['DbA', 'DbB']);
    expect(await show('{ Ref: !Sub "Nothing${E}" }')).toBe('?choice which of the resources is named');
  });
});

describe('without the transform', () => {
  it.each([
    ['Fn::Length', '{ "Fn::Length": [a] }', '1', ['missing-transform 6:10']],
    ['Fn::ToJsonString', '{ "Fn::ToJsonString": [a] }', '"[\\"a\\"]"', ['missing-transform 6:10']],
    ['a function in Ref', '{ Ref: !Sub R }', '->R.Ref', ['missing-transform 6:10']],
    ['a function in GetAtt', '!GetAtt [!Sub R, Arn]', '->R.Arn', ['missing-transform 6:10']],
    ['Ref as an attribute', '!GetAtt [R, !Ref AWS::Partition]', '?function Fn::GetAtt', []],
    ['a default', '!FindInMap [M, x, y, { DefaultValue: 1 }]', '1', ['missing-transform 6:31']],
    ['a function as a key', '!FindInMap [M, !Sub dev, Port]', '1', ['missing-transform 6:10']],
    ['Ref as a key', '!FindInMap [M, !Ref AWS::Partition, Port]', '(1 | 2)', []],
  ])('%s is evaluated, and said to need it', async (_what, written, expected, diagnostics) => {
    const reading = await read(resourceWith(`P: ${written}`, sizes.trimEnd()));
    expect([reading.show('R', 'P'), reading.diagnostics()]).toEqual([expected, diagnostics]);
  });

  it('a function in DeletionPolicy is said to need it, and with it is none to speak of', async () => {
    const text = 'Resources:\n  R: { Type: Test::R, DeletionPolicy: !Ref P }\nParameters: { P: { Type: String } }\n';
    expect((await read(text)).diagnostics()).toEqual(['missing-transform 2:39']);
    expect((await read(extensions + text)).diagnostics()).toEqual([]);
  });

  it('says what to add', async () => {
    const [diagnostic] = (await read('Resources:\n  R: { Type: Test::R, DeletionPolicy: !Ref P }\n')).unit.diagnostics;
    expect(diagnostic?.message).toBe(
      'A function in `DeletionPolicy` works only in a template with `Transform: AWS::LanguageExtensions`: add it.',
    );
  });

  it('a short form that CloudFormation does not know is said', async () => {
    const reading = await read(resourceWith('P: !Length [a, b]', extensions.trimEnd()));
    expect([reading.show('R', 'P'), reading.diagnostics()]).toEqual(['2', ['template-value 6:10']]);
  });
});

describe('what is looked up at deployment', () => {
  const secret = '{{resolve:secretsmanager:db:SecretString:password}}';

  it.each([
    ['alone', '"{{resolve:ssm:/a:1}}"', '?dynamic-reference {{resolve:ssm:/a:1}}'],
    [
      'twice in a text',
      '"{{resolve:ssm:a}}:{{resolve:ssm:b}}"',
      '<?dynamic-reference {{resolve:ssm:a}}+:+?dynamic-reference {{resolve:ssm:b}}>',
    ],
    ['in Join', '!Join [".", ["x", "{{resolve:ssm-secure:/a}}"]]', '<x.+?dynamic-reference {{resolve:ssm-secure:/a}}>'],
    [
      'named by an open parameter',
      '!Sub "x{{resolve:ssm:/${E}/port}}y"',
      '<x+?dynamic-reference {{resolve:ssm:/…/port}}+y>',
    ],
    ['put together', '!Join ["", ["{{resolve:", "ssm:/a}}"]]', '?dynamic-reference {{resolve:ssm:/a}}'],
    ['never closed', '"{{resolve:ssm:a"', '"{{resolve:ssm:a"'],
    ['of no service', '"{{resolve:}}"', '"{{resolve:}}"'],
  ])('%s', async (_what, written, expected) => {
    expect(await value(written)).toBe(expected);
  });

  it('is secret when it is a secret, in a text too', async () => {
    const reading = await read(
      resourceWith(`P: "${secret}"\nQ: !Sub "x\${E}${secret}"\nS: "{{resolve:ssm:a}}"`, open.trimEnd()),
    );
    const sensitive = ['P', 'Q', 'S'].map((name) => reading.resource('R').body.read(name).sensitive);
    expect(sensitive).toEqual([true, true, undefined]);
  });

  it.each([
    ['AWS::SSM::Parameter::Value<String>', '!Ref X', '?dynamic-reference {{resolve:ssm:/x}}'],
    ['AWS::SSM::Parameter::Value<List<String>>', '!Select [0, !Ref X]', '?dynamic-reference {{resolve:ssm:/x}}'],
    ['AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', '!Sub "a${X}"', '<a+?dynamic-reference {{resolve:ssm:/x}}>'],
    ['List<AWS::EC2::Subnet::Id>', '!Ref X', '["/x"]'],
    ['AWS::EC2::Subnet::Id', '!Ref X', '"/x"'],
  ])('a parameter of type %s', async (type, written, expected) => {
    const reading = await read(resourceWith(`P: ${written}`, `Parameters: { X: { Type: "${type}", Default: /x } }`));
    expect(reading.show('R', 'P')).toBe(expected);
  });
});

describe('AWS::NoValue', () => {
  const condition = 'Conditions: { C: !Equals [!Ref E, x], D: !Equals [!Ref E, y] }\n';

  it.each([
    ['as a property', '!Ref AWS::NoValue', 'absent'],
    ['as an item', '[a, !Ref AWS::NoValue]', '["a"]'],
    ['as an item under a condition', '[a, !If [C, b, !Ref AWS::NoValue]]', '["a", "b"~]'],
    ['inside a mapping', '{ a: !Ref AWS::NoValue, b: 1 }', '{ a: absent, b: 1 }'],
    ['in an If inside another', '!If [C, 1, !If [D, !Ref AWS::NoValue, 2]]', '(1 | absent | 2)'],
    ['in Join', '!Join [",", [a, !Ref AWS::NoValue, b]]', '"a,b"'],
    ['in Sub', '!Sub "a${AWS::NoValue}"', '<a+?invalid `${AWS::NoValue}` has no value that `Fn::Sub` could fill in>'],
  ])('%s', async (_what, written, expected) => {
    expect(await value(written, condition)).toBe(expected);
  });

  it('in Sub is a fault', async () => {
    const reading = await read(resourceWith('P: !Sub "a${AWS::NoValue}"'));
    reading.show('R', 'P');
    expect(reading.diagnostics()).toEqual(['template-value 6:10']);
  });

  it('as a condition that is left out', async () => {
    const text = `${extensions}Mappings: { M: { a: { C: OnlyX } } }\n${open}Conditions: { OnlyX: !Equals [!Ref E, x] }\nResources:\n  R: { Type: Test::R, Condition: !FindInMap [M, b, C, { DefaultValue: !Ref AWS::NoValue }] }\n  S: { Type: Test::R, Condition: !FindInMap [M, a, C] }\n`;
    const reading = await read(text);
    expect([conditionsOf(reading.resource('R')), conditionsOf(reading.resource('S'))]).toEqual([
      [],
      ['parameter E#0000'],
    ]);
  });
});

describe('a key without a value in a loop', () => {
  it('is said and makes nothing, and the loop beside it is read', async () => {
    const reading = await read(`Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Outer:
    - Kind
    - [A, B]
    - \${Kind}:
      Fn::ForEach::Inner:
        - Zone
        - [x, y]
        - \${Kind}Net\${Zone}: { Type: Test::R }
`);
    expect(reading.unit.resources.map(({ address }) => address)).toEqual(['ANetx', 'ANety', 'BNetx', 'BNety']);
    expect(reading.unit.diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'A loop makes `A` of nothing: the key has no value. Leave it out.'],
      ['warning', 'A loop makes `B` of nothing: the key has no value. Leave it out.'],
    ]);
  });
});
