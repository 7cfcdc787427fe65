import { describe, expect, it } from 'vitest';
import type { ParseOptions } from '../../src/model/resource.ts';
import { parse, parseRoot, resource, shown } from './read.ts';

function read(texts: Readonly<Record<string, string>>, given?: Partial<ParseOptions>): unknown {
  const unit = parseRoot({ '/use.tf': 'resource "aws_x" "x" { a = var.v }', ...texts }, given);
  return shown(resource(unit, 'aws_x.x').body.read('a'));
}

describe('the value of a variable', () => {
  const declared = { '/main.tf': 'variable "v" {\n  default = "default"\n}' };
  const files = { ...declared, '/terraform.tfvars': 'v = "tfvars"', '/terraform.tfvars.json': '{"v": "json"}' };
  const automatic = {
    ...files,
    '/b.auto.tfvars': 'v = "b"',
    '/a.auto.tfvars.json': '{"v": "a"}',
    '/c.tfvars': 'v = "c"',
  };

  it('comes from the last of the places that Terraform reads', () => {
    expect(read(declared)).toBe('default');
    expect(read({ ...declared, '/terraform.tfvars': 'v = "tfvars"' })).toBe('tfvars');
    expect(read(files)).toBe('json');
    expect(read(automatic)).toBe('b');
    expect(read(automatic, { variableFiles: ['/c.tfvars'] })).toBe('c');
    expect(read(automatic, { variableFiles: ['/c.tfvars'], variables: new Map([['v', 'line']]) })).toBe('line');
  });

  it('is unknown, and names the variable, when nothing gives one', () => {
    const unit = parseRoot('variable "v" {}\nresource "aws_x" "x" { a = var.v }');
    expect(resource(unit, 'aws_x.x').body.read('a')).toMatchObject({
      reason: { kind: 'variable', name: 'v', module: '' },
    });
  });

  it.each([
    ['type = string', '5', '5'],
    ['type = number', '5', 5],
    ['type = bool', 'true', true],
    ['type = list(number)', '["1", 2]', [1, 2]],
    ['type = any', '{ a = [1] }', { a: [1] }],
    ['', 'bare', 'bare'],
  ])('is converted by %s from the command line', (type, text, value) => {
    expect(read({ '/main.tf': `variable "v" {\n${type}\n}` }, { variables: new Map([['v', text]]) })).toEqual(value);
  });

  it.each([
    ['list(string)', '[1, true]', ['1', 'true']],
    ['set(string)', '["b", "a", "b"]', ['a', 'b']],
    ['map(number)', '{ a = "1" }', { a: 1 }],
    ['object({ a = string, b = optional(number, 5), c = optional(string) })', '{ a = 1 }', { a: '1', b: 5, c: null }],
    ['object({ a = string })', '{ a = "x", extra = 1 }', { a: 'x' }],
    ['list(object({ p = optional(number, 5432) }))', '[{}, { p = "1" }]', [{ p: 5432 }, { p: 1 }]],
  ])('is converted to %s', (type, value, converted) => {
    expect(read({ '/main.tf': `variable "v" {\n  type = ${type}\n  default = ${value}\n}` })).toEqual(converted);
  });

  it('is the default for null when null is refused, else null', () => {
    const call = 'module "m" {\n  source = "./m"\n  v = null\n}';
    const use = 'resource "aws_x" "x" { a = var.v }';
    const value = (more: string) => {
      const unit = parseRoot({ '/main.tf': call, '/m/main.tf': `variable "v" {\n default = 1\n${more}\n}\n${use}` });
      return shown(resource(unit, 'module.m.aws_x.x').body.read('a'));
    };
    expect(value('nullable = false')).toBe(1);
    expect(value('')).toBe(null);
  });

  it('is marked when the variable is sensitive', () => {
    const unit = parseRoot(
      'variable "v" {\n default = "s"\n sensitive = true\n}\nresource "aws_x" "x" { a = "x${var.v}" }',
    );
    expect(resource(unit, 'aws_x.x').body.read('a').sensitive).toBe(true);
  });

  it('that no root declares is named', () => {
    const { undeclaredVariables } = parse(declared, {
      variables: new Map([
        ['v', '1'],
        ['w', '2'],
      ]),
    });
    expect(undeclaredVariables).toEqual(['w']);
  });
});
