import { describe, expect, it } from 'vitest';
import { read, resourceWith } from './reading.ts';

async function value(declaration: string, given?: string): Promise<string> {
  const text = resourceWith('P: !Ref X', `Parameters:\n  X: ${declaration}`);
  const reading = await read(text, given === undefined ? {} : { parameters: { X: given } });
  return reading.show('R', 'P');
}

describe('parameters', () => {
  it.each([
    ['a default counts', '{ Type: String, Default: a }', '"a"'],
    ['a number is one, however it is written', "{ Type: Number, Default: '5439' }", '5439'],
    ['a list of IDs is taken apart', '{ Type: List<AWS::EC2::Subnet::Id>, Default: "a,b" }', '["a", "b"]'],
    ['one allowed value is the value', '{ Type: String, AllowedValues: [a] }', '"a"'],
    ['allowed values are alternatives', '{ Type: String, AllowedValues: [a, b, a] }', '("a" | "b")'],
    ['an ID without default is unknown', '{ Type: AWS::EC2::VPC::Id }', '?parameter X'],
    [
      'a default that is a name in Parameter Store says nothing',
      '{ Type: AWS::SSM::Parameter::Value<String>, Default: /port }',
      '?dynamic-reference {{resolve:ssm:/port}}',
    ],
  ])('%s', async (_name, declaration, expected) => {
    expect(await value(declaration)).toBe(expected);
  });

  it('what is given wins over the default', async () => {
    expect(await value('{ Type: String, Default: a }', 'b')).toBe('"b"');
  });

  it('a given list is taken apart', async () => {
    expect(await value('{ Type: CommaDelimitedList }', 'a, b')).toBe('["a", "b"]');
  });

  it('a parameter that is not echoed is sensitive, and so is what is made of it', async () => {
    const reading = await read(
      resourceWith('P: !Ref X\nQ: !Sub "a${X}"', 'Parameters: { X: { Type: String, Default: s, NoEcho: true } }'),
    );
    const { body } = reading.resource('R');
    expect([body.read('P').sensitive, body.read('Q').sensitive]).toEqual([true, true]);
  });
});
