import { describe, expect, it } from 'vitest';
import documents from './policy-documents.json' with { type: 'json' };
import { parseRoot, resource, shown } from './read.ts';

interface Row {
  readonly body: string;
  readonly json?: string;
  readonly refused?: true;
}

/** What an expression over data sources is, in a configuration of one region. */
function read(expression: string, texts: string, more: Readonly<Record<string, string>> = {}) {
  const provider = 'provider "aws" {\n  region = "eu-central-1"\n}';
  const use = `resource "aws_x" "x" {\n  a = ${expression}\n}`;
  const unit = parseRoot({ '/main.tf': `${provider}\n${texts}\n${use}`, ...more });
  return { unit, value: resource(unit, 'aws_x.x').body.read('a') };
}

describe('a policy document is what the provider makes of it', () => {
  it.each(documents as readonly Row[])('$body', ({ body, json, refused }) => {
    const { unit, value } = read(
      'data.aws_iam_policy_document.d.json',
      `data "aws_iam_policy_document" "d" {\n${body}\n}`,
    );
    if (refused) expect(unit.diagnostics.map(({ code }) => code)).toContain('invalid-expression');
    else expect(shown(value)).toBe(json);
  });
});

const statement = (more: string) =>
  `data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["a:X"]\n${more}\n  }\n}`;

describe('a policy document of which not all is known', () => {
  it('keeps the text around an unknown principal', () => {
    const text = statement('principals {\n type = "AWS"\n identifiers = [var.account]\n }');
    const { value } = read('data.aws_iam_policy_document.d.minified_json', `variable "account" {}\n${text}`);
    expect(value).toMatchObject({ state: 'unknown', nonNull: true, reason: { kind: 'variable', name: 'account' } });
    const parts = value.state === 'unknown' ? (value.parts ?? []) : [];
    expect(parts.map((part) => (typeof part === 'string' ? part : '?')).join('')).toBe(
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:X","Principal":{"AWS":"?"}}]}',
    );
  });

  it('is one document for each alternative', () => {
    const text = statement('resources = [var.all ? "*" : "one"]');
    const { value } = read('data.aws_iam_policy_document.d.minified_json', `variable "all" {}\n${text}`);
    const document = (name: string) =>
      `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:X","Resource":"${name}"}]}`;
    expect(shown(value)).toEqual({ oneOf: [document('*'), document('one')] });
  });
});

describe('what a data source finds several of, or a variable lists', () => {
  const subnets =
    'data "aws_subnets" "d" {}\ndata "aws_subnet" "one" {}\nvariable "all" {\n type = list(string)\n}\nvariable "any" {}';

  it.each([
    ['[data.aws_subnets.d.ids]', [{ state: 'known', value: { items: [], rest: [{ value: { state: 'unknown' } }] } }]],
    ['["${data.aws_subnets.d.ids}"]', [{ state: 'known', value: { items: [] } }]],
    ['[var.any, "${var.all}"]', [{ state: 'unknown' }, { state: 'known', value: { items: [] } }]],
    ['[var.all[0]]', [{ state: 'unknown' }]],
    ['[data.aws_subnets.d.ids[0]]', [{ state: 'unknown' }]],
    ['[data.aws_subnet.one.id]', [{ state: 'unknown' }]],
    ['[data.aws_subnets.d.tags]', [{ state: 'unknown' }]],
  ])('is no single item of a list: %s', (expression, items) => {
    const { value } = read(expression, subnets);
    expect(value).toMatchObject({ state: 'known', value: { type: 'list', rest: [] } });
    expect(value).toMatchObject({ value: { items: items.map((item) => ({ value: item })) } });
  });

  it('is a list of its own when it is all there is', () => {
    expect(read('data.aws_subnets.d.ids', subnets).value).toMatchObject({ state: 'unknown' });
  });
});

describe('a data source is evaluated where nobody has to be asked', () => {
  it.each([
    ['data "aws_arn" "d" {\n arn = "arn:aws:rds:eu-west-1:123456789012:db:x"\n}', 'data.aws_arn.d.resource', 'db:x'],
    ['data "aws_arn" "d" {\n arn = "arn:aws:rds:eu-west-1:123456789012:db:x"\n}', 'data.aws_arn.d.region', 'eu-west-1'],
    ['data "aws_region" "d" {}', 'data.aws_region.d.name', 'eu-central-1'],
    ['data "aws_region" "d" {}', 'data.aws_region.d.endpoint', 'ec2.eu-central-1.amazonaws.com'],
    ['data "aws_partition" "d" {}', 'data.aws_partition.d.reverse_dns_prefix', 'com.amazonaws'],
    ['data "aws_service" "d" {\n service_id = "s3"\n}', 'data.aws_service.d.id', 'com.amazonaws.eu-central-1.s3'],
    [
      'data "aws_service" "d" {\n service_id = "redshift"\n region = "cn-north-1"\n}',
      'data.aws_service.d.dns_name',
      'redshift.cn-north-1.amazonaws.com.cn',
    ],
    [
      'data "aws_vpc_endpoint_service" "d" {\n service = "s3"\n}',
      'data.aws_vpc_endpoint_service.d.service_name',
      'com.amazonaws.eu-central-1.s3',
    ],
    ['data "null_data_source" "d" {\n inputs = { a = 1 }\n}', 'data.null_data_source.d.outputs.a', 1],
    ['data "template_file" "d" {\n template = "$${a}!"\n vars = { a = "b" }\n}', 'data.template_file.d.rendered', 'b!'],
    ['resource "terraform_data" "d" {\n input = [1]\n}', 'terraform_data.d.output', [1]],
    ['data "aws_subnet" "d" {\n id = "subnet-1"\n}', 'data.aws_subnet.d.id', 'subnet-1'],
    ['data "aws_subnet" "d" {\n id = "subnet-1"\n}', 'data.aws_subnet.d.vpc_id', 'unknown data-source'],
    ['data "aws_prefix_list" "d" {\n name = "x"\n}', 'data.aws_prefix_list.d.cidr_blocks', 'unknown data-source'],
  ])('%s', (text, expression, expected) => {
    expect(shown(read(expression, text).value)).toEqual(expected);
  });

  it('of a file in the repository', () => {
    const text = 'data "local_file" "d" {\n  filename = "a.txt"\n}';
    expect(shown(read('data.local_file.d.content', text, { '/a.txt': 'inside' }).value)).toBe('inside');
  });
});

describe('what is found for certain, whatever it is', () => {
  it.each([
    ['aws_region', 'description'],
    ['aws_availability_zones', 'names'],
    ['aws_caller_identity', 'user_id'],
  ])('%s has %s, which is unknown and never null', (type, attribute) => {
    const { value } = read(`data.${type}.d.${attribute}`, `data "${type}" "d" {}`);
    expect(value).toMatchObject({ state: 'unknown', nonNull: true, reason: { kind: 'data-source' } });
    const { value: isNull } = read(`data.${type}.d.${attribute} == null`, `data "${type}" "d" {}`);
    expect(shown(isNull)).toBe(false);
  });

  it('says nothing of what may be missing', () => {
    const { value } = read('data.aws_vpc.d.ipv6_cidr_block', 'data "aws_vpc" "d" {}');
    expect(value).not.toHaveProperty('nonNull', true);
  });
});
