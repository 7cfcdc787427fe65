import { expect, test } from 'vitest';
import { body, messages, parse } from './show.ts';

test.each([
  ['', ''],
  ['a = 1', 'a = 1'],
  ['a = 1\nb = "c"\n', 'a = 1; b = <"c">'],
  ['a {}\n', 'a {  }'],
  ['a {\n}\n', 'a {  }'],
  ['a { b = 1 }\n', 'a { b = 1 }'],
  ['a "b" c {\n  d = 1\n}\n', 'a "b" "c" { d = 1 }'],
  ['a {\n  b {\n    c {}\n  }\n}\n', 'a { b { c {  } } }'],
  ['a "\\"b\\" $${c}" {}\n', 'a "\\"b\\" ${c}" {  }'],
  ['größe-1_a = 1\n', 'größe-1_a = 1'],
  ['a = [\n1\n]\nb = 2\n', 'a = [1]; b = 2'],
  ['a {\r\n  b = 1\r\n}\r\n', 'a { b = 1 }'],
  ['\ufeffa = 1\n', 'a = 1'],
])('the body %j', (text, shown) => {
  expect({ body: body(parse(text).body), messages: messages(text) }).toEqual({ body: shown, messages: [] });
});

test.each([
  '# one\na = 1 # two\n# three',
  '// one\na = 1 // two\n',
  '/* one\n two */ a = /* three */ 1 /* four */\n',
  'a = /* one\n */ 1\n',
])('comments in %j are blanks', (text) => {
  expect({ body: body(parse(text).body), messages: messages(text) }).toEqual({ body: 'a = 1', messages: [] });
});

test.each([
  ['a = 1 b = 2\n', 'Expected a newline after the value of "a", found "b"'],
  ['a = 1 /* \n */ b = 2\n', 'Expected a newline after the value of "a", found "b"'],
  ['a =\n', 'Expected a value for "a", found the end of the line'],
  ['a\n', 'Expected "=" or a block after "a", found the end of the line'],
  ['a.b = 1\n', 'Expected "=" or a block after "a", found "."'],
  ['"a" = 1\n', 'Expected an argument or a block, found a quoted string'],
  ['}\n', 'Expected an argument or a block, found "}"'],
  ['a {\n} b {\n}\n', 'Expected a newline after the block "a", found "b"'],
  ['a {\n  b = 1 }\n', 'Expected a newline after the value of "b", found "}"'],
  [
    'a { b = 1\n}\n',
    'Expected "}" after the value of "b": a block on one line holds one argument, found the end of the line',
  ],
  ['a { b = 1, c = 2 }\n', 'Expected "}" after the value of "b": a block on one line holds one argument, found ","'],
  ['a { b {} }\n', 'Expected "=" after "b": a block on one line holds one argument and no block, found "{"'],
  ['a "b"\n{\n}\n', 'Expected a label or "{" after the block type "a", found the end of the line'],
  ['a "${b}" {}\n', 'A label takes no "${…}" or "%{…}"; to write the characters themselves, double the first'],
  ['a {\n', 'The block is not closed: its "}" is missing before the end of the file'],
  [
    'a = 1;\n',
    'Expected a newline after the value of "a", found ";". Arguments end with the line, and items of a list or an object with a comma.',
  ],
  ['/* a', 'The comment is not closed: "*/" is missing'],
])('the body %j is refused', (text, message) => {
  expect(messages(text)).toEqual([message]);
});

test.each([
  ['a = 1\na = 2\n', 'a = 1', '"a" is set twice in this file; only one may stay'],
  ['b {\n  a = 1\n  a = 2\n  c = 3\n}\n', 'b { a = 1; c = 3 }', '"a" is set twice in this block; only one may stay'],
])('of two equal attributes in %j the first stays', (text, shown, message) => {
  expect({ body: body(parse(text).body), messages: messages(text) }).toEqual({ body: shown, messages: [message] });
});
