import { describe, expect, it } from 'vitest';
import type { ParsedUnit } from '../../src/model/resource.ts';
import type { Data } from '../../src/model/value.ts';
import { parse } from '../../src/parsers/index.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { shown } from '../cloudformation/reading.ts';
import { configured, planText, refers, writes } from '../plan/made-plan.ts';
import { parseOptions } from './read.ts';

const template = JSON.stringify({
  Parameters: { Port: { Type: 'Number', Default: 1 } },
  Resources: {
    W: { Type: 'T::T', Properties: { Region: { Ref: 'AWS::Region' }, Port: { Ref: 'Port' } } },
  },
});

const provider = 'provider "aws" {\n  region = "eu-west-1"\n  allowed_account_ids = ["111111111111"]\n}\n';
const set = `
resource "aws_cloudformation_stack_set" "s" {
  name          = "database"
  template_body = ${JSON.stringify(template)}
  parameters    = { Port = 5432 }
}
`;

function instance(rest: string, name = 'i', setName = 'aws_cloudformation_stack_set.s.name'): string {
  return `resource "aws_cloudformation_stack_set_instance" "${name}" {\n  stack_set_name = ${setName}\n${rest}\n}\n`;
}

function instances(rest: string): string {
  return `resource "aws_cloudformation_stack_instances" "all" {\n  stack_set_name = aws_cloudformation_stack_set.s.id\n${rest}\n}\n`;
}

interface Seen {
  readonly region: string;
  readonly account: string;
  readonly partition: string;
  readonly port: string;
}

async function parsed(texts: Readonly<Record<string, string>>): Promise<readonly ParsedUnit[]> {
  const candidates = Object.keys(texts).map((path) => ({ path, named: true }));
  return (await parse(candidates, memorySources(texts), parseOptions())).units;
}

/** Where the template's resource is deployed, and with what. */
async function seen(texts: string | Readonly<Record<string, string>>, suffix = 's/W'): Promise<Seen> {
  const units = await parsed(typeof texts === 'string' ? { '/main.tf': texts } : texts);
  const found = units.flatMap(({ resources }) => resources).find(({ address }) => address.endsWith(suffix));
  if (!found) throw new Error('The template was not read.');
  const { region, account, partition } = found.setting;
  const plain = (value: Data): string => shown(value).replaceAll('"', '');
  expect(shown(found.body.read('Region'))).toBe(shown(region));
  return {
    region: plain(region),
    account: plain(account),
    partition: plain(partition),
    port: plain(found.body.read('Port')),
  };
}

const eachRegion = '?choice the Region of each instance of `aws_cloudformation_stack_set.s`';
const eachAccount = '?choice the account of each instance of `aws_cloudformation_stack_set.s`';
const someInstance = '?choice the instances of `aws_cloudformation_stack_set.s`';

