import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import type { Finding } from '../../src/model/report.ts';
import { memorySources } from '../../src/sources/memory.ts';

const cluster = `resource "aws_redshift_cluster" "w" {
  node_type                            = "ra3.large"
  availability_zone_relocation_enabled = true
  port                                 = var.port
}
`;

/** Lints every folder that holds a root and gives the findings of `redshift-port`. */
async function portFindings(files: Readonly<Record<string, string>>): Promise<readonly Finding[]> {
  const report = await lint(['/repo'], { profiles: ['segment/redshift'], sources: memorySources(files) });
  return [...report.findings, ...report.undecided].filter((finding) => finding.rule === 'redshift-port');
}

const placeOf = ({ place }: Finding) => `${place.file.path} ${place.start.line}:${place.start.column}`;

const fiftyCalls = (argument: string) =>
  Array.from({ length: 50 }, (_, index) => `module "m${index}" {\n  source = "../m"\n  ${argument}\n}\n`).join('');

describe('a fault in a module that is called fifty times', () => {
  const module = `variable "port" { default = 5000 }\n${cluster}`;

  it('is one finding at its place, with all instances', async () => {
    const [finding, ...others] = await portFindings({ '/repo/a/main.tf': fiftyCalls(''), '/repo/m/main.tf': module });
    expect(others).toEqual([]);
    expect(finding && placeOf(finding)).toBe('/repo/m/main.tf 1:29');
    expect(finding?.addresses).toHaveLength(50);
    expect(finding?.message).toContain('`module.m0.aws_redshift_cluster.w` (and 49 more)');
    expect(finding?.related.map((each) => each.message)).toEqual(['argument `port` of `aws_redshift_cluster.w`']);
  });

  it('is one finding for each caller that gives the value', async () => {
    const findings = await portFindings({ '/repo/a/main.tf': fiftyCalls('port = 1'), '/repo/m/main.tf': module });
    expect(findings).toHaveLength(50);
    expect(findings.slice(0, 2).map(placeOf)).toEqual(['/repo/a/main.tf 3:10', '/repo/a/main.tf 7:10']);
  });

  it('is one finding with for_each, and one for each entry that gives the value', async () => {
    const call = (port: string) => `module "m" {
  source   = "../m"
  for_each = { a = { port = 1 }, "b.\\"c\\"" = { port = 1 } }
  ${port}
}`;
    const shared = await portFindings({ '/repo/a/main.tf': call(''), '/repo/m/main.tf': module });
    expect(shared.map((each) => each.addresses)).toEqual([
      ['module.m["a"].aws_redshift_cluster.w', 'module.m["b.\\"c\\""].aws_redshift_cluster.w'],
    ]);
    const own = await portFindings({ '/repo/a/main.tf': call('port = each.value.port'), '/repo/m/main.tf': module });
    expect(own.map(placeOf)).toEqual(['/repo/a/main.tf 3:29', '/repo/a/main.tf 3:55']);
  });

  it('names both roots that call it', async () => {
    const call = 'module "m" { source = "../m" }';
    const [finding, ...others] = await portFindings({
      '/repo/a/main.tf': call,
      '/repo/b/main.tf': call,
      '/repo/m/main.tf': module,
    });
    expect(others).toEqual([]);
    expect(finding?.addresses).toEqual(['module.m.aws_redshift_cluster.w']);
    expect(finding?.instances).toEqual([
      { unit: '/repo/a', address: 'module.m.aws_redshift_cluster.w' },
      { unit: '/repo/b', address: 'module.m.aws_redshift_cluster.w' },
    ]);
    expect(finding?.message).toContain('(and 1 more)');
  });

  it('stands at the call when the module is a downloaded one', async () => {
    const findings = await portFindings({
      '/repo/a/main.tf': '\nmodule "m" {\n  source = "example/m/aws"\n}\n',
      '/repo/a/.terraform/modules/modules.json':
        '{"Modules":[{"Key":"m","Source":"registry.terraform.io/example/m/aws","Dir":".terraform/modules/m"}]}',
      '/repo/a/.terraform/modules/m/main.tf': module,
    });
    expect(findings.map(placeOf)).toEqual(['/repo/a/main.tf 2:1']);
    expect(findings[0]?.related.map((each) => each.message)).toEqual([
      'default of variable `port`',
      'argument `port` of `aws_redshift_cluster.w`',
    ]);
  });
});

describe('what is unknown in a module that is called fifty times', () => {
  it('is said once when the module leaves it open', async () => {
    const files = { '/repo/a/main.tf': fiftyCalls(''), '/repo/m/main.tf': `variable "port" {}\n${cluster}` };
    const [finding, ...others] = await portFindings(files);
    expect(others).toEqual([]);
    expect(finding?.addresses).toHaveLength(50);
    expect(finding?.lacks).toHaveLength(1);
  });

  it('is said once when all calls hand on one variable, with where they do', async () => {
    const [finding, ...others] = await portFindings({
      '/repo/a/main.tf': `${fiftyCalls('port = var.p')}variable "p" {}`,
      '/repo/m/main.tf': `variable "port" {}\n${cluster}`,
    });
    expect(others).toEqual([]);
    expect(finding && placeOf(finding)).toBe('/repo/a/main.tf 3:10');
    expect(finding?.addresses).toHaveLength(50);
    expect(finding?.related.slice(0, 3).map((each) => each.message)).toEqual([
      'variable `p`',
      'argument `port` of `aws_redshift_cluster.w`',
      'argument `port` of module `m1`',
    ]);
  });

  it('is said for each of several variables', async () => {
    const variables = fiftyCalls('').replace(/source = .*\n {2}/g, (text) => `${text}port = var.p`);
    let index = 0;
    const calls = variables.replace(/var\.p/g, () => `var.p${index++}`);
    const declared = Array.from({ length: 50 }, (_, each) => `variable "p${each}" {}\n`).join('');
    const files = { '/repo/a/main.tf': calls + declared, '/repo/m/main.tf': `variable "port" {}\n${cluster}` };
    expect(await portFindings(files)).toHaveLength(50);
  });
});

describe('a diagnostic of a module that is called fifty times', () => {
  it('is said once, for all roots', async () => {
    const files = {
      '/repo/a/main.tf': fiftyCalls(''),
      '/repo/b/main.tf': fiftyCalls(''),
      '/repo/m/main.tf': 'resource "aws_redshift_cluster" "w" {\n  port = local.nope\n}\n',
    };
    const { diagnostics } = await lint(['/repo'], { profiles: ['segment/redshift'], sources: memorySources(files) });
    expect(diagnostics.map(({ code, place }) => [code, place?.start.line])).toEqual([['invalid-expression', 2]]);
  });
});
