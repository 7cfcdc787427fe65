import { describe, expect, it } from 'vitest';
import { conditionsOf, read } from './reading.ts';

const set = (properties: string) => `
Parameters: { Port: { Type: Number, Default: 5400 } }
Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: all
      PermissionModel: SERVICE_MANAGED
${properties
  .trim()
  .split('\n')
  .map((line) => `      ${line}`)
  .join('\n')}
`;

const body = `TemplateBody: |
  Parameters:
    Port: { Type: Number, Default: 1 }
  Resources:
    W:
      Type: Test::Cluster
      Properties:
        Port: !Ref Port
        Name: a cluster
        Place: !Ref AWS::Region`;

const json = '{"Resources": {"W": {"Type": "Test::Cluster", "Properties": {"Port": 5400}}}}';

describe('the template of a stack set', () => {
  it('is read from its text, and each value stands where the text is written', async () => {
    const reading = await read(set(body));
    expect(reading.unit.resources.map(({ address }) => address)).toEqual(['Set', 'Set/W']);
    expect([reading.show('Set/W', 'Name'), reading.places('Set/W', 'Name')]).toEqual(['"a cluster"', 'a cluster']);
    expect(reading.show('Set/W', 'Port')).toBe('1');
  });

  it('is given parameters as a list', async () => {
    const reading = await read(set(`${body}\nParameters: [{ ParameterKey: Port, ParameterValue: !Ref Port }]`));
    expect(reading.show('Set/W', 'Port')).toBe('5400');
    expect(reading.diagnostics()).toEqual([]);
  });

  it('is read from a text in quotes, with its escapes', async () => {
    const reading = await read(set(`TemplateBody: ${JSON.stringify(json)}`));
    expect([reading.show('Set/W', 'Port'), reading.places('Set/W', 'Port')]).toEqual(['5400', '5400']);
  });

  it('is read from a file', async () => {
    const reading = await read({ '/repo/a.yaml': set('TemplateURL: ./inner.json'), '/repo/inner.json': json });
    expect(reading.parsed.units).toHaveLength(1);
    expect(reading.show('Set/W', 'Port')).toBe('5400');
  });

  it('is read from values that are made a text of', async () => {
    const values =
      'TemplateBody:\n  Fn::ToJsonString:\n    Resources: { W: { Type: Test::Cluster, Properties: { Port: !Ref Port, Id: !Ref AWS::AccountId } } }';
    const reading = await read(set(values));
    expect([reading.show('Set/W', 'Port'), reading.show('Set/W', 'Id')]).toEqual([
      '5400',
      '?deployment AWS::AccountId',
    ]);
  });

  it('keeps what is known of a text that is not known throughout', async () => {
    const reading = await read(
      set(
        'TemplateBody: !Sub |\n  Resources:\n    W:\n      Type: Test::Cluster\n      Properties: { Role: "${AWS::AccountId}:r", Port: 5400 }',
      ),
    );
    expect([reading.show('Set/W', 'Role'), reading.show('Set/W', 'Port')]).toEqual([
      '<?deployment AWS::AccountId+:r>',
      '5400',
    ]);
    expect(reading.places('Set/W', 'Role')).toContain('"${AWS::AccountId}:r"');
  });

  it('that holds a stack set itself is read as well', async () => {
    const inner = `Resources:\n  In:\n    Type: AWS::CloudFormation::StackSet\n    Properties:\n      TemplateBody: '${json}'\n`;
    const reading = await read(set(`TemplateBody: |\n${inner.replace(/^/gm, '  ')}`));
    expect([reading.show('Set/In/W', 'Port'), reading.places('Set/In/W', 'Port')]).toEqual(['5400', '5400']);
  });

  it.each([
    ['no Region', '', '?choice the Region of each instance of `Set`'],
    ['one Region', 'StackInstancesGroup: [{ Regions: [eu-west-1] }, { Regions: [eu-west-1] }]', '"eu-west-1"'],
    [
      'two Regions',
      'StackInstancesGroup: [{ Regions: [eu-west-1, eu-west-2] }]',
      '?choice the Region of each instance of `Set`',
    ],
  ])('is deployed where its instances are: %s', async (_name, groups, expected) => {
    const reading = await read(set(`${body}\n${groups}`), { region: 'us-east-1' });
    expect(reading.show('Set/W', 'Place')).toBe(expected);
  });

  it('is deployed in the account that all of its instances have', async () => {
    const groups = 'StackInstancesGroup: [{ Regions: [a], DeploymentTargets: { Accounts: ["111122223333"] } }]';
    const { account } = (await read(set(`${body}\n${groups}`))).resource('Set/W').setting;
    expect(account).toMatchObject({ state: 'known', value: '111122223333' });
  });

  it('has the parameters that its only group of instances overrides', async () => {
    const group = '{ Regions: [a], ParameterOverrides: [{ ParameterKey: Port, ParameterValue: 7 }] }';
    expect((await read(set(`${body}\nStackInstancesGroup: [${group}]`))).show('Set/W', 'Port')).toBe('7');
    expect((await read(set(`${body}\nStackInstancesGroup: [${group}, { Regions: [b] }]`))).show('Set/W', 'Port')).toBe(
      '?choice the instances of `Set`',
    );
  });

  it.each([
    ['a text that is only known at deployment', 'TemplateBody: !Ref AWS::StackId', 'unread-template 4:3'],
    ['a text with a fault', 'TemplateBody: |\n  Resources:\n    W: [', 'yaml-syntax 11:15'],
    ['a text that is no template', 'TemplateBody: hello', 'unread-template 4:3'],
    [
      'a key twice, in its line',
      'TemplateBody: |\n  Resources:\n    W: { Type: T::T }\n    W: { Type: T::T }',
      'duplicate-key 12:11',
    ],
  ])('says of %s', async (_name, properties, expected) => {
    expect((await read(set(properties))).diagnostics()).toContain(expected);
  });

  it('says of a fault in JSON in JSON', async () => {
    const properties = { TemplateBody: '{"Resources": {\n "W": 1,}}' };
    const outer = { Resources: { Set: { Type: 'AWS::CloudFormation::StackSet', Properties: properties } } };
    const reading = await read({ '/repo/a.json': JSON.stringify(outer) });
    const column = JSON.stringify(outer).indexOf('}}"') + 1;
    expect(reading.diagnostics()).toContain(`json-syntax 1:${column}`);
  });

  it('longer than AWS takes is not read', async () => {
    const long = `TemplateBody: '{"Resources": {}, "Description": "${'x'.repeat(1_000_000)}"}'`;
    expect((await read(set(long))).diagnostics()).toEqual(['unread-template 4:3']);
  });

  it('hides what it does not echo in the file that it is in', async () => {
    const reading = await read(
      set(
        'TemplateBody: |\n  Parameters: { Key: { Default: s3cret, NoEcho: true } }\n  Resources: { W: { Type: T::T, Properties: { K: !Ref Key } } }',
      ),
    );
    const { at } = reading.resource('Set/W');
    expect(at.file.secrets?.map(({ start, end }) => at.file.text.slice(start, end))).toEqual(['s3cret']);
  });
});

