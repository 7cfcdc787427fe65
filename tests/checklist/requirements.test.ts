import { describe, expect, it } from 'vitest';
import { connectionFor, profileOf } from './made.ts';

const cluster = (port: string, nodes = 'ra3.large', name = 'Warehouse') => `  ${name}:
    Type: AWS::Redshift::Cluster
    Properties:
      NodeType: ${nodes}
      Port: ${port}
`;

const statesOf = async (template: string) => {
  const { requirements } = await connectionFor(profileOf(), { files: { 'a.yaml': template } });
  return requirements.map(({ rule, verdict, checks }) => [rule, verdict, checks.map((check) => check.verdict)]);
};

describe('a requirement', () => {
  it('is met when all its checks pass, and shows each of them', async () => {
    expect(await statesOf(`Resources:\n${cluster('5439')}${cluster('5432', 'ra3.large', 'Other')}`)).toEqual([
      ['redshift-port', 'pass', ['pass', 'pass']],
      ['redshift-node-type', 'pass', ['pass', 'pass']],
    ]);
  });

  it('has failed when one of its checks has, which comes first', async () => {
    expect(await statesOf(`Resources:\n${cluster('5439')}${cluster('80', 'dc2.large', 'Other')}`)).toEqual([
      ['redshift-port', 'fail', ['fail', 'pass']],
      ['redshift-node-type', 'fail', ['fail', 'pass']],
    ]);
  });

  it('is undecided when none of its checks fails and one is', async () => {
    const open = `Parameters:\n  Port: { Type: Number }\nResources:\n${cluster('!Ref Port')}${cluster('5432', 'ra3.large', 'Other')}`;
    expect(await statesOf(open)).toEqual([
      ['redshift-port', 'unknown', ['unknown', 'pass']],
      ['redshift-node-type', 'pass', ['pass', 'pass']],
    ]);
  });

  it('is accepted when the sources accept all that is wrong', async () => {
    const accepting = cluster('80').replace(
      'Properties:',
      'Metadata: { pl-lint: { disable: [{ rule: redshift-port, reason: agreed }] } }\n    Properties:',
    );
    expect(await statesOf(`Resources:\n${accepting}`)).toEqual([
      ['redshift-port', 'accepted', ['fail']],
      ['redshift-node-type', 'pass', ['pass']],
    ]);
  });

  it('has found nothing when the sources hold nothing that it is about', async () => {
    expect(await statesOf('Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n')).toEqual([
      ['redshift-port', 'nothing', []],
      ['redshift-node-type', 'nothing', []],
    ]);
  });

  it('says where it stands, how surely it was read, and how much depends on it', async () => {
    const { requirements, manual } = await connectionFor(profileOf(), { files: { 'a.yaml': 'Resources: {}' } });
    expect(requirements).toMatchObject([
      {
        text: 'The port lies in 5431-5455.',
        level: 'required',
        source: { url: 'https://vendor.example/docs', readOn: '2026-11-21', date: '2025-01-09', read: 'page' },
      },
      { level: 'recommended', source: { url: 'https://vendor.example/nodes', read: 'excerpt' } },
    ]);
    expect(manual).toHaveLength(1);
  });

  it('has failed too where the finding is that of another rule, which says the same fault', async () => {
    const requirements = ['endpoint-service-nlb', 'endpoint-service-reachable'].map((rule) => ({
      rule,
      level: 'required' as const,
      evidence: {
        source: 'https://vendor.example/docs',
        readOn: '2026-11-21',
        read: 'page' as const,
        basis: 'Needed.',
      },
    }));
    const template = `Resources:
  Service: { Type: AWS::EC2::VPCEndpointService, Properties: { NetworkLoadBalancerArns: [] } }
`;
    const connection = await connectionFor(profileOf({ path: 'endpoint-service', requirements }), {
      files: { 'a.yaml': template },
    });
    expect(connection.requirements.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ['endpoint-service-nlb', 'fail'],
      ['endpoint-service-reachable', 'fail'],
    ]);
  });
});
