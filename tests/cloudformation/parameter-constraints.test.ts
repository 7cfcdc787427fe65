import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/index.ts';
import { finiteTexts } from '../../src/parsers/cloudformation/finite-pattern.ts';
import { allowedPattern } from '../../src/parsers/cloudformation/allowed-pattern.ts';
import { read, resourceWith } from './reading.ts';

async function shown(declaration: string, given: Readonly<Record<string, string>> = {}) {
  const reading = await read(resourceWith('P: !Ref X', `Parameters: { X: ${declaration} }`), { parameters: given });
  return [reading.show('R', 'P'), ...reading.diagnostics()];
}

describe('all texts of a pattern', () => {
  it.each([
    ['[a-z]{2}', undefined],
    ['[ab]{1,2}', ['a', 'b', 'aa', 'ab', 'ba', 'bb']],
    ['x{3}', ['xxx']],
    ['x{0,99}', expect.objectContaining({ length: 100 })],
    ['(a|b|c){0,4}', undefined],
    ['\\d{2}', expect.objectContaining({ length: 100 })],
    ['\\d{12}', undefined],
    ['(\\d{12}){12}', undefined],
  ])('are told where they are few: %s', (pattern, texts) => {
    expect(finiteTexts(pattern)).toEqual(texts);
  });
});

describe('a parameter without default', () => {
  it.each([
    ['{ AllowedValues: [a, b] }', '("a" | "b")'],
    ['{ AllowedPattern: "^(5439)$" }', '"5439"'],
    ['{ AllowedPattern: "^prod$" }', '"prod"'],
    ['{ AllowedPattern: "dev|test|prod" }', '("dev" | "test" | "prod")'],
    ['{ AllowedPattern: "[a-z]+" }', '?parameter X'],
    ['{ Type: Number, AllowedPattern: "54(39|40)" }', '(5439 | 5440)'],
    ['{ AllowedValues: [a, b, cc], AllowedPattern: "[a-z]{2}" }', '"cc"'],
    ['{ AllowedValues: ["", a], MinLength: 1 }', '"a"'],
    ['{ AllowedValues: [abc, a], MaxLength: "2" }', '"a"'],
    ['{ Type: Number, MinValue: 5439, MaxValue: 5439 }', '5439'],
    ['{ Type: Number, MinValue: 5431, MaxValue: 5433 }', '(5431 | 5432 | 5433)'],
    ['{ Type: Number, MinValue: 1150, MaxValue: 65535 }', '?parameter X'],
    ['{ Type: Number, AllowedValues: [1, 5, 9], MinValue: 2, MaxValue: 8 }', '5'],
    ['{ Type: CommaDelimitedList, AllowedValues: [a, b] }', '?parameter X'],
    ['{ Type: "AWS::SSM::Parameter::Value<String>", AllowedValues: [a] }', '?dynamic-reference {{resolve:ssm:X}}'],
  ])('is what its constraints leave: %s', async (declaration, value) => {
    expect(await shown(declaration)).toEqual([value]);
  });

  it.each([
    ['{ Type: Number, MinValue: 1150, MaxValue: 65535 }', { first: 1150, last: 65535 }],
    ['{ Type: Number, MinValue: 0.5, MaxValue: 1e3 }', { first: 1, last: 1000 }],
    ['{ Type: Number, MinValue: 1150 }', undefined],
    ['{ Type: Number, MinValue: 9, MaxValue: 1 }', undefined],
    ['{ Type: String, MinValue: 1150, MaxValue: 65535 }', undefined],
  ])('lies between its first and last number: %s', async (declaration, range) => {
    const value = (await read(resourceWith('P: !Ref X', `Parameters: { X: ${declaration} }`)))
      .resource('R')
      .body.read('P');
    expect(value.state === 'unknown' ? value.range : value).toEqual(range);
  });

  it('of a range of ports fails or passes where every one of them does', async () => {
    const outcome = async (least: number, most: number, port = '!Ref X') => {
      const text = `Parameters: { X: { Type: Number, MinValue: ${least}, MaxValue: ${most} } }
Resources: { W: { Type: AWS::Redshift::Cluster, Properties: { Port: ${port} } } }`;
      const { findings, undecided } = await lintText(text, { path: '/t.yaml', profiles: ['segment/redshift'] });
      const said = [...findings, ...undecided].filter(({ rule }) => rule === 'redshift-port');
      return said.map(({ verdict, message }) => `${verdict}: ${message.split('.')[0] ?? ''}`);
    };
    expect(await outcome(5500, 8000)).toEqual(['fail: `W` listens on port 5500-8000']);
    expect(await outcome(5000, 8000)).toEqual([expect.stringMatching(/^unknown: /)]);
    expect(await outcome(5500, 99_000)).toEqual([expect.stringMatching(/^unknown: /)]);
    expect(await outcome(5500, 8000, '!Sub "${X}"')).toEqual(['fail: `W` listens on port 5500-8000']);
    expect(await outcome(550, 800, '!Sub "5${X}"')).toEqual([expect.stringMatching(/^unknown: /)]);
  });

  it('never equals what its constraints refuse', async () => {
    const reading = await read(`
Parameters:
  Name: { AllowedPattern: "[a-z]+" }
  Port: { Type: Number, MinValue: 1024 }
Conditions:
  Capital: !Equals [!Ref Name, Prod]
  Small: !Equals [!Ref Name, prod]
  Low: !Equals [!Ref Port, 80]
  High: !Equals [!Ref Port, 8080]
Resources:
  Capital: { Type: Test::Resource, Condition: Capital }
  Small: { Type: Test::Resource, Condition: Small }
  Low: { Type: Test::Resource, Condition: Low }
  High: { Type: Test::Resource, Condition: High }
`);
    expect(reading.unit.resources.map(({ address }) => address)).toEqual(['Small', 'High']);
  });
});

