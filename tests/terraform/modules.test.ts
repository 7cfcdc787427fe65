import { describe, expect, it } from 'vitest';
import { memorySources } from '../../src/sources/memory.ts';
import { parseTerraform } from '../../src/parsers/terraform/parse-terraform.ts';
import { parse, parseOptions, parseRoot, placeText, resource, shown } from './read.ts';

const lb = 'resource "aws_lb" "x" {}\noutput "arn" { value = aws_lb.x.arn }';

describe('modules', () => {
  it('that another one calls are no roots', () => {
    const { units } = parse({ '/a/main.tf': 'module "b" { source = "../b" }', '/b/main.tf': lb });
    expect(units.map((unit) => unit.unit.id)).toEqual(['/a']);
    expect(units[0]?.resources.map((each) => each.address)).toEqual(['module.b.aws_lb.x']);
  });

  it('are roots when their caller is not among what is read', () => {
    const texts = { '/a/main.tf': 'module "b" { source = "../b" }', '/b/main.tf': lb };
    const { units } = parseTerraform(['/b/main.tf'], memorySources(texts), parseOptions());
    expect(units.map((unit) => unit.unit.id)).toEqual(['/b']);
  });

  it('that nothing calls are judged with what is open in them', () => {
    const texts = { '/modules/db/main.tf': 'variable "port" {}\nresource "aws_x" "x" { port = var.port }' };
    const unit = parseRoot(texts);
    expect(unit.unit.id).toBe('/modules/db');
    expect(shown(resource(unit, 'aws_x.x').body.read('port'))).toBe('unknown variable');
    expect(unit.diagnostics).toEqual([]);
  });

  it('that only an example calls are judged through it', () => {
    const { units } = parse({
      '/main.tf': lb,
      '/modules/sub/main.tf': lb,
      '/examples/complete/main.tf': 'module "a" { source = "../.." }\nmodule "b" { source = "../../modules/sub" }',
      '/tests/fixtures/x/main.tf': 'module "a" { source = "../../../" }',
    });
    expect(units.map(({ unit, resources }) => [unit.id, resources.length])).toEqual([
      ['/examples/complete', 2],
      ['/tests/fixtures/x', 1],
    ]);
  });

  it('that modules.json names are no roots either', () => {
    const { units } = parse({
      '/live/main.tf': 'module "v" { source = "git::https://example.com/vendored.git" }',
      '/live/.terraform/modules/modules.json': '{"Modules": [{"Key": "v", "Dir": "../vendor/v"}]}',
      '/vendor/v/main.tf': lb,
    });
    expect(units.map(({ unit, resources }) => [unit.id, resources.length])).toEqual([['/live', 1]]);
  });

  it('that call each other in a circle are judged from one of them, beside other roots', () => {
    const { units } = parse({
      '/a/main.tf': 'module "b" { source = "../b" }',
      '/b/main.tf': 'module "a" { source = "../a" }',
      '/c/main.tf': lb,
    });
    expect(units.map((unit) => unit.unit.id)).toEqual(['/a', '/c']);
  });
});

describe('a module that is not on disk', () => {
  const notes = (texts: string | Readonly<Record<string, string>>) =>
    parseRoot(texts).diagnostics.map(({ code, severity, message }) => [code, severity, message]);
  const call = (name: string, source = 'org/vpc/aws', more = '') =>
    `module "${name}" {\n  source = "${source}"\n${more}\n}\n`;

  it('has unknown outputs', () => {
    const unit = parseRoot(`${call('v')}resource "aws_x" "x" { a = module.v.id }`);
    expect(resource(unit, 'aws_x.x').body.read('a')).toMatchObject({
      reason: { kind: 'module', address: 'module.v', source: 'org/vpc/aws' },
    });
  });

  it('is one note that says which of its outputs are asked for', () => {
    const uses = 'locals {\n  a = [module.v.id, module.v["a"].arn, module.v[*].names, module.v.id]\n}';
    expect(notes(call('v') + uses)).toEqual([
      [
        'unread-module',
        'note',
        'Module `v` (org/vpc/aws) is not on disk: its resources are not checked, and its outputs `arn`, `id` and `names` are unknown. Run "terraform init" to have it read.',
      ],
    ]);
  });

  it('is one note when nothing or one thing is asked of it', () => {
    expect(notes(call('v'))[0]?.[2]).toBe(
      'Module `v` (org/vpc/aws) is not on disk: its resources are not checked. Run "terraform init" to have it read.',
    );
    expect(notes(`${call('v')}output "o" { value = module.v.id }`)[0]?.[2]).toBe(
      'Module `v` (org/vpc/aws) is not on disk: its resources are not checked, and its output `id` is unknown. Run "terraform init" to have it read.',
    );
  });

  it('is one note for all calls of one source, at the first', () => {
    const text = `${call('a')}${call('b')}${call('other', 'org/sg/aws')}${call('c')}locals {\n  x = [module.c.id, module.a.id]\n}`;
    expect(notes(text).map(([, , message]) => message)).toEqual([
      'Modules `a`, `b` and `c` (org/vpc/aws) are not on disk: their resources are not checked, and the outputs `a.id` and `c.id` are unknown. Run "terraform init" to have them read.',
      'Module `other` (org/sg/aws) is not on disk: its resources are not checked. Run "terraform init" to have it read.',
    ]);
  });

  it('names no more than eight outputs', () => {
    const uses = Array.from({ length: 11 }, (_, n) => `module.v.o${n}`).join(', ');
    expect(notes(`${call('v')}locals {\n  a = [${uses}]\n}`)[0]?.[2]).toContain('`o6` and 3 more are unknown.');
  });

  it('is said once, however often the module around it is called', () => {
    const texts = { '/main.tf': call('a', './m', 'count = 3') + call('b', './m'), '/m/main.tf': call('v') };
    expect(notes(texts)).toHaveLength(1);
  });
});

