import { describe, expect, it } from 'vitest';
import { read, resourceWith } from './reading.ts';

describe('faulty templates', () => {
  it.each([
    ['a key twice', 'Resources:\n  R: { Type: Test::R }\n  R: { Type: Test::R }\n', ['duplicate-key 3:3']],
    ['a resource that is a list', 'Resources:\n  A: []\n  R: { Type: Test::R }\n', ['template-shape 2:3']],
    ['a resource that is null', 'Resources:\n  A:\n  R: { Type: Test::R }\n', ['template-shape 2:3']],
    ['a resource without type', 'Resources:\n  A: {}\n  R: { Type: Test::R }\n', ['template-shape 2:3']],
    ['properties that are a number', 'Resources:\n  R: { Type: Test::R, Properties: 1 }\n', ['template-shape 2:3']],
    [
      'a loop without the transform',
      'Resources:\n  Fn::ForEach::L: [X, [a], {}]\n  R: { Type: Test::R }\n',
      ['missing-transform 2:3'],
    ],
    ['a macro', 'Transform: Mine\nResources:\n  R: { Type: Test::R }\n', ['unread-macro 1:12']],
    ['tabs', 'Resources:\n  R:\n    Type: Test::R\n\tA: 1\n', ['yaml-syntax 4:1']],
  ])('%s is said, and the rest is read', async (_what, text, expected) => {
    const reading = await read(text);
    expect(reading.diagnostics()).toEqual(expected);
    expect(reading.unit.resources.map((one) => one.address)).toContain('R');
  });

  it('resources that are a list are said', async () => {
    const reading = await read('AWSTemplateFormatVersion: x\nResources: []\n');
    expect([reading.diagnostics(), reading.unit.resources]).toEqual([['template-shape 2:12'], []]);
  });

  it('SAM is no macro to warn of', async () => {
    const reading = await read(
      'Transform: AWS::Serverless-2016-10-31\nResources: { R: { Type: Test::R, Properties: { P: !Ref ServerlessRestApi } } }',
    );
    expect([reading.show('R', 'P'), reading.diagnostics()]).toEqual(['?opaque `ServerlessRestApi`', []]);
  });

  it('an included fragment makes what is not written unknown', async () => {
    const reading = await read(resourceWith('P: 1\nFn::Transform: { Name: AWS::Include }'));
    expect([reading.show('R', 'P'), reading.show('R', 'Q')]).toEqual(['1', '?opaque what a macro adds']);
  });

  it('broken JSON is said with its place', async () => {
    const reading = await read({ '/repo/t.json': '{\n  "Resources": { "R": { "Type": "Test::R", } }\n}' });
    expect(reading.diagnostics()).toEqual(['json-syntax 2:44']);
  });

  it('a text that makes a template when rendered is noted', async () => {
    const reading = await read('Resources:\n{% if x %}\n  R:\n    Type: Test::R\n{% endif %}\n');
    expect(reading.diagnostics()).toEqual(['templated-source 1:1']);
  });

  it.each([
    ['"P": {{ marshal .P }}', 'templated-source 1:1'],
    ['"P": 1{{ if .Q }}, "Q": 2{{ end }}', 'json-syntax 1:63'],
    ['"P": [1]{{ if .Q }}, "Q": 2{{ end }}', 'templated-source 1:1'],
    ['"P": "a,{{resolve:ssm:b}}",', 'json-syntax 1:85'],
  ])('so is JSON: %s', async (properties, diagnostic) => {
    const text = `{ "Resources": { "R": { "Type": "T::T", "Properties": { ${properties} } } } }`;
    expect((await read({ '/repo/t.json': text })).diagnostics()).toEqual([diagnostic]);
  });

  it('a logical ID that every object has is a name like others', async () => {
    const reading = await read({
      '/repo/t.json':
        '{"Resources":{"__proto__":{"Type":"Test::R","Properties":{"P":{"Ref":"constructor"},"Q":{"Ref":"__proto__"}}}}}',
    });
    expect([reading.show('__proto__', 'P'), reading.show('__proto__', 'Q')]).toEqual([
      '?invalid `constructor` is not in this template',
      '->__proto__.Ref',
    ]);
  });
});

