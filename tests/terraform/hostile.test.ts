import { describe, expect, it } from 'vitest';
import { parse, parseRoot, resource, shown } from './read.ts';

const codes = (unit: ReturnType<typeof parseRoot>) => unit.diagnostics.map((each) => each.code);

function read(expression: string, declarations = ''): unknown {
  const unit = parseRoot(`${declarations}\nresource "aws_x" "x" {\n  a = ${expression}\n}`);
  return shown(resource(unit, 'aws_x.x').body.read('a'));
}

describe('hostile input', () => {
  it('a cycle of locals is unknown and said once', () => {
    const unit = parseRoot('locals {\n a = local.b\n b = local.a\n}\nresource "aws_x" "x" { a = local.a }');
    expect(shown(resource(unit, 'aws_x.x').body.read('a'))).toBe('unknown cycle');
    expect(codes(unit)).toEqual(['reference-cycle']);
  });

  it('an instance key that depends on its own resource is unknown', () => {
    const unit = parseRoot('resource "aws_x" "x" { count = length(aws_x.x) }');
    expect(codes(unit)).toContain('reference-cycle');
  });

  it('a module that calls itself ends', () => {
    const unit = parseRoot('module "m" {\n  source = "./"\n}\nresource "aws_x" "x" { a = module.m.b }');
    expect(codes(unit)).toContain('module-cycle');
  });

  it('modules that call each other end', () => {
    const { units } = parse({
      '/a/main.tf': 'module "b" { source = "../b" }',
      '/b/main.tf': 'module "a" { source = "../a" }',
    });
    expect(units.flatMap((unit) => unit.diagnostics.map((each) => each.code))).toContain('module-cycle');
  });

  it('modules that multiply end at the limit of instances', () => {
    const texts: Record<string, string> = {};
    for (let level = 0; level < 30; level++) {
      const source = `source = "../m${level + 1}"`;
      texts[`/m${level}/main.tf`] = `module "a" { ${source} }\nmodule "b" { ${source} }\nresource "aws_x" "x" {}`;
    }
    const unit = parse(texts).units.find((each) => each.unit.id === '/m0');
    expect(unit && codes(unit)).toContain('evaluation-limit');
  });

  it('a giant count is one symbolic instance', () => {
    const unit = parseRoot('resource "aws_x" "x" { count = 1e9 }');
    expect(unit.resources.map((each) => each.address)).toEqual(['aws_x.x["?"]']);
    expect(codes(unit)).toEqual(['evaluation-limit']);
  });

  it.each([
    ['range(1e9)', 'unknown invalid'],
    ['format("%999999999d", 1)', 'unknown limit'],
    ['cidrsubnet("10.0.0.0/8", 1e9, 1)', 'unknown invalid'],
    ['cidrsubnet("::/0", 128, 1e300)', 'unknown invalid'],
    ['setproduct(range(1000), range(1000))', 'unknown limit'],
    ['jsondecode("[[[[")', 'unknown invalid'],
    ['regex("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")', 'unknown invalid'],
    [
      'replace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "/(a|a)*$/", "")',
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
    ],
    ['{ __proto__ = 1 }.__proto__', 1],
    ['jsondecode("{\\"__proto__\\": 2}").__proto__', 2],
    ['lookup({}, "constructor", 3)', 3],
    ['"${null}x"', 'unknown invalid'],
  ])('%s is %s', (expression, value) => {
    expect(read(expression)).toBe(value);
  });

  it('an unknown index into nothing is unknown', () => {
    expect(read('[][var.n]', 'variable "n" {}')).toBe('unknown choice');
    expect(read('element([], var.n)', 'variable "n" {}')).toBe('unknown choice');
  });

  it('text that doubles a hundred times is given up', () => {
    const locals = Array.from({ length: 100 }, (_, n) => `a${n + 1} = "\${local.a${n}}\${local.a${n}}"`);
    expect(read('local.a100', `locals {\n a0 = "xxxxxxxxxx"\n${locals.join('\n')}\n}`)).toBe('unknown limit');
  });

  it('lists that double a hundred times are given up', () => {
    const locals = Array.from({ length: 100 }, (_, n) => `a${n + 1} = concat(local.a${n}, local.a${n})`);
    const value = read('local.a100', `locals {\n a0 = [1, 2]\n${locals.join('\n')}\n}`);
    expect(new Set([value].flat())).toEqual(new Set(['unknown limit']));
  });

  it('a text of shared parts that would be exponentially long is given up', () => {
    const locals = Array.from({ length: 60 }, (_, n) => `a${n + 1} = [local.a${n}, local.a${n}]`).join('\n');
    expect(read('jsonencode(local.a60)', `locals {\n a0 = ["x"]\n${locals}\n}`)).toBe('unknown limit');
    expect(read('yamlencode(local.a60)', `locals {\n a0 = ["x"]\n${locals}\n}`)).toBe('unknown limit');
  });

  it('a chain of ten thousand locals is given up instead of exhausting the stack', () => {
    const locals = Array.from({ length: 10_000 }, (_, n) => `a${n + 1} = local.a${n}`);
    expect(read('local.a10000', `locals {\n a0 = 1\n${locals.join('\n')}\n}`)).toBe('unknown limit');
  });

  it('forty undecided conditions in one list stay one list', () => {
    const names = Array.from({ length: 40 }, (_, n) => `c${n}`);
    const variables = names.map((name) => `variable "${name}" { type = bool }`).join('\n');
    const lists = names.map((name) => `var.${name} ? ["${name}"] : []`).join(', ');
    expect(read(`concat(${lists})`, variables)).toEqual(names);
  });
});

describe('values that share their parts', () => {
  it('are compared once each', () => {
    const locals = (name: string) =>
      Array.from({ length: 60 }, (_, level) =>
        level === 0 ? `${name}0 = ["x"]` : `${name}${level} = [local.${name}${level - 1}, local.${name}${level - 1}]`,
      ).join('\n');
    expect(read('local.a59 == local.b59', `locals {\n${locals('a')}\n${locals('b')}\n}`)).toBe(true);
  });
});
