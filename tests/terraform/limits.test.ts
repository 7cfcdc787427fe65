import { describe, expect, it } from 'vitest';
import { parse, parseRoot, placeText, resource, shown } from './read.ts';

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
      'Reading stopped here at a limit: modules may be called through 100 others. What is called further in is not checked.',
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

describe('every limit', () => {
  const limitsOf = (expression: string, declarations = '') =>
    parseRoot(`${declarations}\nresource "aws_x" "x" {\n  a = ${expression}\n}\n${cluster}`);
  const told = (unit: ReturnType<typeof parseRoot>) =>
    unit.diagnostics.map(({ code, message }) => `${code}: ${/at a limit: ([^.]*)\./.exec(message)?.[1] ?? message}`);
  const read = (unit: ReturnType<typeof parseRoot>) => shown(resource(unit, 'aws_x.x').body.read('a'));
  const long = 'join("", [for i in range(1000) : "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"])';
  const text = 'a text may have 1,000,000 characters';
  const list = 'a list may have 50,000 elements';
  const nesting = 'a decoded value may nest 200 levels deep';

  it.each([
    [`"\${replace(${long}, "x", "${'y'.repeat(50)}")}"`, text],
    [`replace(${long}, "/x/", "${'y'.repeat(50)}")`, text],
    [`jsonencode([for i in range(30) : ${long}])`, text],
    [`yamlencode([for i in range(30) : ${long}])`, text],
    ['indent(2000, "a")', 'a text may be indented by 1,000 spaces'],
    ['format("%99999d", 1)', 'a format may be 10,000 characters wide'],
    [`regex("${'a'.repeat(10_001)}", "a")`, 'a pattern may have 10,000 characters'],
    ['setproduct(range(1000), range(1000))', list],
    [`regexall("x", join("", [for i in range(2) : ${long}]))`, list],
    ['concat([for i in range(60) : range(1000)]...)', list],
    ['flatten([for i in range(60) : range(1000)])', list],
    ['merge([for i in range(60) : { for j in range(1000) : "${i} ${j}" => j }]...)', 'a map may have 50,000 entries'],
    [`max(split("x", join("", [for i in range(2) : ${long}]))...)`, 'a list may stand for 50,000 arguments'],
    [`cidrsubnets("::/0", ${Array(10_001).fill('32').join(', ')})`, 'cidrsubnets may make 10,000 blocks'],
    [`jsondecode("${'['.repeat(50_000)}${']'.repeat(50_000)}")`, nesting],
    [`yamldecode("${'['.repeat(300)}${']'.repeat(300)}")`, nesting],
    [`yamldecode("${'['.repeat(50_000)}${']'.repeat(50_000)}")`, nesting],
  ])('that %.40s reaches is named with its size', (expression, limit) => {
    const unit = limitsOf(expression);
    expect(read(unit)).toBe('unknown limit');
    expect(told(unit)).toEqual([`evaluation-limit: ${limit}`]);
  });

  it('of aliases in YAML is named', () => {
    const lines = ['a0: &a0 [x, x, x, x]'];
    for (let n = 1; n < 12; n++)
      lines.push(
        `a${n}: &a${n} [${Array(10)
          .fill(`*a${n - 1}`)
          .join(', ')}]`,
      );
    const unit = limitsOf(`yamldecode(<<E\n${lines.join('\n')}\nE\n)`);
    expect(read(unit)).toBe('unknown limit');
    expect(told(unit)).toEqual(['evaluation-limit: aliases in YAML may stand for 100 copies of a value']);
  });

  it('of the number of aliases in YAML is named', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, n) => `a${n}: &a${n} 1\nb${n}: *a${n}`).join('\n');
    const decoded = (count: number) => limitsOf(`length(yamldecode(<<E\n${lines(count)}\nE\n))`);
    expect(read(decoded(1000))).toBe(2000);
    const unit = decoded(1001);
    expect(read(unit)).toBe('unknown limit');
    expect(told(unit)).toEqual(['evaluation-limit: a YAML text may have 1,000 aliases']);
  });

  it('is said where it is met, and not of what is made of it', () => {
    const unit = limitsOf('"${local.b}!"', 'locals {\n  a = indent(2000, "a")\n  b = upper(local.a)\n}');
    expect(read(unit)).toBe('unknown limit');
    expect(unit.diagnostics.map(({ at }) => at && placeText(at))).toEqual(['main.tf:2 indent(2000, "a")']);
  });

  it('of alternatives is named', () => {
    const names = Array.from({ length: 9 }, (_, n) => `v${n}`);
    const variables = names.map((name) => `variable "${name}" { type = bool }`).join('\n');
    const unit = limitsOf(`"${names.map((name) => `\${var.${name} ? "a" : "b"}`).join('')}"`, variables);
    expect(read(unit)).toBe('unknown limit');
    expect(told(unit)).toEqual(['evaluation-limit: what is open may combine to 256 alternatives']);
  });

  it.each(['length(local.some)', 'local.some[150]', 'one(local.some)'])(
    'of elements under conditions of their own is named for %s',
    (expression) => {
      const names = Array.from({ length: 300 }, (_, n) => `v${n}`);
      const variables = names.map((name) => `variable "${name}" { type = bool }`).join('\n');
      const some = `locals {\n  some = concat(${names.map((name) => `var.${name} ? ["${name}"] : []`).join(', ')})\n}`;
      const unit = limitsOf(expression, `${variables}\n${some}`);
      expect(read(unit)).toBe('unknown limit');
      expect(told(unit)).toEqual([
        'evaluation-limit: counting the elements that a list has under conditions may take 20,000 steps',
      ]);
    },
  );

  it('is far from three thousand objects in a set, of which each is there once', () => {
    const objects = '[for i in range(1000) : [for j in [1, 2, 3, 3] : { a = "${i}", b = [j] }]]';
    const unit = limitsOf(`length(setsubtract(toset(flatten(${objects})), [{ a = "7", b = [2] }]))`);
    expect(read(unit)).toBe(2999);
  });

  it('of levels is named', () => {
    const locals = Array.from({ length: 2000 }, (_, n) => `a${n + 1} = local.a${n}`).join('\n');
    const unit = limitsOf('local.a2000', `locals {\n a0 = 1\n${locals}\n}`);
    expect(read(unit)).toBe('unknown limit');
    expect(told(unit)).toEqual(['evaluation-limit: values may depend on each other 700 levels deep']);
  });

  it.each([
    [
      'of levels',
      `locals {\n a0 = 1\n${Array.from({ length: 2000 }, (_, n) => `a${n + 1} = local.a${n}`).join('\n')}\n}
output "o" {
  value = local.a2000
}`,
      /^m\/main\.tf:\d+ local\.a\d+$/,
    ],
    [
      'of instances',
      Array.from({ length: 16 }, (_, n) => `resource "aws_redshift_cluster" "c${n}" {\n  count = 2000\n}`).join('\n'),
      /^m\/main\.tf:47 2000$/,
    ],
  ])('%s in a module says where it was met, and the call that leads there', (_, module, place) => {
    const { diagnostics } = parseRoot({
      '/main.tf': 'module "m" {\n  source = "./m"\n}\noutput "o" {\n  value = try(module.m.o, 1)\n}\n',
      '/m/main.tf': module,
    });
    const [limit, ...others] = diagnostics.filter(({ code }) => code === 'evaluation-limit');
    expect(others).toEqual([]);
    expect(limit?.at && placeText(limit.at)).toMatch(place);
    expect([...(limit?.calls ?? [])].map((calls) => calls.map(({ at }) => placeText(at)))).toEqual([
      ['main.tf:1 module "m"'],
    ]);
  });

  it('of instances of one block holds for count and for for_each', () => {
    const keys = 'toset(concat([for i in range(1000) : "a${i}"], [for i in range(1000) : "b${i}"], ["c", "d", "e"]))';
    const each = parseRoot(`resource "aws_redshift_cluster" "c" { for_each = ${keys} }`);
    const message = 'There are more than 2,000 instances here; those beyond are taken as one whose key is unknown.';
    expect(each.diagnostics.map((one) => one.message)).toEqual([message]);
    expect(each.resources).toHaveLength(2001);
    expect(each.resources.at(-1)?.address).toBe('aws_redshift_cluster.c["?"]');
    const count = parseRoot('resource "aws_redshift_cluster" "c" { count = 2001 }');
    expect(count.diagnostics.map((one) => one.message)).toEqual([message]);
    expect(count.resources.map(({ address }) => address)).toEqual(['aws_redshift_cluster.c["?"]']);
  });
});
