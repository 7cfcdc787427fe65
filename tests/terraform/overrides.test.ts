import { describe, expect, it } from 'vitest';
import { parse, parseRoot, placeText, resource, shown } from './read.ts';

type Texts = Readonly<Record<string, string>>;

/** A resource whose argument `a` is an expression, beside the given files. */
function valueOf(expression: string, texts: Texts): unknown {
  const unit = parseRoot({ ...texts, '/aa.tf': `resource "aws_x" "probe" { a = ${expression} }` });
  return shown(resource(unit, 'aws_x.probe').body.read('a'));
}

function complaints(texts: Texts): readonly string[] {
  return parse({ '/aa.tf': '', ...texts }).diagnostics.map(({ code, severity }) => `${severity} ${code}`);
}

describe('an override file', () => {
  it.each(['override.tf', 'a_override.tf', 'override.tofu', 'a_override.tofu'])('may be called %s', (name) => {
    const texts = { '/main.tf': 'locals { a = 1 }', [`/${name}`]: 'locals { a = 2 }' };
    expect(valueOf('local.a', texts)).toBe(2);
  });

  it.each(['override.tf.json', 'a_override.tf.json', 'a_override.tofu.json'])('may be called %s', (name) => {
    expect(valueOf('local.a', { '/main.tf': 'locals { a = 1 }', [`/${name}`]: '{"locals": {"a": 2}}' })).toBe(2);
  });

  it('is none when its name only ends in the word', () => {
    expect(complaints({ '/main.tf': 'locals { a = 1 }', '/myoverride.tf': 'locals { a = 2 }' })).toEqual([
      'error duplicate-declaration',
    ]);
  });

  it('wins over those before it, and within a file the last block wins', () => {
    const texts = {
      '/main.tf': 'locals { a = 1 }',
      '/a_override.tf': 'locals { a = 3 }',
      '/override.tf': 'locals { a = 2 }',
      '/z_override.tf.json': '{"locals": [{"a": 4}, {"a": 5}]}',
    };
    expect(valueOf('local.a', texts)).toBe(5);
    expect(complaints(texts)).toEqual([]);
  });

  it('changes the arguments of a resource one by one, and the values stand where they are written', () => {
    const unit = parseRoot({
      '/main.tf': 'resource "aws_lb" "x" {\n  name = "a"\n  internal = true\n}',
      '/x_override.tf': 'resource "aws_lb" "x" {\n  name = "b"\n}',
    });
    const { body } = resource(unit, 'aws_lb.x');
    expect([shown(body.read('name')), shown(body.read('internal'))]).toEqual(['b', true]);
    expect(placeText(body.read('name').at)).toBe('x_override.tf:2 "b"');
  });

  it.each([
    ['blocks by blocks', 'ingress { from_port = 3 }', [{ from_port: 3 }]],
    [
      'blocks by a dynamic block',
      'dynamic "ingress" {\n for_each = [4]\n content { from_port = ingress.value }\n}',
      [{ from_port: 4 }],
    ],
    ['blocks by an argument', 'ingress = []', []],
    ['none by blocks of another type', 'egress {}', [{ from_port: 1 }, { from_port: 2 }]],
  ])('replaces nested blocks of a type together: %s', (_, override, expected) => {
    const unit = parseRoot({
      '/main.tf': 'resource "aws_x" "x" {\n  ingress { from_port = 1 }\n  ingress { from_port = 2 }\n}',
      '/override.tf': `resource "aws_x" "x" {\n${override}\n}`,
    });
    expect(shown(resource(unit, 'aws_x.x').body.read('ingress'))).toEqual(expected);
  });

  it('replaces a dynamic block by blocks', () => {
    const unit = parseRoot({
      '/main.tf': 'resource "aws_x" "x" {\n  dynamic "ingress" {\n for_each = [1]\n content {}\n }\n}',
      '/override.tf': 'resource "aws_x" "x" {\n  ingress { from_port = 3 }\n}',
    });
    expect(shown(resource(unit, 'aws_x.x').body.read('ingress'))).toEqual([{ from_port: 3 }]);
  });

  it('changes locals by name, across the blocks that declare them', () => {
    const texts = {
      '/main.tf': 'locals { a = 1 }\nlocals {\n b = 2\n c = 3\n}',
      '/override.tf': 'locals {\n a = 10\n c = 30\n}',
    };
    expect(valueOf('[local.a, local.b, local.c]', texts)).toEqual([10, 2, 30]);
  });

  it('changes variables, outputs, module calls and data sources', () => {
    const texts = {
      '/main.tf': [
        'variable "v" {\n type = string\n default = "a"\n}',
        'module "m" {\n source = "./m"\n a = 1\n b = 2\n}',
        'data "aws_region" "r" {}',
      ].join('\n'),
      '/override.tf': [
        'variable "v" {\n type = number\n default = "3"\n}',
        'module "m" {\n source = "./n"\n b = 3\n}',
        'data "aws_region" "r" { provider = aws.us }',
        'provider "aws" { region = "eu-west-1" }',
      ].join('\n'),
      '/n/main.tf': 'variable "a" {}\nvariable "b" {}\noutput "o" { value = 0 }',
      '/n/override.tf': 'output "o" { value = [var.a, var.b] }',
    };
    const unit = parseRoot({ ...texts, '/aa.tf': 'resource "aws_x" "x" { a = [var.v, module.m.o] }' });
    const probe = resource(unit, 'aws_x.x');
    expect(shown(probe.body.read('a'))).toEqual([3, [1, 3]]);
    expect(shown(probe.setting.region)).toBe('eu-west-1');
    expect(unit.diagnostics).toEqual([]);
  });

  it('replaces what is required of a provider, and leaves the other providers', () => {
    const requires = (entries: string) => `terraform {\n required_providers {\n ${entries}\n }\n}`;
    const texts = {
      '/main.tf': requires('tls = { source = "hashicorp/tls" }\n aws = { version = "~> 4.0" }'),
      '/aa.tf': 'resource "aws_lb" "x" {}',
    };
    const major = (entries: string) =>
      shown(resource(parseRoot({ ...texts, '/override.tf': requires(entries) }), 'aws_lb.x').setting.providerMajor);
    expect(major('aws = { version = "~> 5.0" }')).toBe(5);
    expect(major('aws = { source = "hashicorp/aws" }')).toBe('unknown deployment');
    expect(major('tls = { source = "x/tls" }')).toBe(4);
  });

  // Terraform 1.11 refuses all of these, and takes a provider's default configuration.
  it.each([
    ['resource "aws_lb" "y" {}', 'aws_lb.y'],
    ['data "aws_lb" "y" {}', 'data.aws_lb.y'],
    ['variable "y" {}', 'var.y'],
    ['locals { y = 1 }', 'local.y'],
    ['output "y" { value = 1 }', 'output.y'],
    ['module "y" { source = "./m" }', 'module.y'],
    ['provider "aws" { alias = "y" }', 'provider.aws.y'],
  ])('that overrides nothing with %s is an error', (block, name) => {
    const { diagnostics } = parse({ '/main.tf': 'locals { a = 1 }', '/override.tf': block });
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        'override-of-nothing',
        'error',
        `${name} is declared in no other file, so that there is nothing to override. Rename this file, or declare it first.`,
      ],
    ]);
  });

  it('is read all the same when it overrides nothing', () => {
    const unit = parseRoot({ '/main.tf': 'locals { a = 1 }', '/override.tf': 'resource "aws_lb" "y" {}' });
    expect(unit.resources.map((each) => each.address)).toEqual(['aws_lb.y']);
  });

  it('may override what a faulty file no longer shows', () => {
    const { diagnostics } = parse({
      '/main.tf': 'resource "aws_lb" "y" {',
      '/override.tf': 'resource "aws_lb" "z" {}',
    });
    expect(diagnostics.map((each) => each.code)).toEqual(['hcl-syntax']);
  });
});
