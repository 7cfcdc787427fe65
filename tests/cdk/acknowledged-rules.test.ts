import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import type { LintReport } from '../../src/model/report.ts';
import { memorySources } from '../../src/sources/memory.ts';

const cluster = (path: string) => ({
  Type: 'AWS::Redshift::Cluster',
  Metadata: { 'aws:cdk:path': path },
  Properties: { NodeType: 'ra3.large', NumberOfNodes: 2, AvailabilityZoneRelocation: true, Port: 5400 },
});
const template = { Resources: { One: cluster('Data/One/Resource'), Two: cluster('Data/Two/Resource') } };
const acknowledged = (data: object) => ({ type: 'aws:cdk:acknowledged-rules', data });

/** Lints an assembly with two clusters on a wrong port, whose metadata lies beside the manifest or in it. */
async function lintWith(metadata: object, where: 'beside' | 'inside' = 'beside'): Promise<LintReport> {
  const stack = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://111122223333/us-east-1',
    properties: { templateFile: 'Data.template.json' },
    ...(where === 'beside' ? { additionalMetadataFile: 'Data.metadata.json' } : { metadata }),
  };
  const files = {
    '/r/cdk.out/manifest.json': JSON.stringify({ version: '52.0.0', artifacts: { Data: stack } }),
    '/r/cdk.out/Data.template.json': JSON.stringify(template),
    '/r/cdk.out/Data.metadata.json': JSON.stringify(metadata),
  };
  return lint(['/r/cdk.out'], {
    profiles: ['segment/redshift'],
    sources: memorySources(files, { workingFolder: '/r' }),
  });
}

const addresses = (findings: LintReport['findings']) => findings.map((finding) => finding.address);

describe('an acknowledged rule', () => {
  const reason = { 'pl-lint::redshift-port': 'moves in January' };

  it.each(['beside', 'inside'] as const)(
    'is accepted below its construct, with metadata %s the manifest',
    async (where) => {
      const report = await lintWith({ '/Data/One': [acknowledged(reason)] }, where);
      expect(addresses(report.findings)).toEqual(['Data/Two/Resource']);
      expect(report.suppressed).toMatchObject([
        { address: 'Data/One/Resource', suppression: { reason: 'moves in January' } },
      ]);
      expect(report.diagnostics).toEqual([]);
    },
  );

  it('of a stack holds for all that is in it', async () => {
    const report = await lintWith({ '/Data': [acknowledged(reason)] });
    expect(addresses(report.suppressed)).toEqual(['Data/One/Resource', 'Data/Two/Resource']);
  });

  it('stands in the metadata, at its name', async () => {
    const metadata = { '/Data/One': [{ type: 'aws:cdk:logicalId', data: 'One' }, acknowledged(reason)] };
    const { suppression } = (await lintWith(metadata)).suppressed[0]!;
    const column = JSON.stringify(metadata).indexOf('"pl-lint::') + 1;
    expect(suppression.place).toMatchObject({
      file: { path: '/r/cdk.out/Data.metadata.json' },
      start: { line: 1, column },
    });
  });

  it('of another tool says nothing', async () => {
    const others = { 'Annotation::redshift-port': 'x', 'cdk-nag::redshift-port': 'x', 'redshift-port': 'x' };
    const report = await lintWith({ '/Data': [acknowledged(others)] });
    expect(addresses(report.findings)).toEqual(['Data/One/Resource', 'Data/Two/Resource']);
    expect(report.diagnostics).toEqual([]);
  });

  it('is asked for its reason, and told the name that was meant', async () => {
    const report = await lintWith({ '/Data': [acknowledged({ 'pl-lint::redshift-prt': ' ' })] });
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['unknown-suppression', 'unexplained-suppression']);
    expect(report.diagnostics[0]?.message).toContain('Did you mean "redshift-port"?');
  });

  it.each([[null], ['text'], [['pl-lint::redshift-port']], [{ 'pl-lint::redshift-port': 5 }]])(
    'is read as far as it is one: %j',
    async (data) => {
      const report = await lintWith({ '/Data': [{ type: 'aws:cdk:acknowledged-rules', data }] });
      expect(report.suppressed.length + report.findings.length).toBe(2);
    },
  );
});
