import { describe, expect, it } from 'vitest';
import { parseRoot, placeText } from './read.ts';

// What `terraform plan` (1.11.4) takes and refuses.

const declared = `
resource "aws_lb" "u" {
  subnets = ["subnet-1"]
  access_logs { bucket = "b" }
}
variable "list" {
  type    = list(string)
  default = ["a"]
}
variable "any" { default = ["a"] }
variable "null_set" {
  type    = set(string)
  default = null
}
variable "open_set" { type = set(string) }
variable "open" {}
variable "map_of_sets" {
  type    = map(set(string))
  default = {}
}
variable "numbers" {
  type    = set(number)
  default = [1]
}
variable "flag" {
  type    = bool
  default = true
}
resource "aws_lb" "x" {
  `;

function read(argument: string) {
  const { diagnostics, resources } = parseRoot(`${declared}${argument}\n}`);
  const faults = diagnostics.filter(({ code }) => code === 'invalid-expression');
  return {
    faults: faults.map(({ message, at }) => `${at ? placeText(at).replace(/^\S+ /, '') : ''}: ${message}`),
    addresses: resources.map(({ address }) => address).filter((address) => address.startsWith('aws_lb.x')),
  };
}

const takes = 'for_each takes a map or a set of strings';
const list = `${takes}, and this is a list. Write \`toset(…)\` around it.`;
const numbers = 'Write `toset([for item in … : tostring(item)])`.';
const objects = 'Make a map of it: `{ for item in … : <key> => item }`.';

describe('for_each', () => {
  it.each([
    ['["a", "b"]', list],
    ['tolist(["a"])', list],
    ['var.list', list],
    ['var.any', list],
    ['[aws_lb.u.id]', list],
    ['[for x in var.list : x]', list],
    ['[for x in var.open_set : x]', list],
    ['true ? ["a"] : []', list],
    ['var.open == "" ? ["a"] : []', list],
    ['try(["a"], [])', list],
    ['concat(var.list, var.open)', list],
    ['keys({ a = 1 })', list],
    ['distinct(["a", aws_lb.u.id])', list],
    ['coalescelist([], ["a"])', list],
    ['jsondecode("[\\"a\\"]")', list],
    ['({ a = ["x"] })["a"]', list],
    ['[1, 2]', `${takes}, and this is a list. ${numbers}`],
    ['aws_lb.u[*]', `${takes}, and this is a list of what is no string. ${objects}`],
    ['[{ a = 1 }]', `${takes}, and this is a list of what is no string. ${objects}`],
    ['toset([1, 2])', `${takes}, and this is a set of other values. ${numbers}`],
    ['toset([true])', `${takes}, and this is a set of other values. ${numbers}`],
    ['var.numbers', `${takes}, and this is a set of other values. ${numbers}`],
    ['toset([["a"]])', `${takes}, and this is a set of what is no string. ${objects}`],
    ['toset(["a", null])', `${takes}, and this set holds null. Leave null out of it.`],
    ['null', 'for_each is null. It takes a map or a set of strings: `{}` for no instance.'],
    ['"a"', `${takes}, and this is a text.`],
    ['3', `${takes}, and this is a number.`],
  ])('is refused over %s', (value, message) => {
    expect(read(`for_each = ${value}`)).toEqual({ faults: [`${value}: ${message}`], addresses: ['aws_lb.x["?"]'] });
  });

  it('is refused over an empty list, which makes no instance', () => {
    expect(read('for_each = []')).toEqual({ faults: [`[]: ${list}`], addresses: [] });
  });

  it.each([
    ['toset([])', []],
    ['{}', []],
    ['toset(["a", 1])', ['1', 'a']],
    ['setunion(["a"], ["b"])', ['a', 'b']],
    ['coalesce(var.null_set, [])', []],
    ['var.null_set != null ? var.null_set : ["a"]', ['a']],
    ['lookup(var.map_of_sets, "x", [])', []],
    ['false ? toset(["a"]) : []', []],
    ['true ? ["a"] : toset(["b"])', ['a']],
    ['(false ? { a = toset(["x"]) } : { a = ["y"] }).a', ['y']],
    ['{ a = [1] }', ['a']],
    // The schemas of resources make sets of what is written as a list.
    ['aws_lb.u.subnets', ['subnet-1']],
  ])('is taken over %s', (value, keys) => {
    expect(read(`for_each = ${value}`)).toEqual({ faults: [], addresses: keys.map((key) => `aws_lb.x["${key}"]`) });
  });

  it.each([
    ['var.open', ['?']],
    ['var.open_set', ['?']],
    ['aws_lb.u.zones', ['?']],
    ['toset([1, var.open])', ['1', '?']],
    // One branch is known to be a list; the other may be a set, and then both are.
    ['true ? ["a"] : var.open', ['a']],
    ['false ? var.open : { a = ["x"] }.a', ['x']],
    ['(true ? { a = ["x"] } : var.open).a', ['x']],
    ['(true ? { a = ["x"] } : { a = var.open }).a', ['x']],
    ['coalesce(["a"], var.open)', ['a']],
    ['lookup(var.open, "x", ["a"])', ['?']],
  ])('is not decided over %s', (value, keys) => {
    expect(read(`for_each = ${value}`)).toEqual({ faults: [], addresses: keys.map((key) => `aws_lb.x["${key}"]`) });
  });
});

const whole = 'count takes a whole number that is not negative';

describe('count', () => {
  it.each([
    ['-1', `${whole}, and this is -1.`],
    ['1.5', `${whole}, and this is 1.5.`],
    ['"a"', `${whole}, and this is a text.`],
    ['true', `${whole}, and this is true. Write \`… ? 1 : 0\`.`],
    ['var.flag', `${whole}, and this is true. Write \`… ? 1 : 0\`.`],
    ['[]', `${whole}, and this is a list. Write its \`length(…)\`.`],
    ['{}', `${whole}, and this is a map. Write its \`length(…)\`.`],
    ['null', 'count is null. It takes a whole number: 0 for no instance.'],
  ])('is refused as %s', (value, message) => {
    expect(read(`count = ${value}`)).toEqual({ faults: [`${value}: ${message}`], addresses: ['aws_lb.x["?"]'] });
  });

  it.each([
    ['"2"', ['0', '1']],
    ['sensitive(1)', ['0']],
    ['0', []],
  ])('is taken as %s', (value, indexes) => {
    expect(read(`count = ${value}`)).toEqual({ faults: [], addresses: indexes.map((each) => `aws_lb.x[${each}]`) });
  });

  it.each(['var.open', 'length(var.open)', 'var.open ? 1 : -1'])('is not decided as %s', (value) => {
    expect(read(`count = ${value}`).faults).toEqual([]);
  });
});
