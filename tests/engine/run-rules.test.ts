import { describe, expect, it } from 'vitest';
import { createLocator } from '../../src/engine/locate.ts';
import { createRule } from '../../src/engine/rule.ts';
import type { RuleModule, RuleRun, Visitors } from '../../src/engine/rule.ts';
import type { RunContext } from '../../src/engine/run-rules.ts';
import { runRules } from '../../src/engine/run-rules.ts';
import type { Guard } from '../../src/model/guard.ts';
import { always, atom, never, not } from '../../src/model/guard.ts';
import type { Value } from '../../src/model/value.ts';
import { oneOf } from '../../src/model/cases.ts';
import { known, unknown } from '../../src/model/value.ts';
import { decide, verdict } from '../../src/model/verdict.ts';
import { at, balancer, cluster, graphOf, service, sourceFile, unitOf } from './made-graph.ts';

const file = sourceFile('resource "x" "c" {\n  port = local.p\n}\nlocals {\n  p = 80\n}\n');
const header = at(file, 'resource "x" "c"');
const segment = { profile: 'segment/redshift', vendor: 'Segment', source: 'https://s', readOn: '2026-11-21' };
const rds = { ...segment, profile: 'segment/rds-postgres' };
const airbyte = { ...segment, profile: 'airbyte', vendor: 'Airbyte' };
const schema = { type: 'object', additionalProperties: false, properties: {} } as const;

const portRule = createRule({
  name: 'some-port',
  meta: {
    docs: { description: 'Require a port', references: [] },
    messages: { wrong: '{{on}} listens on {{port}}; {{who}} {{expected}}.', unread: '{{on}}: {{why(port)}}.' },
    schema: {
      ...schema,
      properties: { expected: { type: 'integer', default: 5439, description: 'The port.' } },
    },
  },
  create: ({ check, options: { expected } }) => ({
    RedshiftCluster(on) {
      const { port } = on.props;
      check(
        decide(port, (value) => value === expected, 'pass'),
        {
          on,
          fail: { message: 'wrong', at: port, data: { port, expected } },
          unknown: { message: 'unread', at: port, data: { port } },
        },
      );
    },
  }),
});

function run(rule: RuleModule = portRule, more: Partial<RuleRun> = {}): RuleRun {
  return { rule, options: {}, severity: 'error', requesters: [segment], ...more };
}

function contextOf(more: Partial<RunContext> = {}): RunContext {
  const locate = createLocator(({ file: json }) => ({ file: json, start: 0, end: 0 }));
  return { inputs: new Map(), declaredInputs: [], audiences: [], root: '/repo', locate, ...more };
}

function visiting(create: () => Visitors, scope: 'every' | 'vendor' = 'vendor'): RuleModule {
  const docs = { description: 'Require something', references: [] };
  return createRule({ name: 'probe', meta: { docs, messages: { wrong: '{{on}} is wrong.' }, schema, scope }, create });
}

const portAt = (value: number, written = at(file, 'local.p')) => known(value, { ...written, property: 'port' });
const withPort = (port: Value<number>, address?: string, when: Guard = always) =>
  cluster({ ...(address && { address }), when, at: header, props: { port } });

