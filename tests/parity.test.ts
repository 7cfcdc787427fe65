import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Finding, LintOptions } from '../src/index.ts';
import { lint } from '../src/index.ts';

// The same system in CloudFormation, Terraform and CDK output must give the same findings. Resources correspond by
// name: logical ID `Balancer`, Terraform label `balancer`, construct ID `Balancer`. `expected.txt` holds one line per
// finding with its place; write it anew with `UPDATE_FIXTURES=1 npx vitest run tests/parity.test.ts` and read the diff.
const root = fileURLToPath(new URL('../fixtures/parity', import.meta.url));
const repository = dirname(dirname(root));
const formats = ['cloudformation', 'terraform', 'cdk'];

function nameOf(finding: Finding): string {
  return finding.address.replace(/^.*[./]/, '').toLowerCase();
}

function lineOf(finding: Finding, scenario: string): string {
  const { file, start } = finding.place;
  const level = finding.verdict === 'fail' ? finding.severity : 'undecided';
  return `${relative(scenario, file.path)}:${start.line}:${start.column} ${level} ${finding.rule} ${finding.messageId} ${finding.address}`;
}

describe.each(readdirSync(root))('%s', (name) => {
  const scenario = `${root}/${name}`;
  const options = JSON.parse(readFileSync(`${scenario}/options.json`, 'utf8')) as LintOptions;
  const written = formats.filter((format) => existsSync(`${scenario}/${format}`));

  it('is written in all three formats', () => {
    expect(written).toEqual(formats);
  });

  it('gives the same findings in each format', async () => {
    const byFormat = await Promise.all(
      written.map(async (format) => lint([`${scenario}/${format}`], { ...options, workingFolder: repository })),
    );
    const statements = byFormat.map((report) =>
      [...report.findings, ...report.undecided]
        .map((finding) => `${finding.verdict} ${finding.rule} ${finding.messageId} ${nameOf(finding)}`)
        .sort(),
    );
    for (const [index, format] of written.entries()) expect(statements[index], format).toEqual(statements[0]);
    expect(byFormat.flatMap((report) => report.diagnostics.map((diagnostic) => diagnostic.message))).toEqual([]);

    const lines = byFormat
      .flatMap((report) => [...report.findings, ...report.undecided].map((finding) => lineOf(finding, scenario)))
      .sort();
    const text = lines.map((line) => `${line}\n`).join('');
    const expectedPath = `${scenario}/expected.txt`;
    if (process.env['UPDATE_FIXTURES']) writeFileSync(expectedPath, text);
    expect(text).toBe(readFileSync(expectedPath, 'utf8'));
  });
});
