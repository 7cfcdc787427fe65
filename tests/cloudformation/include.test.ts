import { describe, expect, it } from 'vitest';
import { read, resourceWith, textAt } from './reading.ts';

function including(location: string): string {
  return `Fn::Transform: { Name: AWS::Include, Parameters: { Location: ${location} } }`;
}

describe('AWS::Include of a local file', () => {
  it('adds resources, with their values in the file that has them', async () => {
    const reading = await read({
      '/repo/t.yaml': `Resources:\n  R: { Type: Test::R, Properties: { P: !Ref Added } }\n  ${including('parts/more.yaml')}\n`,
      '/repo/parts/more.yaml': 'Added:\n  Type: Test::Added\n  Properties: { Port: 5439, Of: { Ref: R } }\n',
    });
    expect(reading.unit.resources.map((one) => one.address)).toEqual(['R', 'Added']);
    expect([reading.show('R', 'P'), reading.show('Added', 'Of')]).toEqual(['->Added.Ref', '->R.Ref']);
    const port = reading.resource('Added').body.read('Port');
    expect([port.at.file.path, textAt(port.at)]).toEqual(['/repo/parts/more.yaml', '5439']);
    expect(reading.diagnostics()).toEqual([]);
  });

  it('adds properties, which those written beside it outdo', async () => {
    const reading = await read({
      '/repo/t.yaml': resourceWith(`P: 1\n${including('./props.json')}`),
      '/repo/props.json': '{ "P": 2, "Q": 3 }',
    });
    expect(['P', 'Q', 'S'].map((name) => reading.show('R', name))).toEqual(['1', '3', 'absent']);
  });

  it.each([
    ['a property', `{ ${including('part.yaml')} }`, '{ a: 1, b: "x" }'],
    ['a short form', '!Transform { Name: AWS::Include, Parameters: { Location: part.yaml } }', '{ a: 1, b: "x" }'],
    ['an item', `[{ ${including('part.yaml')} }]`, '[{ a: 1, b: "x" }]'],
    ['deep inside', `{ x: [{ y: { ${including('part.yaml')}, c: 2 } }] }`, '{ x: [{ y: { a: 1, b: "x", c: 2 } }] }'],
  ])('stands for %s', async (_what, written, expected) => {
    const reading = await read({
      '/repo/t.yaml': resourceWith(`P: ${written}`, 'Parameters: { E: { Type: String, Default: x } }'),
      '/repo/part.yaml': 'a: 1\nb: { Ref: E }\n',
    });
    expect([reading.show('R', 'P'), reading.diagnostics()]).toEqual([expected, []]);
  });

  it('adds mappings, conditions and outputs', async () => {
    const reading = await read({
      '/repo/t.yaml': `${resourceWith('P: !FindInMap [M, a, b]\nQ: !If [C, 1, 2]')}Mappings: { ${including('mappings.yaml')} }\nConditions: { ${including('conditions.yaml')} }\n`,
      '/repo/mappings.yaml': 'M: { a: { b: 7 } }\n',
      '/repo/conditions.yaml': 'C: { "Fn::Equals": [a, a] }\n',
    });
    expect([reading.show('R', 'P'), reading.show('R', 'Q'), reading.diagnostics()]).toEqual(['7', '1', []]);
  });

  it('adds sections at the top level', async () => {
    const reading = await read({
      '/repo/t.yaml': `Transform: { Name: AWS::Include, Parameters: { Location: top.yaml } }\n${resourceWith('P: !FindInMap [M, a, b]')}`,
      '/repo/top.yaml':
        'Mappings: { M: { a: { b: 7 } } }\nResources: { S: { Type: Test::S }, R: { Type: Test::Other } }\n',
    });
    expect(reading.parsed.units.map((unit) => unit.unit.root)).toEqual(['/repo/t.yaml']);
    expect(reading.unit.resources.map((one) => `${one.address} ${one.type}`)).toEqual([
      'S Test::S',
      'R Test::Resource',
    ]);
    expect([reading.show('R', 'P'), reading.diagnostics()]).toEqual(['7', []]);
  });

  it('adds a loop', async () => {
    const reading = await read({
      '/repo/t.yaml': `Transform: AWS::LanguageExtensions\nResources:\n  R: { Type: Test::R }\n  ${including('loop.yaml')}\n`,
      '/repo/loop.yaml': '"Fn::ForEach::L": [I, [a, b], { "S${I}": { Type: Test::S } }]\n',
    });
    expect(reading.unit.resources.map((one) => one.address)).toEqual(['R', 'Sa', 'Sb']);
  });

  it('is read from YAML by a template in JSON', async () => {
    const include = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'p.yaml' } } };
    const template = { Resources: { R: { Type: 'Test::R', Properties: { P: include } } } };
    const reading = await read({ '/repo/t.json': JSON.stringify(template), '/repo/p.yaml': 'a: 1\n' });
    expect(reading.show('R', 'P')).toBe('{ a: 1 }');
  });

  it('hides passwords in it as in the template', async () => {
    const reading = await read({
      '/repo/t.yaml': `Resources:\n  R: { Type: Test::R }\n  ${including('db.yaml')}\n`,
      '/repo/db.yaml': 'Db:\n  Type: AWS::Redshift::Cluster\n  Properties: { MasterUserPassword: hunter2 }\n',
    });
    const { file } = reading.resource('Db').at;
    expect(file.secrets?.map(({ start, end }) => file.text.slice(start, end))).toEqual(['hunter2']);
  });
});

