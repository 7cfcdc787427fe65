import { describe, expect, it } from 'vitest';
import type { Reading } from './reading.ts';
import { conditionsOf, read } from './reading.ts';

const extensions = 'Transform: AWS::LanguageExtensions\n';

function addresses(reading: Reading): readonly string[] {
  return reading.unit.resources.map((one) => one.address);
}

/** A loop over what is given that makes one resource a turn, with these properties. */
function loopOver(collection: string, properties: string, more = ''): string {
  return `${extensions}${more}Resources:\n  Fn::ForEach::Loop:\n    - Id\n    - ${collection}\n    - R\${Id}:\n        Type: Test::R\n        Properties: ${properties}\n`;
}

describe('a loop in Resources', () => {
  it('makes one resource for each item, named by its key', async () => {
    const reading = await read(loopOver('[a, b]', '{ P: !Ref Id, Q: !Sub "x-${Id}", T: "${Id}!" }'));
    expect(addresses(reading)).toEqual(['Ra', 'Rb']);
    expect(['P', 'Q', 'T'].map((name) => reading.show('Rb', name))).toEqual(['"b"', '"x-b"', '"b!"']);
    expect(reading.diagnostics()).toEqual([]);
  });

  it('keeps values at their place in the body, and leads to the item', async () => {
    const reading = await read(loopOver('[aa, bb]', '{ P: !Ref Id, Q: !Sub "x-${Id}", S: 1 }'));
    expect(reading.places('Rbb', 'P')).toBe('!Ref Id < bb');
    expect(reading.places('Rbb', 'Q')).toBe('!Sub "x-${Id}" < bb');
    expect(reading.places('Rbb', 'S')).toBe('1');
  });

  it('leaves out what is neither letter nor digit where & says so', async () => {
    const text = loopOver('["10.0.0.0/16"]', '{ P: !Ref Id, Q: !Sub "${Id} &{Id}", T: "&{Id}" }').replace(
      'R${Id}',
      'R&{Id}',
    );
    const reading = await read(text);
    expect(addresses(reading)).toEqual(['R1000016']);
    expect(['P', 'Q', 'T'].map((name) => reading.show('R1000016', name))).toEqual([
      '"10.0.0.0/16"',
      '"10.0.0.0/16 1000016"',
      '"1000016"',
    ]);
  });

  it.each([
    [
      'a parameter',
      '!Ref Items',
      'Parameters: { Items: { Type: CommaDelimitedList, Default: "a, b" } }\n',
      ['Ra', 'Rb'],
    ],
    ['a mapping', '!FindInMap [M, x, y]', 'Mappings: { M: { x: { y: [a, b] } } }\n', ['Ra', 'Rb']],
    ['a split text', '!Split [",", "a,b"]', '', ['Ra', 'Rb']],
    ['items that are parameters', '[!Ref A, b]', 'Parameters: { A: { Type: String, Default: x } }\n', ['Rx', 'Rb']],
    ['numbers and truths', '[1, true]', '', ['R1', 'Rtrue']],
    ['nothing', '[]', '', []],
    ['what is left of no values', '[!Ref AWS::NoValue, a]', '', ['Ra']],
  ])('goes over %s', async (_what, collection, more, expected) => {
    const reading = await read(loopOver(collection, '{}', more));
    expect([addresses(reading), reading.diagnostics()]).toEqual([expected, []]);
  });

  it('takes items that a parameter file gives', async () => {
    const more = 'Parameters: { Items: { Type: CommaDelimitedList } }\n';
    const reading = await read(loopOver('!Ref Items', '{}', more), { parameters: { Items: 'q,r' } });
    expect([addresses(reading), reading.diagnostics()]).toEqual([['Rq', 'Rr'], []]);
  });

  it('makes an item of one alternative under its condition, and one of both once', async () => {
    const more = 'Parameters: { E: { Type: String } }\nConditions: { C: !Equals [!Ref E, prod] }\n';
    const reading = await read(loopOver('!If [C, [a, b], [a]]', '{}', more));
    expect(addresses(reading)).toEqual(['Ra', 'Rb']);
    expect(conditionsOf(reading.resource('Ra'))).toEqual([]);
    expect(conditionsOf(reading.resource('Rb'))).toEqual(['parameter E#0000']);
    expect(reading.diagnostics()).toEqual([]);
  });

  it('may name what another loop makes', async () => {
    const text = `${extensions}Resources:
  Fn::ForEach::A: [X, [a, b], { "Group\${X}": { Type: Test::G } }]
  Fn::ForEach::B:
    - Y
    - [a, b]
    - "Rule\${Y}":
        Type: Test::R
        Properties:
          P: !Ref { Fn::Sub: "Group\${Y}" }
          Q: !GetAtt [!Sub "Group\${Y}", Id]
          S: !GetAtt "Group\${Y}.Id"
          T: !Sub "\${Group\${Y}}"
`;
    const reading = await read(text);
    expect(['P', 'Q', 'S'].map((name) => reading.show('Ruleb', name))).toEqual([
      '->Groupb.Ref',
      '->Groupb.Id',
      '->Groupb.Id',
    ]);
  });

  it('makes several things a turn, and loops inside', async () => {
    const text = `${extensions}Resources:
  Fn::ForEach::Outer:
    - Net
    - [Public, Private]
    - "Table\${Net}": { Type: Test::T }
      Fn::ForEach::Inner:
        - Zone
        - [1, 2]
        - "\${Net}\${Zone}":
            Type: Test::S
            Properties: { Name: "\${Net}-\${Zone}", Other: !Sub "\${Zone}\${Net}", Table: !Ref { Fn::Sub: "Table\${Net}" } }
`;
    const reading = await read(text);
    expect(addresses(reading)).toEqual(['TablePublic', 'Public1', 'Public2', 'TablePrivate', 'Private1', 'Private2']);
    expect(reading.show('Private2', 'Name')).toBe('"Private-2"');
    expect(reading.show('Private2', 'Other')).toBe('"2Private"');
    expect(reading.show('Private2', 'Table')).toBe('->TablePrivate.Ref');
  });

  it('reads JSON as it does YAML', async () => {
    const body = { 'R${I}': { Type: 'Test::R', Properties: { P: { Ref: 'I' } } } };
    const template = { Transform: 'AWS::LanguageExtensions', Resources: { 'Fn::ForEach::L': ['I', ['a'], body] } };
    const reading = await read({ '/repo/t.json': JSON.stringify(template) });
    expect([reading.show('Ra', 'P'), reading.places('Ra', 'P')]).toEqual(['"a"', '{"Ref":"I"} < "a"']);
  });

  it('chooses the condition of each resource', async () => {
    const text = `${extensions}Parameters: { E: { Type: String } }
Mappings: { M: { Condition: { b: OnlyProd } } }
Conditions:
  OnlyProd: !Equals [!Ref E, prod]
  Fn::ForEach::Cs: [X, [a, b], { "Is\${X}": !Equals [!Ref E, !Ref X] }]
Resources:
  Fn::ForEach::Rs:
    - X
    - [a, b]
    - "R\${X}": { Type: Test::R, Condition: "Is\${X}" }
      "S\${X}": { Type: Test::R, Condition: !FindInMap [M, Condition, !Ref X, { DefaultValue: !Ref AWS::NoValue }] }
`;
    const reading = await read(text);
    expect(conditionsOf(reading.resource('Ra'))).toEqual(['parameter E#0000']);
    expect(conditionsOf(reading.resource('Rb'))).toEqual(['parameter E#0000', 'parameter E#0001']);
    expect(conditionsOf(reading.resource('Sa'))).toEqual([]);
    expect(conditionsOf(reading.resource('Sb')).length).toBeGreaterThan(0);
    expect(reading.diagnostics()).toEqual([]);
  });
});

