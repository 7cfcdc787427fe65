import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { always } from '../../src/model/guard.ts';
import type { ParsedUnit } from '../../src/model/resource.ts';
import { parse } from '../../src/parsers/index.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { parseOptions, placeText, resource, shown } from './read.ts';

type Json = unknown;

interface Change {
  readonly address: string;
  readonly after: Readonly<Record<string, Json>>;
  readonly unknown?: Readonly<Record<string, Json>>;
  readonly sensitive?: Readonly<Record<string, Json>>;
  /** It is there already, and stays or is changed. */
  readonly exists?: boolean;
  readonly actions?: readonly string[];
}

interface PlanParts {
  readonly variables?: Readonly<Record<string, Json>>;
  readonly changes?: readonly Change[];
  readonly read?: readonly { readonly address: string; readonly values: Readonly<Record<string, Json>> }[];
  /** Names as they are declared: `aws_lb.x`, `data.aws_vpc.main`, `module.m`, `var.x`, `output.o`. */
  readonly declares: readonly string[];
  /** What the plan records of the configuration of called modules, by the name of the call. */
  readonly modules?: Readonly<Record<string, Json>>;
  readonly complete?: boolean;
}

/** An address in its parts, the last ones of which name a resource. */
function named(address: string): Readonly<Record<string, Json>> {
  const [, data, type, name, index] = /(data\.)?(\w+)\.([\w-]+)(?:\[(.*)\])?$/.exec(address) ?? [];
  const key = index === undefined ? {} : { index: JSON.parse(index) as Json };
  return { address, mode: data ? 'data' : 'managed', type, name, ...key };
}

function planText({
  variables = {},
  changes = [],
  read = [],
  declares,
  modules = {},
  complete = true,
}: PlanParts): string {
  const of = (kind: string) =>
    declares.flatMap((each) => (each.startsWith(`${kind}.`) ? [each.slice(kind.length + 1)] : []));
  const resources = declares.filter((each) => !/^(var|output|module)\./.test(each)).map(named);
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    complete,
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { value }])),
    planned_values: {},
    resource_changes: changes.map(({ address, after, unknown = {}, sensitive = {}, exists = false, actions }) => ({
      ...named(address),
      change: {
        actions: actions ?? [exists ? 'update' : 'create'],
        before: exists ? {} : null,
        after,
        after_unknown: unknown,
        after_sensitive: sensitive,
      },
    })),
    prior_state: {
      values: { root_module: { resources: read.map(({ address, values }) => ({ ...named(address), values })) } },
    },
    configuration: {
      root_module: {
        resources,
        variables: Object.fromEntries(of('var').map((name) => [name, {}])),
        outputs: Object.fromEntries(of('output').map((name) => [name, {}])),
        module_calls: Object.fromEntries(of('module').map((name) => [name, { module: modules[name] ?? {} }])),
      },
    },
  });
}

async function parseAll(texts: Readonly<Record<string, string>>) {
  const candidates = Object.keys(texts).map((path) => ({ path, named: true }));
  return parse(candidates, memorySources(texts), parseOptions());
}

/** The one unit of a configuration and its plan, and how many notes there are once everything was read. */
async function together(
  configuration: string | Readonly<Record<string, string>>,
  plan: PlanParts,
): Promise<ParsedUnit> {
  const texts = typeof configuration === 'string' ? { '/main.tf': configuration } : configuration;
  const { units, diagnostics } = await parseAll({ ...texts, '/plan.json': planText(plan) });
  const [unit] = units;
  if (!unit || units.length !== 1) throw new Error(`There are ${units.length} units: ${JSON.stringify(diagnostics)}`);
  expect(unit.unit.format).toBe('terraform');
  return unit;
}

const read = (unit: ParsedUnit, address: string, property: string) => resource(unit, address).body.read(property);
const notes = (unit: ParsedUnit) => unit.diagnostics.map(({ code, message }) => `${code}: ${message}`);

