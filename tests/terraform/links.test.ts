import { describe, expect, it } from 'vitest';
import type { Data } from '../../src/model/value.ts';
import { parseRoot, resource } from './read.ts';

function originsOf(configuration: string, declarations: string): readonly string[] {
  const unit = parseRoot(
    `${declarations}\nresource "aws_lb_listener" "l" {\n  load_balancer_arn = ${configuration}\n}`,
  );
  return origins(resource(unit, 'aws_lb_listener.l').body.read('load_balancer_arn'));
}

function origins(value: Data): readonly string[] {
  const own = value.origin ? [`${value.origin.address}.${value.origin.attribute}`] : [];
  if (value.state === 'one-of') return value.cases.flatMap((each) => origins(each.value));
  if (value.state !== 'known' || typeof value.value !== 'object' || value.value.type !== 'list') return own;
  return [...own, ...[...value.value.items, ...value.value.rest].flatMap((item) => origins(item.value))];
}

const one = 'resource "aws_lb" "x" {}';
const counted = 'variable "on" { type = bool }\nresource "aws_lb" "x" { count = var.on ? 1 : 0 }';
const open = 'variable "names" { type = set(string) }\nresource "aws_lb" "x" { for_each = var.names }';
const each = 'resource "aws_lb" "x" { for_each = toset(["a", "b"]) }';