describe('AWS::Include of what is not to be read', () => {
  it.each([
    ['in a bucket', 's3://bucket/part.yaml', 's3://bucket/part.yaml'],
    ['on the web', 'https://example.com/part.yaml', 'https://example.com/part.yaml'],
    ['at a parameter', '!Ref E', 'a place that only deployment tells'],
    ['missing', 'nope.yaml', 'nope.yaml'],
    ['outside the repository', '../secret.yaml', '../secret.yaml'],
    ['a list', 'list.yaml', 'list.yaml'],
    ['broken', 'broken.json', 'broken.json'],
  ])('%s is noted with its name, and leaves open what it adds', async (_what, location, named) => {
    const reading = await read({
      '/repo/t.yaml': resourceWith(`P: 1\n${including(location)}`),
      '/secret.yaml': 'Q: 1\n',
      '/repo/list.yaml': '- a\n',
      '/repo/broken.json': '{ "a": ',
    });
    expect([reading.show('R', 'P'), reading.show('R', 'Q')]).toEqual(['1', '?opaque what a macro adds']);
    expect(reading.diagnostics().filter((code) => code !== 'unread-file')).toEqual(['unread-include 7:68']);
    expect(reading.unit.diagnostics[0]?.message).toContain(`takes from ${named} is not linted`);
  });

  it('leaves no name dangling that it may add, and nothing said to be all there is', async () => {
    const text = `Resources:\n  R: { Type: Test::R, Properties: { P: !Ref Added } }\n  ${including('s3://b/k')}\n`;
    const reading = await read(text);
    expect([reading.show('R', 'P'), reading.diagnostics()]).toEqual(['?opaque `Added`', ['unread-include 3:64']]);
    expect(reading.unit.handedOut).toEqual([{ unit: '/repo/template.yaml', address: 'R', attribute: 'Ref' }]);
  });

  it('at the top level too', async () => {
    const text = `Transform: [{ Name: AWS::Include, Parameters: { Location: s3://b/k } }]\n${resourceWith('P: !Ref Added')}`;
    const reading = await read(text);
    expect([reading.show('R', 'P'), reading.diagnostics()]).toEqual(['?opaque `Added`', ['unread-include 1:59']]);
  });

  it('a file that takes in another, or itself, is read but for that', async () => {
    const reading = await read({
      '/repo/t.yaml': resourceWith(including('a.yaml')),
      '/repo/a.yaml': `P: 1\n${including('a.yaml')}\n`,
    });
    expect([reading.show('R', 'P'), reading.show('R', 'Q'), reading.diagnostics()]).toEqual([
      '1',
      '?opaque what a macro adds',
      ['unread-include 2:16'],
    ]);
  });

  it('another macro stays one', async () => {
    const reading = await read(resourceWith('Fn::Transform: { Name: Mine }\nP: !Transform { Name: Mine }'));
    expect([reading.show('R', 'P'), reading.show('R', 'Q')]).toEqual([
      '?opaque what a macro returns',
      '?opaque what a macro adds',
    ]);
  });

  it('is looked for 100,000 levels deep without end of the stack', async () => {
    const deep = `${'['.repeat(100_000)}{"Fn::Transform":{"Name":"AWS::Include"}}${']'.repeat(100_000)}`;
    const reading = await read({ '/repo/t.json': `{"Resources":{"R":{"Type":"Test::R","Properties":{"P":${deep}}}}}` });
    expect(reading.unit.resources.map((one) => one.address)).toEqual(['R']);
  });
});