describe('a configuration with its plan', () => {
  it('has the values of the variables that the plan was made with, at the variable', async () => {
    const unit = await together('variable "port" {}\nresource "aws_lb_listener" "l" { port = var.port }', {
      declares: ['var.port', 'aws_lb_listener.l'],
      variables: { port: 5432 },
      changes: [{ address: 'aws_lb_listener.l', after: { port: 5432 } }],
    });
    const port = read(unit, 'aws_lb_listener.l', 'port');
    expect(shown(port)).toBe(5432);
    expect(placeText(port.at)).toBe('main.tf:1 variable "port"');
  });

  it('keeps the place of a value that the plan only repeats', async () => {
    const unit = await together(
      'variable "port" { default = 5432 }\nresource "aws_lb_listener" "l" { port = var.port }',
      {
        declares: ['var.port', 'aws_lb_listener.l'],
        variables: { port: 5432 },
        changes: [{ address: 'aws_lb_listener.l', after: { port: 5432 } }],
      },
    );
    expect(placeText(read(unit, 'aws_lb_listener.l', 'port').at)).toBe('main.tf:1 5432');
  });

  it('prefers the value of the plan to one of a file, which another run may have used', async () => {
    const unit = await together(
      {
        '/main.tf': 'variable "port" {}\nresource "aws_lb_listener" "l" { port = var.port }',
        '/terraform.tfvars': 'port = 1',
      },
      {
        declares: ['var.port', 'aws_lb_listener.l'],
        variables: { port: 2 },
        changes: [{ address: 'aws_lb_listener.l', after: { port: 2 } }],
      },
    );
    expect(shown(read(unit, 'aws_lb_listener.l', 'port'))).toBe(2);
    expect(notes(unit)).toEqual([]);
  });

  it('has the instances of the plan where the keys are unknown', async () => {
    const unit = await together(
      'data "http" "zones" {}\nresource "aws_lb" "x" {\n  for_each = toset(split(",", data.http.zones.body))\n  name = each.key\n}',
      {
        declares: ['data.http.zones', 'aws_lb.x'],
        changes: [
          { address: 'aws_lb.x["a"]', after: { name: 'a' } },
          { address: 'aws_lb.x["it\'s.b"]', after: { name: "it's.b" } },
        ],
      },
    );
    expect(unit.resources.map(({ address, when }) => [address, when === always])).toEqual([
      ['aws_lb.x["a"]', true],
      ['aws_lb.x["it\'s.b"]', true],
    ]);
    expect(shown(read(unit, 'aws_lb.x["it\'s.b"]', 'name'))).toBe("it's.b");
  });

  it('has none where the plan has none, unless the plan is only a part', async () => {
    const configuration = 'resource "aws_lb" "x" { count = provider::own::many() }\nresource "aws_lb" "y" {}';
    const plan = { declares: ['aws_lb.x', 'aws_lb.y'], changes: [{ address: 'aws_lb.y', after: {} }] };
    const addresses = async (complete: boolean) =>
      (await together(configuration, { ...plan, complete })).resources.map(({ address }) => address);
    expect(await addresses(true)).toEqual(['aws_lb.y']);
    expect(await addresses(false)).toEqual(['aws_lb.x["?"]', 'aws_lb.y']);
  });

  it('has what data sources found, and stays linked to them', async () => {
    const unit = await together(
      'data "aws_vpc" "main" {}\nresource "aws_security_group" "g" { vpc_id = data.aws_vpc.main.id }',
      {
        declares: ['data.aws_vpc.main', 'aws_security_group.g'],
        changes: [{ address: 'aws_security_group.g', after: { vpc_id: 'vpc-1' } }],
        read: [{ address: 'data.aws_vpc.main', values: { id: 'vpc-1' } }],
      },
    );
    const vpc = read(unit, 'aws_security_group.g', 'vpc_id');
    expect(shown(vpc)).toBe('vpc-1');
    expect(vpc.origin).toEqual({ unit: '/', address: 'data.aws_vpc.main', attribute: 'id' });
    expect(placeText(vpc.at)).toBe('main.tf:2 data.aws_vpc.main.id');
  });

  it('knows the attributes of what is there, and links to it all the same', async () => {
    const unit = await together(
      'resource "aws_lb" "b" {}\nresource "aws_vpc_endpoint_service" "s" { network_load_balancer_arns = [aws_lb.b.arn] }',
      {
        declares: ['aws_lb.b', 'aws_vpc_endpoint_service.s'],
        changes: [
          { address: 'aws_lb.b', after: { arn: 'arn:aws:b' }, exists: true, actions: ['no-op'] },
          { address: 'aws_vpc_endpoint_service.s', after: { network_load_balancer_arns: ['arn:aws:b'] } },
        ],
      },
    );
    const arns = read(unit, 'aws_vpc_endpoint_service.s', 'network_load_balancer_arns');
    expect(shown(arns)).toEqual(['arn:aws:b']);
    const [arn] =
      arns.state === 'known' && typeof arns.value === 'object' && 'items' in arns.value ? arns.value.items : [];
    expect(arn?.value.origin).toEqual({ unit: '/', address: 'aws_lb.b', attribute: 'arn' });
  });

  it('has what the plan made of an argument that is unknown otherwise, at the argument', async () => {
    const unit = await together('resource "aws_lb" "b" {\n  name = provider::own::name()\n}', {
      declares: ['aws_lb.b'],
      changes: [{ address: 'aws_lb.b', after: { name: 'made' } }],
    });
    const name = read(unit, 'aws_lb.b', 'name');
    expect(shown(name)).toBe('made');
    expect(placeText(name.at)).toBe('main.tf:2 provider::own::name()');
  });

  it('takes the alternative that the plan took', async () => {
    const configuration = (value: string) => `resource "aws_lb" "b" { name = ${value} }`;
    const made = async (value: string, planned: Json, unknown = {}) => {
      const after = planned === undefined ? {} : { name: planned };
      const changes = [{ address: 'aws_lb.b', after, unknown }];
      return shown(read(await together(configuration(value), { declares: ['aws_lb.b'], changes }), 'aws_lb.b', 'name'));
    };
    expect(await made('provider::own::on() ? "a" : "b"', 'b')).toBe('b');
    expect(await made('provider::own::on() ? "a" : null', null)).toBe(null);
    expect(await made('provider::own::on() ? "a" : provider::own::name()', 'c')).toBe('c');
    // What the provider fills in later may be either.
    expect(await made('provider::own::on() ? "a" : null', undefined, { name: true })).toEqual({ oneOf: ['a', null] });
  });

  it('fills blocks whose number is unknown, each other block being the one it is', async () => {
    const unit = await together(
      `data "http" "x" {}
resource "aws_security_group" "g" {
  ingress {
    from_port = 2
    protocol  = provider::own::name()
  }
  dynamic "ingress" {
    for_each = data.http.x.ports
    content {
      from_port = ingress.value
    }
  }
}`,
      {
        declares: ['data.http.x', 'aws_security_group.g'],
        changes: [
          {
            address: 'aws_security_group.g',
            // A set is written in an order of its own.
            after: {
              ingress: [
                { from_port: 1, protocol: 'udp' },
                { from_port: 2, protocol: 'tcp' },
              ],
            },
          },
        ],
      },
    );
    expect(shown(read(unit, 'aws_security_group.g', 'ingress'))).toEqual([
      { from_port: 2, protocol: 'tcp' },
      { from_port: 1, protocol: 'udp' },
    ]);
  });

  it('does not guess which of two unknown items is which', async () => {
    const unit = await together('resource "aws_lb" "b" { subnets = [provider::own::a(), provider::own::b()] }', {
      declares: ['aws_lb.b'],
      changes: [{ address: 'aws_lb.b', after: { subnets: ['subnet-1', 'subnet-2'] } }],
    });
    expect(shown(read(unit, 'aws_lb.b', 'subnets'))).toEqual(['unknown function', 'unknown function']);
  });

  it('has nothing for what is not written for something new, and what is there for something that exists', async () => {
    const groups = async (exists: boolean, deleted = false) => {
      const old = { address: 'aws_lb.old', after: {}, exists: true, actions: ['no-op'] };
      const unit = await together('resource "aws_lb" "b" {}\nresource "aws_lb" "old" {}', {
        declares: ['aws_lb.b', 'aws_lb.old'],
        changes: [
          {
            address: 'aws_lb.b',
            after: { security_groups: ['sg-1'], internal: false, access_logs: [{ enabled: true }] },
            exists,
          },
          deleted ? { ...old, actions: ['delete', 'create'] } : old,
        ],
      });
      return ['security_groups', 'internal', 'access_logs'].map((name) => shown(read(unit, 'aws_lb.b', name)));
    };
    expect(await groups(false)).toEqual([null, null, null]);
    expect(await groups(true)).toEqual([['sg-1'], false, null]);
    expect(await groups(true, true)).toEqual(['unknown attribute', false, null]);
  });

  it('keeps what is sensitive to itself', async () => {
    const unit = await together(
      'resource "aws_redshift_cluster" "c" {\n  master_password = "horse"\n  master_username = provider::own::name()\n}',
      {
        declares: ['aws_redshift_cluster.c'],
        changes: [
          {
            address: 'aws_redshift_cluster.c',
            after: { master_password: 'horse', master_username: 'me' },
            sensitive: { master_password: true, master_username: true },
          },
        ],
      },
    );
    expect(read(unit, 'aws_redshift_cluster.c', 'master_password').sensitive).toBe(true);
    expect(read(unit, 'aws_redshift_cluster.c', 'master_username')).toMatchObject({ value: 'me', sensitive: true });
  });

  it('has the value that stays when changes are ignored', async () => {
    const port = async (ignored: string) => {
      const unit = await together(
        `resource "aws_redshift_cluster" "c" {\n  port = 5439\n  lifecycle {\n    ignore_changes = ${ignored}\n  }\n}`,
        {
          declares: ['aws_redshift_cluster.c'],
          changes: [{ address: 'aws_redshift_cluster.c', after: { port: 5400 }, exists: true }],
        },
      );
      return [shown(read(unit, 'aws_redshift_cluster.c', 'port')), notes(unit).length];
    };
    expect(await port('[port]')).toEqual([5400, 0]);
    expect(await port('all')).toEqual([5400, 0]);
    expect(await port('[node_type]')).toEqual([5439, 1]);
  });
});