describe('a loop elsewhere', () => {
  it('makes properties', async () => {
    const text = `${extensions}Resources:
  R:
    Type: Test::R
    Properties:
      Fn::ForEach::P: [N, [a, b], { "Port\${N}": !Ref N }]
      Tags: { Fn::ForEach::T: [N, [x], { "\${N}Tag": !Ref N }], Own: 1 }
`;
    const reading = await read(text);
    expect(['Porta', 'Portb', 'Portc', 'Tags'].map((name) => reading.show('R', name))).toEqual([
      '"a"',
      '"b"',
      'absent',
      '{ xTag: "x", Own: 1 }',
    ]);
  });

  it('makes outputs, which an outer stack asks for', async () => {
    const reading = await read({
      '/repo/outer.yaml':
        'Resources:\n  In: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: inner.yaml } }\n  R: { Type: Test::R, Properties: { P: !GetAtt In.Outputs.Portb, Q: !GetAtt In.Outputs.Portc } }\n',
      '/repo/inner.yaml': `${extensions}Resources: { X: { Type: Test::X } }\nOutputs:\n  Fn::ForEach::O: [N, [a, b], { "Port\${N}": { Value: !Ref N } }]\n`,
    });
    expect([reading.show('R', 'P'), reading.show('R', 'Q')]).toEqual([
      '"b"',
      '?invalid The output `Portc` of `In` is not in this template',
    ]);
  });
});

