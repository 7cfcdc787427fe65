import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { expectNeighbourJudged, neighbour } from './neighbour.ts';

const cycles: readonly (readonly [string, string, string, string])[] = [
  ['locals', 'locals {\n  a = local.b\n  b = local.a\n}\noutput "o" { value = local.a }', 'reference-cycle', 'local.a'],
  ['for_each', 'resource "aws_lb" "x" { for_each = toset(keys(aws_lb.x)) }', 'reference-cycle', 'aws_lb.x'],
  ['count', 'resource "aws_lb" "x" { count = length(aws_lb.x) }', 'reference-cycle', 'aws_lb.x'],
  ['a module that calls itself', 'module "m" { source = "./" }', 'module-cycle', 'module.m'],
  [
    'a provider that needs its own resource',
    'provider "aws" { region = aws_lb.x.tags["r"] }\nresource "aws_lb" "x" {\n  load_balancer_type = "network"\n  tags = { r = local.r }\n}\nlocals { r = data.aws_region.r.name }\ndata "aws_region" "r" {}',
    'reference-cycle',
    'provider.aws.region',
  ],
  [
    'data sources',
    'data "aws_iam_policy_document" "a" { source_policy_documents = [data.aws_iam_policy_document.b.json] }\ndata "aws_iam_policy_document" "b" { source_policy_documents = [data.aws_iam_policy_document.a.json] }\nresource "aws_vpc_endpoint" "e" { policy = data.aws_iam_policy_document.a.json }',
    'reference-cycle',
    'data.aws_iam_policy_document',
  ],
];

describe('a cycle', () => {
  it.each(cycles)('of %s ends, is named, and the rest is judged', async (_, text, code, name) => {
    const report = await lint(['.'], {
      sources: memorySources({ '/a/main.tf': `${text}\n`, '/neighbour/main.tf': neighbour }),
    });
    expectNeighbourJudged(report);
    expect(report.diagnostics.map((each) => each.code)).toEqual([code]);
    expect(report.diagnostics[0]?.message).toContain(name);
    expect(report.diagnostics[0]?.place?.file.path).toBe('/a/main.tf');
  });
});
