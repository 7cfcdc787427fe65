import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import * as yaml from 'yaml';
import { describe, expect, it } from 'vitest';
import { readEveryday } from '../../src/parsers/cloudformation/everyday-yaml/read.ts';
import { readAnyYaml } from '../../src/parsers/cloudformation/read-template.ts';
import type { Node } from '../../src/parsers/cloudformation/tree.ts';

const root = new URL('../../fixtures/', import.meta.url);
const written = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(name, root), 'utf8') }));

/** Everything that a tree says, with every place. */
function shown(node: Node): unknown {
  if ('path' in node.at) throw new Error('a place in JSON');
  const { start, end } = node.at;
  const entries = 'entries' in node && (node.entries ?? false);
  return [
    node.type,
    start,
    end,
    node.type === 'scalar' && [typeof node.value, node.value],
    node.type === 'call' && [node.name, shown(node.argument)],
    node.type === 'sequence' && node.items.map(shown),
    entries && [...entries].map(([name, { key, value }]) => [name, { ...key, file: undefined }, shown(value)]),
  ];
}

/** Both readers' trees; without one of the quick reader there is nothing to compare. */
function readTwice(text: string): { quick: unknown; full: unknown } | undefined {
  const file = { path: '/a.yaml', text };
  const quick = readEveryday(file);
  if (!quick) return undefined;
  const { root: full, diagnostics } = readAnyYaml(file, yaml);
  return {
    quick: shown(quick),
    full: full && diagnostics.length === 0 ? shown(full) : diagnostics.map(({ message }) => message),
  };
}