describe('an installed module', () => {
  const read = (call: string, entry: object, folder = '/.terraform/modules/v') =>
    parseRoot({
      '/main.tf': call,
      '/.terraform/modules/modules.json': JSON.stringify({ Modules: [{ Key: '', Source: '', Dir: '.' }, entry] }),
      [`${folder}/main.tf`]: lb,
    });
  const addresses = (unit: ReturnType<typeof read>) => unit.resources.map((each) => each.address);

  it.each([
    ['a registry', 'org/vpc/aws', '.terraform/modules/v'],
    ['a part of one', 'org/vpc/aws//modules/sub', '.terraform/modules/v/modules/sub'],
    ['git', 'git::https://example.com/vpc.git?ref=v1', '.terraform/modules/v'],
    ['a path with backslashes', 'org/vpc/aws', '.terraform\\modules\\v'],
    ['an absolute path', 'org/vpc/aws', '/vendor/v'],
  ])('is read from %s', (_, source, folder) => {
    const unit = read(
      `module "v" { source = "${source}" }`,
      { Key: 'v', Source: source, Dir: folder },
      `/${folder.replaceAll('\\', '/').replace(/^\//, '')}`,
    );
    expect(addresses(unit)).toEqual(['module.v.aws_lb.x']);
    expect(unit.diagnostics).toEqual([]);
  });

  it('is found by the calls on the way to it, whatever their count', () => {
    const unit = parseRoot({
      '/main.tf': 'module "a" {\n  source = "./a"\n  count  = 2\n}',
      '/a/main.tf': 'module "b" { source = "org/b/aws" }',
      '/.terraform/modules/modules.json': '{"Modules": [{"Key": "a.b", "Dir": ".terraform/modules/a.b"}]}',
      '/.terraform/modules/a.b/main.tf': 'module "c" { source = "./c" }',
      '/.terraform/modules/a.b/c/main.tf': lb,
    });
    expect(addresses(unit)).toEqual([
      'module.a[0].module.b.module.c.aws_lb.x',
      'module.a[1].module.b.module.c.aws_lb.x',
    ]);
  });

  it.each([['{'], ['[]'], ['{"Modules": 7}'], ['{"Modules": [null, {"Key": 1, "Dir": "x"}, {"Key": "v"}]}']])(
    'is not found in a list like %s, and not missed in silence',
    (list) => {
      const unit = parseRoot({
        '/main.tf': 'module "v" { source = "org/vpc/aws" }',
        '/.terraform/modules/modules.json': list,
      });
      expect(unit.diagnostics.map((each) => each.code)).toEqual(['unread-module']);
    },
  );

  it('outside the root is not read unless that is allowed', () => {
    const texts = {
      '/repo/main.tf': 'module "v" { source = "org/vpc/aws" }',
      '/repo/.terraform/modules/modules.json': '{"Modules": [{"Key": "v", "Dir": "/cache/v"}]}',
      '/cache/v/main.tf': lb,
    };
    const codes = (allowOutside: boolean) =>
      parseTerraform(
        ['/repo/main.tf'],
        memorySources(texts, { workingFolder: '/repo', root: allowOutside ? '/' : '/repo' }),
        parseOptions({ allowOutside }),
      ).units[0]?.diagnostics.map((each) => each.code);
    expect(codes(false)).toEqual(['module-outside']);
    expect(codes(true)).toEqual([]);
  });
});

