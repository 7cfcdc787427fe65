import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding, LintOptions } from '../src/index.ts';
import { lint } from '../src/index.ts';
import { expectLines, repository } from './fixture-lines.ts';

// The same system in CloudFormation, Terraform and CDK output must give the same findings. Resources correspond by
// name: logical ID `Balancer`, Terraform label `balancer`, construct ID `Balancer`.
const root = `${repository}/fixtures/parity`;
const formats = ['cloudformation', 'terraform', 'cdk'];

function statementOf({ verdict, severity, rule, messageId, address }: Finding): string {
  return `${verdict} ${severity} ${rule} ${messageId} ${address.replace(/^.*[./]/, '').toLowerCase()}`;
}

describe.each(readdirSync(root))('%s', (name) => {
  const scenario = `${root}/${name}`;
  const options = JSON.parse(readFileSync(`${scenario}/options.json`, 'utf8')) as LintOptions;

  it('is written in all three formats', () => {
    expect(formats.filter((format) => existsSync(`${scenario}/${format}`))).toEqual(formats);
  });

  it('gives the same findings in each format, each at its place', async () => {
    const run = async (format: string) => lint([`${scenario}/${format}`], { ...options, workingFolder: repository });
    const reports = await Promise.all(formats.map(run));
    const [first, ...others] = reports.map((report) =>
      [...report.findings, ...report.undecided].map(statementOf).sort(),
    );
    for (const other of others) expect(other).toEqual(first);
    expectLines(reports, scenario);
  });
});
