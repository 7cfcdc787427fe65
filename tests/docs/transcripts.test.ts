import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../scripts/site/pages.ts';
import { withTranscripts } from '../../scripts/transcripts.ts';
import { run } from '../../src/cli.ts';

const withCommands = [...readPages()].filter(([, text]) => text.includes('```console')).map(([path]) => path);

describe.each(withCommands)('%s', (path) => {
  it('shows what its commands print now; otherwise run `npm run docs`', async () => {
    const page = readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
    expect(await withTranscripts(page, run)).toBe(page);
  });
});

describe('withTranscripts', () => {
  const cluster = (port: number) =>
    `\`\`\`yaml a.yaml\nResources:\n  Warehouse:\n    Type: AWS::Redshift::Cluster\n    Properties: { NodeType: ra3.large, Port: ${port} }\n\`\`\`\n`;
  const lint = '```console\n$ npx pl-lint a.yaml --profile segment/redshift --quiet\n$ echo $?\n```\n';

  it('runs each command with the files above it', async () => {
    const page = await withTranscripts(`${cluster(6000)}\n${lint}\n${cluster(5439)}\n${lint}`, run);
    const [, first, second] = page.split('$ npx');
    expect(first).toContain('a.yaml:4:46 error');
    expect(first).toContain('$ echo $?\n1\n');
    expect(second).toContain('--quiet\n$ echo $?\n0\n```\n');
  });

  it('refuses a command that it cannot run, rather than to show an old output', async () => {
    await expect(withTranscripts('```console\n$ terraform plan\nfine\n```\n', run)).rejects.toThrow('terraform plan');
  });
});