describe('the outcome of a check', () => {
  it('is a finding where it fails', () => {
    const { findings, undecided, passed } = runRules([run()], graphOf([withPort(portAt(80))]), contextOf());
    expect(findings).toEqual([
      {
        rule: 'some-port',
        messageId: 'wrong',
        verdict: 'fail',
        severity: 'error',
        message: '`aws_redshift_cluster.c` listens on 80; Segment requires 5439.',
        address: 'aws_redshift_cluster.c',
        addresses: ['aws_redshift_cluster.c'],
        instances: [{ unit: '/repo', address: 'aws_redshift_cluster.c' }],
        kind: 'RedshiftCluster',
        nativeType: 'aws_redshift_cluster',
        unit: '/repo',
        format: 'terraform',
        place: { file, start: { line: 2, column: 10 }, end: { line: 2, column: 17 } },
        related: [],
        requesters: [segment],
        lacks: [],
        key: 'some-port|wrong|.|aws_redshift_cluster.c|port',
      },
    ]);
    expect([undecided, passed]).toEqual([[], 0]);
  });

  it('is counted where it passes', () => {
    const result = runRules([run()], graphOf([withPort(portAt(5439))]), contextOf());
    expect(result).toEqual({ findings: [], undecided: [], suppressed: [], passed: 1, diagnostics: [], remarks: [] });
  });

  it('is undecided where it can do neither, and says what would tell', () => {
    const port = unknown({ kind: 'variable', name: 'p', module: '' }, at(file, 'local.p'));
    const { findings, undecided } = runRules([run()], graphOf([withPort(port)]), contextOf());
    expect(findings).toEqual([]);
    expect(undecided).toMatchObject([
      { verdict: 'unknown', lacks: ['variable `p` has no default; pass `--var p=…` or a `--var-file`'] },
    ]);
  });

  const prod = atom('/repo Prod');
  const either = oneOf(
    [
      { when: prod, value: portAt(80, at(file, '80')) },
      { when: not(prod), value: portAt(5439) },
    ],
    at(file, 'local.p'),
  );

  it('is undecided when it fails under an open condition only', () => {
    const { undecided } = runRules([run()], graphOf([withPort(either)]), contextOf());
    expect(undecided).toMatchObject([
      {
        verdict: 'unknown',
        message: 'When `Prod` is true: `aws_redshift_cluster.c` listens on 80; Segment requires 5439.',
        when: '`Prod` is true',
        place: { start: { line: 5, column: 7 } },
        lacks: ['it depends on `Prod`'],
      },
    ]);
  });

  it('fails at the branch that decides when the resource exists only under that condition', () => {
    const { findings } = runRules([run()], graphOf([withPort(either, 'c', prod)]), contextOf());
    expect(findings).toMatchObject([
      { message: '`c` listens on 80; Segment requires 5439.', place: { start: { line: 5, column: 7 } } },
    ]);
  });

  it('passes when the resource exists only where the other branch holds', () => {
    const { passed, undecided } = runRules([run()], graphOf([withPort(either, 'c', not(prod))]), contextOf());
    expect([passed, undecided]).toEqual([1, []]);
  });

  it('counts only where the report says so', () => {
    const rule = createRule({
      name: 'narrowed',
      meta: {
        docs: { description: 'Require something', references: [] },
        messages: { wrong: '{{on}} is wrong.' },
        schema,
      },
      create: ({ check }) => ({
        RedshiftCluster(on) {
          check({ pass: never, fail: prod, because: [] }, { on, when: prod, fail: { message: 'wrong' } });
          check(verdict('fail'), { on, when: never, fail: { message: 'wrong' } });
        },
      }),
    });
    const { findings, undecided } = runRules([run(rule)], graphOf([withPort(portAt(1))]), contextOf());
    expect([findings.length, undecided.length]).toEqual([1, 0]);
  });
});

