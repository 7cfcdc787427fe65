import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { beforeAll, expect, test } from 'vitest';
import { asJson } from './oracle.ts';
import { parse } from './show.ts';

const require = createRequire(import.meta.url);
const hcl2 = require('hcl2-parser') as { parseToObject(text: string): [unknown, unknown] };
const fixtures = new URL('../../fixtures/', import.meta.url);
const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:tf|tfvars)$/.test(path))
  .sort();

let treeSitter: Parser;
beforeAll(async () => {
  await Parser.init();
  const grammar = require.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm');
  treeSitter = new Parser().setLanguage(await Language.load(readFileSync(grammar)));
});

test.each(files)("%s means to HashiCorp's parser what it means to ours", (path) => {
  const text = readFileSync(new URL(path, fixtures), 'utf8');
  const [theirs, fault] = hcl2.parseToObject(text);
  expect({ fault, json: theirs }).toEqual({ fault: null, json: asJson(parse(text).body) });
});

test.each(files)('%s is valid to the grammar of tree-sitter and to us', (path) => {
  const text = readFileSync(new URL(path, fixtures), 'utf8');
  expect(treeSitter.parse(text)?.rootNode.hasError).toBe(false);
  expect(parse(text).problems).toEqual([]);
});

test.each([
  'a = \n',
  'a = 1 b = 2\n',
  'a = [1 2]\n',
  'a = {b = 1 c = 2}\n',
  'a = "b\n"\n',
  'a = "\\q"\n',
  'a = "${b"\n',
  'a = "%{if b}"\n',
  'a = <<E\nb\n',
  'a = <<E\nb\nE',
  'a = b.0.1\n',
  'a = b.*.c.*.d\n',
  'a = [for b in c : d => e]\n',
  'a = {for b in c : d}\n',
  'a = 1.2.3\n',
  'a = f(b..., c)\n',
  'a {\n',
  'a { b = 1\n}\n',
  'a { b {} }\n',
  'a "${b}" {}\n',
  'a "b"\n{\n}\n',
  'a = 1\na = 2\n',
  "a = 'b'\n",
  '/* a',
  '}\n',
])("%j is refused by HashiCorp's parser and by ours", (text) => {
  const [, fault] = hcl2.parseToObject(text);
  expect([fault !== null, parse(text).problems.length > 0]).toEqual([true, true]);
});