describe('a module that is not on disk', () => {
  it('has the resources of the plan, and hands out their attributes', async () => {
    const unit = await together(
      'module "m" { source = "example/m/aws" }\nresource "aws_lb_listener" "l" { load_balancer_arn = module.m.arn }',
      {
        declares: ['module.m', 'aws_lb_listener.l'],
        modules: {
          m: {
            outputs: { arn: { expression: { references: ['aws_lb.this[0].arn', 'aws_lb.this[0]', 'aws_lb.this'] } } },
            resources: [
              {
                ...named('aws_lb.this'),
                count_expression: { constant_value: 1 },
                expressions: { name: { constant_value: 'b' } },
              },
            ],
          },
        },
        changes: [
          { address: 'aws_lb_listener.l', after: {}, unknown: { load_balancer_arn: true } },
          { address: 'module.m.aws_lb.this[0]', after: { name: 'b' }, unknown: { arn: true } },
        ],
      },
    );
    expect(unit.resources.map(({ address, unit: { id } }) => `${id} ${address}`)).toEqual([
      '/ aws_lb_listener.l',
      '/ module.m.aws_lb.this[0]',
    ]);
    expect(shown(read(unit, 'module.m.aws_lb.this[0]', 'name'))).toBe('b');
    const arn = read(unit, 'aws_lb_listener.l', 'load_balancer_arn');
    expect(arn.origin).toEqual({ unit: '/', address: 'module.m.aws_lb.this[0]', attribute: 'arn' });
    expect(notes(unit)).toEqual([]);
  });
});

