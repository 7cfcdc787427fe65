import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HclFile } from '../../src/parsers/terraform/hcl/syntax.ts';
import { nodes } from './nodes.ts';
import { expression, parse, template } from './show.ts';

const fixtures = new URL('../../fixtures/hcl/', import.meta.url);
const files = readdirSync(fixtures).map((name) => [name, readFileSync(new URL(name, fixtures), 'utf8')] as const);

const words = [
  'a',
  'b "c" {\n',
  '}',
  '{',
  '[',
  ']',
  '(',
  ')',
  '=',
  ' = 1\n',
  '"',
  '${',
  '%{',
  '~',
  '<<E\n',
  '<<-E\n',
  '\nE\n',
]
  .concat([
    '\n',
    '\r\n',
    ',',
    '.',
    '*',
    '.0',
    '...',
    '?',
    ':',
    '::',
    '-',
    '!',
    '&&',
    '=>',
    '#',
    '/*',
    '*/',
    '\\',
    '1',
    'for ',
    ' in ',
  ])
  .concat(['if ', 'endif', '%{if a}', '%{endif}', 'é', '\u0301', '\ud83d', '\ufeff', '\0', "'", ' ', '\t']);
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join('')),
);

/** The first node that is not within the one around it, or not within the text. */
function misplaced({ file, body, problems }: HclFile): string | undefined {
  for (const [path, node, parent] of nodes({ body, problems })) {
    const outer = parent ?? { start: 0, end: file.text.length };
    if (node.start > node.end || node.start < outer.start || node.end > outer.end) return path;
  }
  return undefined;
}

test('any text is read, and every node lies within the one around it', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(misplaced(parse(text))).toBeUndefined();
    }),
    { numRuns: 3000 },
  );
});

test('any text is read as an expression and as a template', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect([typeof expression(text), typeof template(text)]).toEqual(['string', 'string']);
    }),
    { numRuns: 1000 },
  );
});

test.each(files)('%s is read however short it is cut', (_name, text) => {
  const cuts = Array.from(text, (_character, length) => misplaced(parse(text.slice(0, length))));
  expect(cuts.filter((path) => path !== undefined)).toEqual([]);
});

test.each(files)('%s is read whatever character it lacks', (_name, text) => {
  const gaps = Array.from(text, (_character, at) => misplaced(parse(text.slice(0, at) + text.slice(at + 1))));
  expect(gaps.filter((path) => path !== undefined)).toEqual([]);
});

test('blocks around a faulty one are read as if it were not there', () => {
  const fault = fc.constantFrom(
    'x = ]',
    'x = [1, 2',
    'x = "a',
    'x = "${a"',
    'x y',
    'x = {',
    'x = f(',
    'y {',
    'x = <<E',
    '= 1',
    '}',
  );
  fc.assert(
    fc.property(fault, (line) => {
      const { body } = parse(`a "1" {\n  x = 1\n}\n\nb "2" {\n  ${line}\n}\n\nc "3" {\n  x = 3\n}\n`);
      const around = body.blocks.filter(({ type }) => type !== 'b');
      expect(around.map((block) => [block.type, block.labels[0]?.text, block.body.attributes.length])).toEqual([
        ['a', '1', 1],
        ['c', '3', 1],
      ]);
    }),
  );
});
