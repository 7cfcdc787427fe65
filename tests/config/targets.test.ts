import { describe, expect, it } from 'vitest';
import type { LintReport } from '../../src/index.ts';
import { lintConfigured, said } from './configured.ts';

const clusters = `
resource "aws_redshift_cluster" "meant" {
  count     = 2
  port      = 6000
  node_type = "ra3.large"
}
resource "aws_redshift_cluster" "other" {
  port      = 6000
  node_type = "ra3.large"
}
`;
const ports = (report: LintReport) =>
  said(report)
    .filter((line) => line.includes('redshift-port'))
    .map((line) => line.split(' ').at(-1));

describe('targets', () => {
  const lintClusters = (config: string, profiles: readonly string[] = ['segment/redshift']) =>
    lintConfigured({ '/repo/main.tf': clusters, '/repo/pl-lint.config.yaml': config }, { profiles });

  it('are all that is spoken about, each with its instances', async () => {
    const report = await lintClusters('targets: [aws_redshift_cluster.meant]\n');
    expect(report.findings.flatMap(({ rule, addresses }) => (rule === 'redshift-port' ? addresses : []))).toEqual([
      'aws_redshift_cluster.meant[0]',
      'aws_redshift_cluster.meant[1]',
    ]);
    expect(
      new Set([...report.findings, ...report.undecided].map(({ address }) => address.replace(/\[.*/, ''))),
    ).toEqual(new Set(['aws_redshift_cluster.meant']));
  });

  it('may hold a star', async () => {
    expect(ports(await lintClusters('targets: ["*.other"]\n'))).toEqual(['aws_redshift_cluster.other']);
  });

  it('may be those of one profile, and then count for it alone', async () => {
    expect(ports(await lintClusters('targets: { segment/redshift: [aws_redshift_cluster.other] }\n'))).toEqual([
      'aws_redshift_cluster.other',
    ]);
    expect(ports(await lintClusters('targets: { segment: [aws_redshift_cluster.other] }\n'))).toEqual([
      'aws_redshift_cluster.other',
    ]);
    expect(ports(await lintClusters('targets: { airbyte: [aws_redshift_cluster.other] }\n'))).toHaveLength(2);
  });

  it('that are nowhere are told with what was meant', async () => {
    const report = await lintClusters('targets: [aws_redshift_cluster.othr]\n');
    expect(report.diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        'unmatched-target',
        'note',
        '`targets` names `aws_redshift_cluster.othr`, and nothing that was linted has this address. Did you mean `aws_redshift_cluster.other`?',
      ],
    ]);
  });

  it('of no profile are refused at their place', async () => {
    await expect(lintClusters('targets:\n  segmnt: []\n')).rejects.toThrow(
      'pl-lint.config.yaml:2:3: There is no profile "segmnt". Did you mean "segment"?',
    );
  });

  it('bring their path with them, and no other database behind the same service', async () => {
    const text = `Resources:
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [!Ref One, !Ref Two] } }
  One: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: application } }
  Two: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: application } }
  Alone: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [] } }
`;
    const report = await lintConfigured(
      { '/repo/a.yaml': text, '/repo/pl-lint.config.yaml': 'targets: [One]\n' },
      { profiles: ['airbyte'] },
    );
    expect(new Set([...report.findings, ...report.undecided].map(({ address }) => address))).toEqual(
      new Set(['Service']),
    );
  });
});