describe('arguments of nested stacks', () => {
  const inner =
    'Parameters: { A: { Type: String }, B: { Type: String, Default: b } }\nResources: { R: { Type: T::T, Properties: { A: !Ref A, B: !Ref B } } }';
  const outer = (parameters: string) =>
    `Parameters: { P: { Type: String }, L: { Type: CommaDelimitedList } }\nConditions: { C: !Equals [!Ref P, x] }\nResources:\n  N:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: file://inner.yaml\n      Parameters: ${parameters}\n`;
  const nested = (parameters: string) => read({ '/repo/outer.yaml': outer(parameters), '/repo/inner.yaml': inner });

  it.each([
    ['a name that is not declared', '{ A: 1, Z: 2 }', ['undeclared-parameter 8:27']],
    ['a value that is missing', '{ B: 1 }', ['missing-parameter 4:3']],
    ['all that is needed', '{ A: 1 }', []],
    ['a mapping that depends on a condition', '!If [C, { A: 1 }, { A: 2 }]', []],
  ])('%s', async (_name, parameters, expected) => {
    expect((await nested(parameters)).diagnostics()).toEqual(expected);
  });

  it('a list is no text', async () => {
    const reading = await nested('{ A: !Ref L }');
    reading.show('N/R', 'A');
    const given = await nested('{ A: [a, b] }');
    given.show('N/R', 'A');
    expect([reading.diagnostics(), given.diagnostics()]).toEqual([[], ['template-value 8:24']]);
  });

  it('what is left out under a condition has its default there', async () => {
    const reading = await nested('{ A: 1, B: !If [C, x, !Ref AWS::NoValue] }');
    expect(reading.show('N/R', 'B')).toBe('("x" | "b")');
  });

  it('a mapping that depends on a condition gives what each has', async () => {
    const reading = await nested('!If [C, { A: 1 }, { A: 2, B: 3 }]');
    expect([reading.show('N/R', 'A'), reading.show('N/R', 'B')]).toEqual(['(1 | 2)', '("b" | 3)']);
    expect(conditionsOf(reading.resource('N/R'))).toEqual([]);
  });

  it('an output under a condition', async () => {
    const reading = await read({
      '/repo/inner.yaml': `${inner}\nConditions: { D: !Equals [!Ref A, y] }\nOutputs: { O: { Condition: D, Value: !Ref R } }`,
      '/repo/outer.yaml': `${outer('{ A: !Ref P }')}  U: { Type: T::U, Properties: { O: !GetAtt N.Outputs.O } }\n`,
    });
    expect(reading.show('U', 'O')).toBe('->N/R.Ref');
  });
});