describe('templates made to hurt', () => {
  it('aliases that unfold to millions are refused', async () => {
    const lines = Array.from(
      { length: 9 },
      (_, n) => `  a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`,
    );
    const reading = await read(`Metadata:\n  a0: &a0 [x]\n${lines.join('\n')}\n${resourceWith('P: *a9')}`);
    expect(reading.diagnostics()).toEqual(['yaml-limit 1:1']);
  });

  it('an alias inside its own anchor is refused', async () => {
    const reading = await read(resourceWith('P: &a [*a]'));
    expect(reading.diagnostics()).toEqual(['yaml-limit 1:1']);
  });

  it('merges are read', async () => {
    const reading = await read(resourceWith('P: { <<: *base, b: 3 }', 'Metadata: { x: &base { a: 1, b: 2 } }'));
    expect(reading.show('R', 'P')).toBe('{ b: 3, a: 1 }');
  });

  it.each([
    ['everyday', ''],
    ['any', ', twice: 1, twice: 2'],
  ])('merges of merges are read however many they are, in %s YAML', async (_, beside) => {
    const chain = Array.from({ length: 100 }, (_, n) => `m${n}: &m${n} { ${n === 0 ? 'a: 1' : `<<: *m${n - 1}`} }`);
    const reading = await read(resourceWith('P: { <<: *m99 }', `Metadata: { ${chain.join(', ')}${beside} }`));
    expect(reading.show('R', 'P')).toBe('{ a: 1 }');
  });

  it.each([
    ['everyday', ''],
    ['any', ', twice: 1, twice: 2'],
  ])('a merged call is a call, in %s YAML', async (_, beside) => {
    const metadata = `Metadata: { x: &one { "Fn::Join": ["-", [a, b]] }${beside} }`;
    const reading = await read(resourceWith('P: { <<: *one }', metadata));
    expect(reading.show('R', 'P')).toBe('"a-b"');
  });

  it.each(['[', '{"a":'])('JSON 100,000 levels of %s deep is read down to a limit', async (open) => {
    const close = open === '[' ? ']' : '}';
    const deep = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
    const reading = await read({ '/repo/t.json': `{"Resources":{"R":{"Type":"Test::R","Properties":{"P":${deep}}}}}` });
    reading.show('R', 'P');
    expect(reading.diagnostics()).toEqual([expect.stringMatching(/^evaluation-limit 1:/)]);
  });

  it('YAML nested too deep is refused', async () => {
    const reading = await read(resourceWith(`P: ${'['.repeat(20_000)}`));
    expect(reading.unit.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      expect.stringMatching(/^yaml-limit: Here this YAML is nested too deep to be read\./),
    ]);
  });

  it('conditions nested without end are left undecided', async () => {
    const deep = `${'{"Fn::Not":['.repeat(5000)}{"Fn::Equals":["a","a"]}${']}'.repeat(5000)}`;
    const text = `{"Conditions":{"C":${deep}},"Resources":{"R":{"Type":"Test::R","Condition":"C"}}}`;
    const reading = await read({ '/repo/t.json': text });
    expect(reading.unit.resources.map((one) => one.address)).toEqual(['R']);
  });
});

describe('a quoted text that goes on with too little indentation', () => {
  const template = (text: string) =>
    `Resources:\n  R:\n    Type: Test::Resource\n    Properties:\n      Note: ${text}\n      P: 1\n`;

  it.each([
    ["'one, \\'',\n  two'", '"one, \\\\\', two"'],
    ['"one \\"x\\",\n  two"', '"one \\"x\\", two"'],
  ])('is read on to its end: %j', async (written, expected) => {
    const reading = await read(template(written));
    expect(reading.show('R', 'Note').replaceAll(/ +/g, ' ')).toBe(expected);
    expect([reading.show('R', 'P'), reading.places('R', 'P'), reading.diagnostics()]).toEqual(['1', '1', []]);
  });

  it.each(["'one\n  two", "'one\n  two' three"])('is a fault when it does not end well: %j', async (written) => {
    expect((await read(template(written))).diagnostics()[0]).toMatch(/^yaml-syntax/);
  });

  it.each([
    ['of the template', 'Description: Ports: 22, and: 80\nResources:\n  R:\n    Type: Test::R\n', 'R', '1:14'],
    [
      'of a resource',
      'Resources:\n  R:\n    Description: a: b\n    Type: Test::R\n  S: { Type: Test::S }\n',
      'R, S',
      '3:18',
    ],
    ['in a property', 'Resources:\n  R:\n    Type: Test::R\n    Properties:\n      P: a: b\n      Q: 1\n', 'R', '5:10'],
    [
      'in many texts',
      `Resources:\n${Array.from({ length: 60 }, (_, n) => `  R${n}:\n    Description: a: b\n    Type: Test::R\n`).join('')}`,
      Array.from({ length: 60 }, (_, n) => `R${n}`).join(', '),
      '3:18',
    ],
  ])('a colon in a text without quotes takes nothing away %s', async (_what, text, resources, place) => {
    const reading = await read(text);
    expect(reading.unit.resources.map(({ address }) => address).join(', ')).toBe(resources);
    expect(reading.diagnostics()).toEqual([`yaml-syntax ${place}`]);
  });

  it('the text of such a colon is whole, and what follows it is read', async () => {
    const reading = await read('Resources:\n  R:\n    Type: Test::R\n    Properties:\n      P: a: b\n      Q: 1\n');
    expect([reading.show('R', 'P'), reading.show('R', 'Q')]).toEqual(['"a: b"', '1']);
  });

  it.each([
    ['!Ref Prot', '`Prot` is not in this template. Did you mean "Port"?'],
    ['!GetAtt Balancr.Arn', '`Balancr` is not in this template. Did you mean "Balancer"?'],
    ['!If [IsPrd, 1, 2]', 'The condition `IsPrd` is not in this template. Did you mean "IsProd"?'],
    ['!Ref Elsewhere', '`Elsewhere` is not in this template.'],
  ])('a name that is near a declared one is offered: %s', async (value, message) => {
    const reading = await read(
      `Parameters: { Port: { Type: Number } }\nConditions: { IsProd: !Equals [!Ref Port, 1] }\nResources:\n  Balancer: { Type: Test::B }\n  R: { Type: Test::R, Properties: { P: ${value} } }\n`,
    );
    reading.show('R', 'P');
    expect(reading.unit.diagnostics.map((one) => one.message)).toEqual([message]);
  });
});
