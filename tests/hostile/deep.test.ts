import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { expectNeighbourJudged, neighbour } from './neighbour.ts';

const levels = 50_000;
const times = (text: string, count = levels) => text.repeat(count);
const syntax = 'hcl-syntax';
const limit = 'evaluation-limit';

// What each is reported as, at the line of the expression.
const expressions: readonly (readonly [string, string, string])[] = [
  ['parentheses', times('(') + '1' + times(')'), syntax],
  ['lists', times('[') + times(']'), syntax],
  ['objects', times('{a=') + '1' + times('}'), syntax],
  ['interpolations', times('"${') + '1' + times('}"'), syntax],
  ['if directives', `"${times('%{if true}')}x${times('%{endif}')}"`, syntax],
  ['for directives', `"${times('%{for a in []}')}x${times('%{endfor}')}"`, syntax],
  ['negations', times('!') + 'true', syntax],
  ['minus signs', times('-') + '1', syntax],
  ['conditionals', times('true ? 1 : ') + '2', syntax],
  ['conditionals in the first result', times('true ? ') + '1' + times(' : 2'), syntax],
  ['sums', `1${times(' + 1', 100_000)}`, limit],
  ['conjunctions', `true${times(' && true', 100_000)}`, limit],
  ['attributes', `local.a${times('.b')}`, limit],
  ['indexes', `local.a${times('[0]')}`, limit],
  ['indexes in indexes', `${times('local.a[')}0${times(']')}`, syntax],
  ['splats', `local.a${times('[*]')}`, syntax],
  ['calls', times('abs(') + '1' + times(')'), syntax],
  ['for expressions', `${times('[for a in ')}[1]${times(' : a]')}`, syntax],
  ['decoded lists', `jsondecode("${times('[')}${times(']')}")`, limit],
  ['decoded YAML', `yamldecode("${times('[')}${times(']')}")`, limit],
];

async function lintText(path: string, text: string) {
  return lint(['.'], { sources: memorySources({ [path]: text, '/neighbour/main.tf': neighbour }) });
}

describe('fifty thousand levels', () => {
  it.each(expressions)('of %s end with a diagnostic at their line', async (_, expression, code) => {
    const text = `locals {\n  a = []\n}\nresource "aws_redshift_cluster" "r" {\n  port = ${expression}\n}\n`;
    const report = await lintText('/deep.tf', text);
    expectNeighbourJudged(report);
    expect(report.diagnostics.map((each) => [each.code, each.place?.start.line])).toEqual([[code, 5]]);
  });

  it.each([
    ['blocks', '/deep.tf', `resource "aws_lb" "x" {\n${times('a {\n')}${times('}\n')}}\n`],
    ['JSON', '/deep.tf.json', `{"resource":{"aws_lb":{"x":{"a":${times('[')}${times(']')}}}}}`],
    ['types', '/deep.tf', `variable "x" {\n  type = ${times('list(')}string${times(')')}\n}\n`],
  ])('of %s end with a diagnostic', async (_, path, text) => {
    const report = await lintText(path, text);
    expectNeighbourJudged(report);
    expect(report.diagnostics.map(({ code }) => code)).toEqual([syntax]);
    expect(report.diagnostics[0]?.message).toContain('ested more than 500 levels deep');
  });
});

describe('great numbers', () => {
  it.each([
    [
      'arguments',
      `resource "aws_redshift_cluster" "x" {\n${Array.from({ length: 20_000 }, (_, n) => `a${n} = 1\n`).join('')}}\n`,
    ],
    ['locals', `locals {\n${Array.from({ length: 20_000 }, (_, n) => `a${n} = 1\n`).join('')}}\n`],
    ['characters in a name', `resource "aws_redshift_cluster" "${times('a', 1_000_000)}" {}\n`],
    [
      'interpolations on a line',
      `resource "aws_redshift_cluster" "x" {\n  node_type = "${times('${1}', 50_000)}"\n}\n`,
    ],
  ])('of %s need no limit', async (_, text) => {
    const report = await lintText('/many.tf', text);
    expectNeighbourJudged(report);
    expect(report.diagnostics).toEqual([]);
  });
});
