import { describe, expect, it } from 'vitest';
import { casesOf } from '../../src/model/cases.ts';
import { always, and, implies, never, not, or } from '../../src/model/guard.ts';
import { parse, parseRoot, resource, shown } from './read.ts';

const addresses = (configuration: string) => parseRoot(configuration).resources.map((each) => each.address);

describe('instances', () => {
  it('are counted', () => {
    expect(addresses('resource "aws_lb" "x" { count = 2 }')).toEqual(['aws_lb.x[0]', 'aws_lb.x[1]']);
    expect(addresses('resource "aws_lb" "x" { count = 0 }')).toEqual([]);
  });

  it('have keys', () => {
    expect(addresses('resource "aws_lb" "x" { for_each = { b = 1, a = 2 } }')).toEqual([
      'aws_lb.x["a"]',
      'aws_lb.x["b"]',
    ]);
  });

  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a b', 'a b'],
    ['q\\"uote', 'q\\"uote'],
    ['back\\\\slash', 'back\\\\slash'],
    ['new\\nline', 'new\\nline'],
    ['cr\\r', 'cr\\r'],
    ['tab\\t', 'tab\\t'],
    ['a$${b}', 'a$${b}'],
    ['c%%{d}', 'c%%{d}'],
    ['$$', '$$'],
    ['ünï', 'ünï'],
    ['日本', '日本'],
    ['😀', '😀'],
    ['a]b.c', 'a]b.c'],
    ['\\u0001x', '\\u0001x'],
    ['\\u007f', '\\u007f'],
    ['\\u00a0', '\\u00a0'],
    ['\\u200b', '\\u200b'],
    ['\\u2028', '\\u2028'],
    ['\\U000e0001', '\\U000e0001'],
  ])('have the key "%s" in the address as Terraform 1.11 writes it', (written, expected) => {
    expect(addresses(`resource "aws_lb" "x" { for_each = toset(["${written}"]) }`)).toEqual([
      `aws_lb.x["${expected}"]`,
    ]);
    expect(addresses(`resource "aws_lb" "x" { for_each = { "${written}" = 1 } }`)).toEqual([`aws_lb.x["${expected}"]`]);
  });

  it('keep the keys that are known beside those that are not', () => {
    const unit = parseRoot(`
variable "more" { type = set(string) }
resource "aws_lb" "x" {
  for_each = setunion(["a"], var.more)
  name     = each.key
}
resource "aws_lb" "y" {
  for_each = merge({ b = 1 }, { (tolist(var.more)[0]) = 2 })
  name     = each.key
}`);
    const found = unit.resources.map((each) => [each.address, shown(each.body.read('name'))]);
    expect(found).toEqual([
      ['aws_lb.x["a"]', 'a'],
      ['aws_lb.x["?"]', 'unknown variable'],
      ['aws_lb.y["b"]', 'b'],
      ['aws_lb.y["?"]', 'unknown variable'],
    ]);
  });

  it('are there under the condition that their key is', () => {
    const unit = parseRoot(`
variable "on" { type = bool }
resource "aws_lb" "x" { for_each = toset(var.on ? ["a", "b"] : ["b"]) }
`);
    const [a, b] = [resource(unit, 'aws_lb.x["a"]').when, resource(unit, 'aws_lb.x["b"]').when];
    expect(b).toBe(always);
    expect(a).not.toBe(always);
  });

  it('beyond the limit are one more with an unknown key', () => {
    const unit = parseRoot(`
resource "aws_lb" "x" { count = 2001 }
resource "aws_lb" "y" { count = 2 }`);
    expect(unit.resources.map((each) => each.address)).toEqual(['aws_lb.x["?"]', 'aws_lb.y[0]', 'aws_lb.y[1]']);
    expect(unit.diagnostics.map((each) => each.code)).toEqual(['evaluation-limit']);
  });

  it('exist under the condition that decides their number', () => {
    const unit = parseRoot(`
variable "on" { type = bool }
resource "aws_lb" "a" { count = var.on ? 1 : 0 }
resource "aws_lb" "b" { count = var.on == false ? 1 : 0 }
resource "aws_lb" "c" { count = !var.on || var.on ? 1 : 0 }`);
    const [a, b] = [resource(unit, 'aws_lb.a[0]').when, resource(unit, 'aws_lb.b[0]').when];
    expect(a).not.toBe(always);
    expect(and(a, b)).toBe(never);
    expect(not(a)).toBe(b);
    expect(resource(unit, 'aws_lb.c[0]').when).toBe(always);
  });

  it('share one condition for the same test of the same variable, also through a module and a local', () => {
    const unit = parseRoot({
      '/main.tf': `
variable "env" {}
locals { prod = var.env == "prod" }
resource "aws_lb" "x" { count = local.prod ? 1 : 0 }
module "m" {
  source = "./m"
  env    = var.env
}`,
      '/m/main.tf': 'variable "env" {}\nresource "aws_lb" "x" { count = "prod" != var.env ? 0 : 1 }',
    });
    expect(resource(unit, 'aws_lb.x[0]').when).toBe(resource(unit, 'module.m.aws_lb.x[0]').when);
  });

  const whenTested = (one: string, other: string) => {
    const unit = parseRoot(`
variable "env" {}
resource "aws_lb" "a" { count = ${one} ? 1 : 0 }
resource "aws_lb" "b" { count = ${other} ? 1 : 0 }`);
    return [resource(unit, 'aws_lb.a[0]').when, resource(unit, 'aws_lb.b[0]').when] as const;
  };

  it.each([
    ['var.env == "a"', 'var.env == "b"'],
    ['var.env == 1', '2 == var.env'],
    ['var.env == null', 'var.env == "a"'],
    ['contains(["a", "b"], var.env)', 'var.env == "c"'],
    ['contains(["a", "b"], var.env)', '!contains(["b", "a"], var.env)'],
  ])('exclude each other when %s and %s cannot both hold', (one, other) => {
    const [a, b] = whenTested(one, other);
    expect(and(a, b)).toBe(never);
    expect(a).not.toBe(never);
    expect(b).not.toBe(never);
  });

  it.each([
    ['var.env == "a"', 'var.env != "b"'],
    ['var.env == "a"', 'var.env != null'],
    ['var.env == "b"', 'contains(["a", "b"], var.env)'],
  ])('have it that %s means %s', (one, other) => {
    const [a, b] = whenTested(one, other);
    expect(implies(a, b)).toBe(true);
    expect(implies(b, a)).toBe(false);
  });

  it('may be there together when a text and a number are compared, as a module may convert one to the other', () => {
    const [a, b] = whenTested('var.env == "1"', 'var.env == 2');
    expect(and(a, b)).not.toBe(never);
  });

  it('read the entry of a map that a test of its key allows', () => {
    const unit = parseRoot(`
variable "env" {}
resource "aws_lb" "a" {
  count = var.env == "b" ? 1 : 0
  name  = { a = "for a", b = "for b", c = "for c" }[var.env]
}`);
    expect(shown(resource(unit, 'aws_lb.a[0]').body.read('name'))).toBe('for b');
  });

  it('do not take the first value an index is compared with for the first position', () => {
    const unit = parseRoot(`
variable "i" {}
resource "aws_lb" "a" {
  count = var.i == "1" ? 1 : 0
  name  = ["first", "second"][var.i]
}`);
    expect(shown(resource(unit, 'aws_lb.a[0]').body.read('name'))).toEqual({ oneOf: ['first', 'second'] });
  });

  it('do not share conditions across roots', () => {
    const text = 'variable "on" {}\nresource "aws_lb" "x" { count = var.on ? 1 : 0 }';
    const { units } = parse({ '/a/main.tf': text, '/b/main.tf': text });
    expect(new Set(units.map((unit) => unit.resources[0]?.when)).size).toBe(2);
  });

  it('read what exists under the same condition without an alternative', () => {
    const unit = parseRoot(`
variable "on" { type = bool }
resource "aws_lb" "x" {
  count = var.on ? 1 : 0
  name  = "n"
}
resource "aws_lb_listener" "l" {
  count = var.on ? 1 : 0
  load_balancer_arn = aws_lb.x[0].name
  nested { name = aws_lb.x[0].name }
}`);
    const { body } = resource(unit, 'aws_lb_listener.l[0]');
    expect(shown(body.read('load_balancer_arn'))).toBe('n');
    expect(shown(body.read('nested'))).toEqual([{ name: 'n' }]);
    expect(unit.diagnostics).toEqual([]);
  });

  it('are tried one after the other, under conditions that exclude each other', () => {
    const unit = parseRoot(`
variable "a" { type = bool }
variable "b" { type = bool }
resource "aws_lb" "a" {
  count = var.a ? 1 : 0
  name  = "a"
}
resource "aws_lb" "b" {
  count = var.b ? 1 : 0
  name  = "b"
}
resource "aws_x" "x" { a = try(aws_lb.a[0].name, aws_lb.b[0].name, "none") }`);
    const value = resource(unit, 'aws_x.x').body.read('a');
    expect(shown(value)).toEqual({ oneOf: ['a', 'b', 'none'] });
    const guards = value.state === 'one-of' ? value.cases.map((each) => each.when) : [];
    expect(or(...guards)).toBe(always);
    expect(guards.flatMap((one, index) => guards.slice(index + 1).map((other) => and(one, other)))).toEqual([
      never,
      never,
      never,
    ]);
  });

  it('stand for all when their keys are unknown', () => {
    const unit = parseRoot(`
variable "names" { type = set(string) }
resource "aws_lb" "x" {
  for_each = var.names
  name     = each.key
}`);
    const found = resource(unit, 'aws_lb.x["?"]');
    expect(found.when).not.toBe(always);
    expect(shown(found.body.read('name'))).toBe('unknown variable');
  });

  it('of two blocks over one unknown collection are there together, as its length says', () => {
    const unit = parseRoot(`
variable "names" { type = set(string) }
resource "aws_lb" "x" { for_each = var.names }
resource "aws_lb" "y" { for_each = var.names }
resource "aws_lb" "z" { count = length(var.names) > 0 ? 1 : 0 }`);
    const { when } = resource(unit, 'aws_lb.x["?"]');
    expect(when).not.toBe(always);
    expect(resource(unit, 'aws_lb.y["?"]').when).toBe(when);
    expect(resource(unit, 'aws_lb.z[0]').when).toBe(when);
  });

  it('are told apart by the IDs of the resources that they name', () => {
    const unit = parseRoot(`
variable "name" {}
resource "aws_vpc" "x" { for_each = toset(["a", "b"]) }
resource "aws_vpc" "y" { count = length(var.name) }
resource "aws_subnet" "s" {
  for_each = aws_vpc.x
  vpc_id   = each.value.id
}
resource "aws_lb" "of_a" { for_each = { for k, s in aws_subnet.s : k => s.id if s.vpc_id == aws_vpc.x["a"].id } }
resource "aws_lb" "perhaps" { count = aws_vpc.x["a"].id == one(aws_vpc.y[*].id) ? 1 : 0 }
resource "aws_lb" "by_range" { count = aws_vpc.x["a"].cidr_block == aws_vpc.x["b"].cidr_block ? 1 : 0 }`);
    const balancers = unit.resources.filter(({ type }) => type === 'aws_lb');
    expect(balancers.map(({ address, when }) => [address, when === always])).toEqual([
      ['aws_lb.of_a["a"]', true],
      ['aws_lb.perhaps[0]', false],
      ['aws_lb.by_range[0]', false],
    ]);
  });

  it('of which none may be there are said to be perhaps missing, and not to be', () => {
    const unit = parseRoot(`
variable "az" {}
resource "aws_subnet" "s" { for_each = toset(["a", "b"]) }
resource "aws_lb" "x" {
  name = [for s in aws_subnet.s : s.id if s.availability_zone == var.az][0]
}`);
    const name = resource(unit, 'aws_lb.x').body.read('name');
    const reasons = casesOf(name).flatMap(({ value }) => (value.state === 'unknown' ? [value.reason] : []));
    expect(reasons).toContainEqual({ kind: 'invalid', detail: 'There may be no element 0 here.' });
  });

  it('are there for certain where only their keys are unknown', () => {
    const unit = parseRoot(`
variable "name" {}
variable "more" { type = list(string) }
resource "aws_lb" "x" { for_each = toset([var.name]) }
resource "aws_lb" "y" { for_each = toset(concat(["a"], var.more)) }`);
    expect(resource(unit, 'aws_lb.x["?"]').when).toBe(always);
    expect(resource(unit, 'aws_lb.y["?"]').when).not.toBe(always);
  });

  it('of modules multiply', () => {
    const unit = parseRoot({
      '/main.tf': 'module "m" {\n source = "./m"\n for_each = toset(["a", "b"])\n name = each.key\n}',
      '/m/main.tf': 'variable "name" {}\nresource "aws_lb" "x" {\n count = 1\n name = var.name\n}',
    });
    const names = unit.resources.map((each) => [each.address, shown(each.body.read('name'))]);
    expect(names).toEqual([
      ['module.m["a"].aws_lb.x[0]', 'a'],
      ['module.m["b"].aws_lb.x[0]', 'b'],
    ]);
  });

  it('of dynamic blocks become a list of blocks', () => {
    const unit = parseRoot(`
variable "on" { type = bool }
resource "aws_security_group" "x" {
  dynamic "ingress" {
    for_each = [5432, 5439]
    content {
      from_port = ingress.value
      index     = ingress.key
    }
  }
  dynamic "egress" {
    for_each = var.on ? ["tcp"] : []
    iterator = each_one
    content { protocol = each_one.value }
  }
}`);
    const { body, when } = resource(unit, 'aws_security_group.x');
    expect(shown(body.read('ingress'))).toEqual([
      { from_port: 5432, index: 0 },
      { from_port: 5439, index: 1 },
    ]);
    const egress = body.read('egress');
    if (egress.state !== 'known' || typeof egress.value !== 'object' || egress.value.type !== 'list') throw new Error();
    const [item] = egress.value.items;
    expect(item && shown(item.value)).toEqual({ protocol: 'tcp' });
    expect(item && implies(when, item.when)).toBe(false);
  });
});
