import { describe, expect, it } from 'vitest';
import { configured, gist, parsed, planText, read, refers, writes } from './made-plan.ts';
import type { MadeResource } from './made-plan.ts';

/** One balancer, as it is planned and as its arguments are written. */
function balancer(planned: Omit<MadeResource, 'address'>, expressions: object = {}, more: object = {}) {
  const unit = parsed(
    planText({
      changes: [{ address: 'aws_lb.x', ...planned }],
      root: { resources: [configured('aws_lb.x', expressions)] },
      more,
    }),
  );
  return (property: string) => gist(read(unit, 'aws_lb.x', property));
}

const existing = { actions: ['no-op'], before: {} };

describe('an argument of a new resource', () => {
  it('is known where it is written', () => {
    expect(balancer({ after: { port: 5439 } }, { port: writes(5439) })('port')).toBe(5439);
  });

  it('is absent where it is not written, although the plan shows the default of the provider', () => {
    expect(balancer({ after: { relocation: false } })('relocation')).toBe('absent');
  });

  it('is absent where it is not written, although it is known after apply', () => {
    expect(
      balancer({ unknown: { security_groups: true }, sensitive: { security_groups: [] } })('security_groups'),
    ).toBe('absent');
  });

  it('is absent where null is written', () => {
    const made = { unknown: { security_groups: true }, sensitive: { security_groups: [] } };
    expect(balancer(made, { security_groups: writes(null) })('security_groups')).toBe('absent');
  });

  it('is absent where a variable is written whose value is null', () => {
    const made = { unknown: { security_groups: true }, sensitive: { security_groups: [] } };
    const variables = { variables: { groups: { value: null } } };
    expect(balancer(made, { security_groups: refers('var.groups') }, variables)('security_groups')).toBe('absent');
  });

  it('is unknown where it is written and known after apply', () => {
    expect(balancer({ unknown: { name: true } }, { name: {} })('name')).toEqual({ unknown: 'plan-reference' });
  });

  it('is known with unknown parts', () => {
    const made = { after: { subnets: ['subnet-1', null] }, unknown: { subnets: [false, true] } };
    expect(balancer(made, { subnets: refers('local.subnets') })('subnets')).toEqual([
      'subnet-1',
      { unknown: 'plan-reference' },
    ]);
  });

  it('is there when it is a block that a dynamic one made, whose parts nothing records', () => {
    const made = {
      after: { subnet_mapping: [{ allocation_id: '' }] },
      unknown: { subnet_mapping: [{ subnet_id: true }] },
    };
    expect(balancer(made)('subnet_mapping')).toEqual([{ allocation_id: '', subnet_id: { unknown: 'plan-reference' } }]);
  });

  it('is absent in a block that is written without it', () => {
    const made = {
      after: { action: [{ type: 'forward' }] },
      unknown: { action: [{ order: true }] },
    };
    expect(balancer(made, { action: [{ type: writes('forward') }] })('action')).toEqual([
      { type: 'forward', order: 'absent' },
    ]);
  });

  it('is absent where nothing mentions it', () => {
    expect(balancer({})('whatever')).toBe('absent');
  });
});

describe('an argument of a resource that exists', () => {
  it('is a fact, written or not', () => {
    expect(balancer({ ...existing, after: { relocation: false } })('relocation')).toBe(false);
  });

  it('is unknown where the change makes it new', () => {
    expect(balancer({ ...existing, actions: ['update'], unknown: { subnets: true } })('subnets')).toEqual({
      unknown: 'attribute',
    });
  });

  it('is absent where it is null', () => {
    expect(balancer({ ...existing, after: { port: null } })('port')).toBe('absent');
  });

  it('is that of a new one when it is replaced', () => {
    const made = { actions: ['delete', 'create'], before: {}, after: { relocation: false } };
    expect(balancer(made)('relocation')).toBe('absent');
  });
});

describe('a plan without its configuration', () => {
  const unit = parsed(
    planText({
      changes: [{ address: 'aws_lb.x', after: { port: 1 }, unknown: { subnets: true } }],
      more: { configuration: undefined },
    }),
  );

  it('does not say what is written, so what is unknown stays so', () => {
    expect(gist(read(unit, 'aws_lb.x', 'subnets'))).toEqual({ unknown: 'plan-reference' });
    expect(gist(read(unit, 'aws_lb.x', 'port'))).toBe(1);
  });

  it('is told so', () => {
    expect(unit.diagnostics.map(({ code }) => code)).toEqual(['plan-without-configuration']);
  });
});

describe('which resources there are', () => {
  const unit = parsed(
    planText({
      changes: [
        { address: 'aws_lb.created' },
        { address: 'aws_lb.kept', ...existing },
        { address: 'aws_lb.replaced', actions: ['create', 'delete'], before: {} },
        { address: 'aws_lb.destroyed', actions: ['delete'], before: {}, after: null },
        { address: 'aws_lb.forgotten', actions: ['forget'], before: {}, after: null },
        { address: 'data.aws_region.read', actions: ['read'], mode: 'data' },
        { address: 'module.a["x.y"].aws_lb.in[0]', index: 0 },
      ],
      more: {
        complete: false,
        prior_state: {
          values: {
            root_module: {
              resources: [
                { address: 'aws_lb.kept', mode: 'managed', type: 'aws_lb', name: 'kept', values: { port: 1 } },
                { address: 'aws_lb.left_out', mode: 'managed', type: 'aws_lb', name: 'left_out', values: { port: 2 } },
              ],
            },
          },
        },
      },
    }),
  );

  it('those after the plan is applied, and those that it leaves alone', () => {
    expect(unit.resources.map((resource) => resource.address)).toEqual([
      'aws_lb.created',
      'aws_lb.kept',
      'aws_lb.replaced',
      'module.a["x.y"].aws_lb.in[0]',
      'aws_lb.left_out',
    ]);
    expect(gist(read(unit, 'aws_lb.left_out', 'port'))).toBe(2);
  });

  it('a plan of a part is said to be one', () => {
    expect(unit.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['incomplete-plan', 'note']]);
  });
});