describe('a collection that is not known', () => {
  const parameter = 'Parameters: { Items: { Type: CommaDelimitedList } }\n';

  it('makes one resource that stands for all, and says what would tell', async () => {
    const reading = await read(
      loopOver('!Ref Items', '{ P: !Ref Id, Q: !Sub "x-${Id}", S: 1, Self: !Ref { Fn::Sub: "R${Id}" } }', parameter),
    );
    expect(addresses(reading)).toEqual(['R${Id}']);
    expect(['P', 'Q', 'S', 'Self'].map((name) => reading.show('R${Id}', name))).toEqual([
      '?choice the items of parameter `Items`',
      '<"x-"+?choice the items of parameter `Items`>'.replaceAll('"', ''),
      '1',
      '->R${Id}.Ref',
    ]);
    expect(conditionsOf(reading.resource('R${Id}'))).toEqual(['Items has items']);
    expect(reading.diagnostics()).toEqual(['unread-loop 6:7']);
    expect(reading.unit.diagnostics[0]?.message).toContain('Give `Items` with `--parameters`');
  });

  it('leaves no reference dangling that one of its turns may declare', async () => {
    const text = `${loopOver('!Ref Items', '{}', parameter)}  Q:
    Type: Test::Q
    Properties: { A: !Ref Ra, B: !GetAtt Rzone1.Arn, C: !Sub "\${Rx}", D: !Ref Other }
`;
    const reading = await read(text);
    expect(['A', 'B', 'C', 'D'].map((name) => reading.show('Q', name))).toEqual([
      '->R${Id}.Ref',
      '->R${Id}.Arn',
      '->R${Id}.Ref',
      '?invalid `Other` is not in this template',
    ]);
    expect(reading.diagnostics()).toEqual(['unread-loop 6:7', 'unresolved-reference 12:74']);
  });

  it('is the same items in each loop that goes over it', async () => {
    const text = `${loopOver('!Ref Items', '{}', parameter)}  Fn::ForEach::Other: [X, !Ref Items, { "S\${X}": { Type: Test::S, Properties: { P: !Ref { Fn::Sub: "R\${X}" } } } }]\n`;
    const reading = await read(text);
    expect(reading.show('S${X}', 'P')).toBe('->R${Id}.Ref');
    expect(reading.resource('S${X}').when).toBe(reading.resource('R${Id}').when);
  });

  it('knows the items that are known', async () => {
    const more = 'Parameters: { Last: { Type: String } }\n';
    const reading = await read(loopOver('[a, !Ref Last]', '{ P: !Ref Id }', more));
    expect(addresses(reading)).toEqual(['Ra', 'R${Id}']);
    expect(conditionsOf(reading.resource('R${Id}'))).toEqual([]);
  });

  it('makes two items of one loop no equal texts', async () => {
    const text = `${extensions}${parameter}Resources:
  Fn::ForEach::A:
    - X
    - !Ref Items
    - Fn::ForEach::B:
        - Y
        - !Ref Items
        - "R\${X}\${Y}": { Type: Test::R, Properties: { P: !If [Same, 1, 2] } }
Conditions:
  Fn::ForEach::A: [X, !Ref Items, { Fn::ForEach::B: [Y, !Ref Items, { Same: !Equals [!Ref X, !Ref Y] }] }]
`;
    const reading = await read(text);
    expect(reading.show('R${X}${Y}', 'P')).toBe('(1 | 2)');
  });

  it('leaves a property open whose name depends on it', async () => {
    const text = `${extensions}${parameter}Resources:
  R: { Type: Test::R, Properties: { Fn::ForEach::P: [N, !Ref Items, { "Port\${N}": 1 }], Q: 1 } }
`;
    const reading = await read(text);
    expect([reading.show('R', 'Portx'), reading.show('R', 'Q')]).toEqual(['?opaque what a macro adds', '1']);
  });

  it('says that a list parameter of SSM is looked up', async () => {
    const more = 'Parameters: { Items: { Type: AWS::SSM::Parameter::Value<List<String>>, Default: /zones } }\n';
    const reading = await read(loopOver('!Ref Items', '{ P: !Ref Id }', more));
    expect([addresses(reading), reading.diagnostics()]).toEqual([['R${Id}'], ['unread-loop 6:7']]);
  });
});

