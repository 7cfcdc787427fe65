import { describe, expect, it } from 'vitest';
import type { LintReport } from '../../src/index.ts';
import { cluster, lintConfigured, said } from './configured.ts';

const undecidedRegions = ({ undecided }: LintReport): readonly string[] =>
  undecided.filter(({ rule }) => rule === 'supported-region').map(({ address }) => address);

const chosen = { profiles: ['segment/redshift'] };

describe('a configuration', () => {
  it('chooses the profiles when the caller does not', async () => {
    const report = await lintConfigured({
      '/repo/a.yaml': cluster('Warehouse'),
      '/repo/pl-lint.config.yaml': 'profiles: [segment/redshift]\nregions: { "*.yaml": us-east-1 }\n',
    });
    expect(report.profiles).toEqual(['segment/redshift']);
    expect(said(report)).toEqual([
      'error redshift-node-type Warehouse',
      'error redshift-relocation Warehouse',
      'error redshift-port Warehouse',
    ]);
    expect(undecidedRegions(report)).toEqual([]);
    expect(report.remarks).toEqual([]);
  });

  it('is not asked when the caller wants none', async () => {
    const texts = {
      '/repo/a.yaml': cluster('Warehouse'),
      '/repo/pl-lint.config.yaml': 'rules: { redshift-port: off, redshift-relocation: off }\n',
    };
    expect(said(await lintConfigured(texts, chosen))).toEqual(['error redshift-node-type Warehouse']);
    expect(said(await lintConfigured(texts, { ...chosen, configFile: false }))).toHaveLength(3);
  });

  it('counts below its folder, and the nearest one alone', async () => {
    const report = await lintConfigured(
      {
        '/repo/a.yaml': cluster('Outer'),
        '/repo/inner/b.yaml': cluster('Inner'),
        '/repo/pl-lint.config.yaml': 'rules: { redshift-port: warning, redshift-relocation: off }\n',
        '/repo/inner/pl-lint.config.yml': 'rules: { redshift-node-type: off, redshift-relocation: off }\n',
      },
      chosen,
    );
    expect(said(report)).toEqual([
      'error redshift-node-type Outer',
      'warning redshift-port Outer',
      'error redshift-port Inner',
    ]);
  });

  it('extends files and profiles, whose settings come first', async () => {
    const report = await lintConfigured({
      '/repo/app/a.yaml': cluster('Warehouse'),
      '/repo/base.yaml':
        'rules: { redshift-port: warning, redshift-relocation: off }\nregions: { "app/": us-east-1 }\n',
      '/repo/app/pl-lint.config.json':
        '{"extends": ["segment/redshift", "../base.yaml"], "rules": {"redshift-port": "error"}}',
    });
    expect(said(report)).toEqual(['error redshift-node-type Warehouse', 'error redshift-port Warehouse']);
    expect(undecidedRegions(report)).toEqual([]);
  });

  it('lays its options over those of the profiles', async () => {
    const report = await lintConfigured(
      {
        '/repo/a.yaml': cluster('Warehouse'),
        '/repo/pl-lint.config.yaml':
          'rules:\n  redshift-port: [warning, { ranges: [[6000, 6000]] }]\n  redshift-relocation: off\n',
      },
      chosen,
    );
    expect(said(report)).toEqual(['error redshift-node-type Warehouse']);
  });

  it('lets a rule run that no profile asks for', async () => {
    const report = await lintConfigured(
      { '/repo/a.yaml': cluster('Warehouse'), '/repo/pl-lint.config.yaml': 'rules: { redshift-port: warning }\n' },
      { profiles: ['aws'] },
    );
    expect(said(report)).toEqual(['warning redshift-port Warehouse']);
  });

  it('sets something else for some files', async () => {
    const report = await lintConfigured(
      {
        '/repo/a.yaml': cluster('New'),
        '/repo/legacy/b.yaml': cluster('Old'),
        '/repo/pl-lint.config.yaml': [
          'rules: { redshift-relocation: off }',
          'overrides:',
          '  - paths: [legacy/]',
          '    rules: { redshift-node-type: off, redshift-port: warning }',
        ].join('\n'),
      },
      chosen,
    );
    expect(said(report)).toEqual([
      'error redshift-node-type New',
      'error redshift-port New',
      'warning redshift-port Old',
    ]);
  });

  it('ignores files, but not one that is named', async () => {
    const texts = {
      '/repo/a.yaml': cluster('Linted'),
      '/repo/examples/b.yaml': cluster('Example'),
      '/repo/pl-lint.config.yaml': 'ignore: [examples/]\n',
    };
    const walked = await lintConfigured(texts, chosen);
    expect(new Set(walked.findings.map(({ address }) => address))).toEqual(new Set(['Linted']));
    const named = await lintConfigured(texts, { ...chosen, paths: ['/repo/examples/b.yaml'] });
    expect(new Set(named.findings.map(({ address }) => address))).toEqual(new Set(['Example']));
  });

  it('is overruled by what the caller says', async () => {
    const report = await lintConfigured(
      {
        '/repo/a.yaml': cluster('Warehouse'),
        '/repo/pl-lint.config.yaml': 'profiles: [aws]\nrules: { redshift-port: off, redshift-relocation: off }\n',
      },
      { ...chosen, ruleSettings: { 'redshift-port': 'warning' } },
    );
    expect(said(report)).toEqual(['error redshift-node-type Warehouse', 'warning redshift-port Warehouse']);
  });

  it('of another place counts for all files when it is named', async () => {
    const report = await lintConfigured(
      {
        '/repo/a.yaml': cluster('Warehouse'),
        '/repo/pl-lint.config.yaml': 'rules: { redshift-node-type: off }\n',
        '/repo/ci/strict.yaml': 'rules: { redshift-port: off, redshift-relocation: off }\n',
      },
      { ...chosen, configFile: 'ci/strict.yaml' },
    );
    expect(said(report)).toEqual(['error redshift-node-type Warehouse']);
  });

  it('that is empty changes nothing', async () => {
    const report = await lintConfigured(
      { '/repo/a.yaml': cluster('Warehouse'), '/repo/pl-lint.config.yaml': '# later\n' },
      chosen,
    );
    expect(said(report)).toHaveLength(3);
  });
});

