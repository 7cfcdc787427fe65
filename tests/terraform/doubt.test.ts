import { describe, expect, it } from 'vitest';
import type { Data } from '../../src/model/value.ts';
import { parseRoot, resource, shown } from './read.ts';

const declarations = `
variable "a" { type = string }
variable "b" { type = string }
variable "on" { type = bool }
variable "list" { type = list(string) }
variable "map" { type = map(string) }
resource "aws_subnet" "one" {}
resource "aws_subnet" "two" {}
resource "aws_lb" "x" {}
resource "aws_lb" "y" { count = var.on ? 1 : 0 }
`;

function read(expression: string): Data {
  const unit = parseRoot(`${declarations}resource "aws_x" "x" {\n  a = ${expression}\n}`);
  const value = resource(unit, 'aws_x.x').body.read('a');
  expect(unit.diagnostics).toEqual([]);
  return value;
}

/** The attributes that a value or its elements stand for. */
function origins(value: Data): readonly string[] {
  const own = value.origin ? [`${value.origin.address}.${value.origin.attribute}`] : [];
  if (value.state === 'one-of') return value.cases.flatMap((each) => origins(each.value));
  if (value.state !== 'known' || typeof value.value !== 'object' || value.value.type !== 'list') return own;
  return [...value.value.items, ...value.value.rest].flatMap((item) => origins(item.value));
}

describe('what stands where in a list is not claimed', () => {
  it.each([
    // Sorted behind or before what is unknown.
    ['sort(["b", var.a])[0]', { oneOf: ['b', 'unknown variable'] }],
    ['sort(["b", var.a])[1]', { oneOf: ['b', 'unknown variable'] }],
    ['element(sort(["b", var.a]), 0)', { oneOf: ['b', 'unknown variable'] }],
    ['reverse(sort(["b", var.a]))[0]', { oneOf: ['unknown variable', 'b'] }],
    ['slice(sort(["b", var.a]), 0, 1)', [{ oneOf: ['b', 'unknown variable'] }]],
    ['[for x in sort(["b", var.a]) : x][0]', { oneOf: ['b', 'unknown variable'] }],
    ['tolist(toset(["b", var.a]))[0]', { oneOf: ['b', 'unknown variable'] }],
    ['concat(sort(["b", var.a]), ["c"])[0]', { oneOf: ['b', 'unknown variable', 'c'] }],
    ['join(",", sort(["b", var.a]))', 'unknown choice'],
    ['index(sort(["b", var.a]), "b")', 'unknown choice'],
    ['jsonencode(sort(["b", var.a]))', 'unknown choice'],
    ['zipmap(sort(["b", var.a]), ["1", "2"])', 'unknown choice'],
    ['sort(["b", var.a]) == tolist(["b", "c"])', 'unknown choice'],
    // What may be one of those before it.
    ['length(distinct(["a", var.a]))', 'unknown choice'],
    ['length(setunion(["a"], [var.a]))', 'unknown choice'],
    ['length(toset(["a", var.a]))', 'unknown choice'],
    ['distinct([var.a, "a", "b"])[1]', { oneOf: ['a', 'b'] }],
    ['length(distinct([var.a, var.b]))', 'unknown choice'],
    ['length(tolist(toset([var.a, var.b])))', 'unknown choice'],
    // What may be empty.
    ['compact([var.a, "b"])[0]', { oneOf: ['unknown variable', 'b'] }],
    ['length(compact([var.a, "b"]))', { oneOf: [1, 2] }],
    ['length(compact([uuid(), "b"]))', 'unknown choice'],
    ['one(compact([var.a]))', { oneOf: ['unknown variable', null] }],
    // What stands behind a list of unknown length.
    ['concat(var.list, ["x"])[0]', 'unknown choice'],
    ['flatten([var.list, "x"])[0]', 'unknown choice'],
    ['reverse(concat(["x"], var.list))[0]', 'unknown choice'],
    ['keys(merge(var.map, { z = 1 }))[0]', 'unknown choice'],
    ['values(merge(var.map, { z = 1 }))[0]', 'unknown choice'],
    ['[for k, v in merge(var.map, { z = 1 }) : k][0]', 'unknown choice'],
    ['length(flatten([aws_lb.x.all_of_them]))', 'unknown attribute'],
  ])('%s', (expression, value) => {
    expect(shown(read(expression))).toEqual(value);
  });
});

