import { describe, expect, it } from 'vitest';
import { isStale } from '../../src/parsers/terraform/load/installed-modules.ts';
import { parseRoot, placeText } from './read.ts';

const lb = 'resource "aws_lb" "x" {}\n';
const list = (entry: object) => JSON.stringify({ Modules: [{ Key: '', Source: '', Dir: '.' }, entry] });
const read = (call: string, entry: object) =>
  parseRoot({
    '/main.tf': `module "rds" {\n${call}\n}\n${lb}`,
    '/.terraform/modules/modules.json': list({ Key: 'rds', Dir: '.terraform/modules/rds', ...entry }),
    '/.terraform/modules/rds/main.tf': lb,
  });
const registry = 'registry.terraform.io/terraform-aws-modules/rds/aws';

describe('an installed module that its call no longer asks for', () => {
  it.each([
    ['another source', 'source = "terraform-aws-modules/vpc/aws"'],
    ['another version', 'source = "terraform-aws-modules/rds/aws"\nversion = "~> 6.0"'],
  ])('is not read for %s, and a note says so', (_, call) => {
    const unit = read(call, { Source: registry, Version: '5.2.0' });
    expect(unit.resources.map(({ address }) => address)).toEqual(['aws_lb.x']);
    const [source] = /[\w-]+\/\w+\/aws/.exec(call) ?? [];
    expect(unit.diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        'unread-module',
        'note',
        `The copy of module \`rds\` (${source ?? ''}) that "terraform init" made is of another source or version than its call asks for now: its resources are not checked, and its outputs are unknown. Run "terraform init" to install it anew.`,
      ],
    ]);
    expect(unit.diagnostics.map(({ at }) => at && placeText(at))).toEqual(['main.tf:1 module "rds"']);
  });

  it('is read when the version still fits', () => {
    const unit = read('source = "terraform-aws-modules/rds/aws"\nversion = "~> 5.1"', {
      Source: registry,
      Version: '5.2.0',
    });
    expect(unit.diagnostics).toEqual([]);
    expect(unit.resources.map(({ address }) => address)).toContain('module.rds.aws_lb.x');
  });

  // As `terraform init` records them, and as they are written.
  it.each([
    ['git::https://github.com/a/b.git//sub?ref=v1', 'github.com/a/b//sub?ref=v1'],
    ['git::ssh://git@github.com/a/b.git', 'git@github.com:a/b.git'],
    ['git::https://bitbucket.org/a/b.git', 'bitbucket.org/a/b'],
    ['registry.opentofu.org/a/b/aws', 'a/b/aws'],
    ['app.terraform.io/a/b/aws', 'app.terraform.io/a/b/aws'],
    ['s3::https://s3.amazonaws.com/bucket/m.zip', 'bucket.s3.amazonaws.com/m.zip'],
  ])('%s is what %s asks for', (source, asked) => {
    expect(isStale({ folder: '/m', source }, { source: asked })).toBe(false);
  });

  it.each([
    ['git::https://github.com/a/b.git?ref=v1', 'github.com/a/b?ref=v2'],
    ['git::https://github.com/a/b.git', 'git::https://github.com/a/c.git'],
    ['registry.terraform.io/a/b/aws', 'a/b/aws//modules/c'],
    ['app.terraform.io/a/b/aws', 'a/b/aws'],
  ])('%s is not what %s asks for', (source, asked) => {
    expect(isStale({ folder: '/m', source }, { source: asked })).toBe(true);
  });
});

it('an installed module whose folder is gone is a note that says how to have it again', () => {
  const unit = parseRoot({
    '/main.tf': `module "rds" {\n  source = "terraform-aws-modules/rds/aws"\n}\n${lb}`,
    '/.terraform/modules/modules.json': list({ Key: 'rds', Source: registry, Version: '5.2.0', Dir: 'gone' }),
  });
  expect(unit.diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
    [
      'unread-module',
      'note',
      'The copy of module `rds` (terraform-aws-modules/rds/aws) that "terraform init" made is no longer there: its resources are not checked, and its outputs are unknown. Run "terraform init" to restore it.',
    ],
  ]);
  expect(unit.resources).toHaveLength(1);
});
