import { describe, expect, it } from 'vitest';
import { always } from '../../src/model/guard.ts';
import type { MadeResource } from './made-plan.ts';
import { configured, gist, parsed, planText, read, refers, writes } from './made-plan.ts';

const lb = (address: string, more: Partial<MadeResource> = {}): MadeResource => ({
  address,
  unknown: { arn: true, id: true, dns_name: true },
  ...more,
});
const service: MadeResource = {
  address: 'aws_vpc_endpoint_service.s',
  unknown: { network_load_balancer_arns: true },
  sensitive: { network_load_balancer_arns: [] },
};
const list = 'network_load_balancer_arns';

/** What the service's list of balancers is when it is written like this. */
function balancers(expression: object, changes: readonly MadeResource[], more: { root?: object; plan?: object } = {}) {
  const own = configured(service.address, { [list]: expression });
  const { resources = [], ...root } = (more.root ?? {}) as { resources?: object[] };
  const text = planText({
    changes: [service, ...changes],
    root: { resources: [own, ...resources], ...root },
    ...(more.plan && { more: more.plan }),
  });
  return gist(read(parsed(text), service.address, list));
}

/** Which of the items are there whatever the plan does not record. */
function presence(expression: object, changes: readonly MadeResource[], more: { plan?: object } = {}) {
  const root = { resources: [configured(service.address, { [list]: expression })] };
  const unit = parsed(planText({ changes: [service, ...changes], root, ...(more.plan && { more: more.plan }) }));
  const data = read(unit, service.address, list);
  const items =
    data.state === 'known' && typeof data.value === 'object' && 'items' in data.value ? data.value.items : [];
  return items.map(({ when }) => (when === always ? 'surely' : 'perhaps'));
}

const link = (of: string) => ({ unknown: 'attribute', of });
/** Literals that the set may hold as well, the plan does not show. */
const perhapsMore = (...items: readonly unknown[]) => ({ items, rest: [{ unknown: 'unshown' }] });

describe('a set that is unknown as a whole', () => {
  it('holds the one attribute that is referred to', () => {
    expect(balancers(refers('aws_lb.a.arn', 'aws_lb.a'), [lb('aws_lb.a')])).toEqual(perhapsMore(link('aws_lb.a.arn')));
  });

  it('holds all of them', () => {
    const both = refers('aws_lb.a.arn', 'aws_lb.a', 'aws_lb.b.arn', 'aws_lb.b');
    expect(balancers(both, [lb('aws_lb.a'), lb('aws_lb.b')])).toEqual(
      perhapsMore(link('aws_lb.a.arn'), link('aws_lb.b.arn')),
    );
  });

  it('holds what is there already beside what is not', () => {
    const there = lb('aws_lb.b', { after: { arn: 'arn:aws:x' }, unknown: { dns_name: true } });
    const both = refers('aws_lb.a.arn', 'aws_lb.a', 'aws_lb.b.arn', 'aws_lb.b');
    expect(balancers(both, [lb('aws_lb.a'), there])).toEqual(
      perhapsMore(link('aws_lb.a.arn'), { known: 'arn:aws:x', of: 'aws_lb.b.arn' }),
    );
  });

  it('holds some of them when something may choose between them', () => {
    const chosen = refers('var.blue', 'aws_lb.a.arn', 'aws_lb.a', 'aws_lb.b.arn', 'aws_lb.b');
    const variables = { variables: { blue: { value: true } } };
    const changes = [lb('aws_lb.a'), lb('aws_lb.b')];
    const both = perhapsMore(link('aws_lb.a.arn'), link('aws_lb.b.arn'));
    expect(balancers(chosen, changes, { plan: variables })).toEqual(both);
    expect(presence(chosen, changes, { plan: variables })).toEqual(['perhaps', 'perhaps']);
  });

  it('holds some of those that something goes over, and what is referred to beside', () => {
    const changes = [lb('aws_lb.a'), lb('aws_lb.b'), lb('aws_lb.c')];
    // `[for each in [aws_lb.a, aws_lb.b] : each.arn if …]`
    expect(presence(refers('aws_lb.a', 'aws_lb.b'), changes)).toEqual(['perhaps', 'perhaps']);
    expect(presence(refers('aws_lb.a', 'aws_lb.b', 'aws_lb.c.arn', 'aws_lb.c'), changes)).toEqual([
      'surely',
      'perhaps',
      'perhaps',
    ]);
  });

  it('may hold more when a local goes into it', () => {
    expect(balancers(refers('aws_lb.a.arn', 'aws_lb.a', 'local.more'), [lb('aws_lb.a')])).toEqual({
      items: [link('aws_lb.a.arn')],
      rest: [{ unknown: 'plan-reference' }],
    });
  });

  it('is unknown when only a local goes into it', () => {
    expect(balancers(refers('local.balancers'), [lb('aws_lb.a')])).toEqual({ unknown: 'plan-reference' });
  });

  const instances = [lb('aws_lb.a[0]', { index: 0 }), lb('aws_lb.a[1]', { index: 1 })];
  const some = (...indices: readonly number[]) => ({
    unknown: 'plan-reference',
    candidates: indices.flatMap((index) => [`aws_lb.a[${index}].arn`, `aws_lb.a[${index}].id`]),
  });

  it('may hold each instance of a resource that is referred to as a whole', () => {
    expect(balancers(refers('aws_lb.a'), instances)).toEqual(perhapsMore(some(0), some(1)));
    expect(balancers(refers('aws_lb.a', 'var.x'), instances)).toEqual({
      items: [some(0), some(1)],
      rest: [{ unknown: 'plan-reference' }],
    });
  });

  it('holds the instances whatever the key of the instance that refers to them', () => {
    const keyed = { ...service, address: `${service.address}[0]`, index: 0 };
    const held = (...references: readonly string[]) => {
      const own = configured(service.address, { [list]: refers(...references) }, { count_expression: writes(2) });
      const text = planText({ changes: [keyed, ...instances], root: { resources: [own] } });
      return gist(read(parsed(text), keyed.address, list));
    };
    expect(held('aws_lb.a')).toEqual(perhapsMore(some(0), some(1)));
    expect(held('aws_lb.a', 'count.index')).toEqual(perhapsMore(some(0)));
  });

  it('does not hold what is known in the plan', () => {
    const known = lb('aws_lb.a', { after: { arn: 'arn:aws:x' }, unknown: { id: true } });
    expect(balancers(refers('aws_lb.a.arn', 'aws_lb.a'), [known])).toEqual({ unknown: 'plan-reference' });
  });
});

