import { expect, it } from 'vitest';
import { createLocator } from '../../src/engine/locate.ts';
import { at, sourceFile } from './made-graph.ts';

const inJson = createLocator(({ file }) => ({ file, start: 1, end: 4 }));

it.each([
  ['a\nbb\nccc', 'ccc', '3:1-3:4'],
  ['a\r\nbb\r\nccc', 'bb', '2:1-2:3'],
  ['a\rbb', 'bb', '2:1-2:3'],
  ['é𝄞x', 'x', '1:4-1:5'],
  ['a\nb\n', 'a\nb\n', '1:1-3:1'],
  ['', '', '1:1-1:1'],
])('counts lines and UTF-16 columns from 1: %j', (text, part, place) => {
  const { start, end } = inJson(at(sourceFile(text), part).at);
  expect(`${start.line}:${start.column}-${end.line}:${end.column}`).toBe(place);
});

it('resolves a path in a JSON text first', () => {
  const file = sourceFile('{"a": 1}', '/repo/t.json');
  expect(inJson({ file, path: ['a'] })).toEqual({ file, start: { line: 1, column: 2 }, end: { line: 1, column: 5 } });
});
