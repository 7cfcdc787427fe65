import { expect, test } from 'vitest';
import { parse } from './show.ts';
import { nodes } from './nodes.ts';
import { nameRange } from '../../src/parsers/terraform/hcl/syntax.ts';

/** The text of every node of the value of `x`, from the outside in. */
function texts(value: string): string[] {
  const file = parse(`x = ${value}\n`);
  const attribute = file.body.attributes[0]!;
  return [...nodes(attribute.value)].map(([, node]) => file.file.text.slice(node.start, node.end)).sort();
}

test.each([
  ['12', ['12']],
  ['"a"', ['"a"']],
  ['"a${b}c"', ['"a${b}c"', 'a', '${b}', 'b', 'c']],
  ['"${~ a ~}"', ['"${~ a ~}"', '${~ a ~}', 'a']],
  ['"%{if a}b%{else}c%{endif}"', ['"%{if a}b%{else}c%{endif}"', '%{if a}b%{else}c%{endif}', 'a', 'b', 'c']],
  ['"%{for a in b}c%{endfor}"', ['"%{for a in b}c%{endfor}"', '%{for a in b}c%{endfor}', 'b', 'c']],
  ['<<E\na\nE', ['<<E\na\nE', 'a\n']],
  ['<<-E\n  a\n  E  ', ['<<-E\n  a\n  E', '  a\n']],
  ['a', ['a']],
  ['a.b', ['a.b', 'a']],
  ['a[ "b" ]', ['a[ "b" ]', 'a', '"b"']],
  ['a.0', ['a.0', 'a', '0']],
  ['a[*].b[0]', ['a[*].b[0]', 'a', '.b', '[0]', '0']],
  ['a.*.b', ['a.*.b', 'a', '.b']],
  ['f(a, b...)', ['f(a, b...)', 'a', 'b']],
  ['a::b( 1 )', ['a::b( 1 )', '1']],
  ['[for a in b : c if d]', ['[for a in b : c if d]', 'b', 'c', 'd']],
  ['{for k, v in b : c => d...}', ['{for k, v in b : c => d...}', 'b', 'c', 'd']],
  ['[ 1 ]', ['[ 1 ]', '1']],
  ['{ a = 1 }', ['{ a = 1 }', 'a = 1', 'a', '1']],
  ['a ? b : c', ['a ? b : c', 'a', 'b', 'c']],
  ['a + b', ['a + b', 'a', 'b']],
  ['- a', ['- a', 'a']],
  ['( a )', ['( a )', 'a']],
])('the nodes of %j lie on their own text', (value, expected) => {
  expect(texts(value)).toEqual([...expected].sort());
});

test('a block, its header, labels, body and attributes lie on their own text', () => {
  const { file, body } = parse('# c\na "b" c {\n  d = 1 # e\n} # f\n');
  const block = body.blocks[0]!;
  const attribute = block.body.attributes[0]!;
  const text = ({ start, end }: { start: number; end: number }) => file.text.slice(start, end);
  expect([block, block.header, ...block.labels, block.body, attribute, nameRange(attribute)].map(text)).toEqual([
    'a "b" c {\n  d = 1 # e\n}',
    'a "b" c',
    '"b"',
    'c',
    '{\n  d = 1 # e\n}',
    'd = 1',
    'd',
  ]);
});

test('a byte order mark counts as one character', () => {
  expect(parse('\ufeffa = 1\n').body.attributes[0]).toMatchObject({ start: 1, end: 6 });
});
