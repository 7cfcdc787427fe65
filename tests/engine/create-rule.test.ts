import { describe, expect, expectTypeOf, it } from 'vitest';
import { createRule } from '../../src/engine/rule.ts';
import type { Resource, RuleModule } from '../../src/engine/rule.ts';
import { verdict } from '../../src/model/verdict.ts';

const docs = { description: 'Require something', references: [] };
const schema = { type: 'object', additionalProperties: false, properties: {} } as const;

describe('a rule that is wrong in itself is refused when it is loaded', () => {
  const make = (name: string, description: string, message: string) => () =>
    createRule({
      name,
      meta: { docs: { description, references: [] }, messages: { only: message }, schema },
      create: () => ({}),
    });

  it('takes a kebab-case name and a description that starts with Require or Disallow', () => {
    expect(make('redshift-port', 'Require a port', '{{on}}')).not.toThrow();
    expect(make('nlb-2-zones', 'Disallow one zone', '{{on}}')).not.toThrow();
  });

  it.each(['RedshiftPort', 'redshift_port', 'redshift-', ''])('refuses the name "%s"', (name) => {
    expect(make(name, 'Require a port', '')).toThrow(`Rule "${name}": the name must be in kebab-case.`);
  });

  it('refuses a description that does not say what it asks', () => {
    expect(make('redshift-port', 'Checks the port', '')).toThrow('must start with "Require" or "Disallow"');
  });

  it.each(['{{nmae(port)}}', '{{}}', '{{name()}}', '{{a b}}'])('refuses the placeholder %s', (placeholder) => {
    expect(make('redshift-port', 'Require a port', `Is ${placeholder}.`)).toThrow(
      `message "only" has a placeholder that says nothing: ${placeholder}`,
    );
  });

  it('refuses a remark that is no message', () => {
    const meta = { docs, messages: { wrong: '{{on}}' }, remarks: ['widr'], schema };
    expect(() => createRule({ name: 'zones', meta, create: () => ({}) })).toThrow(
      'Rule "zones": remark "widr" is no message.',
    );
  });

  it('refuses an option that is not described', () => {
    const properties = { minimum: { type: 'integer', default: 1 } } as const;
    expect(() =>
      createRule({
        name: 'zones',
        meta: { docs, messages: {}, schema: { ...schema, properties } },
        create: () => ({}),
      }),
    ).toThrow('Rule "zones": option "minimum" has no description.');
  });
});

describe('types', () => {
  it('gives the rule its options as the schema describes them', () => {
    const rule = createRule({
      name: 'every-type',
      meta: {
        docs,
        messages: {},
        schema: {
          type: 'object',
          additionalProperties: false,
          properties: {
            minimum: { type: 'integer', default: 2, description: 'A number.' },
            value: { enum: ['on', 'off'], default: 'on', description: 'One of.' },
            strict: { type: 'boolean', default: false, description: 'A boolean.' },
            cidrs: { type: 'array', items: { type: 'string' }, default: [], description: 'A list.' },
            ranges: {
              type: 'array',
              items: { type: 'array', items: [{ type: 'integer' }, { type: 'integer' }] },
              default: [],
              description: 'Pairs.',
            },
            principal: { type: 'string', description: 'May be left out.' },
          },
        },
      },
      create({ options }) {
        expectTypeOf(options.minimum).toEqualTypeOf<number>();
        expectTypeOf(options.value).toEqualTypeOf<'on' | 'off'>();
        expectTypeOf(options.strict).toEqualTypeOf<boolean>();
        expectTypeOf(options.cidrs).toEqualTypeOf<readonly string[]>();
        expectTypeOf(options.ranges).toEqualTypeOf<readonly (readonly [number, number])[]>();
        expectTypeOf(options.principal).toEqualTypeOf<string | undefined>();
        type Name = 'minimum' | 'value' | 'strict' | 'cidrs' | 'ranges' | 'principal';
        expectTypeOf<keyof typeof options>().toEqualTypeOf<Name>();
        return {};
      },
    });
    expectTypeOf(rule).toExtend<RuleModule>();
  });

  it('does not compile a statement whose placeholders are not filled', () => {
    const rule = createRule({
      name: 'every-message',
      meta: {
        docs,
        messages: {
          plain: '{{on}} is wrong; {{who}} otherwise, and {{vendor}} says so.',
          filled: '{{name(port)}} is {{port}}, not {{expected}}: {{why(port)}}.',
        },
        schema,
      },
      create({ check }) {
        return {
          RedshiftCluster(cluster) {
            const { port, nodeType } = cluster.props;
            const failed = verdict('fail');
            check(failed, { on: cluster, fail: { message: 'plain' } });
            check(failed, { on: cluster, fail: { message: 'filled', at: port, data: { port, expected: 5439 } } });
            // @ts-expect-error: `expected` is missing
            check(failed, { on: cluster, fail: { message: 'filled', data: { port } } });
            // @ts-expect-error: no data at all
            check(failed, { on: cluster, fail: { message: 'filled' } });
            // @ts-expect-error: no such message
            check(failed, { on: cluster, fail: { message: 'fulled' } });
            // @ts-expect-error: nothing in the message shows `nodeType`
            check(failed, { on: cluster, fail: { message: 'filled', data: { port, expected: 1, nodeType } } });
            expectTypeOf(cluster).toEqualTypeOf<Resource<'RedshiftCluster'>>();
          },
        };
      },
    });
    expectTypeOf(rule).toExtend<RuleModule>();
  });

  it('does not compile a visitor of a kind that does not exist', () => {
    createRule({
      name: 'misspelt-kind',
      meta: { docs, messages: {}, schema },
      // @ts-expect-error: the kind is called RedshiftCluster
      create: () => ({ RedshiftClutser: () => undefined }),
    });
  });
});