describe('a loop that CloudFormation refuses', () => {
  it.each([
    ['without the transform', loopOver('[a]', '{}').replace(extensions, ''), ['missing-transform 2:3'], ['Ra']],
    ['with too few parts', loopOver('[a]', '{}').replace('    - Id\n', ''), ['template-value 3:3'], []],
    ['over a text', loopOver('abc', '{}'), ['template-value 5:7'], ['R${Id}']],
    ['over lists', loopOver('[[a]]', '{}'), ['template-value 5:8'], ['R${Id}']],
    ['with a key that stays the same', loopOver('[a, b]', '{}').replace('R${Id}', 'R'), ['duplicate-key 6:7'], ['R']],
    ['with an item twice', loopOver('[a, a]', '{}'), ['duplicate-key 6:7'], ['Ra']],
    ['with a dash in an ID', loopOver('[a-b]', '{}'), ['template-value 6:7'], ['Ra-b']],
    [
      "with a parameter's name as identifier",
      loopOver('[a]', '{}', 'Parameters: { Id: { Type: String } }\n'),
      ['template-value 4:3'],
      ['Ra'],
    ],
    [
      'with the name of a resource',
      `${extensions}Resources: { Fn::ForEach::X: [I, [a], { "R\${I}": { Type: Test::R } }], X: { Type: Test::X } }\n`,
      ['template-value 2:14'],
      ['Ra', 'X'],
    ],
    [
      'with the identifier of the loop around it',
      `${extensions}Resources: { Fn::ForEach::A: [I, [a, b], { Fn::ForEach::B: [I, [c], { "R\${I}": { Type: Test::R } }] }] }\n`,
      ['template-value 2:44'],
      ['Ra', 'Rb'],
    ],
    [
      'whose turns are no mappings',
      `${extensions}Resources: { Fn::ForEach::L: [I, [a], { "R\${I}": 1 }], X: { Type: Test::X } }\n`,
      ['template-shape 2:41'],
      ['X'],
    ],
  ])('%s is said', async (_what, text, diagnostics, expected) => {
    const reading = await read(text);
    expect([reading.diagnostics(), addresses(reading)]).toEqual([diagnostics, expected]);
  });

  it('names that a loop which cannot be read may make are not dangling', async () => {
    const text = `${extensions}Resources:\n  Fn::ForEach::L: [I, [a]]\n  R: { Type: Test::R, Properties: { P: !Ref Ra } }\n`;
    const reading = await read(text);
    expect([reading.show('R', 'P'), reading.diagnostics()]).toEqual(['?opaque `Ra`', ['template-value 3:3']]);
  });
});

describe('loops made to hurt', () => {
  const nested = (depth: number, items: string): string => {
    let text = '{ "R": { Type: Test::R } }';
    let ids = '';
    for (let n = depth; n > 0; n--) text = `{ Fn::ForEach::L${n}: [I${n}, ${items}, ${text}] }`;
    for (let n = 1; n <= depth; n++) ids += `\${I${n}}`;
    return `${extensions}Resources: ${text.replace('"R"', `"R${ids}"`)}\n`;
  };

  it('five in one another are unfolded', async () => {
    const reading = await read(nested(5, '[a, b]'));
    expect([addresses(reading).length, addresses(reading)[31], reading.diagnostics()]).toEqual([32, 'Rbbbbb', []]);
  });

  it('six are refused as CloudFormation does', async () => {
    const reading = await read(nested(6, '[a]'));
    expect([addresses(reading), reading.diagnostics()]).toEqual([[], ['evaluation-limit 2:159']]);
  });

  it('a product of thousands stops at a limit', async () => {
    const items = JSON.stringify(Array.from({ length: 40 }, (_, n) => `x${n}`));
    const reading = await read(nested(5, items));
    expect(reading.diagnostics()).toContainEqual(expect.stringMatching(/^evaluation-limit /));
    expect(addresses(reading).length).toBeLessThan(10_001);
  });

  it('a huge collection stops at a limit', async () => {
    const reading = await read(loopOver(JSON.stringify(Array.from({ length: 50_000 }, (_, n) => n)), '{}'));
    expect(reading.diagnostics()).toEqual(['evaluation-limit 6:7']);
    expect(addresses(reading).length).toBe(2_500);
  });

  it('thousands of loops inside one another are read down to a limit', async () => {
    const deep = `${'{"Fn::ForEach::L":["I",["a"],'.repeat(5_000)}{"R":{"Type":"Test::R"}}${']}'.repeat(5_000)}`;
    const reading = await read({ '/repo/t.json': `{"Transform":"AWS::LanguageExtensions","Resources":${deep}}` });
    const other = reading.diagnostics().filter((one) => !one.startsWith('template-value'));
    expect(other).toEqual([expect.stringMatching(/^evaluation-limit /)]);
  });

  it('a collection that needs what it makes comes to an end', async () => {
    const reading = await read(loopOver('!GetAtt Ra.Names', '{ P: !Ref Id }'));
    expect(addresses(reading)).toEqual(['R${Id}']);
  });
});
