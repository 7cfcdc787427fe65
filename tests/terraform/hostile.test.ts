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

/** `a0` to `a60`, of which each holds the one before twice. */
function doubled(name: string, twice: (inner: string) => string, first = '["x"]'): string {
  const locals = Array.from({ length: 60 }, (_, n) => `${name}${n + 1} = ${twice(`local.${name}${n}`)}`);
  return `${name}0 = ${first}\n${locals.join('\n')}`;
}

const inList = (inner: string): string => `[${inner}, ${inner}]`;
const inObject = (inner: string): string => `{ l = ${inner}, r = ${inner} }`;
/** What an expression over `a60` and `b60` comes to. */
function readDoubled(expression: string, twice = inList): unknown {
  const locals = `locals {\n${doubled('a', twice)}\n${doubled('b', twice)}\n}`;
  return read(expression, `variable "c" { type = bool }\n${locals}`);
}

describe.each([
  ['lists', inList],
  ['objects', inObject],
  ['both', (inner: string) => `[{ l = ${inner}, r = ${inner} }, ${inner}]`],
  ['lists of one type', (inner: string) => `tolist([${inner}, ${inner}])`],
  ['maps', (inner: string) => `tomap({ l = ${inner}, r = ${inner} })`],
  ['secret lists', (inner: string) => `sensitive([${inner}, ${inner}])`],
  ['what a loop makes', (inner: string) => `[for i in [1, 2] : ${inner}]`],
])('values that share their parts, as %s', (_, twice) => {
  it.each([
    ['local.a60 == local.b60', true],
    ['local.a60 == local.b59', false],
    ['contains([local.a60], local.b60)', true],
    ['length(distinct([local.a60, local.b60]))', 1],
    ['length(toset([local.a60, local.b60]))', 1],
    ['length(toset([local.a60, local.b59]))', 2],
    ['length(setsubtract([local.a60], [local.b60]))', 0],
    ['length(tomap({ a = local.a60, b = local.b60 }))', 2],
    ['length([var.c ? local.a60 : local.b60])', 1],
    ['length(coalesce(local.a60, local.b60)) > 0', true],
    ['length([nonsensitive(local.a60)])', 1],
  ])('come with %s to %s', (expression, value) => {
    expect(readDoubled(expression, twice)).toBe(value);
  });

  it.each(['jsonencode(local.a60)', 'yamlencode(local.a60)', 'index([local.a60], local.b60)', 'flatten([local.a60])'])(
    'end %s at a limit',
    (expression) => {
      expect(readDoubled(expression, twice)).toBe('unknown limit');
    },
  );
});

describe('a value that is larger than what can be gone through', () => {
  const locals = `locals {\n${doubled('a', inList)}\n}`;

  it('ends at a limit where it is converted, and it is named', () => {
    const unit = parseRoot({
      '/main.tf': `${locals}\nmodule "m" {\n  source = "./m"\n  v = local.a60\n}`,
      '/m/main.tf': 'variable "v" { type = list(any) }\nresource "aws_x" "x" { a = var.v }',
    });
    expect(shown(resource(unit, 'module.m.aws_x.x').body.read('a'))).toBe('unknown limit');
    expect(unit.diagnostics.map((each) => each.message)).toEqual([
      'Reading stopped here at a limit: a value may have 200,000 parts. What depends on this is unknown; a plan that is linted along says what it comes to.',
    ]);
  });

  it('is not opened where a resource of another provider hands it out', () => {
    const other = `${locals}\nresource "foo_x" "z" { a = local.a60 }`;
    expect(read('foo_x.z.a', other)).toBe('unknown attribute');
  });

  it('ends at a limit as a JSON text with something unknown in it', () => {
    const open = `resource "aws_x" "y" {}\nlocals {\n${doubled('a', inList, 'aws_x.y.id')}\n}`;
    expect(read('jsonencode(local.a60)', open)).toBe('unknown limit');
  });

  it('is none where it nests as deep as anyone may write', () => {
    const nested = `${'['.repeat(250)}1${']'.repeat(250)}`;
    expect(read(`jsonencode(${nested}) == "${nested}"`)).toBe(true);
  });

  it.each(['local.a3000 == local.b3000', 'length(toset([local.a3000, local.b3000])) > 0', 'jsonencode(local.a3000)'])(
    'may nest deeper than the stack, as in %s',
    (expression) => {
      const chain = (name: string): string =>
        `${name}0 = ["x"]\n${Array.from({ length: 3000 }, (_, n) => `${name}${n + 1} = [local.${name}${n}]`).join('\n')}`;
      const used = Array.from({ length: 30 }, (_, n) => `length(local.a${n * 100}) + length(local.b${n * 100})`);
      const steps = used.map((step, n) => `resource "aws_redshift_cluster" "c${n}" { count = ${step} }`).join('\n');
      expect(read(expression, `locals {\n${chain('a')}\n${chain('b')}\n}\n${steps}`)).toMatch(/^unknown/);
    },
  );
});
