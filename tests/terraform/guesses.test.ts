import { describe, expect, it } from 'vitest';
import { parseRoot } from './read.ts';

/** What is said of a configuration that uses an expression. */
function said(expression: string, declared: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const { diagnostics } = parseRoot({ '/main.tf': `${declared}\noutput "o" {\n  value = ${expression}\n}`, ...more });
  return diagnostics.map(({ message }) => message);
}

describe('a name that is near a declared one is offered', () => {
  it.each([
    ['var.regoin', 'variable "region" {}', 'var.regoin is not declared. Did you mean "var.region"?'],
    ['local.tag', 'locals {\n  tags = {}\n}', 'local.tag is not declared. Did you mean "local.tags"?'],
    ['aws_lb.mian', 'resource "aws_lb" "main" {}', 'aws_lb.mian is not declared. Did you mean "aws_lb.main"?'],
    ['data.aws_vpc.a', 'data "aws_vpc" "b" {}', 'data.aws_vpc.a is not declared. Did you mean "data.aws_vpc.b"?'],
    ['trimspce(" a")', '', 'There is no function trimspce. Did you mean "trimspace"?'],
    ['var.other', 'variable "region" {}', 'var.other is not declared.'],
    ['list("a")', '', 'The function list was taken out of Terraform; write `[a, b]`.'],
    ['map("a", 1)', '', 'The function map was taken out of Terraform; write `{ a = b }`.'],
  ])('%s', (expression, declared, message) => {
    expect(said(expression, declared)).toEqual([message]);
  });

  it('of the arguments and outputs of a module', () => {
    const module = { '/m/main.tf': 'variable "catalog" {\n  default = 1\n}\noutput "subnets" {\n  value = 1\n}' };
    const call = 'module "m" {\n  source  = "./m"\n  calalog = 1\n}\nmodule "second" {\n  source = "./m"\n}';
    expect(said('[module.m.subnet, module.secnd]', call, module).toSorted()).toEqual([
      'The source of module `m` declares no variable `calalog`. Did you mean "catalog"?',
      'There is no output subnet in module.m. Did you mean "subnets"?',
      'module.secnd is not declared. Did you mean "module.second"?',
    ]);
  });

  it('of a hundred mistakes in a module, and no more', () => {
    const messages = said(`[${'var.regoin, '.repeat(150)}]`, 'variable "region" {}');
    expect(messages.filter((message) => message.includes('Did you mean'))).toHaveLength(100);
    expect(messages).toHaveLength(150);
  });

  it('not where there are very many', () => {
    const many = Array.from({ length: 201 }, (_, index) => `variable "region${index}" {}`).join('\n');
    expect(said('var.region', many)).toEqual(['var.region is not declared.']);
  });
});
