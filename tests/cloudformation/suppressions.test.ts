import { describe, expect, it } from 'vitest';
import type { LintReport } from '../../src/model/report.ts';
import { lint } from '../../src/lint.ts';
import { memorySources } from '../../src/sources/memory.ts';

const cluster = (port: string, metadata = '') => `    Type: AWS::Redshift::Cluster
${metadata}    Properties:
      ClusterType: multi-node
      NodeType: ra3.large
      NumberOfNodes: 2
      AvailabilityZoneRelocation: true
      Port: ${port}
`;
const metadata = (...lines: readonly string[]) =>
  ['    Metadata:', '      pl-lint:', ...lines.map((line) => `        ${line}`), ''].join('\n');
const accepted = metadata('disable: [{ rule: redshift-port, reason: moves in January }]');
const template = (port: string, accepting = '') => `Resources:\n  Warehouse:\n${cluster(port, accepting)}`;

async function lintFiles(files: string | Readonly<Record<string, string>>): Promise<LintReport> {
  const texts = typeof files === 'string' ? { '/r/a.yaml': files } : files;
  const sources = memorySources(texts, { workingFolder: '/r' });
  return lint(Object.keys(texts), { profiles: ['segment/redshift'], region: 'us-east-1', sources });
}

const found = (report: LintReport) => report.findings.map(({ rule, address }) => `${address} ${rule}`);
const hidden = (report: LintReport) => report.suppressed.map(({ rule, address }) => `${address} ${rule}`);
const faults = (report: LintReport) =>
  report.diagnostics.map(({ code, place }) => `${code} ${place?.start.line}:${place?.start.column}`);

describe('Metadata of a resource', () => {
  it('suppresses the findings of the rule on it, with the reason', async () => {
    const report = await lintFiles(template('5400', accepted));
    expect(report.findings).toEqual([]);
    expect(report.diagnostics).toEqual([]);
    expect(report.suppressed).toMatchObject([
      {
        rule: 'redshift-port',
        verdict: 'fail',
        place: { start: { line: 12 } },
        suppression: { reason: 'moves in January', place: { start: { line: 6, column: 27 } } },
      },
    ]);
  });

  it('suppresses an undecided check too', async () => {
    const report = await lintFiles(`Parameters:\n  Port: { Type: Number }\n${template('!Ref Port', accepted)}`);
    expect(report.undecided.map(({ rule }) => rule)).not.toContain('redshift-port');
    expect(report.suppressed).toMatchObject([{ rule: 'redshift-port', verdict: 'unknown' }]);
  });

  it('says nothing of another resource', async () => {
    const report = await lintFiles(`${template('5400', accepted)}  Other:\n${cluster('5400')}`);
    expect(found(report)).toEqual(['Other redshift-port']);
    expect(hidden(report)).toEqual(['Warehouse redshift-port']);
  });

  it('counts for a value that only passes through it', async () => {
    const outer = `Resources:
  Inner:
    Type: AWS::CloudFormation::Stack
${accepted}    Properties:
      TemplateURL: inner.yaml
      Parameters: { Port: 5400 }
`;
    const inner = `Parameters:\n  Port: { Type: Number }\n${template('!Ref Port')}`;
    const report = await lintFiles({ '/r/a.yaml': outer, '/r/inner.yaml': inner });
    expect(hidden(report)).toEqual(['Inner/Warehouse redshift-port']);
  });

  it('of a nested stack does not cover what is written inside', async () => {
    const outer = `Resources:
  Inner:
    Type: AWS::CloudFormation::Stack
${accepted}    Properties: { TemplateURL: inner.yaml }
`;
    const report = await lintFiles({ '/r/a.yaml': outer, '/r/inner.yaml': template('5400') });
    expect(found(report)).toEqual(['Inner/Warehouse redshift-port']);
    expect(faults(report)).toEqual(['unused-suppression 6:27']);
  });

  it('in a nested template holds wherever it is nested', async () => {
    const nest = (name: string) =>
      `  ${name}:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: inner.yaml }\n`;
    const outer = `Resources:\n${nest('One')}${nest('Two')}`;
    const report = await lintFiles({ '/r/a.yaml': outer, '/r/inner.yaml': template('5400', accepted) });
    expect(report.findings).toEqual([]);
    expect(report.suppressed.map((one) => one.addresses)).toEqual([['One/Warehouse', 'Two/Warehouse']]);
    expect(report.diagnostics).toEqual([]);
  });

  it('is read from JSON', async () => {
    const json = JSON.stringify({
      Resources: {
        Warehouse: {
          Type: 'AWS::Redshift::Cluster',
          Metadata: { 'pl-lint': { disable: [{ rule: 'redshift-port', reason: 'agreed' }, 'redshift-prot'] } },
          Properties: { NodeType: 'ra3.large', Port: 5400, NumberOfNodes: 2, AvailabilityZoneRelocation: true },
        },
      },
    });
    const report = await lintFiles({ '/r/a.json': json });
    expect(hidden(report)).toEqual(['Warehouse redshift-port']);
    const column = json.indexOf('"redshift-prot"') + 1;
    expect(faults(report)).toEqual([`unknown-suppression 1:${column}`, `unexplained-suppression 1:${column}`]);
  });
});