describe('the place of a finding', () => {
  const caller = sourceFile('module "m" {\n  port = 80\n}\n');
  const installed = sourceFile('port = var.port', '/repo/.terraform/modules/m/main.tf');
  const outside = sourceFile('port = var.port', '/elsewhere/main.tf');

  it.each([installed, outside])('is the first one that the reader can change: not $path', (module) => {
    const port = portAt(80, { ...at(module, 'var.port'), via: [at(caller, '80').at] });
    const { findings } = runRules([run()], graphOf([withPort(port)]), contextOf());
    expect(findings).toMatchObject([
      {
        place: { file: caller, start: { line: 2, column: 10 } },
        related: [{ place: { file: module }, message: 'the value comes from here' }],
      },
    ]);
  });

  it('is the best there is when nothing of the way lies in the linted folder', () => {
    const { findings } = runRules([run()], graphOf([withPort(portAt(80, at(outside, 'var.port')))]), contextOf());
    expect(findings).toMatchObject([{ place: { file: outside }, related: [] }]);
  });

  it('is the resource for a value that stands in no file', () => {
    const { findings } = runRules([run()], graphOf([withPort(portAt(80, at(sourceFile('', ''), '')))]), contextOf());
    expect(findings).toMatchObject([{ place: { file, start: { line: 1, column: 1 } }, related: [] }]);
  });

  it('relates the default that the value has', () => {
    const text = sourceFile('port = var.p\nvariable "p" {\n  type    = number\n  default = 80\n}\n');
    const port = portAt(80, { ...at(text, 'var.p'), via: [at(text, '80').at] });
    const { findings } = runRules([run()], graphOf([withPort(port)]), contextOf());
    expect(findings).toMatchObject([
      { related: [{ message: 'default of variable `p`', place: { start: { line: 4 } } }] },
    ]);
  });

  it.each([
    ['variable "p" {}\n', 'variable "p"', 'variable `p`'],
    ['Parameters:\n  A: {Type: String}\n  P:\n    Type: Number\n', 'P:\n    Type', 'parameter `P`'],
    ['Mappings:\n  P:\n    Q: {R: 80}\n', '80', 'the value comes from here'],
  ])('relates the declaration of a value that has none: %j', (text, part, role) => {
    const declared = sourceFile(text, '/repo/declared');
    const port = portAt(80, { ...at(file, 'local.p'), via: [at(declared, part).at] });
    const { findings } = runRules([run()], graphOf([withPort(port)]), contextOf());
    expect(findings).toMatchObject([{ related: [{ message: role }] }]);
  });

  it('relates the default of a parameter', () => {
    const text = sourceFile(
      'Parameters:\n  A:\n    Type: String\n  P:\n    Type: Number\n    Default: 80\nPort: !Ref P\n',
    );
    const port = portAt(80, { ...at(text, '!Ref P'), via: [at(text, '80').at] });
    const { findings } = runRules([run()], graphOf([withPort(port)]), contextOf());
    expect(findings).toMatchObject([{ related: [{ message: 'default of parameter `P`' }] }]);
  });
});

describe('what would read the same is said once', () => {
  it('for instances of one block', () => {
    const clusters = ['aws_redshift_cluster.c["a/b"]', 'aws_redshift_cluster.c["b"]'].map((one) =>
      withPort(portAt(80), one),
    );
    const { findings } = runRules([run()], graphOf(clusters), contextOf());
    expect(findings).toMatchObject([
      {
        message: '`aws_redshift_cluster.c["a/b"]` (and 1 more) listens on 80; Segment requires 5439.',
        addresses: ['aws_redshift_cluster.c["a/b"]', 'aws_redshift_cluster.c["b"]'],
      },
    ]);
  });

  it('for one module called twice, and for nested stacks', () => {
    const inModules = ['module.a[0].x.c', 'module.b["k.k"].module.z.x.c'].map((one) => withPort(portAt(80), one));
    expect(runRules([run()], graphOf(inModules), contextOf()).findings).toHaveLength(1);
    const inStacks = ['Outer/Inner/C', 'Other/C'].map((one) => withPort(portAt(80), one));
    expect(runRules([run()], graphOf(inStacks), contextOf()).findings).toHaveLength(1);
  });

  it('but not for callers that each wrote their own value', () => {
    const clusters = ['module.a.x.c', 'module.b.x.c'].map((one, index) =>
      withPort(portAt(80, at(file, index === 0 ? 'local.p' : '80')), one),
    );
    expect(runRules([run()], graphOf(clusters), contextOf()).findings).toHaveLength(2);
  });

  it('but not for two resources that stand at one place', () => {
    const clusters = [withPort(portAt(80), 'x.c'), withPort(portAt(80), 'x.d')];
    expect(runRules([run()], graphOf(clusters), contextOf()).findings).toHaveLength(2);
  });

  it('for two vendors that ask the same', () => {
    const runs = [
      run(portRule, { severity: 'warning' }),
      run(portRule, { requesters: [airbyte], options: { expected: 5439 } }),
    ];
    const { findings, passed } = runRules(runs, graphOf([withPort(portAt(80))]), contextOf());
    expect(findings).toMatchObject([
      {
        message: '`aws_redshift_cluster.c` listens on 80; Segment and Airbyte require 5439.',
        severity: 'error',
        requesters: [segment, airbyte],
      },
    ]);
    expect(passed).toBe(0);
  });

  it('but not for two vendors that ask different things', () => {
    const runs = [run(), run(portRule, { requesters: [airbyte], options: { expected: 5432 } })];
    const { findings } = runRules(runs, graphOf([withPort(portAt(80))]), contextOf());
    expect(findings.map((finding) => finding.message)).toEqual([
      '`aws_redshift_cluster.c` listens on 80; Airbyte requires 5432.',
      '`aws_redshift_cluster.c` listens on 80; Segment requires 5439.',
    ]);
  });
});