describe('a plan that is older than its configuration', () => {
  it('is noted once, where it differs first, and the source is trusted', async () => {
    const unit = await together('resource "aws_lb_listener" "l" {\n  port     = 5432\n  priority = 2\n}', {
      declares: ['aws_lb_listener.l'],
      changes: [{ address: 'aws_lb_listener.l', after: { port: 5433, priority: 1 } }],
    });
    expect(shown(read(unit, 'aws_lb_listener.l', 'port'))).toBe(5432);
    expect(shown(read(unit, 'aws_lb_listener.l', 'priority'))).toBe(2);
    const [note, ...others] = unit.diagnostics;
    expect(others).toEqual([]);
    expect(note).toMatchObject({
      code: 'stale-plan',
      severity: 'note',
      message:
        'plan.json is not the plan of this configuration as it is now: it has another port for aws_lb_listener.l. Where they differ the configuration counts; plan again.',
    });
    expect(note?.at && placeText(note.at)).toBe('main.tf:2 5432');
  });

  it('is noted when it has other instances', async () => {
    const configuration = 'resource "aws_lb" "x" { for_each = toset(["a"]) }';
    const declares = ['aws_lb.x'];
    const more = await together(configuration, {
      declares,
      changes: ['a', 'b'].map((key) => ({ address: `aws_lb.x["${key}"]`, after: {} })),
    });
    expect(more.resources.map(({ address }) => address)).toEqual(['aws_lb.x["a"]']);
    expect(notes(more)).toEqual([expect.stringContaining('aws_lb.x["b"] is not in the configuration')]);
    const fewer = await together(configuration, { declares });
    expect(notes(fewer)).toEqual([expect.stringContaining('it has no aws_lb.x["a"]')]);
    expect(notes(await together(configuration, { declares, complete: false }))).toEqual([
      expect.stringMatching(/^incomplete-plan/),
    ]);
  });

  it.each([
    ['a text in other letters', '"TCP"', 'tcp'],
    ['a number as text', '"5432"', 5432],
    ['a protocol by its number', '"6"', 'tcp'],
    ['a document in other words', '"{ }"', '{}'],
    ['a value that is written and not kept', '"secret"', null],
  ])('is not meant by %s', async (_, value, protocol) => {
    const unit = await together(`resource "aws_lb_listener" "l" { protocol = ${value} }`, {
      declares: ['aws_lb_listener.l'],
      changes: [{ address: 'aws_lb_listener.l', after: { protocol } }],
    });
    read(unit, 'aws_lb_listener.l', 'protocol');
    expect(notes(unit)).toEqual([]);
  });
});

