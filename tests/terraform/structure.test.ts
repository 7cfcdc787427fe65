import { describe, expect, it } from 'vitest';
import { parse, parseRoot, resource, shown } from './read.ts';

const complaints = (text: string) =>
  parse({ '/main.tf': text }).diagnostics.map(({ code, severity, message }) => [code, severity, message]);

describe('the top level of a configuration', () => {
  it('may hold all that Terraform 1.14 and OpenTofu know', () => {
    const text = `
terraform {
  required_version = ">= 1.5"
  experiments      = []
  cloud {}
  backend "s3" {}
  provider_meta "aws" {}
  encryption {}
}
moved {
  from = aws_lb.a
  to   = aws_lb.b
}
removed {
  from = aws_lb.c
}
import {
  to = aws_lb.b
  id = "x"
}
check "health" {
  data "http" "x" {}
  assert {
    condition     = true
    error_message = "No."
  }
}
ephemeral "aws_secretsmanager_secret_version" "s" {}
action "aws_lambda_invoke" "a" {}`;
    expect(complaints(text)).toEqual([]);
  });

  it('says it of a block that Terraform does not know, at the block', () => {
    expect(complaints('resourc "aws_lb" "x" {}')).toEqual([
      ['unknown-block', 'warning', 'Terraform has no block of type resourc; it is passed over.'],
    ]);
    expect(complaints('constructor "aws_lb" "x" {}')).toHaveLength(1);
  });

  it('says it of an argument outside of blocks', () => {
    expect(complaints('region = "eu-west-1"')).toEqual([
      [
        'unknown-block',
        'warning',
        'region stands outside of any block and is passed over. To give a value a name, write it in a locals block.',
      ],
    ]);
  });

  it.each([
    ['resource "aws_lb" {}', 'A resource block has 2 labels, not 1. Write it as resource "<type>" "<name>" { … }.'],
    ['variable {}', 'A variable block has 1 label, not 0. Write it as variable "<name>" { … }.'],
    ['locals "x" {}', 'A locals block has no label, not 1. Write it as locals { … }.'],
    [
      'resource "aws_lb" "a" "b" {}',
      'A resource block has 2 labels, not 3. Write it as resource "<type>" "<name>" { … }.',
    ],
  ])('says it of %s', (text, message) => {
    expect(complaints(text)).toEqual([['block-labels', 'error', message]]);
  });
});

describe('an ephemeral resource', () => {
  it('is known to a run only', () => {
    const unit = parseRoot('ephemeral "aws_x" "e" {}\nresource "aws_x" "x" { a = ephemeral.aws_x.e.secret }');
    expect(shown(resource(unit, 'aws_x.x').body.read('a'))).toBe('unknown data-source');
    expect(unit.diagnostics).toEqual([]);
  });

  it('that is not declared is a fault', () => {
    const unit = parseRoot('resource "aws_x" "x" { a = ephemeral.aws_x.e.secret }');
    resource(unit, 'aws_x.x').body.read('a');
    expect(unit.diagnostics.map((each) => each.message)).toEqual(['ephemeral.aws_x.e is not declared.']);
  });
});