it('sorts findings by file, place and rule', () => {
  const other = sourceFile('port = 80', '/repo/a.tf');
  const clusters = [
    withPort(portAt(80, at(file, '80')), 'x.late'),
    withPort(portAt(80), 'x.early'),
    withPort(portAt(80, at(other, '80')), 'x.first'),
  ];
  const { findings } = runRules([run()], graphOf(clusters), contextOf());
  expect(findings.map((finding) => finding.address)).toEqual(['x.first', 'x.early', 'x.late']);
});

it('gives a finding a key that does not move with the folder the repository lies in', () => {
  const inUnit = cluster({ unit: unitOf('/repo/envs/prod'), at: header, props: { port: portAt(80) } });
  const { findings } = runRules([run()], graphOf([inUnit]), contextOf());
  expect(findings[0]?.key).toBe('some-port|wrong|envs/prod|aws_redshift_cluster.c|port');
});

describe('a rule that is at fault', () => {
  const throwing = visiting(() => ({
    RedshiftCluster(on) {
      if (on.address === 'x.bad') throw new Error('no such thing');
    },
  }));

  it('is a diagnostic that names the rule and the resource, and the others still run', () => {
    const graph = graphOf([withPort(portAt(80), 'x.bad')]);
    const { findings, diagnostics } = runRules([run(throwing), run()], graph, contextOf());
    expect(findings).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ code: 'rule-fault', severity: 'error', at: header.at }]);
    expect(diagnostics[0]?.message).toBe(
      'Rule probe failed on `x.bad`: no such thing. This is a fault of the rule, not of your infrastructure; the other rules ran.',
    );
  });

  it.each<[string, RuleModule]>([
    [
      'no such rule',
      visiting(() => {
        throw new Error('no such rule');
      }),
    ],
    // @ts-expect-error: the kind is called RedshiftCluster
    ['it visits RedshiftClutser, which is no kind', visiting(() => ({ RedshiftClutser: () => undefined }))],
  ])('when it is created: %s', (text, rule) => {
    const { diagnostics } = runRules([run(rule)], graphOf([]), contextOf());
    expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([expect.stringContaining(text)]);
  });

  it('when a check ends in a way that it has no message for', () => {
    const silent = createRule({
      name: 'silent',
      meta: { docs: { description: 'Require words', references: [] }, messages: { wrong: '' }, schema },
      create: ({ check }) => ({
        RedshiftCluster: (on) => check(verdict('unknown'), { on, fail: { message: 'wrong' } }),
      }),
    });
    const { diagnostics } = runRules([run(silent)], graphOf([cluster()]), contextOf());
    expect(diagnostics[0]?.message).toContain('the check is undecided and has no message for it');
  });
});

describe('without a chosen vendor', () => {
  const bare = {
    opening: 'For Segment to reach this, ',
    remark: 'No vendor chosen.',
    faults: new Map([['some-port', ['unread']]]),
  };

  it('a failure is a warning that says for whom', () => {
    const { findings, remarks } = runRules([run()], graphOf([withPort(portAt(80))]), contextOf({ bare }));
    expect(findings).toMatchObject([
      {
        severity: 'warning',
        message: 'For Segment to reach this, `aws_redshift_cluster.c` listens on 80; Segment requires 5439.',
      },
    ]);
    expect(remarks).toEqual(['No vendor chosen.']);
  });

  it('what is wrong whoever connects is an error', () => {
    const faults = new Map([['some-port', ['wrong']]]);
    const { findings } = runRules([run()], graphOf([withPort(portAt(80))]), contextOf({ bare: { ...bare, faults } }));
    expect(findings).toMatchObject([
      { severity: 'error', message: '`aws_redshift_cluster.c` listens on 80; Segment requires 5439.' },
    ]);
  });

  it('what is wrong with a cluster that is granted to another account is an error', () => {
    const granted = withPort(portAt(80));
    const { findings } = runRules([run()], graphOf([granted], [granted]), contextOf({ bare }));
    expect(findings).toMatchObject([{ severity: 'error' }]);
  });

  it('a rule that the user brought keeps its severity, and runs on whatever there is', () => {
    const own = run(portRule, { requesters: [] });
    const { findings } = runRules([own], graphOf([withPort(portAt(80))]), contextOf({ bare }));
    expect(findings).toMatchObject([
      { severity: 'error', message: '`aws_redshift_cluster.c` listens on 80; the vendor requires 5439.' },
    ]);
  });

  it('is silent when the sources hold neither an endpoint service nor a cluster', () => {
    const result = runRules([run(visiting(() => ({}), 'every'))], graphOf([balancer('lb')]), contextOf({ bare }));
    expect(result).toEqual({ findings: [], undecided: [], suppressed: [], passed: 0, diagnostics: [], remarks: [] });
  });
});

