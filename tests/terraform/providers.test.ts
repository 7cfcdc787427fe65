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