describe('Metadata of a template', () => {
  const whole = `Metadata:\n  pl-lint:\n    disable:\n      - rule: redshift-port\n        reason: a sandbox\n`;

  it('covers all of its resources', async () => {
    const report = await lintFiles(`${whole}${template('5400')}  Other:\n${cluster('5400')}`);
    expect(report.findings).toEqual([]);
    expect(hidden(report)).toEqual(['Warehouse redshift-port', 'Other redshift-port']);
  });

  it('counts beside that of a template that a resource carries', async () => {
    const carried = template('5400', accepted).replace('Warehouse', 'Inner');
    const report = await lintFiles(`${template('5400', accepted)}  Stacks:
    Type: AWS::CloudFormation::StackSet
    Properties:
      TemplateBody: |
${carried.replace(/^/gm, '        ')}`);
    expect(found(report)).toEqual([]);
    expect(hidden(report)).toEqual(['Warehouse redshift-port', 'Stacks/Inner redshift-port']);
  });

  it('does not cover nested templates, whose own does', async () => {
    const outer = `${whole}Resources:
  Inner:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: inner.yaml }
`;
    const without = await lintFiles({ '/r/a.yaml': outer, '/r/inner.yaml': template('5400') });
    expect(found(without)).toEqual(['Inner/Warehouse redshift-port']);
    const own = await lintFiles({
      '/r/a.yaml': outer.replace(whole, ''),
      '/r/inner.yaml': `${whole}${template('5400')}`,
    });
    expect(hidden(own)).toEqual(['Inner/Warehouse redshift-port']);
  });
});