describe('whom a rule speaks about', () => {
  const vendor = 'arn:aws:iam::111122223333:role/segment';
  const redshiftManaged = { profile: 'segment/redshift', path: 'redshift-managed', principals: [] } as const;
  const endpointService = { profile: 'segment/rds-postgres', path: 'endpoint-service', principals: [vendor] } as const;
  const audiences = [redshiftManaged, endpointService];

  function visited(resources: Parameters<typeof graphOf>[0], requesters: readonly (typeof segment)[], scope?: 'every') {
    const seen: string[] = [];
    const see = ({ address }: { readonly address: string }) => void seen.push(address);
    const rule = visiting(() => ({ EndpointService: see, LoadBalancer: see, RedshiftCluster: see }), scope);
    runRules([run(rule, { requesters })], graphOf(resources), contextOf({ audiences }));
    return seen;
  }

  const mine = service('mine', ['arn:aws:iam::111122223333:root'], ['lb']);
  const other = service('other', ['arn:aws:iam::999999999999:root'], ['other-lb']);
  const all = [mine, other, balancer('lb'), balancer('other-lb'), balancer('loose'), cluster({ address: 'c' })];

  it('speaks about clusters only over a Redshift-managed endpoint', () => {
    expect(visited(all, [segment])).toEqual(['c']);
  });

  it('speaks about services that may be the vendor’s and the load balancers behind them', () => {
    expect(visited(all, [rds])).toEqual(['mine', 'lb']);
  });

  it('speaks about every resource when the rule does', () => {
    expect(visited(all, [rds], 'every')).toEqual(['mine', 'other', 'lb', 'other-lb', 'loose', 'c']);
  });

  it('takes a service for the vendor’s when no other one allows the vendor', () => {
    expect(visited([other], [rds])).toEqual(['other']);
  });

  it.each(['*', '?', '123456789012', 'arn:aws:iam::999999999999:role/*'])(
    'takes a service for the vendor’s when %s may be let in',
    (principal) => {
      expect(visited([mine, service('open', [principal])], [rds])).toEqual(['mine', 'open']);
    },
  );

  it('takes every service for the vendor’s when nobody told who the vendor is', () => {
    const seen: string[] = [];
    const rule = visiting(() => ({ EndpointService: ({ address }) => void seen.push(address) }));
    const untold = [{ ...endpointService, principals: [] }];
    runRules([run(rule, { requesters: [rds] })], graphOf([mine, other]), contextOf({ audiences: untold }));
    expect(seen).toEqual(['mine', 'other']);
  });

  it('names only those who speak about the resource', () => {
    const merged = [run(portRule, { requesters: [segment, airbyte] })];
    const airbytes = { profile: 'airbyte', path: 'endpoint-service', principals: [] } as const;
    const { findings } = runRules(
      merged,
      graphOf([withPort(portAt(80))]),
      contextOf({ audiences: [...audiences, airbytes] }),
    );
    expect(findings).toMatchObject([{ requesters: [segment] }]);
  });
});

it('gives a rule its inputs, unknown when they were not passed', () => {
  const seen: unknown[] = [];
  const rule = createRule({
    name: 'reads-inputs',
    meta: { docs: { description: 'Require inputs', references: [] }, messages: {}, schema },
    create({ input }) {
      seen.push(input('given'), input('missing'));
      return {};
    },
  });
  runRules([run(rule)], graphOf([]), contextOf({ inputs: new Map([['given', 'x']]) }));
  expect(seen).toMatchObject([
    { state: 'known', value: 'x' },
    { state: 'unknown', reason: { kind: 'input', name: 'missing' } },
  ]);
});
