import { describe, expect, it } from 'vitest';
import { cluster, lintConfigured, said } from './configured.ts';

const config = (definition: string, more = '') => `profiles: [acme/warehouse]
${more}profileDefinitions:
  - name: acme/warehouse
    source: https://wiki.example.com/privatelink
    path: redshift-managed
${definition}`;

const lintWith = (text: string) =>
  lintConfigured({ '/repo/a.yaml': cluster('Warehouse'), '/repo/pl-lint.config.yaml': text });

describe('a profile that a configuration defines', () => {
  it('can be chosen there, and asks what it says', async () => {
    const report = await lintWith(config('    rules: { redshift-port: [error, { ranges: [[5000, 5500]] }] }\n'));
    expect(said(report)).toEqual(['error redshift-port Warehouse']);
    expect(report.findings[0]?.requesters).toMatchObject([
      { profile: 'acme/warehouse', vendor: 'acme', source: 'https://wiki.example.com/privatelink' },
    ]);
  });

  it('can be defined in a file that is extended', async () => {
    const report = await lintConfigured({
      '/repo/a.yaml': cluster('Warehouse'),
      '/repo/company.yaml': config('    rules: { redshift-port: warning }\n'),
      '/repo/pl-lint.config.yaml': 'extends: company.yaml\n',
    });
    expect(said(report)).toEqual(['warning redshift-port Warehouse']);
  });

  it('can declare inputs, which the configuration gives', async () => {
    const inputs = '    inputs: { acme.port: { what: The port, from: number from us, form: text } }\n    rules: {}\n';
    const report = await lintWith(config(inputs, 'inputs: { acme.port: "5439" }\n'));
    expect(report.profiles).toEqual(['acme/warehouse']);
  });

  const mistakes: readonly (readonly [what: string, definition: string, line: string])[] = [
    [
      'an unknown rule',
      '    rules: { redshift-prt: error }\n',
      '6:14: There is no rule "redshift-prt". Did you mean "redshift-port"?',
    ],
    [
      'a rule that is off',
      '    rules: { redshift-port: off }\n',
      '6:29: "profileDefinitions[0].rules.redshift-port" must be one of error, warning, not "off".',
    ],
    ['no rules', '', '3:5: "profileDefinitions[0]" needs "rules".'],
    [
      'a day that is none',
      '    readOn: yesterday\n    rules: {}\n',
      '6:13: "yesterday" is no date such as 2026-11-21.',
    ],
  ];

  it.each(mistakes)('with %s is refused at its place', async (_, definition, line) => {
    await expect(lintWith(config(definition))).rejects.toThrow(`pl-lint.config.yaml:${line}`);
  });

  it('must not hide one that there is', async () => {
    await expect(lintWith(config('    rules: {}\n').replace('name: acme/warehouse', 'name: segment'))).rejects.toThrow(
      'pl-lint.config.yaml:3:11: "segment" stands in the way of the profile "segment/redshift".',
    );
  });
});
