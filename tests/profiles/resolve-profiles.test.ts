import { describe, expect, it } from 'vitest';
import type { RuleModule } from '../../src/engine/rule.ts';
import { createRule } from '../../src/engine/rule.ts';
import { ConfigError } from '../../src/errors.ts';
import { profiles as all } from '../../src/profiles/index.ts';
import { resolveProfiles } from '../../src/profiles/resolve-profiles.ts';

function named(name: string): RuleModule {
  const docs = { description: 'Require something', references: [] };
  const schema = { type: 'object', additionalProperties: false, properties: {} } as const;
  return createRule({ name, meta: { docs, messages: {}, schema }, create: () => ({}) });
}

/** A few, so that a new vendor changes none of the texts below. */
const profiles = all.filter(({ name }) =>
  ['segment/redshift', 'segment/rds-postgres', 'airbyte', 'aws'].includes(name),
);
const rules = [...new Set(profiles.flatMap((profile) => profile.requirements.map((one) => one.rule)))].map(named);

function resolve(names: readonly string[], inputs: Readonly<Record<string, string>> = {}) {
  return resolveProfiles({ profiles: names, inputs: new Map(Object.entries(inputs)) }, { profiles, rules });
}

function askedBy(names: readonly string[], rule: string): readonly (readonly string[])[] {
  const runs = resolve(names).runs.filter((run) => run.rule.name === rule);
  return runs.map((run) => run.requesters.map((requester) => requester.profile));
}

describe('a name', () => {
  it('is a connection of a vendor', () => {
    expect(resolve(['segment/redshift']).names).toEqual(['segment/redshift']);
  });

  it('of a vendor stands for all of its connections', () => {
    expect(resolve(['segment']).names).toEqual(['segment/redshift', 'segment/rds-postgres']);
  });

  it('counts once, in the order of the registry', () => {
    expect(resolve(['airbyte', 'segment', 'segment/redshift']).names).toEqual([
      'segment/redshift',
      'segment/rds-postgres',
      'airbyte',
    ]);
  });

  it('that does not exist is refused with the nearest one', () => {
    expect(() => resolve(['segmnt'])).toThrow(ConfigError);
    expect(() => resolve(['segmnt'])).toThrow(
      'There is no profile "segmnt". Did you mean "segment"? Known: segment, airbyte, aws.',
    );
    expect(() => resolve(['segment/redshfit'])).toThrow(
      'There is no profile "segment/redshfit". Did you mean "segment/redshift"? Known: segment/redshift, segment/rds-postgres.',
    );
    expect(() => resolve(['segment/'])).toThrow('There is no profile "segment/"');
  });
});

describe('a requirement', () => {
  it('that two connections share is one run for both', () => {
    expect(askedBy(['segment'], 'supported-region')).toEqual([['segment/redshift', 'segment/rds-postgres']]);
  });

  it('that two vendors state differently is a run for each', () => {
    expect(askedBy(['segment', 'airbyte'], 'supported-region')).toEqual([
      ['segment/redshift', 'segment/rds-postgres'],
      ['airbyte'],
    ]);
  });

  it('carries who asks, the source and when it was read', () => {
    const [run] = resolve(['segment/redshift']).runs;
    expect(run?.requesters).toEqual([
      {
        profile: 'segment/redshift',
        vendor: 'Segment',
        source: 'https://segment.com/docs/connections/aws-privatelink/',
        readOn: '2026-11-21',
        level: 'required',
      },
    ]);
  });
});

describe('an input', () => {
  it('chooses its vendor', () => {
    const { names, context } = resolve([], { 'segment.principal': 'arn:aws:iam::111122223333:role/segment' });
    expect(names).toEqual(['segment/redshift', 'segment/rds-postgres']);
    expect(context.bare).toBeUndefined();
  });

  it('adds its vendor to those that are named, and no connection to a vendor that is', () => {
    expect(resolve(['segment/rds-postgres'], { 'segment.principal': '111122223333' }).names).toEqual([
      'segment/rds-postgres',
    ]);
    expect(resolve(['airbyte'], { 'segment.principal': '111122223333' }).names).toHaveLength(3);
  });

  it('of 12 digits for a principal means the whole account', () => {
    const { context } = resolve([], { 'airbyte.principal': ' 111122223333 ' });
    expect(context.inputs.get('airbyte.principal')).toBe('arn:aws:iam::111122223333:root');
    expect(context.audiences).toEqual([
      { profile: 'airbyte', path: 'endpoint-service', principals: ['arn:aws:iam::111122223333:root'] },
    ]);
  });

  it.each(['*', 'arn:aws:iam::*:root', 'segment', '', 'arn:aws:sts::111122223333:assumed-role/a/b'])(
    'that is no principal is refused: "%s"',
    (principal) => {
      expect(() => resolve([], { 'segment.principal': principal })).toThrow(
        `Input "segment.principal" is no principal: "${principal}". Give the ARN from your Segment CSM`,
      );
    },
  );

  it('that does not exist is refused with the nearest one', () => {
    expect(() => resolve([], { 'segment.principle': '1' })).toThrow(
      'There is no input "segment.principle". Did you mean "segment.principal"? Known: segment.account, segment.vpc, segment.principal.',
    );
    expect(() => resolve([], { 'acme.principal': '1' })).toThrow(
      'There is no input "acme.principal". Known: segment.account, segment.vpc, segment.principal, airbyte.principal.',
    );
  });
});

it('checks against Segment, and says so, when nothing is chosen', () => {
  const { names, context } = resolve([]);
  expect(names).toEqual(['segment/redshift', 'segment/rds-postgres']);
  expect(context.bare?.remark).toBe(
    'No vendor chosen; checked against Segment. Choose one with `--profile`, or with `profiles:` in a configuration.',
  );
  expect(context.bare?.opening).toMatch(/^For Segment to reach this, /);
  expect(resolve(['segment']).context.bare).toBeUndefined();
});
