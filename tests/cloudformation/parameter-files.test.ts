import { describe, expect, it } from 'vitest';
import { overridesIn } from '../../src/parsers/cloudformation/parameter-files/overrides.ts';
import { readParameters } from '../../src/parsers/cloudformation/parameter-files/parameter-file.ts';
import * as yaml from 'yaml';
import { lint } from '../../src/index.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { position, read, shown, textAt } from './reading.ts';

const template = `
Parameters:
  Port: { Type: Number, Default: 1 }
  Name: { Type: String, Default: none }
Conditions:
  Big: !Equals [!Ref Name, big]
Resources:
  R:
    Type: Test::Resource
    Properties: { Port: !Ref Port, Name: !Ref Name, Region: !Ref AWS::Region }
  C:
    Type: Test::Resource
    Condition: Big
`;

function valuesOf(text: string) {
  const { values, mistakes } = readParameters({ path: '/repo/values', text }, yaml);
  return {
    values: Object.fromEntries([...values].map(([name, value]) => [name, shown(value)])),
    mistakes: mistakes.map(({ message, at }) => `${position(at)} ${message}`),
  };
}

describe('a parameter file', () => {
  it.each([
    ['a list of keys and values', '[{"ParameterKey": "A", "ParameterValue": "b,c"}]'],
    ['a list of pairs', '["A=b,c"]'],
    ['a template configuration', '{"Parameters": {"A": "b,c"}, "Tags": {"x": "y"}, "StackPolicy": {}}'],
    ['values by name', '{"A": "b,c"}'],
    ['YAML', 'Parameters:\n  A: b,c\nTags:\n  x: y\n'],
  ])('has %s', (_name, text) => {
    expect(valuesOf(text)).toEqual({ values: { A: '"b,c"' }, mistakes: [] });
  });

  it('has lists, and numbers with their digits', () => {
    const { values } = valuesOf('A: [x, y]\nB: 012\nC: 1.0\nD: true\n');
    expect(values).toEqual({ A: '["x", "y"]', B: '"012"', C: '"1.0"', D: '"true"' });
  });

  it('may leave a value as it was before', () => {
    const { values } = valuesOf('[{"ParameterKey": "A", "UsePreviousValue": true}]');
    expect(values).toEqual({ A: '?choice the value that the stack has now (`UsePreviousValue`)' });
  });

  it.each([
    ['no JSON', '[{"ParameterKey": 1,]', '1:21 This is no valid JSON: a property name is expected here.'],
    ['a comment in JSON', '{"A": 1 // one\n}', '1:9 This is no valid JSON: a comment, which JSON does not have.'],
    ['a single value', '5400', expect.stringMatching(/^1:1 This is none of the shapes/)],
    ['a list of names', '["Port"]', expect.stringMatching(/^1:2 This is none of the shapes/)],
    ['no name', '[{"ParameterValue": 1}]', '1:2 This entry has no `ParameterKey`.'],
    ['no value', '[\n{"ParameterKey": "A"}]', '2:1 `A` has no `ParameterValue`.'],
    [
      'a misspelling',
      '[{"ParameterKey": "A", "ParameterValue": 1, "UsePrevious": true}]',
      '1:45 `UsePrevious` is none of ParameterKey, ParameterValue, UsePreviousValue.',
    ],
    [
      'two values',
      '[{"ParameterKey": "A", "ParameterValue": 1, "UsePreviousValue": true}]',
      expect.stringContaining('of which AWS takes only one'),
    ],
    ['the same twice', '["A=1",\n "A=2"]', '2:2 `A` is given twice.'],
    ['an object', '{"Parameters": {"A": {"b": 1}}}', '1:17 The parameter `A` takes a text or a list of texts.'],
    ['null', 'A:\n', '1:1 The parameter `A` takes a text or a list of texts.'],
    [
      'another section',
      '{"Parameters": {}, "Parameter": {}}',
      '1:20 `Parameter` is none of Parameters, Tags, StackPolicy.',
    ],
  ])('says where it has %s', (_name, text, expected) => {
    expect(valuesOf(text).mistakes[0]).toEqual(expected);
  });

  it('that no template declares is said', async () => {
    const reading = await read(template, { parameters: { Port: '2', Other: '3' } });
    expect(reading.parsed.diagnostics).toMatchObject([{ code: 'undeclared-parameter', severity: 'warning' }]);
  });

  it('that no template declares is said with the name that was probably meant', async () => {
    const reading = await read(template, { parameters: { Porrt: '2' } });
    expect(reading.parsed.diagnostics.map(({ message }) => message)).toEqual([
      'No template that is linted declares the parameter `Porrt`, so that its value is not used. Did you mean "Port"?',
    ]);
  });
});