describe('a mistake in a configuration', () => {
  const cases: readonly (readonly [what: string, text: string, lines: readonly string[]])[] = [
    ['an unknown setting', 'profile: [segment]\n', ['1:1: There is no setting "profile". Did you mean "profiles"?']],
    ['an unknown profile', 'profiles:\n  - segmnt\n', ['2:5: There is no profile "segmnt". Did you mean "segment"?']],
    [
      'an unknown rule',
      'rules:\n  redshift-prt: error\n',
      ['2:3: There is no rule "redshift-prt". Did you mean "redshift-port"?'],
    ],
    [
      'an unknown severity',
      'rules:\n  redshift-port: eror\n',
      ['2:18: "rules.redshift-port" must be one of error, warning, off, not "eror" ("error" is near).'],
    ],
    [
      'a switch where off was not quoted for YAML 1.1',
      'rules:\n  redshift-port: false\n',
      ['2:18: "rules.redshift-port" must be one of error, warning, off, not false.'],
    ],
    [
      'an unknown option',
      'rules:\n  redshift-port: [error, { range: [] }]\n',
      ['2:28: There is no option "range". Did you mean "ranges"?'],
    ],
    [
      'an option of the wrong type',
      'rules:\n  redshift-port: [error, { ranges: 5439 }]\n',
      ['2:36: "rules.redshift-port[1].ranges" must be array, not 5439.'],
    ],
    [
      'an unknown input',
      'inputs:\n  segment.princpal: "123456789012"\n',
      ['2:3: There is no input "segment.princpal". Did you mean "segment.principal"?'],
    ],
    [
      'an account that YAML takes for a number',
      'inputs:\n  segment.principal: 123456789012\n',
      ['2:22: "inputs.segment.principal" must be text: write it in quotes, as "123456789012".'],
    ],
    [
      'an input that is not what it should be',
      'inputs:\n  segment.principal: "1234"\n',
      ['2:22: Input "segment.principal" is no principal: "1234".'],
    ],
    ['no Region', 'regions:\n  "*": virginia\n', ['2:8: "regions.*" is no Region, such as us-east-1: "virginia".']],
    ['overrides without paths', 'overrides:\n  - rules: {}\n', ['2:5: "overrides[0]" needs "paths".']],
    ['a file that is not there', 'extends: ../base.yaml\n', ['1:10: "../base.yaml" is no file and no profile.']],
    ['itself', 'extends: pl-lint.config.yaml\n', ['1:10: "pl-lint.config.yaml" extends this file in turn.']],
    ['a text', 'hello\n', ['1:1: The configuration must be object, not "hello".']],
    [
      'no YAML',
      'rules: {\n',
      [
        '2:1: This is no valid YAML: a bracket or brace that is open here is not closed; write its `}`, or indent what goes on in it.',
      ],
    ],
    [
      'several at once',
      'profile: []\nrules:\n  redshift-prt: error\n',
      ['1:1: There is no setting "profile".', '3:3: There is no rule "redshift-prt".'],
    ],
  ];

  it.each(cases)('%s', async (_, text, lines) => {
    const texts = { '/repo/a.yaml': cluster('Warehouse'), '/repo/pl-lint.config.yaml': text };
    const error: unknown = await lintConfigured(texts).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'ConfigError' });
    const [title, ...said] = (error as Error).message.split('\n');
    expect(title).toBe('The configuration is wrong.');
    expect(said).toHaveLength(lines.length);
    for (const [index, line] of lines.entries()) expect(said[index]).toContain(`pl-lint.config.yaml:${line}`);
  });

  it('in a file that is extended is told of that file', async () => {
    const texts = {
      '/repo/a.yaml': cluster('Warehouse'),
      '/repo/base.yaml': 'rules: { redshift-prt: off }\n',
      '/repo/pl-lint.config.yaml': 'extends: base.yaml\n',
    };
    await expect(lintConfigured(texts)).rejects.toThrow('base.yaml:1:10: There is no rule "redshift-prt".');
  });

  it('on the command line has no place', async () => {
    const texts = { '/repo/a.yaml': cluster('Warehouse') };
    await expect(lintConfigured(texts, { ruleSettings: { 'redshift-prt': 'off' } })).rejects.toThrow(
      /^There is no rule "redshift-prt"/,
    );
    await expect(lintConfigured(texts, { configFile: 'missing.yaml' })).rejects.toThrow(
      'There is no configuration missing.yaml.',
    );
  });
});
