import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { repository } from '../fixture-lines.ts';
import type { Nested } from './as-json.ts';
import { asJson } from './as-json.ts';
import { parse, parseRoot, placeText, resource, shown } from './read.ts';

const probe = (json: object | string) => {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  const unit = parseRoot({ '/main.tf.json': text });
  return { unit, value: (property = 'a') => resource(unit, 'aws_x.x').body.read(property) };
};
const withLocals = (locals: unknown, a: unknown = '${local.v}') =>
  probe({ locals: { v: locals }, resource: { aws_x: { x: { a } } } });
const complaints = (text: string) =>
  parse({ '/main.tf.json': text }).diagnostics.map(({ code, message, at }) => [code, message, at && placeText(at)]);

describe('a JSON value', () => {
  // The values are those that `terraform console` 1.11 shows.
  it.each([
    ['$${x}', '${x}'],
    ['%%{if}', '%{if}'],
    ['${1+1}', 2],
    ['x ${1+1}', 'x 2'],
    ['x"${1}"', 'x"1"'],
    ['${"a\\n\\"b"}', 'a\n"b'],
    ['é${1}\n\t', 'é1\n\t'],
    ['${join("-", ["a", "b"])}', 'a-b'],
    ['%{ if true }y%{ else }n%{ endif }', 'y'],
    ['a $ { } % {', 'a $ { } % {'],
    ['', ''],
    [0.1, 0.1],
    [true, true],
    [null, null],
    [
      [1, '${2}'],
      [1, 2],
    ],
    [
      { '//': 'kept', '${1+1}': 3, n: null },
      { '//': 'kept', '2': 3, n: null },
    ],
  ])('%j is %j', (json, value) => {
    expect(shown(withLocals(json).value())).toEqual(value);
  });

  it('stands at its own text, and an expression in it too when nothing in the text is escaped', () => {
    const { value } = probe('{"resource": {"aws_x": {"x": {\n"a": "${[7][0]}",\n"b": "\\u0024{7}"}}}}');
    expect(placeText(value('a').at)).toBe('main.tf.json:2 7');
    expect(placeText(value('b').at)).toBe('main.tf.json:3 "\\u0024{7}"');
  });

  it('that is faulty is said at its place', () => {
    expect(complaints('{"locals": {\n"a": "${1+}"}}')[0]?.[0]).toBe('hcl-syntax');
    expect(complaints('{"locals": {\n"a": "${1+}"}}')[0]?.[2]).toMatch(/^main.tf.json:2 /);
  });

  it('that is a long sum behind an escape exhausts no stack', () => {
    const sum = Array(100_000).fill('1').join(' + ');
    expect(shown(withLocals(`\n\${${sum}}`).value())).toBe('unknown limit');
  });
});

