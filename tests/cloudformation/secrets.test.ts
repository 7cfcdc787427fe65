import { describe, expect, it } from 'vitest';
import { lint, memorySources, reporters } from '../../src/index.ts';

const options = { profiles: ['segment/redshift'], region: 'us-east-1' };

/** All that is said in any output of a cluster whose port is wrong, with the parameters right beside it. */
async function said(template: string, more: Readonly<Record<string, string>> = {}, parameterFile?: string) {
  const sources = memorySources({ '/a.yaml': template, ...more });
  const report = await lint(['/a.yaml'], {
    ...options,
    sources,
    ...(parameterFile !== undefined && { parameterFile }),
  });
  const outputs = await Promise.all(
    Object.values(reporters).map(async (reporter) =>
      (await reporter())(report, { color: false, undecided: true, width: 120 }),
    ),
  );
  return { report, text: outputs.join('\n') };
}

function yaml(parameter: string): string {
  return `Parameters:
  Port:
    Type: Number
    ${parameter.split('\n').join('\n    ')}
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties:
      MasterUserPassword: hunter2
      Port: !Ref Port
`;
}

const json = JSON.stringify(
  {
    Parameters: { Port: { Type: 'Number', Default: 54987, NoEcho: true } },
    Resources: {
      Warehouse: {
        Type: 'AWS::Redshift::Cluster',
        Properties: { MasterUserPassword: 'hunter2', Port: { Ref: 'Port' } },
      },
    },
  },
  undefined,
  2,
);

describe('a parameter that is not echoed', () => {
  it.each([
    ['its default', yaml('Default: 54987\nNoEcho: true')],
    ['its default in JSON', json],
    ['its allowed values', yaml('NoEcho: true\nAllowedValues: [54987, 54988]')],
  ])('shows nothing of %s, nor of the password of the cluster', async (_, template) => {
    const { report, text } = await said(template);
    expect(report.findings.map(({ rule }) => rule)).toContain('redshift-port');
    expect(text).toContain('redshift-port');
    expect(text.split('\n').filter((line) => /5498|hunter2/.test(line))).toEqual([]);
  });

  it('shows nothing of the value that a file gives it', async () => {
    const values = '{ "Port": 54987 }';
    const { report, text } = await said(yaml('NoEcho: true'), { '/values.json': values }, '/values.json');
    const finding = report.findings.find(({ rule }) => rule === 'redshift-port');
    expect([finding?.place.file.path, finding?.place.start]).toEqual(['/a.yaml', { line: 2, column: 3 }]);
    expect(text).not.toContain('54987');
  });

  it('leaves the values of others in sight', async () => {
    expect((await said(yaml('Default: 54987'))).text).toContain('54987');
  });
});
