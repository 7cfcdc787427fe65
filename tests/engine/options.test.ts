import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/model/nearest-name.ts';
import { withDefaults } from '../../src/engine/option-defaults.ts';
import { optionFaults } from '../../src/engine/options.ts';
import { createRule } from '../../src/engine/rule.ts';
import { mergeRuns } from '../../src/engine/rule-runs.ts';

const rule = createRule({
  name: 'some-rule',
  meta: {
    docs: { description: 'Require options', references: [] },
    messages: {},
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        minimum: { type: 'integer', minimum: 1, default: 2, description: 'Fewest.' },
        enforcement: { enum: ['any', 'off'], default: 'any', description: 'Which.' },
        ranges: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            properties: { from: { type: 'integer' }, to: { type: 'integer' } },
          },
          default: [],
          description: 'Which.',
        },
      },
    },
  },
  create: () => ({}),
});

describe('options from outside', () => {
  it('are right when the schema takes them', () => {
    expect(optionFaults(rule, { minimum: 3, enforcement: 'off', ranges: [{ from: 1, to: 2 }] })).toEqual([]);
    expect(optionFaults(rule, {})).toEqual([]);
  });

  it.each<[unknown, string]>([
    [
      { minimun: 3 },
      'Rule "some-rule": There is no option "minimun". Did you mean "minimum"? Known: minimum, enforcement, ranges.',
    ],
    [{ colour: 3 }, 'Rule "some-rule": There is no option "colour". Known: minimum, enforcement, ranges.'],
    [
      { ranges: [{ form: 1 }] },
      'Rule "some-rule": There is no part of option "ranges[0]" "form". Did you mean "from"? Known: from, to.',
    ],
    [{ minimum: 'three' }, 'Rule "some-rule": option "minimum" must be integer, not "three".'],
    [{ minimum: 0 }, 'Rule "some-rule": option "minimum" must be >= 1, not 0.'],
    [{ enforcement: 'on' }, 'Rule "some-rule": option "enforcement" must be one of "any", "off", not "on".'],
    [{ ranges: [{ from: '1' }] }, 'Rule "some-rule": option "ranges[0].from" must be integer, not "1".'],
    [[], 'Rule "some-rule": the options must be object, not [].'],
  ])('are refused by name: %j', (options, fault) => {
    expect(optionFaults(rule, options)).toEqual([fault]);
  });

  it('are all named when several are wrong', () => {
    expect(optionFaults(rule, { minimum: 0, enforcement: 1 })).toHaveLength(2);
  });
});

it('fills in defaults without touching what it is given', () => {
  const options = Object.freeze({ minimum: 5 });
  expect(withDefaults(rule.meta.schema, options)).toEqual({ minimum: 5, enforcement: 'any', ranges: [] });
});

it('takes an option that is called __proto__ as a name like any other', () => {
  const options: unknown = JSON.parse('{"__proto__": {"minimum": 9}}');
  expect(optionFaults(rule, options)).toEqual([expect.stringContaining('There is no option "__proto__"')]);
});

describe('runs of one rule', () => {
  const requester = (profile: string) => ({ profile, vendor: profile, source: '', readOn: '' });
  const run = (profile: string, options: object, severity: 'error' | 'warning' = 'warning') => ({
    rule,
    options,
    severity,
    requesters: [requester(profile)],
  });

  it('are one when the options are equal, however they are written', () => {
    const merged = mergeRuns([
      run('a', { enforcement: 'off', ranges: [{ from: 1, to: 2 }] }),
      run('b', { ranges: [{ to: 2, from: 1 }], minimum: 2, enforcement: 'off' }, 'error'),
      run('a', { enforcement: 'off', ranges: [{ from: 1, to: 2 }] }),
    ]);
    expect(merged).toMatchObject([{ severity: 'error', requesters: [{ profile: 'a' }, { profile: 'b' }] }]);
  });

  it('stay apart when the options differ', () => {
    expect(mergeRuns([run('a', { minimum: 2 }), run('b', { minimum: 3 })])).toHaveLength(2);
  });
});

it.each([
  ['segmnt', 'segment'],
  ['Segment', 'segment'],
  ['sement/redshift', 'segment/redshift'],
  ['snowflake', undefined],
  ['', undefined],
])('finds the name that "%s" was meant to be', (written, name) => {
  expect(nearestName(written, ['airbyte', 'segment', 'segment/redshift'])).toBe(name);
});