describe('the JSON syntax', () => {
  it('has the default of a variable as a text', () => {
    const { value } = probe({
      variable: { v: { default: '$${y} ${z}', type: 'string' } },
      resource: { aws_x: { x: { a: '${var.v}' } } },
    });
    expect(shown(value())).toBe('$${y} ${z}');
  });

  it('has comments in blocks and at the top', () => {
    const { unit } = probe({ '//': 'c', resource: { aws_x: { x: { '//': 'c', a: 1 } } }, locals: { '//': 'c' } });
    expect(unit.diagnostics).toEqual([]);
  });

  it.each([
    ['objects within objects', { resource: { aws_x: { x: { a: 1 }, y: { a: 2 } } } }],
    ['an array at the top', [{ resource: { aws_x: { x: { a: 1 } } } }, { resource: { aws_x: { y: { a: 2 } } } }]],
    ['an array of types', { resource: [{ aws_x: { x: { a: 1 } } }, { aws_x: { y: { a: 2 } } }] }],
    ['an array of names', { resource: { aws_x: [{ x: { a: 1 } }, { y: [{ a: 2 }] }] } }],
  ])('takes labels as %s', (_, json) => {
    const { unit } = probe(JSON.stringify(json));
    expect(unit.resources.map((each) => [each.address, shown(each.body.read('a'))])).toEqual([
      ['aws_x.x', 1],
      ['aws_x.y', 2],
    ]);
  });

  it('takes references in meta-arguments without a template around them', () => {
    const { unit } = probe({
      provider: { aws: [{ region: 'eu-west-1' }, { alias: 'us', region: 'us-east-1' }] },
      resource: { aws_x: { x: { provider: 'aws.us', depends_on: ['aws_x.y'], lifecycle: { ignore_changes: ['a'] } } } },
    });
    expect(shown(resource(unit, 'aws_x.x').setting.region)).toBe('us-east-1');
    expect(unit.diagnostics).toEqual([]);
  });

  it.each(['object', 'array'])('has dynamic blocks, with content as an %s', (form) => {
    const wrap = (value: object) => (form === 'array' ? [value] : value);
    const dynamic = { for_each: [1, 2], content: wrap({ from_port: '${ingress.value}' }) };
    const { value } = probe({
      resource: { aws_x: { x: { dynamic: { ingress: wrap(dynamic) }, ingress: { from_port: 0 } } } },
    });
    expect(shown(value('ingress'))).toEqual([{ from_port: 1 }, { from_port: 2 }, { from_port: 0 }]);
  });

  it.each([
    ['', 'The JSON text is faulty: value expected.', ''],
    ['{"locals": {"a": 1, "a": 2}}', 'The argument a is written twice.', '"a"'],
    ['{"locals": {"a": {"k": 1, "k": 2}}}', 'The key "k" is written twice.', '"k"'],
    ['{"locals": "a"}', 'Write a JSON object here, with the arguments of the block by their names.', '"a"'],
    ['{"output": null}', 'Write a JSON object here, with the arguments of the block by their names.', 'null'],
    ['{"resource": {"//": "c"}}', 'Write a JSON object here, with the arguments of the block by their names.', '"c"'],
    ['7', 'Write a JSON object here, with the arguments of the block by their names.', '7'],
  ])('refuses %s, as Terraform does', (text, message, place) => {
    expect(complaints(text)).toEqual([['hcl-syntax', message, `main.tf.json:1 ${place}`]]);
  });

  it.each(['{"locals": {"a": 1,}}', '{ // c\n}', '{"locals": {', '{"a": 1} x'])('refuses %s', (text) => {
    expect(complaints(text).map(([code]) => code)).toContain('hcl-syntax');
  });

  it('says it of what is no block of Terraform', () => {
    expect(complaints('{"resourc": {}, "comment": "x", "moved": [], "check": {}}')).toEqual([
      ['unknown-block', 'Terraform has no block of type resourc; it is passed over.', 'main.tf.json:1 "resourc"'],
      ['unknown-block', 'Terraform has no block of type comment; it is passed over.', 'main.tf.json:1 "comment"'],
    ]);
  });

  it('declares nothing twice unseen', () => {
    expect(complaints('{"output": [{"o": {"value": 1}}, {"o": {"value": 2}}]}').map(([code]) => code)).toEqual([
      'duplicate-declaration',
    ]);
  });
});

describe('a configuration in JSON', () => {
  const all = readdirSync(`${repository}/fixtures`, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.tf') && !path.startsWith('hcl/'),
  );
  const folders = new Set(all.map((path) => path.replace(/(\/modules\/[^/]*)?\/[^/]*$/, '')));

  // Advice is given in the syntax of the file.
  const inNative = (message: string) => message.replace(/"([a-z0-9_]+)": /g, '$1 = ');
  const findings = async (texts: Readonly<Record<string, string>>) => {
    const report = await lint(['/'], {
      sources: memorySources(texts),
      profiles: ['segment', 'airbyte', 'aws'],
    });
    const found = [...report.findings, ...report.undecided].map(
      ({ rule, messageId, verdict, addresses, message }) =>
        `${verdict} ${rule} ${messageId} ${addresses.join(' ')}: ${inNative(message)}`,
    );
    return { found: found.sort(), passed: report.passed, codes: report.diagnostics.map((each) => each.code) };
  };

  const cases = [...folders].flatMap((folder) => [[folder, 'object'] as const, [folder, 'array'] as const]);
  it.each(cases)('%s, nested blocks as %s, gives the findings of the native syntax', async (folder, nested: Nested) => {
    const texts = all
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => [path.slice(folder.length), readFileSync(`${repository}/fixtures/${path}`, 'utf8')] as const);
    const native = Object.fromEntries(texts);
    const json = Object.fromEntries(texts.map(([path, text]) => [`${path}.json`, asJson(text, nested)]));
    expect(await findings(json)).toEqual(await findings(native));
  });
});

it('evaluates the conditions of validation blocks, one or several', () => {
  const { diagnostics } = parseRoot({
    '/main.tf.json': JSON.stringify({
      variable: {
        one: { default: 'a', validation: { condition: '${var.one == "b"}', error_message: 'It is ${var.one}.' } },
        two: {
          default: '${not evaluated}',
          validation: [
            { condition: '${length(var.two) > 3}', error_message: 'Too short.' },
            { condition: '${length(var.two) < 9}', error_message: 'Too long.' },
          ],
        },
      },
    }),
  });
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['invalid-variable', 'The value of variable `one` is refused by its validation: It is a.'],
    ['invalid-variable', 'The value of variable `two` is refused by its validation: Too long.'],
  ]);
});
