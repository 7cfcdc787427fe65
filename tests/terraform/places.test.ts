import { describe, expect, it } from 'vitest';
import type { Data } from '../../src/model/value.ts';
import { parseRoot, placeText, resource, shown } from './read.ts';

function placesOf(value: Data): readonly string[] {
  return [value.at, ...(value.via ?? [])].map(placeText);
}

describe('the place of a value', () => {
  it('is the literal in the argument', () => {
    const unit = parseRoot('resource "aws_lb" "x" {\n  internal = true\n}\n');
    const value = resource(unit, 'aws_lb.x').body.read('internal');
    expect(placesOf(value)).toEqual(['main.tf:2 true']);
    expect(value.property).toBe('internal');
  });

  it('is the header of the block when nothing is written', () => {
    const unit = parseRoot('\nresource "aws_lb" "x" {\n}\n');
    const value = resource(unit, 'aws_lb.x').body.read('internal');
    expect(value.state).toBe('absent');
    expect(placesOf(value)).toEqual(['main.tf:2 resource "aws_lb" "x"']);
  });

  it("is the argument when the value is a variable's default", () => {
    const unit = parseRoot(`
variable "port" { default = 1234 }
resource "aws_db_instance" "x" {
  port = var.port
}`);
    const value = resource(unit, 'aws_db_instance.x').body.read('port');
    expect(shown(value)).toBe(1234);
    expect(placesOf(value)).toEqual(['main.tf:4 var.port', 'main.tf:2 1234']);
  });

  it('goes through a local and a file of variable values', () => {
    const unit = parseRoot({
      '/main.tf': `
variable "port" {}
locals { port = var.port }
resource "aws_db_instance" "x" {
  port = local.port
}`,
      '/terraform.tfvars': 'port = 99\n',
    });
    const value = resource(unit, 'aws_db_instance.x').body.read('port');
    expect(shown(value)).toBe(99);
    expect(placesOf(value)).toEqual(['main.tf:5 local.port', 'main.tf:3 var.port', 'terraform.tfvars:1 99']);
  });

  it("stays at the caller's argument for what enters a module", () => {
    const unit = parseRoot({
      '/main.tf': 'module "db" {\n  source = "./db"\n  port   = 6000\n}\n',
      '/db/main.tf': 'variable "port" {}\nresource "aws_db_instance" "x" {\n  port = var.port\n}\n',
    });
    const value = resource(unit, 'module.db.aws_db_instance.x').body.read('port');
    expect(placesOf(value)).toEqual(['main.tf:3 6000', 'db/main.tf:3 var.port']);
    expect(value.entered).toBe(true);
  });

  it("is the outermost caller's argument through two modules, and its variable is on the way", () => {
    const unit = parseRoot({
      '/main.tf': 'variable "p" { default = 7 }\nmodule "a" {\n  source = "./a"\n  port = var.p\n}\n',
      '/a/main.tf': 'variable "port" {}\nmodule "b" {\n  source = "./b"\n  port = var.port\n}\n',
      '/a/b/main.tf': 'variable "port" {}\nresource "aws_db_instance" "x" {\n  port = var.port\n}\n',
    });
    const value = resource(unit, 'module.a.module.b.aws_db_instance.x').body.read('port');
    expect(placesOf(value)).toEqual([
      'main.tf:4 var.p',
      'a/b/main.tf:3 var.port',
      'a/main.tf:4 var.port',
      'main.tf:1 7',
    ]);
  });

  it("is the module's argument for the default of a module's variable", () => {
    const unit = parseRoot({
      '/main.tf': 'module "db" {\n  source = "./db"\n}\n',
      '/db/main.tf': 'variable "port" { default = 1 }\nresource "aws_db_instance" "x" {\n  port = var.port\n}\n',
    });
    const value = resource(unit, 'module.db.aws_db_instance.x').body.read('port');
    expect(placesOf(value)).toEqual(['db/main.tf:3 var.port', 'db/main.tf:1 1']);
  });

  it('is its own for each element of a list and each argument of a nested block', () => {
    const unit = parseRoot(`
resource "aws_lb" "x" {
  subnets = ["a", "b"]
  access_logs {
    enabled = true
  }
}`);
    const { body } = resource(unit, 'aws_lb.x');
    const subnets = body.read('subnets');
    const logs = body.read('access_logs');
    if (subnets.state !== 'known' || typeof subnets.value !== 'object' || subnets.value.type !== 'list')
      throw new Error();
    expect(subnets.value.items.map((item) => placesOf(item.value))).toEqual([['main.tf:3 "a"'], ['main.tf:3 "b"']]);
    if (logs.state !== 'known' || typeof logs.value !== 'object' || logs.value.type !== 'list') throw new Error();
    const [block] = logs.value.items;
    expect(block && placesOf(block.value)).toEqual(['main.tf:4 access_logs']);
    if (block?.value.state !== 'known' || typeof block.value.value !== 'object' || block.value.value.type !== 'mapping')
      throw new Error();
    const enabled = block.value.value.entries.get('enabled');
    expect(enabled && placesOf(enabled)).toEqual(['main.tf:5 true']);
    expect(enabled?.property).toBe('enabled');
  });

  it('is in the JSON text for the JSON syntax', () => {
    const unit = parseRoot({
      '/main.tf.json':
        '{"variable": {"p": {"default": 5}},\n"resource": {"aws_db_instance": {"x": {"port": "${var.p}"}}}}',
    });
    const value = resource(unit, 'aws_db_instance.x').body.read('port');
    expect(shown(value)).toBe(5);
    expect(placesOf(value)).toEqual(['main.tf.json:2 ${var.p}', 'main.tf.json:1 5']);
  });
});
