import { describe, expect, it } from 'vitest';
import { neverKnown } from '../../src/parsers/terraform/functions/call.ts';
import { fileFunctions } from '../../src/parsers/terraform/functions/files.ts';
import { movingFunctions, plainFunctions } from '../../src/parsers/terraform/functions/registry.ts';
import { countFault, isFunction } from '../../src/parsers/terraform/functions/signatures.ts';
import { parseRoot, resource, shown } from './read.ts';
import functions from './functions.json' with { type: 'json' };

const own = new Set(['try', 'can', ...movingFunctions.keys(), ...plainFunctions.keys(), ...fileFunctions.keys()]);

describe('each function of Terraform', () => {
  it.each(functions)('$name is evaluated, or is known never to be', ({ name }) => {
    expect([own.has(name), neverKnown.has(name)]).toContain(true);
    expect(own.has(name) && neverKnown.has(name)).toBe(false);
  });

  it.each(functions)('$name takes as many arguments as there', ({ name, parameters, variadic }) => {
    expect(isFunction(name)).toBe(true);
    expect(
      countFault(name, Math.max(parameters.length, 1 * Number(variadic !== undefined)) + (name === 'join' ? 1 : 0)),
    ).toBe(undefined);
    if (variadic === undefined) expect(countFault(name, parameters.length + 1)).toMatch(name);
  });

  it('is not one of others', () => {
    const names = new Set(functions.map((each) => each.name));
    expect([...own, ...neverKnown].filter((name) => !names.has(name))).toEqual([]);
  });
});

function read(expression: string, files: Readonly<Record<string, string>> = {}): unknown {
  const unit = parseRoot({ '/main.tf': `resource "aws_x" "x" {\n  a = ${expression}\n}`, ...files });
  return { value: shown(resource(unit, 'aws_x.x').body.read('a')), codes: unit.diagnostics.map((each) => each.code) };
}

const value = (of: unknown) => ({ value: of, codes: [] });
const refused = { value: 'unknown invalid', codes: ['invalid-expression'] };

describe('functions of files', () => {
  const tree = {
    '/t/a.txt': 'a',
    '/t/b.json': '{}',
    '/t/sub/c.txt': 'c',
    '/t/sub/deep/d.txt': 'd',
    '/t/[x].txt': 'x',
  };

  it.each([
    ['*', ['[x].txt', 'a.txt', 'b.json']],
    ['*.txt', ['[x].txt', 'a.txt']],
    ['**', ['[x].txt', 'a.txt', 'b.json', 'sub/c.txt', 'sub/deep/d.txt']],
    ['**/*.txt', ['[x].txt', 'a.txt', 'sub/c.txt', 'sub/deep/d.txt']],
    ['sub/**', ['sub/c.txt', 'sub/deep/d.txt']],
    ['*/c.txt', ['sub/c.txt']],
    ['{a,b}.*', ['a.txt', 'b.json']],
    ['[ab].*', ['a.txt', 'b.json']],
    ['[!a].json', ['b.json']],
    ['?.txt', ['a.txt']],
    ['\\\\[x].txt', ['[x].txt']],
    ['none', []],
  ])('fileset finds %s', (pattern, found) => {
    expect(read(`fileset("t", "${pattern}")`, tree)).toEqual(value(found));
  });

  it('fileset refuses a pattern that is not closed', () => {
    expect(read('fileset("t", "{a")', tree)).toEqual(refused);
  });

  it('fileset cannot leave the topmost folder', () => {
    expect(read('fileset("../..", "**")', {})).toEqual(value(['main.tf']));
  });

  it('reads and hashes files', () => {
    expect(read('"${file("t/a.txt")}${filebase64("t/a.txt")}${filemd5("t/a.txt")}"', tree)).toEqual(
      value('aYQ==0cc175b9c0f1b6a831c399e269772661'),
    );
  });

  it('renders a template, and refuses one that reads another', () => {
    const templates = { '/a.tpl': 'x${v}', '/b.tpl': '${templatefile("a.tpl", { v = 1 })}' };
    expect(read('templatefile("a.tpl", { v = 1 })', templates)).toEqual(value('x1'));
    expect(read('templatefile("b.tpl", {})', templates)).toEqual(refused);
    expect(read('templatefile("a.tpl", {})', templates)).toEqual(refused);
  });

  it('renders a template from a string', () => {
    const text = { '/locals.tf': 'locals { t = "a$${v}b" }' };
    expect(read('templatestring(local.t, { v = 1 })', text)).toEqual(value('a1b'));
    expect(read('templatestring("x", {})', text)).toEqual(refused);
  });
});

describe('functions that are never known', () => {
  it.each(['timestamp()', 'uuid()', 'bcrypt("x")', 'provider::aws::arn_parse("x")', 'base64gzip("x")'])(
    '%s',
    (call) => {
      expect(read(call)).toEqual(value('unknown function'));
    },
  );

  it('are known not to be null', () => {
    expect(read('timestamp() == null')).toEqual(value(false));
  });
});

describe('functions that there are not', () => {
  it.each(['nope()', 'core::nope()', 'terraform::length([])'])('%s', (call) => {
    expect(read(call)).toEqual(refused);
  });

  it('have their arguments counted', () => {
    expect(read('upper("a", "b")')).toEqual(refused);
    expect(read('core::upper("a")')).toEqual(value('A'));
  });
});
