import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationFinder } from '../../src/config/find.ts';
import { configureLint } from '../../src/configured-lint.ts';
import { ConfigError } from '../../src/errors.ts';
import { memorySources } from '../../src/sources/memory.ts';

const linted = '/repo/app/a.yaml';

/** What is said of a configuration: nothing when it is right. Anything but a `ConfigError` is thrown on. */
function said(text: string): string | undefined {
  const sources = memorySources(
    { [linted]: '', '/repo/pl-lint.config.yaml': text, '/repo/base.yaml': 'rules: { redshift-port: off }\n' },
    { workingFolder: '/repo', root: '/repo' },
  );
  try {
    const own = { runs: [], profiles: [] };
    const find = configurationFinder(sources, undefined);
    const configured = configureLint([{ path: linted, named: false }], sources, { options: {}, own, find });
    configured.regionOf(linted);
    configured.asked(linted);
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

const located = /^The configuration is wrong\.(?:\npl-lint\.config\.yaml:[1-9]\d*:[1-9]\d*: \S[^\n]*)+$/;

function isJudged(text: string): void {
  const message = said(text);
  if (message !== undefined) expect(message).toMatch(located);
}

const sample = `# who connects
extends: [base.yaml, segment]
profiles: [segment/redshift, acme/postgres]
inputs: { segment.principal: "123456789012" }
regions: { "eu/**": eu-west-1, "*": us-east-1 }
targets: { segment: [aws_redshift_cluster.w] }
rules:
  redshift-port: [warning, { ranges: [[5439, 5439]] }]
  endpoint-policy: off
overrides:
  - paths: [app/**, "!app/b/**"]
    profiles: [aws]
    rules: { nlb-availability-zones: error }
ignore: ["examples/**"]
profileDefinitions:
  - name: acme/postgres
    source: https://example.com/wiki
    inputs: { acme.principal: { what: theirs, from: their mail, form: principal } }
    principals: [acme.principal]
    rules: { supported-region: [error, { regions: [eu-west-1] }] }
`;

/** A part of the sample, or all of it, with other letters put in. */
const mutilated = fc
  .array(
    fc.record({
      at: fc.nat(sample.length),
      length: fc.nat(30),
      text: fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.constantFrom('&a', '*a', '!!x', '<<: ', '? ', '---\n', '\t', '"', '{', ']', ': ', '\0', '\u2028', '\ud800'),
      ),
    }),
    { maxLength: 4 },
  )
  .map((cuts) =>
    cuts.reduce((text, { at, length, text: put }) => text.slice(0, at) + put + text.slice(at + length), sample),
  );

const names = [
  ...['$schema', 'extends', 'profiles', 'inputs', 'regions', 'targets', 'rules', 'overrides', 'ignore'],
  ...['profileDefinitions', 'paths', 'name', 'source', 'form', 'principals', 'segment.principal', 'acme'],
  ...['redshift-port', 'supported-region', 'ranges', 'segment', 'aws', '__proto__', 'constructor', 'toString', ''],
];
const word = fc.oneof(
  fc.constantFrom(...names, 'error', 'off', '*', '!', '/', '..', 'base.yaml', 'pl-lint.config.yaml', 'us-east-1'),
  fc.string({ maxLength: 5 }),
);
/** Data with names of settings where they belong and where they do not. */
const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    fc.constantFrom(null, true, 0, -1, 123456789012, 1e300),
    fc.array(tie('data'), { maxLength: 3 }),
    fc.dictionary(word, tie('data'), { maxKeys: 4 }),
  ),
}));
const settings = fc.dictionary(fc.constantFrom(...names.slice(0, 10)), data, { maxKeys: 4 });

describe('a configuration that says anything', () => {
  it('is sound before it is changed', () => {
    expect(said(sample)).toBeUndefined();
  });

  it.each([
    ['*a', '"*a" names nothing'],
    ['profiles: &a [*a]', '"*a" stands in what it names'],
    ['a: &a { b: *a }', '"*a" stands in what it names'],
    [`a: &a [x]\n${bomb('abcdefgh')}`, 'Its aliases stand for too much'],
    [`a: &a 1\nb: [${'*a, '.repeat(1001)}]`, 'Its aliases stand for too much'],
    [Array.from({ length: 5000 }, (_, n) => `a${n}: &a${n} {}\nb${n}: *a${n}\n`).join(''), 'Its aliases stand for'],
    ['profiles: [aws]\nprofiles: [segment]', 'This key is written twice'],
    ['['.repeat(20_000), 'nested too deeply'],
    [`rules: ${'{ a: '.repeat(9000)}`, 'nested too deeply'],
  ])('is wrong at a place: %#', (text, message) => {
    isJudged(text);
    expect(said(text)).toContain(message);
  });

  it('is quoted on one line, without what a terminal obeys', () => {
    expect(said('"a\\nb\\e[2J": 1\n')).toContain('There is no setting "a b [2J".');
  });

  it('may name a part of itself', () => {
    expect(said('profiles: &those [aws]\noverrides: [{ paths: [app], profiles: *those }]\n')).toBeUndefined();
  });

  // A validator is made for each of them, so there are few.
  it.each([
    ['text', fc.string(), 50],
    ['a sample with other letters in it', mutilated, 25],
    ['data', data.map((one) => JSON.stringify(one)), 25],
    ['settings of any shape', settings.map((one) => JSON.stringify(one)), 25],
  ])('is right, or wrong at a place: %s', (_, texts, numRuns) => {
    fc.assert(fc.property(texts, isJudged), { numRuns });
  });
});

/** Each anchor names the one before it nine times. */
function bomb(names: string): string {
  const lines = Array.from(names.slice(1), (name, index) => {
    const nine = Array.from({ length: 9 }, () => `*${names.charAt(index)}`);
    return `${name}: &${name} [${nine.join(', ')}]`;
  });
  return lines.join('\n');
}