describe('overrides of the SAM CLI', () => {
  it.each([
    ['A=b C=d', { A: 'b', C: 'd' }],
    ['A="b c" D=e', { A: 'b c', D: 'e' }],
    ["A='b c'", { A: 'b c' }],
    ['ParameterKey=A,ParameterValue=b ParameterKey=C,ParameterValue="d e"', { A: 'b', C: 'd e' }],
    ['A=b,c=d', { A: 'b,c=d' }],
    ['A=\n B=x', { A: '', B: 'x' }],
  ])('%s', (text, expected) => {
    expect(Object.fromEntries(overridesIn(text).map(({ name, value }) => [name, value]))).toEqual(expected);
  });
});

const sam = (text: string) => ({ '/repo/template.yaml': template, '/repo/samconfig.toml': text });

describe('samconfig.toml beside a template', () => {
  const toml =
    'version = 0.1\n[default.deploy.parameters]\nregion = "eu-west-1"\nparameter_overrides = "Port=5400 Name=\\"a b\\""\n';

  it('gives values and the Region', async () => {
    const reading = await read(sam(toml));
    expect([reading.show('R', 'Port'), reading.show('R', 'Name'), reading.show('R', 'Region')]).toEqual([
      '5400',
      '"a b"',
      '"eu-west-1"',
    ]);
    const { at } = reading.resource('R').body.read('Port');
    expect([at.file.path, position(at), textAt(at)]).toEqual(['/repo/samconfig.toml', '4:29', '5400']);
  });

  it.each([
    ['a list', '[default.deploy.parameters]\nparameter_overrides = ["Port=5400", "Name=x"]\n'],
    ['the global table', '[default.global.parameters]\nparameter_overrides = "Port=5400"\n'],
    [
      'the template that it names',
      '[default.deploy.parameters]\ntemplate_file = "template.yaml"\nparameter_overrides = "Port=5400"\n',
    ],
    [
      'what SAM builds of it',
      '[default.deploy.parameters]\ntemplate_file = ".aws-sam/build/template.yaml"\nparameter_overrides = "Port=5400"\n',
    ],
  ])('has %s', async (_name, text) => {
    expect((await read(sam(text))).show('R', 'Port')).toBe('5400');
  });

  it('of another template is left alone', async () => {
    const other = '[default.deploy.parameters]\ntemplate_file = "other.yaml"\nparameter_overrides = "Port=5400"\n';
    expect((await read(sam(other))).show('R', 'Port')).toBe('1');
    const named = { '/repo/stack.yaml': template, '/repo/samconfig.toml': toml };
    expect((await read(named)).show('R', 'Port')).toBe('1');
  });

  it.each([
    ['Porrt=5400', 'template.yaml declares no parameter `Porrt`, so that its value is not used. Did you mean "Port"?'],
    ['Port=1 Else=5400', 'template.yaml declares no parameter `Else`, so that its value is not used.'],
  ])('that the template does not declare is said: %s', async (overrides, message) => {
    const { unit } = await read(sam(`[prod.deploy.parameters]\nparameter_overrides = "${overrides}"\n`));
    expect(unit.diagnostics).toMatchObject([{ code: 'undeclared-parameter', severity: 'warning', message }]);
    const { at } = unit.diagnostics[0] ?? {};
    expect(at && [at.file.path, position(at).split(':')[0], textAt(at)]).toEqual(['/repo/samconfig.toml', '2', '5400']);
  });

  it('is not held to what only a macro can tell', async () => {
    const files = sam('[prod.deploy.parameters]\nparameter_overrides = "Porrt=5400"\n');
    const { unit } = await read({ ...files, '/repo/template.yaml': `${template}  Fn::Transform: { Name: M }\n` });
    expect(unit.diagnostics.map(({ code }) => code)).not.toContain('undeclared-parameter');
  });

  it('what the user gives wins', async () => {
    const reading = await read(sam(toml), { parameters: { Port: '7' } });
    expect([reading.show('R', 'Port'), reading.show('R', 'Name')]).toEqual(['7', '"a b"']);
  });

  it('of several environments any may be meant, and what they give stays together', async () => {
    const two =
      '[dev.deploy.parameters]\nparameter_overrides = "Port=1 Name=small"\nregion = "eu-west-1"\n[prod.deploy.parameters]\nparameter_overrides = "Name=big"\nregion = "eu-west-2"\n';
    const reading = await read(sam(two));
    expect([reading.show('R', 'Port'), reading.show('R', 'Name'), reading.show('R', 'Region')]).toEqual([
      '(1 | 1)',
      '("small" | "big")',
      '("eu-west-1" | "eu-west-2")',
    ]);
    const name = reading.resource('R').body.read('Name');
    const big = name.state === 'one-of' ? name.cases[1]?.when : undefined;
    expect(reading.resource('C').when).toBe(big);
    const { at } = name.state === 'one-of' ? (name.cases[1]?.value ?? name) : name;
    expect(position(at)).toBe('5:29');
  });

  it('with a fault is said with its place', async () => {
    const reading = await read(sam('[default.deploy.parameters\n'));
    expect([reading.show('R', 'Port'), reading.diagnostics()]).toEqual(['1', ['parameter-file 1:27']]);
  });

  it('in YAML', async () => {
    const text = 'version: 0.1\ndefault:\n  deploy:\n    parameters:\n      parameter_overrides: Port=5400\n';
    const reading = await read({ '/repo/template.yaml': template, '/repo/samconfig.yaml': text });
    expect(reading.show('R', 'Port')).toBe('5400');
    expect(position(reading.resource('R').body.read('Port').at)).toBe('5:33');
  });

  it.each([
    ['with a key twice', 'default: {}\ndefault: {}\n', 'this key is written twice; only one may stay'],
    ['with an alias of nothing', 'default: *a\n', '"*a" names nothing: there is no "&a" before it'],
    [
      'with more aliases than anyone writes',
      `a: &a 1\nb: [${'*a, '.repeat(1001)}]\n`,
      'Its aliases stand for too much. Write out what they name',
    ],
    ['that is no YAML', 'default: [\n', 'it is no valid YAML: a bracket or brace that is open here is not closed'],
  ])('in YAML %s is not used, and that is said', async (_, text, why) => {
    const { unit } = await read({ '/repo/template.yaml': template, '/repo/samconfig.yaml': text });
    expect(unit.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining(`The parameters in samconfig.yaml are not used: ${why}`),
    ]);
  });
});

