import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Version } from '../../src/parsers/terraform/version-constraint.ts';
import { meets, parseConstraint } from '../../src/parsers/terraform/version-constraint.ts';
import { parseRoot, placeText, resource, shown } from './read.ts';

/** What `terraform init` 1.11 said to each constraint, offered one version of hashicorp/aws at a time; null: refused. */
const oracle = JSON.parse(readFileSync(new URL('providers-constraints.json', import.meta.url), 'utf8')) as {
  readonly versions: readonly string[];
  readonly accepted: Readonly<Record<string, readonly string[] | null>>;
};

function versionOf(text: string): Version {
  const [release = '', prerelease] = text.split('-');
  const [major = 0, minor = 0, patch = 0] = release.split('.').map(Number);
  return { numbers: [major, minor, patch], ...(prerelease !== undefined && { prerelease }) };
}

function majorOf(texts: string | Readonly<Record<string, string>>): unknown {
  const all = typeof texts === 'string' ? { '/main.tf': texts } : texts;
  const unit = parseRoot({ ...all, '/lb.tf': 'resource "aws_lb" "x" {}' });
  return shown(resource(unit, 'aws_lb.x').setting.providerMajor);
}

const required = (entry: string): string => `terraform {\n  required_providers {\n    ${entry}\n  }\n}\n`;
const open = 'unknown deployment';

describe('a version constraint', () => {
  it.each(Object.entries(oracle.accepted))('%s accepts what Terraform accepts', (text, accepted) => {
    const constraint = parseConstraint(text);
    const met = constraint && oracle.versions.filter((version) => meets(versionOf(version), constraint));
    expect(met ?? null).toEqual(accepted);
  });
});

describe('the major version of the AWS provider', () => {
  it.each([
    ['~> 5', 5],
    ['~> 5.31', 5],
    ['>= 5.0, < 6.0', 5],
    ['>= 5, < 6.0.0-beta1', 5],
    ['5.31.0', 5],
    ['~> 4.0', 4],
    ['< 6.0', 5],
    ['>= 6.0', 6],
    ['> 5.0, != 5.0.1', open],
    ['= 6.0.0-beta1', 6],
    ['>= 7.0', 7],
    ['>= 5.0', open],
    ['< 6.0.1', open],
    ['~> 5, ~> 6', open],
    ['5.x', open],
    ['', open],
  ])('that %s leaves is %s', (constraint, major) => {
    expect(majorOf(required(`aws = {\n      source  = "hashicorp/aws"\n      version = "${constraint}"\n    }`))).toBe(
      major,
    );
  });

  it('is what the constraints of all modules leave together', () => {
    const texts = {
      '/main.tf': `${required('aws = { version = ">= 4.0" }')}module "m" { source = "./m" }`,
      '/m/main.tf': required('aws = { version = "< 6.0" }'),
    };
    expect(majorOf(texts)).toBe(5);
    expect(majorOf({ ...texts, '/m/main.tf': required('aws = { version = "< 7.0" }') })).toBe(open);
  });

  it('stands where it is decided', () => {
    const unit = parseRoot({
      '/main.tf': `${required('aws = { version = ">= 5.0" }')}module "m" { source = "./m" }\nresource "aws_lb" "x" {}`,
      '/m/main.tf': required('aws = { version = "< 6.0" }'),
    });
    expect(placeText(resource(unit, 'aws_lb.x').setting.providerMajor.at)).toBe('m/main.tf:3 "< 6.0"');
  });

  it('may be asked for as a text alone, or in the provider block', () => {
    expect(majorOf(required('aws = "~> 5.0"'))).toBe(5);
    expect(majorOf('provider "aws" { version = "~> 4.0" }')).toBe(4);
  });

  it.each([
    ['registry.terraform.io/hashicorp/aws', 5],
    ['registry.opentofu.org/hashicorp/aws', 5],
    ['HashiCorp/AWS', 5],
    ['example.com/fork/aws', open],
    ['hashicorp/awscc', open],
  ])('is that of %s: %s', (source, major) => {
    expect(majorOf(required(`amazon = {\n      source  = "${source}"\n      version = "~> 5.0"\n    }`))).toBe(major);
  });

  it('is the locked one, whatever the constraints leave', () => {
    const lock = (address: string) => `provider "${address}" {\n  version = "6.2.0"\n}`;
    const main = required('aws = { version = ">= 5.0" }');
    for (const registry of ['registry.terraform.io', 'registry.opentofu.org']) {
      expect(majorOf({ '/main.tf': main, '/.terraform.lock.hcl': lock(`${registry}/hashicorp/aws`) })).toBe(6);
    }
    expect(majorOf({ '/main.tf': main, '/.terraform.lock.hcl': lock('registry.terraform.io/hashicorp/awscc') })).toBe(
      open,
    );
  });

  it('is not read from the lock file of a called module', () => {
    const texts = {
      '/main.tf': 'module "m" { source = "./m" }',
      '/m/main.tf': 'locals { a = 1 }',
      '/m/.terraform.lock.hcl': 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "6.2.0"\n}',
    };
    expect(majorOf(texts)).toBe(open);
  });
});

