import { describe, expect, it } from 'vitest';
import { memorySources } from '../../src/sources/memory.ts';
import { parseTerraform } from '../../src/parsers/terraform/parse-terraform.ts';
import { parse, parseOptions, parseRoot, resource, shown } from './read.ts';

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

  it('from a registry are unknown and noted', () => {
    const unit = parseRoot('module "v" {\n source = "org/vpc/aws"\n}\nresource "aws_x" "x" { a = module.v.id }');
    expect(unit.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['unread-module', 'note']]);
    expect(resource(unit, 'aws_x.x').body.read('a')).toMatchObject({
      reason: { kind: 'module', source: 'org/vpc/aws' },
    });
  });

  it('from a registry are read where terraform init put them', () => {
    const unit = parseRoot({
      '/main.tf': 'module "v" {\n source = "org/vpc/aws"\n}',
      '/.terraform/modules/modules.json': '{"Modules": [{"Key": "v", "Dir": ".terraform/modules/v/sub"}]}',
      '/.terraform/modules/v/sub/main.tf': lb,
    });
    expect(unit.resources.map((each) => each.address)).toEqual(['module.v.aws_lb.x']);
  });

  it('whose folder is missing are an error', () => {
    const unit = parseRoot('module "v" { source = "./none" }');
    expect(unit.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['missing-module', 'error']]);
  });

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

  it('are changed by override files', () => {
    const unit = parseRoot({
      '/main.tf': 'resource "aws_lb" "x" {\n  name = "a"\n  internal = true\n}',
      '/x_override.tf': 'resource "aws_lb" "x" { name = "b" }',
    });
    const { body } = resource(unit, 'aws_lb.x');
    expect([shown(body.read('name')), shown(body.read('internal'))]).toEqual(['b', true]);
  });

  it('say it when something is declared twice', () => {
    const { diagnostics } = parse({ '/a.tf': lb, '/b.tf': 'resource "aws_lb" "x" {}' });
    expect(diagnostics.map((each) => each.code)).toEqual(['duplicate-declaration']);
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
      `${name} is declared twice, the first time in a.tf; the first declaration counts.`,
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