describe('instances with the same key', () => {
  const each = (index: string): MadeResource => lb(`aws_lb.a["${index}"]`, { index });
  const perKey = (expression: object) => {
    const text = planText({
      changes: [each('x'), each('y'), { ...service, address: `${service.address}["y"]`, index: 'y' }],
      root: {
        resources: [
          configured('aws_lb.a', {}, { for_each_expression: writes(['x', 'y']) }),
          configured(service.address, { [list]: expression }, { for_each_expression: refers('aws_lb.a') }),
        ],
      },
    });
    return gist(read(parsed(text), `${service.address}["y"]`, list));
  };

  it('aws_lb.a[each.key].arn is recorded without key and attribute', () => {
    expect(perKey(refers('aws_lb.a', 'each.key'))).toEqual(
      perhapsMore({ unknown: 'plan-reference', candidates: ['aws_lb.a["y"].arn', 'aws_lb.a["y"].id'] }),
    );
  });

  it('each.value.arn is that of the element', () => {
    expect(perKey(refers('each.value.arn', 'each.value'))).toEqual(perhapsMore(link('aws_lb.a["y"].arn')));
  });

  it('a written key counts before the own one', () => {
    expect(perKey(refers('aws_lb.a["x"].arn', 'aws_lb.a["x"]', 'aws_lb.a'))).toEqual(
      perhapsMore(link('aws_lb.a["x"].arn')),
    );
  });
});

describe('modules', () => {
  const call = (expressions: object, module: object, more: object = {}) => ({
    source: './m',
    expressions,
    module,
    ...more,
  });
  const balancer = configured('aws_lb.a', {});
  const outputs = {
    arn: { expression: refers('aws_lb.a.arn', 'aws_lb.a') },
    name: { expression: refers('aws_lb.a.dns_name', 'aws_lb.a') },
  };

  it('an output leads to what is handed out', () => {
    const root = { module_calls: { m: call({}, { resources: [balancer], outputs }) } };
    expect(balancers(refers('module.m.arn', 'module.m'), [lb('module.m.aws_lb.a')], { root })).toEqual(
      perhapsMore(link('module.m.aws_lb.a.arn')),
    );
  });

  it('an output of the instance that is named', () => {
    const root = { module_calls: { m: call({}, { resources: [balancer], outputs }, { for_each_expression: {} }) } };
    const changes = [lb('module.m["a"].aws_lb.a'), lb('module.m["b"].aws_lb.a')];
    expect(balancers(refers('module.m["b"].arn', 'module.m["b"]', 'module.m'), changes, { root })).toEqual(
      perhapsMore(link('module.m["b"].aws_lb.a.arn')),
    );
  });

  it('module.m[each.key].arn loses the output: all that the instance of the same key hands out may be meant', () => {
    const changes = ['a', 'b'].map((key) => lb(`module.m["${key}"].aws_lb.a`));
    const text = planText({
      changes: [...changes, { ...service, address: `${service.address}["b"]`, index: 'b' }],
      root: {
        resources: [
          configured(service.address, { [list]: refers('module.m', 'each.key') }, { for_each_expression: {} }),
        ],
        module_calls: { m: call({}, { resources: [balancer], outputs }, { for_each_expression: {} }) },
      },
    });
    expect(gist(read(parsed(text), `${service.address}["b"]`, list))).toEqual(
      perhapsMore({
        unknown: 'plan-reference',
        candidates: ['module.m["b"].aws_lb.a.arn', 'module.m["b"].aws_lb.a.dns_name'],
      }),
    );
  });

  it('a variable leads to the argument of the caller', () => {
    const inner = { resources: [configured('aws_lb_listener.l', { load_balancer_arn: refers('var.balancer') })] };
    const text = planText({
      changes: [lb('aws_lb.a'), { address: 'module.m.aws_lb_listener.l', unknown: { load_balancer_arn: true } }],
      root: { module_calls: { m: call({ balancer: refers('aws_lb.a.arn', 'aws_lb.a') }, inner) } },
    });
    expect(gist(read(parsed(text), 'module.m.aws_lb_listener.l', 'load_balancer_arn'))).toEqual(link('aws_lb.a.arn'));
  });

  it('modules that hand values around in a circle end', () => {
    const inner = { outputs: { o: { expression: refers('var.v') } }, variables: { v: {} } };
    const root = { module_calls: { m: call({ v: refers('module.m.o', 'module.m') }, inner) } };
    expect(balancers(refers('module.m.o', 'module.m'), [], { root })).toEqual({ unknown: 'plan-reference' });
  });
});