describe('a suppression that is wrong', () => {
  const faultsWith = async (...lines: readonly string[]) => {
    const { findings, diagnostics } = await lintFiles(template('5400', metadata(...lines)));
    return {
      open: findings.length,
      said: diagnostics.map(
        ({ code, severity, message, place }) =>
          `${place?.start.line}:${place?.start.column} ${severity} ${code}: ${message}`,
      ),
    };
  };

  it('is said to be in vain where nothing is found', async () => {
    const report = await lintFiles(template('5439', accepted));
    expect(report.diagnostics).toMatchObject([
      {
        code: 'unused-suppression',
        severity: 'warning',
        message: 'This suppresses nothing: `redshift-port` finds nothing here. Remove it.',
        place: { start: { line: 6, column: 27 }, end: { line: 6, column: 40 } },
      },
    ]);
  });

  it('is not said to be in vain when its rule does not run', async () => {
    const text = template('5439', accepted);
    const report = await lint(['/r/a.yaml'], { profiles: ['aws'], sources: memorySources({ '/r/a.yaml': text }) });
    expect(report.rules.map((rule) => rule.name)).not.toContain('redshift-port');
    expect(report.diagnostics).toEqual([]);
  });

  it('is asked for its reason, and holds', async () => {
    const said = [
      '6:19 warning unexplained-suppression: The suppression of `redshift-port` gives no reason. Say why this may stay as it is.',
    ];
    expect(await faultsWith('disable: [redshift-port]')).toEqual({ open: 0, said });
    expect(await faultsWith('disable: [{ rule: redshift-port, reason: " " }]')).toEqual({ open: 0, said });
  });

  it('is told the name that was meant', async () => {
    const { open, said } = await faultsWith('disable: [{ rule: redshift-prot, reason: agreed }]');
    expect(open).toBe(1);
    expect(said).toEqual([
      '6:27 warning unknown-suppression: This suppresses nothing. There is no rule "redshift-prot". Did you mean "redshift-port"?',
    ]);
  });

  it('ends with the day that it names', async () => {
    expect(await faultsWith('disable: [{ rule: redshift-port, reason: agreed, until: 2999-12-31 }]')).toEqual({
      open: 0,
      said: [],
    });
    expect(await faultsWith('disable: [{ rule: redshift-port, reason: agreed, until: 2020-01-31 }]')).toEqual({
      open: 1,
      said: [
        '6:65 warning expired-suppression: The suppression of `redshift-port` ended on 2020-01-31: mend what it accepted, or give a later date.',
      ],
    });
  });

  it.each([
    [
      'disable: [{ rule: redshift-port, reason: x, until: soon }]',
      '6:60',
      'its `until` must be a date such as 2027-01-31, not `soon`',
    ],
    [
      'disable: [{ rule: redshift-port, reason: x, until: 2027-02-30 }]',
      '6:60',
      'its `until` must be a date such as 2027-01-31, not `2027-02-30`',
    ],
    [
      'disable: [{ rule: redshift-port, reason: x, untill: 2027-01-31 }]',
      '6:53',
      'it takes `rule`, `reason` and `until`, not `untill`',
    ],
    ['disable: [{ rule: [redshift-port], reason: x }]', '6:27', 'its `rule` must be a text'],
    ['disable: [{ rule: redshift-port, reason: !Ref X }]', '6:50', 'its `reason` must be a text'],
    ['disable: [{ reason: x }]', '6:19', 'it must be `{rule, reason}`, with the name of one rule'],
    ['disable: [{ rule: , reason: x }]', '6:27', 'its `rule` must be a text'],
    ['disable: [[redshift-port]]', '6:19', 'it must be `{rule, reason}`, with the name of one rule'],
    ['disable: [null]', '6:19', 'it must be `{rule, reason}`, with the name of one rule'],
  ])('is not used: %s', async (line, position, what) => {
    expect(await faultsWith(line)).toEqual({
      open: 1,
      said: [`${position} warning suppression-shape: This suppression is not used: ${what}.`],
    });
  });

  it.each([
    ['disable: redshift-port'],
    ['disable: { rule: redshift-port, reason: x }'],
    ['disable:'],
    ['redshift-port'],
    [''],
  ])('is no list: %s', async (line) => {
    const { open, said } = await faultsWith(line);
    expect(open).toBe(1);
    expect(said).toEqual([
      '5:7 warning suppression-shape: `pl-lint` in `Metadata` must hold `disable`, a list of `{rule, reason}`.',
    ]);
  });

  it('has another name for what it holds', async () => {
    const { open, said } = await faultsWith('disabled: [redshift-port]');
    expect(open).toBe(1);
    expect(said).toEqual([
      '6:9 warning suppression-shape: `pl-lint` in `Metadata` takes `disable` alone, not `disabled`.',
    ]);
  });
});
