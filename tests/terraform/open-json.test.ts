import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { Data, ListOf, Value } from '../../src/model/value.ts';
import { parse, parseRoot, resource, shown } from './read.ts';

const declarations = `
variable "account" { type = string }
variable "accounts" { type = list(string) }
variable "secret" {
  type      = string
  sensitive = true
}
resource "aws_iam_role" "r" {}
`;

function text(value: Value<string>): unknown {
  if (value.state === 'known') return value.value;
  return value.state;
}

/** What is unknown may be one thing or a list of them: `…`. */
const texts = ({ items, rest }: ListOf<string>) => [...items.map((item) => text(item.value)), ...rest.map(() => '…')];

/** The statements of an endpoint's policy: effect, principals and actions, or the state of what is not known. */
function statements(policy: string): unknown {
  const configuration = `${declarations}resource "aws_vpc_endpoint" "e" {\n  policy = ${policy}\n}`;
  const { graph, diagnostics } = buildGraph(parse({ '/main.tf': configuration }).units);
  expect(diagnostics).toEqual([]);
  const read = graph.all('VpcEndpoint')[0]?.props.policy;
  if (read?.state !== 'known') return read?.state;
  return read.value.statements.items.map(({ value }) =>
    value.state === 'known'
      ? [text(value.value.effect), texts(value.value.principals), texts(value.value.actions)]
      : value.state,
  );
}

describe('a policy of which a part is not known is known in the rest', () => {
  it.each([
    [
      'jsonencode({ Statement = [{ Effect = "Deny", Principal = { AWS = aws_iam_role.r.arn }, Action = "*" }] })',
      [['Deny', ['…'], ['*']]],
    ],
    [
      'jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = ["*", var.account] }, Action = "*" }] })',
      [['Allow', ['*', '…'], ['*']]],
    ],
    [
      'jsonencode({ Statement = [{ Effect = "Allow", Principal = { AWS = var.accounts }, Action = ["a:B"] }] })',
      [['Allow', ['…'], ['a:B']]],
    ],
    [
      'jsonencode({ Statement = [{ Effect = "Allow", Principal = "arn:aws:iam::${var.account}:root", Action = "*" }] })',
      [['Allow', ['…'], ['*']]],
    ],
    [
      '"{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": \\"${aws_iam_role.r.arn}\\"}, \\"Action\\": \\"*\\"}]}"',
      [['Allow', ['…'], ['*']]],
    ],
    [
      '"{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"AWS\\": [\\"${join("\\",\\"", var.accounts)}\\"]}, \\"Action\\": \\"*\\"}]}"',
      [['Allow', ['…'], ['*']]],
    ],
    [
      '"{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": ${jsonencode(var.accounts)}, \\"Action\\": \\"*\\"}]}"',
      [['Allow', ['…'], ['*']]],
    ],
  ])('%s', (policy, told) => {
    expect(statements(policy)).toEqual(told);
  });

  it.each(['var.account', '"${var.account}"', '"{ ${var.account}"', 'jsonencode(var.account)', '"[${var.account}"'])(
    '%s is not known at all',
    (policy) => {
      expect(statements(policy)).toBe('unknown');
    },
  );
});

function read(expression: string): Data {
  const unit = parseRoot(`${declarations}resource "aws_x" "x" {\n  a = ${expression}\n}`);
  expect(unit.diagnostics).toEqual([]);
  return resource(unit, 'aws_x.x').body.read('a');
}

describe('a JSON text that is not known throughout', () => {
  it('keeps its pieces, strings that are known in part between quotes', () => {
    const value = read('jsonencode({ b = "x-${var.account}", a = [1, var.account] })');
    const pieces = value.state === 'unknown' ? value.parts?.map((part) => (typeof part === 'string' ? part : '?')) : [];
    expect(pieces).toEqual(['{"a":[1,', '?', '],"b":"x-', '?', '"}']);
  });

  it('is read back as what it was made from', () => {
    expect(shown(read('jsondecode(jsonencode({ a = 1, b = [var.account] }))'))).toEqual({
      a: 1,
      b: ['unknown variable'],
    });
    expect(shown(read('jsondecode(jsonencode({ a = 1, b = var.account })).a'))).toBe(1);
  });

  it('is secret where a part of it is', () => {
    expect(read('jsonencode({ a = var.secret })').sensitive).toBe(true);
    const back = read('jsondecode(jsonencode({ a = 1, b = var.secret })).b');
    expect(back.sensitive).toBe(true);
  });
});