describe('everyday YAML', () => {
  it.each(written)('is read as the full reader reads it: $name', ({ text }) => {
    const both = readTwice(text);
    expect(both?.quick).toEqual(both?.full);
  });

  it('is what nearly all templates are written in', () => {
    const read = written.filter(({ text }) => readEveryday({ path: '/a.yaml', text }));
    expect(read.length / written.length).toBeGreaterThan(0.9);
  });

  const read: readonly string[] = [
    '---\n# a\na: 1 # b\n\nb:\n  # c\n  - x\n  - - y\n    - z: 1\n      w: [1, 2.5, -3]\n  # d\n',
    'a:\n- b\n- c: d\n  e: f\ng:\nh: ~\n',
    'a: {b: c, "d":e, f: [g, {h: i}, ], j, k: !Ref l}\n',
    'a: [b,\n  c, # d\n  !Sub "e",\n  ]\n',
    'a: !If\n  - b\n  - !Ref c\n  - !Sub\n    - d\n    - e: f\n',
    'a: !Sub\n  b: c\n',
    'Fn::If: [a, b, c]\n',
    "a: one\n  two\n\n  three\nb: \"x\n  y\"\nc: 'it''s\n\n   so'\n",
    'a: |\n\n  b\n    c\n\n  d   \n\n# e\nf: >-\n  g\n  h\n\n  i\n',
    'a: "\\u0041\\n\\"b\\""\n',
    'a: yes\nb: y\nc: Off\nd: NULL\ne: 10.0.0.0/16\nf: 2010-09-09\ng: 1.2.3\nh: -c\ni: :b\nj: AWS::EC2::VPC\n',
    '"a b" : 1\n\'c\' : 2\na::b: 3\n',
    "a: one\n  'two' or\n  **three**\n  - four\n  ? five\n  @six,\n  [seven]\nb: 1\n",
    'a: !And [Condition: B, {Condition: C}, !Not [ Condition : D ], e]\n',
    'a: [Fn::GetAZs: !Ref AWS::Region]\nb: [c: [d: e, f: {g: h}], i: "j", k:\n  l, m::n: o]\n',
    'a: &b c\nd: *b\ne: [*b, &f g, *f , {h: *b}]\ni: &b x # y\nj: *b # z\n',
    'a: &b.c-1\n  d: e\n  f: &g\n  - h\ni: *b.c-1\n',
    'a:\n- &b !Sub c\n- *b\n- &d\n  e: f\n- *d\n- &h {i: *b}\ng:\n  *d\n',
    'a: &b\n  - !If [c, d, e]\nf: *b\n',
    'a: &b {c: d, e: f}\ng:\n  <<: *b\n  e: h\n',
    'a: &b {c: d}\ne: &f {c: g, h: i}\nj:\n  <<: [*b, *f]\n  k: l\nm:\n  <<: *f\n  <<: *b\n',
    'a: &b\n  c: d\ne: &f\n  g: h\n  <<: *b\ni:\n  <<:\n  - *f\n  - j: k\n',
    'a: &b {c: d}\ne: [{<<: *b, f: g}, {f: g, <<: {h: i}}]\n<<: {j: k}\n',
    'a: &b\n  Ref: c\nd:\n  <<: *b\ne: {<<: *b, f: g}\n',
    "a: &b {}\nc: {<<: *b, 'Fn::Sub': d}\ne: {'<<': f}\n\"<<\": g\n",
    'a: 1',
    'a:',
    'a: b  ',
    'a: |-\n  b',
  ];
  it.each(read)('is read: %j', (text) => {
    const both = readTwice(text);
    expect(both).toBeDefined();
    expect(both?.quick).toEqual(both?.full);
  });

  it.each(read)('is read with the line ends of other systems: %j', (text) => {
    for (const lineEnd of ['\r\n', '\r']) {
      const both = readTwice(text.replaceAll('\n', lineEnd));
      expect(both).toBeDefined();
      expect(both?.quick).toEqual(both?.full);
    }
    const mixed = readTwice(text.replace('\n', '\r\n'));
    expect(mixed?.quick).toEqual(mixed?.full);
  });

  it('has the line ends of an old Mac for the full reader too', () => {
    const file = { path: '/a.yaml', text: 'a: &b c\rd: |\r  *b\r\re: *b\r' };
    const { root: full, diagnostics } = readAnyYaml(file, yaml);
    const feeds = readAnyYaml({ ...file, text: file.text.replaceAll('\r', '\n') }, yaml);
    expect([full && shown(full), diagnostics]).toEqual([feeds.root && shown(feeds.root), []]);
  });

  const left: readonly string[] = [
    'a: *b\n',
    'a: &b [*b]\n',
    'a: &b x\nc: &b [*b]\n',
    'a: &b\nc: d\n',
    'a: &b &c d\n',
    'a: &b\n  &c d\ne: f\n',
    'a: &b c\nd: !Ref *b\n',
    'a: !Ref &b c\n',
    'a: &b c: d\n',
    'a: &b c\n*b : d\n',
    '- &b c: d\n',
    '<<: a\n',
    '<<:\n',
    '<<: [a]\n',
    'a: &b !Ref c\nd:\n  <<: *b\n',
    'a: &b\n  c: d\n  <<: *b\n',
    'a: {b: c, <<}\n',
    `a: &a [x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &a${n} [*a${n > 0 ? n - 1 : ''}, *a${n > 0 ? n - 1 : ''}]\n`).join('')}`,
    'a: 1\na: 2\n',
    '{a: b}\n',
    '- a\n',
    'a:\n\tb: c\n',
    'a: !Other b\n',
    'a: !!str b\n',
    'a: b: c\n',
    'a: "b" c\n',
    'a: [b\n',
    'a: 012\n',
    'a: 1:30\n',
    '? a\n: b\n',
    'a: 1\n---\nb: 2\n',
    'a: 1\n  b: 2\n',
    '%YAML 1.1\n---\na: 1\n',
    'a: [b\nc]\n',
    'a: ["b": c]\n',
    'a: [b: c: d]\n',
    'a: [b:, c]\n',
    'a: [<<: {b: c}]\n',
    'a: [!Ref b: c]\n',
    'a: b\n  c: d\n',
    'a: |2\n   b\n',
    'a: |\n  b\n    \nc: d\n',
    `a: ${'['.repeat(1000)}${']'.repeat(1000)}\n`,
    '',
  ];
  it.each(left)('is left to the full reader: %j', (text) => {
    expect(readEveryday({ path: '/a.yaml', text })).toBeUndefined();
  });

  it('stays the same or is left to the full reader, whatever changes in it', () => {
    const bits = Array.from(' \n\r:#-[]{},\'"|>!&*?%@`\t\\~=.0').concat(
      ['  ', ': ', ' #', '- ', '\n\n', '\n ', '!Ref ', '!Sub\n', '? ', '---\n', '...\n', '<<: ', 'null', '1:30', '0x1'],
      ['1e3', '!!str ', '\n# c\n', "''", 'a: b', '\u00a0', '\u0000', '|-\n', '>\n'],
    );
    const change = fc.record({
      place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      cut: fc.integer({ min: 0, max: 6 }),
      bit: fc.constantFrom('', ...bits),
    });
    const texts = [...read, ...written.map(({ text }) => text).filter((text) => text.length < 3000)];
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 3 }), (text, changes) => {
        const changed = changes.reduce((before, { place, cut, bit }) => {
          const at = Math.floor(place * before.length);
          return before.slice(0, at) + bit + before.slice(at + cut);
        }, text);
        const both = readTwice(changed);
        expect(both?.quick).toEqual(both?.full);
      }),
      { numRuns: 500 },
    );
  });
});