it('a parameter with a default has it, whatever else is allowed', async () => {
  expect(await shown('{ Default: a, AllowedValues: [a, b] }')).toEqual(['"a"']);
});

describe('a value that constraints refuse is said', () => {
  it.each([
    ['{ Default: c, AllowedValues: [a, b] }', '"c"', '1:29'],
    ['{ Default: Prod, AllowedPattern: "[a-z]+" }', '"Prod"', '1:29'],
    ['{ Type: Number, Default: 80, MinValue: 1024 }', '80', '1:43'],
    ['{ Type: CommaDelimitedList, Default: "a, c", AllowedValues: [a, b] }', '["a", "c"]', '1:55'],
  ])('in a default: %s', async (declaration, value, at) => {
    expect(await shown(declaration)).toEqual([value, `refused-parameters ${at}`]);
  });

  it('when it is given', async () => {
    expect(await shown('{ AllowedValues: [a, b] }', { X: 'c' })).toEqual(['"c"', 'refused-parameters 1:1']);
    expect(await shown('{ AllowedValues: [a, b] }', { X: 'b' })).toEqual(['"b"']);
  });

  it('and not shown when it is secret', async () => {
    const reading = await read(
      resourceWith('P: 1', 'Parameters: { X: { NoEcho: true, Default: hidden, MinLength: 9 } }'),
    );
    const [diagnostic] = reading.unit.diagnostics;
    expect(diagnostic?.message).toBe('The default of parameter `X` is refused: its `MinLength` is 9.');
  });
});

describe('the texts of a pattern', () => {
  it.each([
    ['a|b|c', ['a', 'b', 'c']],
    ['^(5439)$', ['5439']],
    ['^a$|^b$', ['a', 'b']],
    ['a(b|c)?', ['a', 'ab', 'ac']],
    ['(?:x|y)z', ['xz', 'yz']],
    ['[a-c]1', ['a1', 'b1', 'c1']],
    ['[ab-]', ['a', 'b', '-']],
    ['a{2}', ['aa']],
    ['a{1,3}', ['a', 'aa', 'aaa']],
    ['us-east-1\\.a', ['us-east-1.a']],
    ['', ['']],
    ['a^b', []],
  ])('%s', (pattern, texts) => {
    expect(finiteTexts(pattern)).toEqual(texts);
  });

  it.each(['a*', 'a+', '.', '[^a]', '\\w', '\\d{4}', '(a', 'a)', 'a{2', '(?i)a', '[[a]]'])(
    '%s are not few',
    (pattern) => {
      expect(finiteTexts(pattern)).toBeUndefined();
    },
  );
});

describe('a pattern', () => {
  it.each([
    ['[a-z]+', 'ab', true],
    ['[a-z]+', 'ab1', false],
    ['^[a-z]', 'ab', false],
    ['\\d{4,5}', '5439', true],
    ['[\\w.-]+', 'a.b-c', true],
    ['[^/]+', 'a/b', false],
  ])('is matched as a whole: %s with %s', (pattern, text, matches) => {
    expect(allowedPattern(pattern)?.matches(text)).toBe(matches);
  });

  it.each(['(?=a)a', '(?<n>a)', '[a-z&&[^b]]', '[a[b]]', 'a++', '\\Qa\\E', '\\p{L}', '(a)\\1', '(?i)a', '['])(
    'that Java reads in its own way tells nothing: %s',
    (pattern) => {
      expect(allowedPattern(pattern)).toBeUndefined();
    },
  );
});