const deployment = (values: string, path = 'stacks/a.yaml') =>
  `template-file-path: ${path}\nparameters:\n${values}tags:\n  x: y\n`;

describe('deployment files of Git sync', () => {
  it('give values to the template that they name', async () => {
    const reading = await read({
      '/repo/stacks/a.yaml': template,
      '/repo/deploy/prod.yaml': deployment('  Port: 5400\n'),
    });
    expect(reading.unit.unit.id).toBe('/repo/stacks/a.yaml');
    expect(reading.show('R', 'Port')).toBe('5400');
    const { at, via = [] } = reading.resource('R').body.read('Port');
    expect([at.file.path, position(at)]).toEqual(['/repo/deploy/prod.yaml', '3:9']);
    expect(via.map((step) => textAt(step))).toEqual(['!Ref Port']);
  });

  it('of one template are units each', async () => {
    const { parsed } = await read({
      '/repo/stacks/a.yaml': template,
      '/repo/dev.yaml': deployment('  Port: 1\n'),
      '/repo/prod.yaml': deployment('  Port: 2\n'),
    });
    const ports = parsed.units.map(({ unit, resources }) => [
      unit.id,
      resources[0] && shown(resources[0].body.read('Port')),
    ]);
    expect(ports).toEqual([
      ['/repo/dev.yaml', '1'],
      ['/repo/prod.yaml', '2'],
    ]);
  });

  it.each([
    ['a parameter that is not declared', deployment('  Other: 1\n'), 'undeclared-parameter 3:3'],
    ['a value that is none', deployment('  Port: { a: 1 }\n'), 'parameter-file 3:3'],
    ['a template that is not there', deployment('  Port: 1\n', 'b.yaml'), 'unread-template 1:21'],
  ])('say %s', async (_name, text, expected) => {
    const reading = await read({ '/repo/stacks/a.yaml': template, '/repo/prod.yaml': text });
    expect(reading.diagnostics()).toEqual([expected]);
  });

  it.each([
    ['/repo/prod.yaml', 'b.yaml', '`b.yaml` from the root of the repository is no file'],
    ['/repo/prod.yaml', '/stacks/b.yaml', '`stacks/b.yaml` from the root of the repository is no file'],
    [
      '/repo/deploy/prod.yaml',
      './b.yaml',
      '`b.yaml` from the root of the repository is no file, nor is `deploy/b.yaml` beside this file',
    ],
  ])('%s says what it looks for as %s', async (file, path, expected) => {
    const reading = await read({ '/repo/stacks/a.yaml': template, [file]: deployment('  Port: 1\n', path) });
    expect(reading.parsed.diagnostics.map(({ message }) => message)).toEqual([
      `The template that this file deploys is not there: ${expected}.`,
    ]);
  });

  it('say that a path leads out of the repository', async () => {
    const reading = await read({ '/repo/stacks/a.yaml': template, '/repo/prod.yaml': deployment('', '../b.yaml') });
    expect(reading.parsed.diagnostics.map(({ message }) => message)).toEqual([
      'The path of the template that this file deploys leads out of the repository.',
    ]);
  });

  it('say which template is not linted along', async () => {
    const texts = { '/repo/stacks/a.yaml': template, '/repo/prod.yaml': deployment('  Port: 1\n') };
    const sources = memorySources(texts, { workingFolder: '/repo', root: '/repo' });
    const { diagnostics } = await lint(['prod.yaml'], { sources });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '`stacks/a.yaml`, which this file deploys, is not linted in this run. Name it as well.',
    ]);
  });

  it('say a value that is missing', async () => {
    const needing = template.replace(', Default: 1', '');
    const files = { '/repo/stacks/a.yaml': needing, '/repo/prod.yaml': deployment('  Name: x\n') };
    expect((await read(files)).diagnostics()).toEqual(['missing-parameter 1:21']);
    expect((await read(files, { parameters: { Port: '1' } })).diagnostics()).toEqual([]);
  });
});
