import { describe, expect, it } from 'vitest';
import { parseRoot, resource, shown } from './read.ts';

/** What both of two unknown truth values may come to together. */
function together(one: string, other: string, declarations: string): unknown {
  const both = `${one} ? (${other} ? "both" : "one") : (${other} ? "other" : "none")`;
  const unit = parseRoot(`${declarations}\nresource "aws_x" "x" {\n  a = ${both}\n}\n`);
  return shown(resource(unit, 'aws_x.x').body.read('a'));
}
const independent = { oneOf: ['both', 'one', 'other', 'none'] };
const same = { oneOf: ['both', 'none'] };
const turns = (result: string) => `
  variable "open" {}
  locals {
    m = { for k in ["x", "y"] : k => ${result} }
  }`;

describe('what is unknown in one turn of a loop', () => {
  it.each([
    'provider::p::f(k)',
    'tobool(provider::p::f([k]))',
    'anytrue([for v in var.open : v.zone == k])',
    'alltrue([for v in var.open : contains(v.zones, k)])',
    'try(provider::p::f([k]), false)',
  ])('is not what it is in the next: %s', (result) => {
    expect(together('local.m.x', 'local.m.y', turns(result))).toEqual(independent);
  });

  it.each(['tobool(provider::p::f([k]))', 'anytrue([for v in var.open : v.zone == k])'])(
    'is what it is wherever it is read: %s',
    (result) => {
      expect(together('local.m.x', 'local.m.x', turns(result))).toEqual(same);
    },
  );
});

it('a function of a provider gives the same for the same arguments', () => {
  expect(together('provider::p::f(1)', 'provider::p::f(1)', '')).toEqual(same);
  expect(together('provider::p::f(1)', 'provider::p::f(2)', '')).toEqual(independent);
});

it('what is unknown in one instance is not what it is in another', () => {
  const module = `variable "k" {}
    output "flag" { value = provider::p::f([var.k]) }`;
  const unit = parseRoot({
    '/main.tf': `module "m" {
      source   = "./m"
      for_each = toset(["x", "y"])
      k        = each.key
    }
    resource "aws_x" "x" {
      a = module.m["x"].flag ? (module.m["y"].flag ? "both" : "one") : "none"
    }`,
    '/m/main.tf': module,
  });
  expect(shown(resource(unit, 'aws_x.x').body.read('a'))).toEqual({ oneOf: ['both', 'one', 'none'] });
});

describe('resources themselves', () => {
  const subnets = 'resource "aws_subnet" "a" {}\nresource "aws_subnet" "b" {}\n';
  const read = (expression: string) =>
    shown(resource(parseRoot(`${subnets}resource "aws_x" "x" {\n  a = ${expression}\n}\n`), 'aws_x.x').body.read('a'));

  it('are equal to themselves and to no other', () => {
    expect(read('[aws_subnet.a == aws_subnet.a, aws_subnet.a == aws_subnet.b]')).toEqual([true, false]);
  });

  it('are each there in a set', () => {
    expect(read('length(toset([aws_subnet.a, aws_subnet.b, aws_subnet.a]))')).toBe(2);
  });
});