describe('the configuration of a plan', () => {
  const text = 'variable "a" {}\nresource "aws_lb" "x" {}\noutput "o" { value = 1 }';
  const declares = ['var.a', 'aws_lb.x', 'output.o'];
  const plan = planText({ declares, changes: [{ address: 'aws_lb.x', after: {} }] });
  const found = async (texts: Readonly<Record<string, string>>) => {
    const { units, diagnostics } = await parseAll(texts);
    return {
      units: units.map(({ unit }) => `${unit.format} ${unit.id}`).sort(),
      notes: diagnostics.map(({ code, severity, message }) => `${severity} ${code}: ${message}`),
    };
  };

  it('is the root that declares the same, wherever the plan lies', async () => {
    const texts = { '/infra/a/main.tf': text, '/infra/b/main.tf': 'resource "aws_lb" "y" {}', '/out/plan.json': plan };
    expect(await found(texts)).toEqual({ units: ['terraform /infra/a', 'terraform /infra/b'], notes: [] });
  });

  it('is, of several that declare the same, the nearest one above', async () => {
    const texts = { '/a/main.tf': text, '/main.tf': text, '/b/main.tf': text, '/a/out/plan.json': plan };
    const { units, notes: said } = await found(texts);
    expect(units).toEqual(['terraform /', 'terraform /a', 'terraform /b']);
    expect(said).toEqual([]);
  });

  it('is not guessed', async () => {
    expect(await found({ '/a/main.tf': text, '/b/main.tf': text, '/out/plan.json': plan })).toEqual({
      units: ['plan /out/plan.json', 'terraform /a', 'terraform /b'],
      notes: [
        'note stale-plan: plan.json may be the plan of several configurations: a, b. Put it into the folder of its own to have both linted together. It is linted alone.',
      ],
    });
  });

  it('is not one that declares something else', async () => {
    expect(await found({ '/a/main.tf': `${text}\nvariable "b" {}`, '/a/plan.json': plan })).toEqual({
      units: ['plan /a/plan.json', 'terraform /a'],
      notes: [
        'note stale-plan: plan.json was not made from the configuration in a as it is now: only one of them has var.b. Plan again to have both linted together. It is linted alone.',
      ],
    });
    expect(await found({ '/a/main.tf': 'resource "aws_lb" "y" {}', '/a/plan.json': plan })).toEqual({
      units: ['plan /a/plan.json', 'terraform /a'],
      notes: [],
    });
  });

  it('is read once with each of its plans, and not without', async () => {
    const texts = { '/a/main.tf': text, '/a/dev.json': plan, '/a/prod.json': plan };
    expect(await found(texts)).toEqual({ units: ['terraform /a/dev.json', 'terraform /a/prod.json'], notes: [] });
  });

  it('has a fault that all of its plans have once, with the instances of all', async () => {
    const planOf = (name: string): string =>
      planText({
        declares: ['var.names', 'aws_redshift_cluster.c'],
        variables: { names: [name] },
        changes: [{ address: `aws_redshift_cluster.c["${name}"]`, after: { port: 5400 } }],
      });
    const sources = memorySources({
      '/infra/main.tf':
        'variable "names" { type = set(string) }\nresource "aws_redshift_cluster" "c" {\n  for_each = var.names\n  port     = 5400\n}',
      '/infra/plans/dev.json': planOf('dev'),
      '/infra/plans/prod.json': planOf('prod'),
    });
    const { findings, units } = await lint(['/infra'], { profiles: ['segment/redshift'], sources });
    expect(units.map(({ id }) => id)).toEqual(['/infra/plans/dev.json', '/infra/plans/prod.json']);
    expect(
      findings
        .filter(({ rule }) => rule === 'redshift-port')
        .map(({ place, addresses }) => [place.start.line, addresses]),
    ).toEqual([[4, ['aws_redshift_cluster.c["dev"]', 'aws_redshift_cluster.c["prod"]']]]);
  });
});
