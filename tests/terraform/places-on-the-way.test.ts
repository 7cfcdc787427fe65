import { describe, expect, it } from 'vitest';
import type { Data } from '../../src/model/value.ts';
import type { Step } from '../../src/model/value.ts';
import type { ParseOptions } from '../../src/model/resource.ts';
import { parseRoot, resource } from './read.ts';

/** `main.tf:3:10 var.port, argument `port` of `aws_x.y``: place, text, and what it is said to be. */
function stepText(step: Step): string {
  if ('path' in step) return `${step.file.path} ${step.path.join('/')}`;
  const { file, start, end, as } = step;
  const lines = file.text.slice(0, start).split('\n');
  const place = `${file.path.slice(1)}:${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
  return `${place} ${file.text.slice(start, end)}${as === undefined ? '' : `, ${as}`}`;
}

function wayOf(value: Data): readonly string[] {
  return [value.at, ...(value.via ?? [])].map(stepText);
}

/** The way of `port` of `aws_x.y`, or of another resource. */
function way(
  texts: string | Readonly<Record<string, string>>,
  address = 'aws_x.y',
  options: Partial<ParseOptions> = {},
): readonly string[] {
  const unit = parseRoot(texts, options);
  const value = resource(unit, address).body.read('port');
  expect(unit.diagnostics).toEqual([]);
  return wayOf(value);
}

const inResource = (expression: string) => `resource "aws_x" "y" {\n  port = ${expression}\n}\n`;
const argument = (text: string) => `main.tf:2:10 ${text}, argument \`port\` of \`aws_x.y\``;

describe('a value that is only passed on stands where it is written', () => {
  it.each<[string, string, string, ...string[]]>([
    ['a literal', '1', '', 'main.tf:2:10 1'],
    ['a literal in parentheses', '(1)', '', 'main.tf:2:11 1'],
    ['a local', 'local.p', 'locals {\n  p = 1\n}', 'main.tf:5:7 1', argument('local.p')],
    [
      'two locals',
      'local.q',
      'locals {\n  p = 1\n  q = local.p\n}',
      'main.tf:5:7 1',
      'main.tf:6:7 local.p, local `q`',
      argument('local.q'),
    ],
    ['a default', 'var.p', 'variable "p" { default = 1 }', 'main.tf:4:26 1', argument('var.p')],
    ['an element', 'local.p[1]', 'locals { p = [1, 2] }', 'main.tf:4:18 2', argument('local.p[1]')],
    ['an entry', 'local.p.b', 'locals { p = { a = 1, b = 2 } }', 'main.tf:4:27 2', argument('local.p.b')],
    [
      'an entry of a reference',
      'local.p.b',
      'locals {\n  q = 2\n  p = { b = local.q }\n}',
      'main.tf:5:7 2',
      'main.tf:6:13 local.q, local `p`',
      argument('local.p.b'),
    ],
    [
      'a lookup',
      'lookup(local.p, "b", 3)',
      'locals { p = { b = 2 } }',
      'main.tf:4:20 2',
      argument('lookup(local.p, "b", 3)'),
    ],
    ['the default of a lookup', 'lookup(local.p, "c", 3)', 'locals { p = { b = 2 } }', 'main.tf:2:31 3'],
    [
      'merge',
      'merge({ b = 1 }, local.p).b',
      'locals { p = { b = 2 } }',
      'main.tf:4:20 2',
      argument('merge({ b = 1 }, local.p).b'),
    ],
    ['coalesce', 'coalesce(null, local.p)', 'locals { p = 2 }', 'main.tf:4:14 2', argument('coalesce(null, local.p)')],
    [
      'try',
      'try(local.p.x, local.p.b)',
      'locals { p = { b = 2 } }',
      'main.tf:4:20 2',
      argument('try(local.p.x, local.p.b)'),
    ],
    [
      'a condition that holds',
      'true ? local.p : 3',
      'locals { p = 2 }',
      'main.tf:4:14 2',
      argument('true ? local.p : 3'),
    ],
    ['element', 'element(local.p, 3)', 'locals { p = [1, 2] }', 'main.tf:4:18 2', argument('element(local.p, 3)')],
    ['one', 'one(local.p)', 'locals { p = [2] }', 'main.tf:4:15 2', argument('one(local.p)')],
    ['a splat', '(local.p[*].b)[0]', 'locals { p = [{ b = 2 }] }', 'main.tf:4:21 2', argument('(local.p[*].b)[0]')],
    [
      'a for expression',
      '[for x in local.p : x.b][0]',
      'locals { p = [{ b = 2 }] }',
      'main.tf:4:21 2',
      argument('[for x in local.p : x.b][0]'),
    ],
    ['flatten', 'flatten([local.p])[1]', 'locals { p = [1, 2] }', 'main.tf:4:18 2', argument('flatten([local.p])[1]')],
    ['values', 'values(local.p)[0]', 'locals { p = { b = 2 } }', 'main.tf:4:20 2', argument('values(local.p)[0]')],
    ['a template of nothing else', '"${local.p}"', 'locals { p = 2 }', 'main.tf:4:14 2', argument('"${local.p}"')],
    [
      'an optional attribute that is set',
      'var.p.b',
      'variable "p" {\n  type    = object({ b = optional(number, 7) })\n  default = { b = 2 }\n}',
      'main.tf:6:19 2',
      argument('var.p.b'),
    ],
    [
      'an optional attribute that is not',
      'var.p.b',
      'variable "p" {\n  type    = object({ b = optional(number, 7) })\n  default = {}\n}',
      'main.tf:5:43 7',
      argument('var.p.b'),
    ],
    ['null', 'local.p', 'locals { p = null }', 'main.tf:4:14 null', argument('local.p')],
  ])('%s', (_name, expression, others, ...expected) => {
    expect(way(inResource(expression) + others)).toEqual(expected);
  });

  it.each<[string, string, string, ...string[]]>([
    [
      'for_each entry',
      '{\n    a = { port = 1 }\n    b = { port = 2 }\n  }',
      'each.value.port',
      'main.tf:4:18 2',
      'main.tf:6:10 each.value.port, argument `port` of `aws_x.y`',
    ],
    [
      'for_each key',
      'toset(["a", "b"])',
      'each.key',
      'main.tf:2:26 "b"',
      'main.tf:3:10 each.key, argument `port` of `aws_x.y`',
    ],
  ])('in a %s', (_name, collection, expression, ...expected) => {
    const text = `resource "aws_x" "y" {\n  for_each = ${collection}\n  port = ${expression}\n}\n`;
    expect(way(text, 'aws_x.y["b"]')).toEqual(expected);
  });

  it('in a list that is looked up by count.index', () => {
    const text = 'locals { p = [1, 2] }\nresource "aws_x" "y" {\n  count = 2\n  port = local.p[count.index]\n}\n';
    expect(way(text, 'aws_x.y[1]')).toEqual([
      'main.tf:1:18 2',
      'main.tf:4:10 local.p[count.index], argument `port` of `aws_x.y`',
    ]);
  });

  it('in a file of variable values', () => {
    const files = {
      '/main.tf': `${inResource('var.p')}variable "p" { default = 1 }`,
      '/a.auto.tfvars': 'q = 1\np = 2\n',
    };
    expect(parseRoot(files).resources.map((each) => wayOf(each.body.read('port')))).toEqual([
      ['a.auto.tfvars:2:5 2', argument('var.p')],
    ]);
  });

  it('at the variable for what the command line sets', () => {
    const text = `${inResource('var.p')}variable "p" { type = number }`;
    expect(way(text, 'aws_x.y', { variableArguments: [{ name: 'p', text: '2' }] })).toEqual([
      'main.tf:4:1 variable "p"',
      argument('var.p'),
    ]);
  });
});
describe('a value that is only passed on through modules', () => {
  const inner = 'variable "port" { default = 9 }\nresource "aws_x" "y" {\n  port = var.port\n}\n';
  const inInner = (file: string) => `${file}:3:10 var.port, argument \`port\` of \`aws_x.y\``;

  it("stands at the caller's argument", () => {
    const files = { '/main.tf': 'module "a" {\n  source = "./a"\n  port   = 1\n}', '/a/main.tf': inner };
    expect(way(files, 'module.a.aws_x.y')).toEqual(['main.tf:3:12 1', inInner('a/main.tf')]);
  });

  it('stands at the default when no caller sets it', () => {
    const files = { '/main.tf': 'module "a" {\n  source = "./a"\n}', '/a/main.tf': inner };
    expect(way(files, 'module.a.aws_x.y')).toEqual(['a/main.tf:1:29 9', inInner('a/main.tf')]);
  });

  it('stands at the entry of the for_each of the call', () => {
    const files = {
      '/main.tf':
        'module "a" {\n  source   = "./a"\n  for_each = { x = { port = 1 }, y = { port = 2 } }\n  port     = each.value.port\n}',
      '/a/main.tf': inner,
    };
    expect(way(files, 'module.a["y"].aws_x.y')).toEqual([
      'main.tf:3:47 2',
      'main.tf:4:14 each.value.port, argument `port` of module `a`',
      inInner('a/main.tf'),
    ]);
  });

  it('stands in the root through three levels, nearest first', () => {
    const files = {
      '/main.tf': 'variable "p" {}\nlocals { q = var.p }\nmodule "a" {\n  source = "./a"\n  port   = local.q\n}',
      '/terraform.tfvars': 'p = 7\n',
      '/a/main.tf': 'variable "port" {}\nmodule "b" {\n  source = "./b"\n  port   = var.port\n}',
      '/a/b/main.tf': 'variable "port" {}\nmodule "c" {\n  source = "./c"\n  port   = var.port\n}',
      '/a/b/c/main.tf': inner,
    };
    expect(way(files, 'module.a.module.b.module.c.aws_x.y')).toEqual([
      'terraform.tfvars:1:5 7',
      'main.tf:2:14 var.p, local `q`',
      'main.tf:5:12 local.q, argument `port` of module `a`',
      'a/main.tf:4:12 var.port, argument `port` of module `b`',
      'a/b/main.tf:4:12 var.port, argument `port` of module `c`',
      inInner('a/b/c/main.tf'),
    ]);
  });

  it('stands in the module whose output it is', () => {
    const files = {
      '/main.tf': `${inResource('module.a.port')}module "a" { source = "./a" }`,
      '/a/main.tf': 'locals { p = 3 }\noutput "port" {\n  value = local.p\n}',
    };
    expect(way(files)).toEqual([
      'a/main.tf:1:14 3',
      'a/main.tf:3:11 local.p, output `port`',
      argument('module.a.port'),
    ]);
  });

  it('keeps an unknown one at the argument of the outermost caller', () => {
    const files = {
      '/main.tf': 'variable "p" {}\nmodule "a" {\n  source = "./a"\n  port   = var.p\n}',
      '/a/main.tf': inner,
    };
    expect(way(files, 'module.a.aws_x.y')).toEqual([
      'main.tf:4:12 var.p, argument `port` of module `a`',
      'main.tf:1:1 variable "p"',
      inInner('a/main.tf'),
    ]);
  });

  it('leads an absent attribute to the object that leaves it out', () => {
    const files = {
      '/main.tf': 'module "a" {\n  source = "./a"\n  all    = { b = 1 }\n}',
      '/a/main.tf':
        'variable "all" { type = object({ b = number, port = optional(number) }) }\nresource "aws_x" "y" {\n  port = var.all.port\n}',
    };
    expect(way(files, 'module.a.aws_x.y')).toEqual([
      'main.tf:3:12 { b = 1 }',
      'a/main.tf:3:10 var.all.port, argument `port` of `aws_x.y`',
    ]);
  });
});

describe('a value that is computed stands at the expression, with where it was made from', () => {
  it.each<[string, string, string, ...string[]]>([
    ['a template', '"x-${local.p}"', 'locals { p = 2 }', 'main.tf:2:10 "x-${local.p}"', 'main.tf:4:14 2'],
    [
      'a template in a local',
      'local.q',
      'locals {\n  p = 2\n  q = "x-${local.p}"\n}',
      'main.tf:6:7 "x-${local.p}"',
      'main.tf:5:7 2',
      argument('local.q'),
    ],
    ['a function', 'min(local.p, 9)', 'locals { p = 2 }', 'main.tf:2:10 min(local.p, 9)', 'main.tf:4:14 2'],
    [
      'arithmetic',
      'local.q + 1',
      'locals {\n  p = 2\n  q = local.p\n}',
      'main.tf:2:10 local.q + 1',
      'main.tf:6:7 local.p, local `q`',
      'main.tf:5:7 2',
    ],
    [
      "a resource's argument",
      'aws_x.z.port',
      'resource "aws_x" "z" { port = 4 }',
      'main.tf:2:10 aws_x.z.port',
      'main.tf:4:31 4, argument `port` of `aws_x.z`',
    ],
    [
      'what a file holds',
      'local.c.port',
      'locals { c = jsondecode(file("c.json")) }',
      'main.tf:4:14 jsondecode(file("c.json"))',
      argument('local.c.port'),
    ],
  ])('%s', (_name, expression, others, ...expected) => {
    expect(way({ '/main.tf': inResource(expression) + others, '/c.json': '{"port": 5}' })).toEqual(expected);
  });

  it('a count', () => {
    expect(way('resource "aws_x" "y" {\n  count = 2\n  port  = count.index\n}', 'aws_x.y[1]')).toEqual([
      'main.tf:3:11 count.index',
    ]);
  });
});

describe('the value of a dynamic block', () => {
  it('stands at the element that it iterates over', () => {
    const unit = parseRoot(`locals { ports = [{ from = 1 }, { from = 2 }] }
resource "aws_x" "y" {
  dynamic "rule" {
    for_each = local.ports
    content {
      port = rule.value.from
    }
  }
}`);
    const rules = resource(unit, 'aws_x.y').body.read('rule');
    if (rules.state !== 'known' || typeof rules.value !== 'object' || rules.value.type !== 'list') throw new Error();
    const ports = rules.value.items.map(({ value }) => {
      if (value.state !== 'known' || typeof value.value !== 'object' || value.value.type !== 'mapping')
        throw new Error();
      return value.value.entries.get('port');
    });
    expect(ports.map((port) => port && wayOf(port))).toEqual([
      [
        'main.tf:1:28 1',
        'main.tf:4:16 local.ports, `for_each` of a dynamic block',
        'main.tf:6:14 rule.value.from, argument `port` of `aws_x.y`',
      ],
      [
        'main.tf:1:42 2',
        'main.tf:4:16 local.ports, `for_each` of a dynamic block',
        'main.tf:6:14 rule.value.from, argument `port` of `aws_x.y`',
      ],
    ]);
  });
});
