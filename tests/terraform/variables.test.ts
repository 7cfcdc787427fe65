import { describe, expect, it } from 'vitest';
import type { ParseOptions } from '../../src/model/resource.ts';
import { parse, parseRoot, placeText, resource, shown } from './read.ts';

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
    expect(read(automatic, { variableArguments: [{ file: '/c.tfvars' }] })).toBe('c');
  });

  it('is the last of those on the command line, whether it stands there or in a file', () => {
    const file = { file: '/c.tfvars' };
    const line = { name: 'v', text: 'line' };
    expect(read(automatic, { variableArguments: [file, line] })).toBe('line');
    expect(read(automatic, { variableArguments: [line, file] })).toBe('c');
    expect(read(automatic, { variableArguments: [line, file, { name: 'v', text: 'again' }] })).toBe('again');
  });

  // What terraform console says of each: "Function calls not allowed", "Variables not allowed".
  it.each([
    ['v = upper("a")', 'terraform.tfvars:1 upper("a")', 'cannot call a function, as upper is here'],
    ['v = [for each in ["a"] : lower(each)]', 'terraform.tfvars:1 lower(each)', 'cannot call a function, as lower'],
    ['v = var.w', 'terraform.tfvars:1 var.w', 'cannot refer to var.w'],
    ['v = { (local.x) = 1 }', 'terraform.tfvars:1 local.x', 'cannot refer to local.x'],
  ])('is refused as %s', (text, place, words) => {
    const { diagnostics } = parseRoot({ '/main.tf': 'variable "v" {}', '/terraform.tfvars': text });
    expect(diagnostics.map(({ code, at }) => [code, at && placeText(at)])).toEqual([['invalid-expression', place]]);
    expect(diagnostics[0]?.message).toContain(words);
  });

  it('is refused as a call on the command line and as a default', () => {
    const typed = 'variable "v" {\n  type = list(string)\n}';
    const line = parseRoot(typed, { variableArguments: [{ name: 'v', text: '[upper("a")]' }] });
    expect(line.diagnostics.map(({ message }) => message)).toEqual([
      'The value of a variable cannot call a function, as upper is here. Write what it comes to.',
    ]);
    const preset = parseRoot('variable "v" {\n  default = upper("a")\n}\nvariable "w" {\n  default = var.v\n}');
    expect(preset.diagnostics.map(({ at }) => at && placeText(at))).toEqual([
      'main.tf:2 upper("a")',
      'main.tf:5 var.v',
    ]);
  });

  it.each([
    ['v = [for each in ["a"] : "${each}b"]', ['ab']],
    ['v = true ? 1 + 2 : 0', 3],
  ])('may be computed from nothing else, as %s', (text, value) => {
    expect(read({ '/main.tf': 'variable "v" {}', '/terraform.tfvars': text })).toEqual(value);
  });

  it.each([
    ['/terraform.tfvars.json', '{ "v": 1, "v": 2 }', 'terraform.tfvars.json:1 "v"'],
    ['/terraform.tfvars.json', '{ "v": { "a": 1, "a": 2 } }', 'terraform.tfvars.json:1 "a"'],
    ['/more.tf.json', '{ "variable": { "w": { "default": 1, "default": 2 } } }', 'more.tf.json:1 "default"'],
    ['/more.tf.json', '{ "locals": { "a": 1, "a": 2 } }', 'more.tf.json:1 "a"'],
    ['/more.tf.json', '{ "variable": { "v": {} } }', 'more.tf.json:1 "v"'],
  ])('is refused when %s names something twice: %s', (path, text, place) => {
    const { diagnostics } = parse({ '/main.tf': 'variable "v" {}', [path]: text });
    const unit = parse({ '/main.tf': 'variable "v" {}', [path]: text }).units[0];
    const all = [...diagnostics, ...(unit?.diagnostics ?? [])];
    expect(all.map(({ severity, at }) => [severity, at && placeText(at)])).toEqual([['error', place]]);
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
    expect(read({ '/main.tf': `variable "v" {\n${type}\n}` }, { variableArguments: [{ name: 'v', text }] })).toEqual(
      value,
    );
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
      variableArguments: [
        { name: 'v', text: '1' },
        { name: 'w', text: '2' },
      ],
    });
    expect(undeclaredVariables).toEqual(['w']);
  });
});