describe('a value that stands for an attribute', () => {
  it.each([
    ['aws_lb.x.arn', one],
    ['"${aws_lb.x.arn}"', one],
    ['try(aws_lb.x.arn, "none")', one],
    ['coalesce(null, aws_lb.x.arn)', one],
    ['element(concat([aws_lb.x.arn], ["b"]), 0)', one],
    ['one([for b in [aws_lb.x] : b.arn])', one],
    ['merge({ a = aws_lb.x.arn }, { b = 1 })["a"]', one],
    ['lookup({ a = aws_lb.x.arn }, "a", null)', one],
    ['values({ a = aws_lb.x.arn })[0]', one],
    ['tolist(toset([aws_lb.x.arn]))[0]', one],
    ['flatten([[aws_lb.x.arn]])[0]', one],
    ['true ? aws_lb.x.arn : "none"', one],
    ['aws_lb.x["arn"]', one],
    ['resource.aws_lb.x.arn', one],
  ])('keeps its origin through %s', (expression, declarations) => {
    expect(originsOf(expression, declarations)).toEqual(['aws_lb.x.arn']);
  });

  it.each(['aws_lb.x[0].arn', 'one(aws_lb.x[*].arn)', 'aws_lb.x[*].arn', 'aws_lb.x.0.arn', 'try(aws_lb.x[0].arn, "")'])(
    'keeps it through %s of an instance that may not exist',
    (expression) => {
      expect(originsOf(expression, counted)).toEqual(['aws_lb.x[0].arn']);
    },
  );

  it.each([
    ['join("", aws_lb.x[*].arn)', counted, ['aws_lb.x[0].arn']],
    ['join("", aws_lb.x.*.arn)', counted, ['aws_lb.x[0].arn']],
    ['join("/", [aws_lb.x.arn])', one, ['aws_lb.x.arn']],
    ['join("", aws_lb.x[*].arn, [])', one, ['aws_lb.x.arn']],
    ['join("", values(aws_lb.x)[*].arn)', open, ['aws_lb.x["?"].arn']],
    ['join("/", values(aws_lb.x)[*].arn)', open, []],
    ['join("/", [aws_lb.x.arn, "a"])', one, []],
  ])('keeps it through %s as long as it is the only one', (expression, declarations, origin) => {
    expect(originsOf(expression, declarations)).toEqual(origin);
  });

  it('is empty text where the joined instance does not exist', () => {
    const unit = parseRoot(`${counted}\nresource "aws_y" "y" { name = join("", aws_lb.x[*].arn) }`);
    const value = resource(unit, 'aws_y.y').body.read('name');
    expect(value.state === 'one-of' && value.cases.map((each) => each.value.state)).toEqual(['unknown', 'known']);
  });

  it('keeps it for each key', () => {
    expect(originsOf('aws_lb.x["b"].arn', each)).toEqual(['aws_lb.x["b"].arn']);
    expect(originsOf('[for k, b in aws_lb.x : b.arn]', each)).toEqual(['aws_lb.x["a"].arn', 'aws_lb.x["b"].arn']);
    expect(originsOf('values(aws_lb.x)[*].arn', each)).toEqual(['aws_lb.x["a"].arn', 'aws_lb.x["b"].arn']);
  });

  it('names the symbolic instance when the keys are unknown', () => {
    expect(originsOf('aws_lb.x["a"].arn', open)).toEqual(['aws_lb.x["?"].arn']);
    for (const all of [
      '[for k, b in aws_lb.x : b.arn]',
      'values(aws_lb.x)[*].arn',
      'concat(values(aws_lb.x)[*].arn, [])',
    ]) {
      expect(originsOf(all, open)).toEqual(['aws_lb.x["?"].arn']);
      expect(originsOf(`element(${all}, 0)`, open)).toEqual(['aws_lb.x["?"].arn']);
      expect(originsOf(`one(${all})`, open)).toEqual(['aws_lb.x["?"].arn']);
    }
    expect(originsOf('{ for k, b in aws_lb.x : k => b.arn }["a"]', open)).toEqual(['aws_lb.x["?"].arn']);
  });

  it('loses it when a function computes something of it', () => {
    expect(originsOf('upper(aws_lb.x.arn)', one)).toEqual([]);
  });

  it('is known where the source writes the argument', () => {
    const unit = parseRoot('resource "aws_lb" "x" { name = "n" }\nresource "aws_y" "y" { name = aws_lb.x.name }');
    expect(resource(unit, 'aws_y.y').body.read('name')).toMatchObject({
      state: 'known',
      value: 'n',
      origin: { address: 'aws_lb.x', attribute: 'name' },
    });
  });

  it('is unknown and not null where it is filled in on creation', () => {
    const unit = parseRoot('resource "aws_lb" "x" {}\nresource "aws_y" "y" { name = aws_lb.x.dns_name }');
    expect(resource(unit, 'aws_y.y').body.read('name')).toMatchObject({
      state: 'unknown',
      nonNull: true,
      reason: { kind: 'attribute', address: 'aws_lb.x', attribute: 'dns_name' },
    });
  });

  it.each([
    'acme_cluster.c.regions[0].host',
    'acme_cluster.c.regions[0].zones[1].host["a"]',
    'acme_cluster.c.version.current',
  ])('is unknown where what is filled in stands beside what an argument writes: %s', (expression) => {
    const unit = parseRoot(`resource "acme_cluster" "c" {
  regions = [{ zones = [{ id = "a" }, { id = "b" }] }]
  version = { wanted = "1" }
}
resource "aws_y" "y" { name = ${expression} }`);
    expect(resource(unit, 'aws_y.y').body.read('name')).toMatchObject({
      state: 'unknown',
      reason: { kind: 'attribute', address: 'acme_cluster.c' },
    });
    expect(unit.diagnostics).toEqual([]);
  });

  it('is faulty where a map lacks the key', () => {
    const unit = parseRoot(
      'resource "aws_lb" "x" { tags = { A = "b" } }\nresource "aws_y" "y" { name = aws_lb.x.tags.B }',
    );
    expect(resource(unit, 'aws_y.y').body.read('name')).toMatchObject({
      state: 'unknown',
      reason: { kind: 'invalid' },
    });
  });

  it('leads out of a module by its output', () => {
    const unit = parseRoot({
      '/main.tf': 'module "m" {\n source = "./m"\n}\nresource "aws_y" "y" { arn = module.m.arn }',
      '/m/main.tf': 'resource "aws_lb" "x" {}\noutput "arn" { value = aws_lb.x.arn }',
    });
    expect(resource(unit, 'aws_y.y').body.read('arn').origin).toMatchObject({ address: 'module.m.aws_lb.x' });
  });

  it('is handed out at any depth of an output', () => {
    const unit = parseRoot('resource "aws_lb" "x" {}\noutput "all" { value = { lb = [aws_lb.x.arn] } }');
    expect(unit.handedOut).toEqual([{ unit: '/', address: 'aws_lb.x', attribute: 'arn' }]);
  });
});
