import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { memorySources } from '../../src/sources/memory.ts';

const cluster = (name: string) => `resource "aws_redshift_cluster" "${name}" {\n  node_type = "dc2.large"\n}\n`;

/** The resources in what is found below the root folder. */
async function count(texts: Readonly<Record<string, string>>): Promise<number> {
  const { units } = await lint(['.'], { sources: memorySources(texts) });
  return units.reduce((total, unit) => total + unit.resources, 0);
}

describe('files of OpenTofu', () => {
  it('are found and read', async () => {
    expect(await count({ '/main.tofu': cluster('a') })).toBe(1);
    expect(await count({ '/main.tofu.json': '{"resource": {"aws_redshift_cluster": {"a": {}}}}' })).toBe(1);
  });

  it('stand beside those of Terraform', async () => {
    expect(await count({ '/main.tf': cluster('a'), '/more.tofu': cluster('b') })).toBe(2);
  });

  it('take the place of the file of the same name and syntax', async () => {
    expect(await count({ '/main.tf': cluster('a'), '/main.tofu': cluster('a') + cluster('b') })).toBe(2);
    const json = '{"resource": {"aws_redshift_cluster": {"c": {}}}}';
    expect(await count({ '/main.tf': cluster('a'), '/main.tf.json': json, '/main.tofu.json': json })).toBe(2);
    expect(await count({ '/main.tf': cluster('a'), '/main.tofu.json': json })).toBe(2);
  });

  it('are not complained of when they repeat what they replace', async () => {
    const texts = { '/main.tf': cluster('a'), '/main.tofu': cluster('a') };
    const { diagnostics } = await lint(['.'], { sources: memorySources(texts) });
    expect(diagnostics.map((each) => each.code)).not.toContain('duplicate-declaration');
  });
});

describe('files of the tools around Terraform', () => {
  const others = [
    'main.tftest.hcl',
    'main.tftest.json',
    'main.tofutest.hcl',
    'main.tfquery.hcl',
    'main.tfstack.hcl',
    'main.tfcomponent.hcl',
    'main.tfdeploy.hcl',
    'terragrunt.hcl',
    'main.pkr.hcl',
    'main.tfvars',
    '.terraform.lock.hcl',
    'terraform.tfstate.backup',
  ];

  it.each(others)('%s is passed over', async (name) => {
    const texts = { '/main.tf': cluster('a'), [`/sub/${name}`]: 'anything {' };
    const { units, diagnostics } = await lint(['.'], { sources: memorySources(texts) });
    expect(units.map((unit) => unit.id)).toEqual(['/']);
    expect(diagnostics.map((each) => each.code)).not.toContain('hcl-syntax');
  });

  it.each([
    [
      'main.tftest.hcl',
      'This is a test of Terraform, not a configuration. Name the folder of the module that it tests.',
    ],
    [
      'terragrunt.hcl',
      'This is a configuration of Terragrunt, which pl-lint does not read. Lint the modules that it calls.',
    ],
    [
      'main.tfdeploy.hcl',
      'This belongs to a Terraform stack, which pl-lint does not read. Lint the modules that it calls.',
    ],
    [
      'prod.tfvars',
      'These are values of variables, not a configuration. Name the folder that declares them, and pass this file with --var-file.',
    ],
  ])('%s that is named is an error that says what it is', async (name, message) => {
    const { diagnostics } = await lint([`/${name}`], { sources: memorySources({ [`/${name}`]: 'a = 1' }) });
    expect(diagnostics.map(({ code, severity, message: said }) => [code, severity, said])).toEqual([
      ['unknown-format', 'error', message],
    ]);
  });
});
