import { describe, expect, it } from 'vitest';
import { parse, parseRoot } from './read.ts';

const cluster = 'resource "aws_redshift_cluster" "c" {}\n';
const codes = (unit: ReturnType<typeof parseRoot> | undefined) => [
  ...new Set(unit?.diagnostics.map(({ code, severity }) => `${severity} ${code}`)),
];

describe('a limit', () => {
  it('ends ten calls of ten instances each, ten levels deep', () => {
    const texts: Record<string, string> = { '/m10/main.tf': cluster };
    for (let level = 0; level < 10; level++) {
      const call = (n: number) => `module "c${n}" {\n  source = "../m${level + 1}"\n  count  = 10\n}\n`;
      texts[`/m${level}/main.tf`] = Array.from({ length: 10 }, (_, n) => call(n)).join('') + cluster;
    }
    const unit = parse(texts).units.find((each) => each.unit.id === '/m0');
    expect(codes(unit)).toEqual(['warning evaluation-limit']);
    expect(unit?.resources.map((each) => each.address)).toContain('aws_redshift_cluster.c');
  });

  it('ends modules within modules at a hundred, and names it', () => {
    const texts: Record<string, string> = { '/m300/main.tf': cluster };
    for (let level = 0; level < 300; level++) {
      texts[`/m${level}/main.tf`] = `module "c" { source = "../m${level + 1}" }\n`;
    }
    const unit = parse(texts).units.find((each) => each.unit.id === '/m0');
    expect(unit?.diagnostics.map((each) => each.message)).toEqual([
      'There are more than 100 modules within each other here; the rest is not read.',
    ]);
  });

  it('ends what an output hands out of values that are in each other many times', () => {
    const locals = Array.from({ length: 60 }, (_, n) => `a${n + 1} = [local.a${n}, local.a${n}]`).join('\n');
    const unit = parseRoot(
      `locals {\n a0 = aws_redshift_cluster.c.arn\n${locals}\n}\noutput "o" { value = local.a60 }\n${cluster}`,
    );
    expect(unit.resources).toHaveLength(1);
  });

  it('is not needed for three thousand modules that are not on disk', () => {
    const calls = Array.from({ length: 3000 }, (_, n) => `module "m${n}" { source = "a/b/c" }\n`).join('');
    expect(codes(parseRoot(calls))).toEqual(['note unread-module']);
  });
});

describe('a cycle', () => {
  it('of outputs through two modules is unknown and said once', () => {
    const m = 'variable "i" {}\noutput "o" { value = var.i }';
    const unit = parseRoot({
      '/main.tf':
        'module "a" {\n  source = "./a"\n  i = module.b.o\n}\nmodule "b" {\n  source = "./b"\n  i = module.a.o\n}\noutput "o" { value = module.a.o }',
      '/a/main.tf': m,
      '/b/main.tf': m,
    });
    expect(codes(unit)).toEqual(['error reference-cycle']);
  });
});