describe('the source of a module', () => {
  const probe = 'resource "aws_x" "x" { a = module.m.o }\n';
  const m = { '/m/main.tf': 'output "o" { value = 7 }' };
  const result = (text: string, more: Readonly<Record<string, string>> = m) => {
    const { units } = parse({ '/root/main.tf': probe + text, ...more });
    const unit = units.find((each) => each.unit.id === '/root');
    if (!unit) throw new Error('The root is not among the units.');
    const value = shown(resource(unit, 'aws_x.x').body.read('a'));
    return [value, ...unit.diagnostics.map(({ code, severity }) => `${severity} ${code}`)];
  };

  it.each([
    ['"../m"', [7]],
    ['"..\\\\m"', [7]],
    ['"../x/..//m/"', [7]],
    // OpenTofu, and Terraform from 1.15 on.
    ['"../${local.name}"', [7]],
    ['var.path', [7]],
    ['var.open', ['unknown module', 'note unread-module']],
    ['module.m.o', ['unknown module', 'note unread-module']],
    ['"../none"', ['unknown module', 'error missing-module']],
    ['"../readme"', ['unknown module', 'warning missing-module']],
    ['"../../../../m"', [7]],
  ])('%s gives %j', (source, expected) => {
    const declared = 'locals { name = "m" }\nvariable "path" { default = "../m" }\nvariable "open" {}\n';
    expect(result(`${declared}module "m" { source = ${source} }`, { ...m, '/readme/README.md': '' })).toEqual(expected);
  });

  it('may not be left out', () => {
    expect(result('module "m" {}')).toEqual(['unknown module', 'error missing-module']);
  });

  it('is said to lack an output where the output is asked for', () => {
    const unit = parseRoot({
      '/main.tf': `module "m" { source = "./m" }\n${probe}`,
      '/m/main.tf': 'locals { a = 1 }',
    });
    resource(unit, 'aws_x.x').body.read('a');
    expect(unit.diagnostics.map(({ message, at }) => [message, at && placeText(at)])).toEqual([
      ['There is no output o in module.m.', 'main.tf:2 module.m.o'],
    ]);
  });

  it('that cannot be read to its end may have the output all the same', () => {
    const unit = parseRoot({
      '/main.tf': `module "m" { source = "./m" }\n${probe}`,
      '/m/main.tf': 'output "p" { value = 1 }\nlocals {\n',
    });
    expect(shown(resource(unit, 'aws_x.x').body.read('a'))).toBe('unknown invalid');
    expect(unit.diagnostics).toEqual([]);
  });
});

describe('modules', () => {
  it('outside the root are not read unless that is allowed', () => {
    const texts = { '/repo/main.tf': 'module "v" { source = "../out" }', '/out/main.tf': lb };
    const read = (allowOutside: boolean) =>
      parseTerraform(
        ['/repo/main.tf'],
        memorySources(texts, { workingFolder: '/repo', root: allowOutside ? '/' : '/repo' }),
        parseOptions({ allowOutside }),
      ).units[0];
    expect(read(false)?.diagnostics.map((each) => each.code)).toEqual(['module-outside']);
    expect(read(true)?.resources.map((each) => each.address)).toEqual(['module.v.aws_lb.x']);
  });

  it('say it when something is declared twice', () => {
    const { diagnostics } = parse({ '/a.tf': lb, '/b.tf': 'resource "aws_lb" "x" {}' });
    expect(diagnostics.map((each) => each.code)).toEqual(['duplicate-declaration']);
  });

  it('say it once of what is declared many times', () => {
    const { diagnostics } = parse(
      Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`/${name}.tf`, 'resource "aws_lb" "x" {}'])),
    );
    expect(diagnostics.map(({ message, at }) => [message, at?.file.path])).toEqual([
      ['`aws_lb.x` is declared 4 times, the first time in a.tf; the first declaration counts.', '/b.tf'],
    ]);
  });

  it('say it once of a folder whose files are configurations of their own', () => {
    const text = (names: number) => Array.from({ length: names }, (_, index) => `variable "v${index}" {}`).join('\n');
    const told = (names: number) =>
      parse({ '/a.tf': text(names), '/b.tf': text(names), '/c.tf': text(names), '/d.tf': 'locals {}' }).diagnostics;
    expect(told(5)).toHaveLength(5);
    expect(told(6).map(({ message, at }) => [message, at?.file.path])).toEqual([
      [
        '6 names are declared in several of 3 files in this folder (`var.v0`, `var.v1`, `var.v2` and 3 more), which Terraform reads as one configuration: of each the first declaration counts, and 12 others are not linted. If each file is a configuration of its own, put it into a folder of its own, or leave this folder out with `ignore` in the configuration of pl-lint.',
        '/b.tf',
      ],
    ]);
  });

  it('say it one by one of what one file declares twice, whatever other files do', () => {
    const names = Array.from({ length: 6 }, (_, index) => `variable "v${index}" {}`).join('\n');
    const { diagnostics } = parse({ '/a.tf': `${names}\noutput "o" {}\noutput "o" {}`, '/b.tf': names });
    expect(diagnostics).toHaveLength(2);
    expect(diagnostics[1]?.message).toBe(
      '`output.o` is declared twice, the first time further up; the first declaration counts.',
    );
  });

  it.each([
    ['variable "a" {}', 'var.a'],
    ['locals { a = 1 }', 'local.a'],
    ['module "a" { source = "x/y/z" }', 'module.a'],
    ['output "a" { value = 1 }', 'output.a'],
    ['data "aws_vpc" "a" {}', 'data.aws_vpc.a'],
    ['provider "aws" { alias = "a" }', 'provider.aws.a'],
  ])('name %s as one refers to it, and say where it stands', (block, name) => {
    const { diagnostics } = parse({ '/a.tf': block, '/b.tf': block });
    expect(diagnostics.map((each) => each.message)).toEqual([
      `\`${name}\` is declared twice, the first time in a.tf; the first declaration counts.`,
    ]);
  });

  it('take equal names of different things for what they are', () => {
    expect(parse({ '/a.tf': 'variable "a" {}\nlocals { a = 1 }\noutput "a" { value = 1 }' }).diagnostics).toEqual([]);
  });
});

