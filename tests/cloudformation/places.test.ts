import { describe, expect, it } from 'vitest';
import { position, read, resourceWith, textAt } from './reading.ts';

describe('places in YAML', () => {
  it('a short form is located with its tag', async () => {
    const reading = await read(resourceWith('P: !Sub  "a"'));
    expect(reading.places('R', 'P')).toBe('!Sub  "a"');
  });

  it('a tag on the line above its list belongs to it', async () => {
    const reading = await read(resourceWith('P: !Join\n  - "-"\n  - [a, b]'));
    expect(position(reading.resource('R').body.read('P').at)).toBe('6:10');
  });

  it('a default is used where it is referred to and was written in the parameter', async () => {
    const reading = await read(resourceWith('P: !Ref Port', 'Parameters: { Port: { Type: Number, Default: 5440 } }'));
    expect(reading.places('R', 'P')).toBe('!Ref Port < 5440');
  });

  it('the chosen branch of a condition is the place', async () => {
    const reading = await read(
      resourceWith(
        'P: !If [C, 1, !Ref A]',
        'Parameters: { A: { Default: 2 }, B: {} }\nConditions: { C: !Equals [!Ref B, x] }',
      ),
    );
    const value = reading.resource('R').body.read('P');
    expect(value.state === 'one-of' && value.cases.map((each) => textAt(each.value.at))).toEqual(['1', '!Ref A']);
  });

  it('what is looked up in a mapping is placed at the look-up', async () => {
    const reading = await read(resourceWith('P: !FindInMap [M, a, b]', 'Mappings: { M: { a: { b: 7 } } }'));
    expect(reading.places('R', 'P')).toBe('!FindInMap [M, a, b] < 7');
  });

  it('items of a list parameter are placed where the list is used', async () => {
    const reading = await read(
      resourceWith('P: !Ref L', "Parameters: { L: { Type: CommaDelimitedList, Default: 'a,b' } }"),
    );
    const value = reading.resource('R').body.read('P');
    const items =
      value.state === 'known' && typeof value.value === 'object' && value.value.type === 'list'
        ? value.value.items
        : [];
    expect(items.map((item) => textAt(item.value.at))).toEqual(['!Ref L', '!Ref L']);
  });

  it('an absent property is located at its resource', async () => {
    const reading = await read(resourceWith('P: 1'));
    expect(reading.places('R', 'Q')).toBe('R');
  });

  it('a value behind an alias is located at its anchor', async () => {
    const reading = await read(resourceWith('P: &a 1\nQ: *a'));
    expect(position(reading.resource('R').body.read('Q').at)).toBe('6:13');
  });
});

describe('places in JSON', () => {
  const text = `{
  "Resources": {
    "R": {
      "Type": "Test::Resource",
      "Properties": { "P": { "Ref": "Port" }, "L": ["a", {"Fn::Sub": "b"}], "P": 5 }
    }
  }
}`;

  it('the last of several members with one name counts', async () => {
    const reading = await read({ '/repo/template.json': text });
    const value = reading.resource('R').body.read('P');
    expect([reading.show('R', 'P'), position(value.at)]).toEqual(['5', '5:82']);
  });

  it('items have their own places', async () => {
    const reading = await read({ '/repo/template.json': text });
    const value = reading.resource('R').body.read('L');
    const items =
      value.state === 'known' && typeof value.value === 'object' && value.value.type === 'list'
        ? value.value.items
        : [];
    expect(items.map((item) => textAt(item.value.at))).toEqual(['"a"', '{"Fn::Sub": "b"}']);
  });

  it('a resource is located at its logical ID', async () => {
    const reading = await read({ '/repo/template.json': text });
    expect(textAt(reading.resource('R').at)).toBe('"R"');
  });
});

describe('names', () => {
  it('a property carries its name, and so does what is inside a mapping', async () => {
    const reading = await read(resourceWith('P: { Q: 1 }'));
    const value = reading.resource('R').body.read('P');
    const inner =
      value.state === 'known' && typeof value.value === 'object' && value.value.type === 'mapping'
        ? value.value.entries.get('Q')
        : undefined;
    expect([value.property, inner?.property]).toEqual(['P', 'Q']);
  });

  it('an absent property carries the name it was asked by', async () => {
    const reading = await read(resourceWith('P: 1'));
    expect(reading.resource('R').body.read('Q').property).toBe('Q');
  });
});
