import { describe, expect, it } from 'vitest';
import { parseRoot, resource, shown } from './read.ts';

const declarations = `
variable "list" {
  type    = list(string)
  default = []
}
variable "map" {
  type    = map(string)
  default = {}
}
variable "any" { default = [] }
variable "object" {
  type    = object({ given = list(string), left = optional(map(number), {}) })
  default = { given = [] }
}
variable "lists" {
  type    = list(list(string))
  default = [[]]
}
resource "aws_lb" "b" { subnets = [] }
resource "aws_subnet" "s" { count = 2 }
`;

function valueOf(expression: string): unknown {
  const unit = parseRoot(`${declarations}resource "aws_x" "x" {\n  a = ${expression}\n}\n`);
  return shown(resource(unit, 'aws_x.x').body.read('a'));
}

describe('a list is no tuple, and a map no object', () => {
  it.each([
    ['var.list == []', false],
    ['var.list != []', true],
    ['var.list == tolist([])', true],
    ['var.map == {}', false],
    ['var.map == tomap({})', true],
    ['var.any == []', true],
    ['var.object.given == []', false],
    ['var.object.left == {}', false],
    ['var.object == { given = tolist([]), left = tomap({}) }', true],
    ['var.lists == tolist([tolist([])])', true],
    ['var.lists[0] == []', false],
    ['[for each in var.list : each] == []', true],
    ['(var.any == [] ? var.list : []) == []', false],
    ['sensitive(var.list) == []', false],
    ['merge(var.map, tomap({ a = "x" })) == tomap({ a = "x" })', true],
    ['merge(var.map, { a = "x" }) == { a = "x" }', true],
    ['lookup(var.map, "a", 1)', 1],
    ['lookup(tomap({ a = true }), "b", "true")', true],
    ['contains([var.list], [])', false],
    ['length(aws_subnet.s[*].id) == 2 && aws_subnet.s[*].id != []', true],
  ])('%s is %j', (expression, value) => {
    expect(valueOf(expression)).toBe(value);
  });

  it('is not said of what a resource has, for what is written as a tuple becomes what its schema asks for', () => {
    expect(valueOf('aws_lb.b.subnets == tolist([])')).toMatch(/^unknown/);
  });

  it('decides how many there are as Terraform does', () => {
    const unit = parseRoot(`${declarations}resource "aws_x" "x" { count = var.list == [] ? 0 : 1 }`);
    expect(unit.resources.map(({ address }) => address)).toContain('aws_x.x[0]');
  });
});
