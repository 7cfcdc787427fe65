import { describe, expect, it } from 'vitest';
import { parseRoot, resource, shown } from './read.ts';

const declarations = `
variable "a" { type = list(string) }
variable "on" { type = bool }
variable "third" { type = bool }
variable "extra" { type = string }
variable "zones" {
  type    = map(object({ enabled = bool, cidr = string }))
  default = { a = { enabled = true, cidr = "10.0.1.0/24" }, b = { enabled = false, cidr = "10.0.2.0/24" } }
}
locals {
  names = ["x", "y"]
  ids   = ["s-1", "s-2"]
}
resource "aws_lb" "x" { name = "n" }
`;

function read(expression: string): unknown {
  const unit = parseRoot(`${declarations}resource "aws_x" "x" {\n  a = ${expression}\n}`);
  const value = shown(resource(unit, 'aws_x.x').body.read('a'));
  expect(unit.diagnostics).toEqual([]);
  return value;
}

describe('what people write around PrivateLink', () => {
  it.each([
    // Subnets with a third zone under a condition.
    ['concat(["s-1", "s-2"], var.third ? ["s-3"] : [])', ['s-1', 's-2', 's-3']],
    ['length(concat(["s-1", "s-2"], var.third ? ["s-3"] : []))', { oneOf: [2, 3] }],
    ['length(concat(["s-1", "s-2"], var.third ? ["s-3"] : [])) >= 2', true],
    ['compact(["s-1", var.third ? "s-3" : ""])', ['s-1', 's-3']],
    ['length(compact(["s-1", var.third ? "s-3" : ""]))', { oneOf: [1, 2] }],
    ['contains(concat(["s-1"], var.third ? ["s-3"] : []), "s-1")', true],
    ['contains(concat(["s-1"], var.third ? ["s-3"] : []), "s-3")', { oneOf: [true, false] }],
    ['contains(concat(["s-1"], var.third ? ["s-3"] : []), "s-4")', false],
    ['concat(["s-1"], var.third ? ["s-3"] : [])[0]', 's-1'],
    ['one(var.on ? ["s-1"] : [])', { oneOf: ['s-1', null] }],
    // Lists from outside beside own ones.
    ['contains(concat(var.a, ["s-1"]), "s-1")', true],
    ['contains(concat(var.a, ["s-1"]), "s-2")', 'unknown variable'],
    ['length(concat(var.a, ["s-1"])) == length(concat(var.a, ["s-1"]))', 'unknown variable'],
    ['var.on ? ["s-1"] : []', { oneOf: [['s-1'], []] }],
    // Maps, filtered and made.
    ['{ for k, v in var.zones : k => v.cidr if v.enabled }', { a: '10.0.1.0/24' }],
    ['keys({ for k, v in var.zones : k => v if v.enabled })', ['a']],
    ['{ for k, v in var.zones : k => v.cidr }["b"]', '10.0.2.0/24'],
    ['[for k, v in var.zones : v.cidr]', ['10.0.1.0/24', '10.0.2.0/24']],
    ['zipmap(local.names, local.ids)', { x: 's-1', y: 's-2' }],
    ['zipmap(local.names, local.ids)["y"]', 's-2'],
    ['{ for i, n in local.names : n => local.ids[i] }["y"]', 's-2'],
    [
      'toset(flatten([for n in local.names : [for i in local.ids : "${n}-${i}"]]))',
      ['x-s-1', 'x-s-2', 'y-s-1', 'y-s-2'],
    ],
    ['lookup({ x = 1 }, "x", 2)', 1],
    ['lookup(merge({ x = 1 }, var.on ? { x = 2 } : {}), "x", 3)', { oneOf: [2, 1] }],
    ['merge({ x = 1 }, var.on ? { y = 2 } : {})["x"]', 1],
    ['lookup(merge({ x = 1 }, var.on ? { y = 2 } : {}), "y", 3)', { oneOf: [2, 3] }],
    ['setsubtract(["a", "b"], ["b"])', ['a']],
    ['setintersection(["a", "b"], var.on ? ["b"] : [])', ['b']],
    ['length(setsubtract(["a", "b"], var.on ? ["b"] : []))', { oneOf: [1, 2] }],
    ['coalesce(null, "", "s-1")', 's-1'],
    ['try({ a = 1 }.b, "none")', 'none'],
    ['try(var.zones["c"].cidr, "none")', 'none'],
    ['element(local.ids, 3)', 's-2'],
    ['slice(local.ids, 0, length(local.names))', ['s-1', 's-2']],
    ['[for i in range(2) : cidrsubnet("10.0.0.0/16", 8, i)]', ['10.0.0.0/24', '10.0.1.0/24']],
    ['{ for p in setproduct(local.names, ["t"]) : "${p[0]}-${p[1]}" => p[0] }', { 'x-t': 'x', 'y-t': 'y' }],
    ['toset([for n in local.names : n if n != "y"])', ['x']],
    ['distinct(concat(local.ids, ["s-1"]))', ['s-1', 's-2']],
    ['join(",", compact([var.on ? "s-1" : "", "s-2"]))', { oneOf: ['s-1,s-2', 's-2'] }],
    ['aws_lb.x[*].name', ['n']],
  ])('%s', (expression, value) => {
    expect(read(expression)).toEqual(value);
  });
});