describe('a text that is unknown', () => {
  const listener = (expression: object, changes: readonly MadeResource[]) => {
    const text = planText({
      changes: [...changes, { address: 'aws_lb_listener.l', unknown: { load_balancer_arn: true } }],
      root: { resources: [configured('aws_lb_listener.l', { load_balancer_arn: expression })] },
    });
    return gist(read(parsed(text), 'aws_lb_listener.l', 'load_balancer_arn'));
  };

  it('is one of several attributes when nothing tells which', () => {
    const either = refers('local.blue', 'aws_lb.a.arn', 'aws_lb.a', 'aws_lb.b.arn', 'aws_lb.b');
    expect(listener(either, [lb('aws_lb.a'), lb('aws_lb.b')])).toEqual({
      unknown: 'plan-reference',
      candidates: ['aws_lb.a.arn', 'aws_lb.b.arn'],
    });
  });

  it('is the attribute whatever locals decide whether it is there', () => {
    expect(listener(refers('local.create', 'aws_lb.a.arn', 'aws_lb.a'), [lb('aws_lb.a')])).toEqual(
      link('aws_lb.a.arn'),
    );
  });
});

describe('a text that is known', () => {
  const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/0123456789abcdef';
  const group = {
    arn: 'arn:aws:ec2:us-east-1:123456789012:security-group/sg-0123456789abcdef0',
    id: 'sg-0123456789abcdef0',
  };
  const existing = { actions: ['no-op'], before: {} };
  const unit = parsed(
    planText({
      changes: [
        { address: 'aws_lb.a', ...existing, after: { arn, id: arn, security_groups: [group.id] } },
        { address: 'aws_security_group.g', ...existing, after: group },
        { address: 'aws_vpc_endpoint_policy.p', ...existing, after: { id: group.id } },
        { address: 'aws_lb_listener.l', ...existing, after: { load_balancer_arn: arn } },
        { address: 'aws_redshift_subnet_group.g', after: { name: 'main' } },
        { address: 'aws_redshift_cluster.c', after: { cluster_subnet_group_name: 'main', name: 'main' } },
      ],
      root: {
        resources: [
          configured('aws_redshift_cluster.c', {
            name: writes('main'),
            cluster_subnet_group_name: refers('aws_redshift_subnet_group.g.name', 'aws_redshift_subnet_group.g'),
          }),
        ],
      },
    }),
  );

  it('is the resource whose ARN it is', () => {
    expect(gist(read(unit, 'aws_lb_listener.l', 'load_balancer_arn'))).toEqual({ known: arn, of: 'aws_lb.a.arn' });
  });

  it('is the resource whose ID it is, not what repeats the ID', () => {
    expect(gist(read(unit, 'aws_lb.a', 'security_groups'))).toEqual([
      { known: group.id, of: 'aws_security_group.g.id' },
    ]);
  });

  it('is the attribute that is referred to', () => {
    expect(gist(read(unit, 'aws_redshift_cluster.c', 'cluster_subnet_group_name'))).toEqual({
      known: 'main',
      of: 'aws_redshift_subnet_group.g.name',
    });
  });

  it('is a mere text when it equals a name by chance', () => {
    expect(gist(read(unit, 'aws_redshift_cluster.c', 'name'))).toBe('main');
  });
});

describe('what leaves by outputs of the root module', () => {
  const handedOut = (expression: object) =>
    parsed(
      planText({
        changes: [lb('aws_lb.a'), lb('aws_lb.b')],
        root: { outputs: { o: { expression } } },
        more: { planned_values: { outputs: { o: { sensitive: false } }, root_module: {} } },
      }),
    ).handedOut.map(({ address, attribute }) => `${address}.${attribute}`);

  it('an attribute', () => {
    expect(handedOut(refers('aws_lb.a.arn', 'aws_lb.a'))).toEqual(['aws_lb.a.arn']);
  });

  it('a resource as a whole', () => {
    expect(handedOut(refers('aws_lb.a'))).toEqual(['aws_lb.a.arn', 'aws_lb.a.id']);
  });

  it('anything, when it came through a local', () => {
    expect(handedOut(refers('local.all'))).toEqual(['aws_lb.a.arn', 'aws_lb.a.id', 'aws_lb.b.arn', 'aws_lb.b.id']);
  });
});
