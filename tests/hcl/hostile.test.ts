import { expect, test } from 'vitest';
import { parse } from './show.ts';

/** A megabyte of one thing after a beginning. */
function megabyte(start: string, repeated: string, end = ''): string {
  return start + repeated.repeat(Math.ceil(1_000_000 / repeated.length)) + end;
}

test.each([
  ['brackets', 'a = ', '['],
  ['braces', 'a = ', '{'],
  ['calls', 'a = ', 'f('],
  ['operators of one operand', 'a = ', '!'],
  ['conditions', 'a = ', 'b ? c : '],
  ['interpolations', 'a = ', '"${'],
  ['heredocs', 'a = ', '<<E\n${'],
  ['splats', 'a = b', '[*]'],
  ['directives', 'a = "', '%{if b}', '"'],
  ['blocks', '', 'a {\n'],
])('a megabyte of nested %s is one problem', (_what, start, repeated, end = '') => {
  expect(parse(megabyte(start, repeated, end)).problems.map(({ message }) => message)).toEqual([
    'Nested more than 500 levels deep',
  ]);
});

test.each([
  ['operators', 'a = b', ' + b'],
  ['operators of every precedence', 'a = b', ' + b * c == d && e'],
  ['attributes', 'a = b', '.c'],
  ['indices', 'a = b', '[0]'],
  ['items', 'a = [', '1, ', ']'],
  ['entries', 'a = {', 'b = 1, ', '}'],
  ['interpolations', 'a = "', '${b} ', '"'],
  ['lines', 'a = <<-E\n', '  b\n', 'E\n'],
  ['digits', 'a = ', '1'],
])('a megabyte of %s in a row is read', (_what, start, repeated, end = '') => {
  const { body, problems } = parse(megabyte(start, repeated, end));
  expect({ problems, types: body.attributes.map(({ value }) => value.type !== 'faulty') }).toEqual({
    problems: [],
    types: [true],
  });
});

test.each([
  ['comments', 'a {\n/*\n'],
  ['heredocs', 'a {\n  b = <<E\n'],
  ['strings', 'a {\n  b = "\n}\n'],
  ['blocks', 'a {\n  b = 1\n'],
  ['lists', 'a {\n  b = [\n'],
  ['interpolations', 'a {\n  b = "${\n}\n'],
])('a megabyte of %s that are not closed is read to its end', (_what, repeated) => {
  expect(parse(megabyte('', repeated)).problems.length).toBeGreaterThan(0);
});

test('a file of faults has a bounded number of problems', () => {
  expect(parse(megabyte('', 'a {\n  b = ]\n}\n')).problems).toHaveLength(100);
});
