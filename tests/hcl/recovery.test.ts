import { expect, test } from 'vitest';
import { body, parse } from './show.ts';

function read(text: string) {
  const file = parse(text);
  const problems = file.problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);
  return { body: body(file.body), problems };
}

test('a fault costs the rest of its block, and no other', () => {
  expect(read('a {\n}\nb "c" {\n  d = 1\n  e = = 2\n  f = 3\n}\ng {\n}\n')).toEqual({
    body: 'a {  }; b "c" { d = 1; e = ?; … }; g {  }; …',
    problems: ['=: Expected a value, found "="'],
  });
});

test('a fault in a nested block ends the outer ones too', () => {
  expect(read('a {\n  b {\n    c = 1 2\n  }\n  d = 1\n}\ne {}\n')).toEqual({
    body: 'a { b { c = ?; … }; … }; e {  }; …',
    problems: ['2: Expected a newline after the value of "c", found "2"'],
  });
});

test('a block without its closing brace ends before the next one', () => {
  expect(read('a "b" {\n  c = 1\n\nd "e" {\n  f = 2\n}\n')).toEqual({
    body: 'a "b" { c = 1; … }; d "e" { f = 2 }; …',
    problems: ['a "b": The block is not closed: its "}" is missing before the start of the next block'],
  });
});

test('a missing closing brace of a nested block ends the outer one before the next', () => {
  expect(read('a {\n  b {\n    c = 1\n}\n\nd {\n  e = 2\n}\n')).toEqual({
    body: 'a { b { c = 1 }; … }; d { e = 2 }; …',
    problems: ['a: The block is not closed: its "}" is missing before the start of the next block'],
  });
});

test('a list without its closing bracket ends before the next argument of a file of values', () => {
  expect(read('a = [\n  1,\nb = 2\n')).toEqual({
    body: 'a = ?; b = 2; …',
    problems: ['[: "[" is not closed: "]" is missing before the start of the next block'],
  });
});

test('a brace too many is one problem', () => {
  expect(read('a {\n}\n}\nb {\n}\n}\n')).toEqual({
    body: 'a {  }; b {  }; …',
    problems: ['}: Expected an argument or a block, found "}"'],
  });
});

test('nested blocks that are not indented are no outermost blocks', () => {
  expect(read('a {\nb {\nc = = 1\n}\nd {\n}\n}\ne {\n}\n')).toEqual({
    body: 'a { b { c = ?; … }; … }; e {  }; …',
    problems: ['=: Expected a value, found "="'],
  });
});

test('what looks like a block in a heredoc is none', () => {
  expect(read('a {\n  b = <<E\nserver {\nE\n  c = = 1\n}\nd {\n}\n')).toEqual({
    body: 'a { b = <"server {\\n">; c = ?; … }; d {  }; …',
    problems: ['=: Expected a value, found "="'],
  });
});

test('a heredoc without its marker costs its own block', () => {
  expect(read('a {\n  b = <<E\n  c\n}\nd {\n}\n')).toEqual({
    body: 'a { b = ?; … }; d {  }; …',
    problems: ['<<E: The heredoc "<<E" is not closed: no line holds only "E"'],
  });
});

test('a string without its closing quote costs its own block', () => {
  expect(read('a {\n  b = "c\n}\nd {\n}\n')).toEqual({
    body: 'a { b = ?; … }; d {  }; …',
    problems: [
      '"c: The string is not closed: its \'"\' is missing on this line. A string of several lines is a heredoc ("<<EOT")',
    ],
  });
});

test('a comment that is not closed costs what is before the next block', () => {
  expect(read('a {\n}\n/* b\nc {\n}\n')).toEqual({
    body: 'a {  }; c {  }; …',
    problems: ['/*: The comment is not closed: "*/" is missing'],
  });
});

test('a fault in a header keeps the labels', () => {
  expect(read('a "b"\n{\n  c = 1\n}\nd {\n}\n')).toEqual({
    body: 'a "b" { … }; d {  }; …',
    problems: ['\n: Expected a label or "{" after the block type "a", found the end of the line'],
  });
});

test('each faulty block has a problem of its own', () => {
  expect(read('a {\n  b = ]\n}\nc {\n  d = ]\n}\n').problems).toEqual([
    ']: Expected a value, found "]"',
    ']: Expected a value, found "]"',
  ]);
});

test('an escape that does not exist spoils its string only', () => {
  expect(read('a {\n  b = "\\q"\n  c = 1\n}\n')).toEqual({
    body: 'a { b = ?; c = 1 }',
    problems: ['\\q: "\\q" is no escape; a backslash itself is written "\\\\"'],
  });
});