describe('what stands where in a list is known all the same', () => {
  it.each([
    ['length(sort(["b", var.a]))', 2],
    ['contains(sort(["b", var.a]), "b")', true],
    ['sort([var.on ? "c" : "a", "b"])[0]', { oneOf: ['a', 'b'] }],
    ['sort([var.a])[0]', 'unknown variable'],
    ['slice(sort(["b", var.a]), 0, 2)', ['b', 'unknown variable']],
    ['distinct(["a", var.a])[0]', 'a'],
    ['length(distinct([var.a, var.a]))', 1],
    ['length(distinct([aws_subnet.one.id, aws_subnet.two.id]))', 2],
    ['length(toset([aws_subnet.one.id, aws_subnet.two.id]))', 2],
    ['length(distinct(["a", "b-${var.a}"]))', 2],
    ['length(compact([aws_lb.x.arn, ""]))', 1],
    ['length(compact(["b-${var.a}", null]))', 1],
    ['compact(["", "b", var.a])[0]', 'b'],
    ['concat(["x"], var.list)[0]', 'x'],
    ['flatten(["x", var.list])[0]', 'x'],
    ['one([for x in sort([var.a]) : "y"])', 'y'],
    ['one(distinct(["a", "a"]))', 'a'],
  ])('%s', (expression, value) => {
    expect(shown(read(expression))).toEqual(value);
  });
});

describe('links survive where only the order is open', () => {
  it.each([
    ['sort([aws_subnet.one.id, aws_subnet.two.id])', ['aws_subnet.one.id', 'aws_subnet.two.id']],
    ['sort([aws_subnet.one.id, aws_subnet.two.id])[0]', ['aws_subnet.one.id', 'aws_subnet.two.id']],
    ['toset([aws_subnet.one.id, aws_subnet.two.id])', ['aws_subnet.one.id', 'aws_subnet.two.id']],
    ['one(compact([aws_lb.x.arn]))', ['aws_lb.x.arn']],
    ['distinct(compact(concat(aws_lb.y[*].arn, [aws_lb.x.arn])))[0]', ['aws_lb.y[0].arn', 'aws_lb.x.arn']],
    ['distinct(compact(concat([aws_lb.x.arn], aws_lb.y[*].arn)))[0]', ['aws_lb.x.arn']],
    ['flatten([aws_lb.x.arn, [aws_subnet.one.id]])[1]', ['aws_subnet.one.id']],
    ['concat(var.list, [aws_subnet.one.id])', ['aws_subnet.one.id']],
  ])('%s', (expression, links) => {
    expect(origins(read(expression))).toEqual(links);
  });
});

describe('what is not declared is reported, as Terraform refuses it before it evaluates', () => {
  it.each([
    'try(local.undeclared, 1)',
    'can(var.undeclared) ? 1 : 1',
    'try(aws_lb.undeclared.arn, 1)',
    'try(module.undeclared.x, 1)',
    'try(data.aws_vpc.undeclared.id, 1)',
    'true ? 1 : local.undeclared',
  ])('%s', (expression) => {
    const unit = parseRoot(`${declarations}resource "aws_x" "x" {\n  a = ${expression}\n}`);
    expect(shown(resource(unit, 'aws_x.x').body.read('a'))).toBe(1);
    expect(unit.diagnostics.map(({ code, message }) => [code, /undeclared\S* is not declared/.test(message)])).toEqual([
      ['invalid-expression', true],
    ]);
  });
});