describe('the provider configuration of a resource', () => {
  const regions = (texts: Readonly<Record<string, string>>, given: object = {}) => {
    const unit = parseRoot(texts, given);
    return Object.fromEntries(unit.resources.map((each) => [each.address, shown(each.setting.region)]));
  };
  const amazon = required('amazon = { source = "hashicorp/aws" }');
  const both = (name: string) =>
    `provider "${name}" { region = "eu-west-1" }\nprovider "${name}" {\n  alias  = "us"\n  region = "us-east-1"\n}\n`;
  const lb = 'resource "aws_lb" "x" {}\n';

  it('is found under the local name that the module gives the provider', () => {
    const main = `${amazon}${both('amazon')}${lb}resource "aws_lb" "y" { provider = amazon.us }`;
    expect(regions({ '/main.tf': main })).toEqual({ 'aws_lb.x': 'eu-west-1', 'aws_lb.y': 'us-east-1' });
  });

  it('is not that of another provider of the same local name', () => {
    const main = `${required('aws = { source = "example.com/fork/aws" }')}provider "fork" { region = "x" }\n${lb}`;
    expect(regions({ '/main.tf': main })).toEqual({ 'aws_lb.x': open });
  });

  it('comes from the caller, whatever each of them calls the provider', () => {
    const main = `${amazon}${both('amazon')}module "m" { source = "./m" }`;
    expect(regions({ '/main.tf': main, '/m/main.tf': lb })).toEqual({ 'module.m.aws_lb.x': 'eu-west-1' });
  });

  it.each([
    ['{ aws = aws.us }', '', 'us-east-1'],
    ['{ aws = aws }', '', 'eu-west-1'],
    ['{}', '', 'eu-west-1'],
    ['{ aws.west = aws.us }', '', 'eu-west-1'],
    ['{ aws.west = aws.us }', 'provider = aws.west', 'us-east-1'],
    ['{ "aws.west" = "aws.us" }', 'provider = "aws.west"', 'us-east-1'],
    ['{ aws = aws.nowhere }', '', open],
    // OpenTofu chooses among configurations with for_each.
    ['{ aws = aws.by_region["us-east-1"] }', '', open],
    ['{}', 'provider = aws.by_region["us-east-1"]', open],
  ])('is what the call hands over with %s, used by a resource with %j', (mapping, chosen, region) => {
    const texts = {
      '/main.tf': `${both('aws')}module "m" {\n  source    = "./m"\n  providers = ${mapping}\n}`,
      '/m/main.tf': `${required('aws = { configuration_aliases = [aws.west] }')}resource "aws_lb" "x" { ${chosen} }`,
    };
    expect(regions(texts)).toEqual({ 'module.m.aws_lb.x': region });
  });

  it('passes through two calls, also in the JSON syntax', () => {
    const call = (source: string, configuration: string) =>
      JSON.stringify({ module: { m: { source, providers: { aws: configuration } } } });
    const texts = {
      '/main.tf': both('aws'),
      '/call.tf.json': call('./a', 'aws.us'),
      '/a/main.tf.json': call('../b', 'aws'),
      '/b/main.tf': lb,
    };
    expect(regions(texts)).toEqual({ 'module.m.module.m.aws_lb.x': 'us-east-1' });
  });

  it('steps back behind the region of the resource, as version 6 has it', () => {
    const main = `${both('aws')}variable "r" { default = null }
resource "aws_lb" "own" { region = "eu-north-1" }
resource "aws_lb" "null" { region = var.r }
resource "aws_lb" "either" { region = var.pick ? "eu-north-1" : null }
variable "pick" { type = bool }`;
    expect(regions({ '/main.tf': main })).toEqual({
      'aws_lb.own': 'eu-north-1',
      'aws_lb.null': 'eu-west-1',
      'aws_lb.either': { oneOf: ['eu-north-1', 'eu-west-1'] },
    });
  });

  it('has the region of the options only where it says none itself', () => {
    expect(regions({ '/main.tf': lb }, { region: 'eu-south-1' })).toEqual({ 'aws_lb.x': 'eu-south-1' });
    expect(regions({ '/main.tf': both('aws') + lb }, { region: 'eu-south-1' })).toEqual({ 'aws_lb.x': 'eu-west-1' });
  });
});