describe('the setting of a resource', () => {
  it('is that of its provider, by default or by name', () => {
    const unit = parseRoot(`
provider "aws" { region = "eu-west-1" }
provider "aws" {
  alias               = "cn"
  region              = "cn-north-1"
  allowed_account_ids = ["123456789012"]
}
resource "aws_lb" "x" {}
resource "aws_lb" "y" { provider = aws.cn }
resource "aws_lb" "z" { region = "us-east-1" }`);
    const setting = (address: string) => {
      const { region, account, partition } = resource(unit, address).setting;
      return [region, account, partition].map(shown);
    };
    expect(setting('aws_lb.x')).toEqual(['eu-west-1', 'unknown deployment', 'aws']);
    expect(setting('aws_lb.y')).toEqual(['cn-north-1', '123456789012', 'aws-cn']);
    expect(setting('aws_lb.z')[0]).toBe('us-east-1');
  });

  it('is handed to modules', () => {
    const unit = parseRoot({
      '/main.tf': `
provider "aws" { region = "eu-west-1" }
provider "aws" {
  alias = "us"
  region = "us-east-1"
}
module "a" { source = "./m" }
module "b" {
  source = "./m"
  providers = { aws = aws.us }
}`,
      '/m/main.tf':
        'resource "aws_lb" "x" {}\ndata "aws_region" "r" {}\nresource "aws_x" "n" { a = data.aws_region.r.name }',
    });
    expect(shown(resource(unit, 'module.a.aws_lb.x').setting.region)).toBe('eu-west-1');
    expect(shown(resource(unit, 'module.b.aws_lb.x').setting.region)).toBe('us-east-1');
    expect(shown(resource(unit, 'module.b.aws_x.n').body.read('a'))).toBe('us-east-1');
  });

  it('has the region of the caller where the sources say none', () => {
    const region = (given: object) =>
      shown(resource(parseRoot('resource "aws_lb" "x" {}', given), 'aws_lb.x').setting.region);
    expect(region({})).toBe('unknown deployment');
    expect(region({ region: 'eu-central-1' })).toBe('eu-central-1');
  });
});

describe('a fault in an expression', () => {
  const faultOf = (expression: string, more = ''): readonly string[] => {
    const unit = parseRoot(`${more}\nresource "aws_lb" "x" { name = ${expression} }`);
    resource(unit, 'aws_lb.x').body.read('name');
    return unit.diagnostics.map((each) => each.message);
  };

  it.each([
    ['{ dev = "a", prod = "b" }["default"]', 'There is no "default" here, only "dev", "prod".'],
    ['count.index', 'count.index has no meaning here: the block has no count.'],
    ['each.key', 'each.key has no meaning here: the block has no for_each.'],
    ['file("${path.module}/a.json")', 'There is no file a.json.'],
    ['templatefile("b.tpl", {})', 'There is no file b.tpl.'],
  ])('is said of %s in words that show what to do', (expression, message) => {
    expect(faultOf(expression)).toEqual([message]);
  });
});
