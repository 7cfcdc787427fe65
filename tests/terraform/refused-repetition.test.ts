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
variable "open_list" { type = list(string) }
variable "open_numbers" { type = list(number) }
variable "open_objects" { type = list(object({ a = string })) }
variable "open_tuple" { type = tuple([string, number]) }
variable "open_number" { type = number }
variable "open_flag" { type = bool }
variable "open_text" { type = string }
variable "open_set_of_numbers" { type = set(number) }
variable "open_map" { type = map(string) }
locals {
  split  = split(",", var.open)
  listed = var.open_list
  to_set = toset(var.open_list)
  self   = local.self
}
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

  it.each([
    ['var.open_list', list],
    ['local.listed', list],
    ['local.split', list],
    ['(split(",", var.open))', list],
    ['core::split(",", var.open)', list],
    ['"${var.open_list}"', list],
    ['var.open == "" ? var.open_list : ["a"]', list],
    ['keys(var.open)', list],
    ['var.open[*]', list],
    ['var.open_tuple', list],
    ['var.open_numbers', `${takes}, and this is a list. ${numbers}`],
    ['var.open_objects', `${takes}, and this is a list of what is no string. ${objects}`],
    ['var.open_number', `${takes}, and this is a number.`],
    ['length(var.open)', `${takes}, and this is a number.`],
    ['var.open_flag', `${takes}, and this is a truth value.`],
    ['var.open_text', `${takes}, and this is a text.`],
    ['"a-${var.open}"', `${takes}, and this is a text.`],
  ])('is refused over %s for its type, whatever its value', (value, message) => {
    expect(read(`for_each = ${value}`)).toEqual({ faults: [`${value}: ${message}`], addresses: ['aws_lb.x["?"]'] });
  });

  it('is refused in a module for the type of its variable, whatever the caller passes', () => {
    const { diagnostics } = parseRoot({
      '/main.tf': 'resource "aws_lb" "u" {}\nmodule "m" {\n  source = "./m"\n  v = aws_lb.u.zones\n}',
      '/m/main.tf': 'variable "v" { type = list(string) }\nresource "aws_lb" "x" { for_each = var.v }',
    });
    expect(diagnostics.map(({ message }) => message)).toEqual([list]);
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
    ['var.open_set_of_numbers', ['?']],
    ['var.open_map', ['?']],
    ['local.to_set', ['?']],
    ['toset(var.open_list)', ['?']],
    ['toset(split(",", var.open))', ['?']],
    ['setproduct(var.open_set, var.open_set)', ['?']],
    ['try(var.open_list, toset([]))', ['?']],
    ['false ? toset([]) : var.open_list', ['?']],
    ['coalesce(var.open_list, var.open_set)', ['?']],
    ['{ a = var.open_list }.a', ['?']],
    ['{ for x in var.open_list : x => x }', ['?']],
    ['local.self', ['?']],
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