describe('a stack set is deployed', () => {
  it.each([
    ['where its one instance says', instance('region = "us-east-1"'), 'us-east-1'],
    [
      'where it says as version 6 of the provider has it',
      instance('stack_set_instance_region = "us-east-1"'),
      'us-east-1',
    ],
    ['where its provider is, when it says nothing', instance(''), 'eu-west-1'],
    [
      'where all its instances are',
      instance('region = "us-east-1"') + instance('region = "us-east-1"', 'j'),
      'us-east-1',
    ],
    [
      'where the one key of its instances says',
      instance('for_each = toset(["us-east-1"])\nregion = each.value'),
      'us-east-1',
    ],
    ['where the one Region of a list is', instances('regions = ["us-east-1"]'), 'us-east-1'],
    ['where the provider is, without a list', instances(''), 'eu-west-1'],
    ['in no known Region without instances', '', eachRegion],
    [
      'in no known Region with several',
      instance('region = "us-east-1"') + instance('region = "us-east-2"', 'j'),
      eachRegion,
    ],
    ['in no known Region with several of one list', instances('regions = ["us-east-1", "us-east-2"]'), eachRegion],
    [
      'in no known Region with keys that are not known',
      `variable "r" { type = set(string) }\n${instance('for_each = var.r\nregion = each.value')}`,
      eachRegion,
    ],
    [
      'in no known Region when another instance may be its',
      `variable "name" {}\n${instance('region = "us-east-1"')}${instance('region = "us-east-2"', 'j', 'var.name')}`,
      eachRegion,
    ],
    [
      'in no known Region when all instances only may be its',
      `variable "name" {}\n${instance('region = "us-east-1"', 'i', 'var.name')}`,
      eachRegion,
    ],
  ])('%s', async (_, resources, region) => {
    expect((await seen(provider + set + resources)).region).toBe(region);
  });

  it('whatever the instances of others are', async () => {
    const other = set.replace('"s"', '"other"').replace('"database"', '"web"');
    const resources =
      instance('region = "us-east-1"') +
      instance('region = "us-east-2"', 'j', 'aws_cloudformation_stack_set.other.name') +
      instance('region = "us-east-2"', 'k', '"web"');
    expect((await seen(provider + set + other + resources)).region).toBe('us-east-1');
  });

  it("in the partition of its instances' Region", async () => {
    expect((await seen(provider + set + instance('region = "cn-north-1"'))).partition).toBe('aws-cn');
  });

  it('by an instance that names it', async () => {
    expect((await seen(provider + set + instance('region = "us-east-1"', 'i', '"database"'))).region).toBe('us-east-1');
  });

  it('by an instance of another module', async () => {
    const texts = {
      '/main.tf': `${provider}${set}module "m" {\n  source = "./m"\n  name = aws_cloudformation_stack_set.s.name\n}`,
      '/m/main.tf': `variable "name" {}\n${instance('region = "us-east-1"', 'i', 'var.name')}`,
    };
    expect((await seen(texts)).region).toBe('us-east-1');
  });

  it('by the set that has no name of its own', async () => {
    const nameless = set.replace(/ {2}name .*\n/, '  name = random_pet.p.id\n');
    const resources = 'resource "random_pet" "p" {}\n' + instance('region = "us-east-1"', 'i', 'random_pet.p.id');
    expect((await seen(provider + nameless + resources)).region).toBe('us-east-1');
  });

  it.each([
    ['the account that the instance names', instance('account_id = "222222222222"'), '222222222222'],
    ["the provider's account", instance(''), '111111111111'],
    ['the account of a list', instances('accounts = ["222222222222"]'), '222222222222'],
    ['one of several accounts', instances('accounts = ["222222222222", "333333333333"]'), eachAccount],
    [
      'an account of the organization',
      instance('deployment_targets { organizational_unit_ids = ["ou-1"] }'),
      eachAccount,
    ],
  ])('in %s', async (_, resources, account) => {
    expect((await seen(provider + set + resources)).account).toBe(account);
  });
});

describe('the parameters of a stack set', () => {
  it.each([
    ['are its own', instance(''), '5432'],
    [
      'are those of its only instance, where that overrides them',
      instance('parameter_overrides = { Port = 5439 }'),
      '5439',
    ],
    [
      'are not known where one of several instances overrides them',
      instance('parameter_overrides = { Port = 5439 }') + instance('', 'j'),
      someInstance,
    ],
    [
      'are not known where it is not known what is overridden',
      `variable "o" { type = map(string) }\n${instance('parameter_overrides = var.o')}`,
      someInstance,
    ],
    ['are its own where something else is overridden', instance('parameter_overrides = { Other = 1 }'), '5432'],
  ])('%s', async (_, resources, port) => {
    expect((await seen(provider + set + resources)).port).toBe(port);
  });
});

describe('a stack set of a plan', () => {
  const planned = (regions: readonly string[]): string =>
    planText({
      changes: [
        {
          address: 'aws_cloudformation_stack_set.s',
          after: { name: 'database', template_body: template, parameters: { Port: '5432' } },
        },
        {
          address: 'aws_cloudformation_stack_instances.all',
          after: { stack_set_name: 'database', regions, parameter_overrides: { Port: '5439' } },
        },
      ],
      root: {
        resources: [
          configured('aws_cloudformation_stack_set.s', {
            name: writes('database'),
            template_body: writes(template),
            parameters: writes({ Port: '5432' }),
          }),
          configured('aws_cloudformation_stack_instances.all', {
            stack_set_name: refers('aws_cloudformation_stack_set.s.name', 'aws_cloudformation_stack_set.s'),
            regions: writes(regions),
            parameter_overrides: writes({ Port: '5439' }),
          }),
        ],
      },
    });

  it('is deployed where its instances are', async () => {
    expect(await seen({ '/plan.json': planned(['us-east-1']) })).toMatchObject({ region: 'us-east-1', port: '5439' });
  });

  it('is deployed in no known Region when it has several', async () => {
    expect((await seen({ '/plan.json': planned(['us-east-1', 'us-east-2']) })).region).toBe(eachRegion);
  });
});
