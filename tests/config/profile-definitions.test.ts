import { describe, expect, it } from 'vitest';
import type { LintOptions, ProfileDefinition } from '../../src/index.ts';
import { ConfigError, lint, memorySources } from '../../src/index.ts';

const acme: ProfileDefinition = {
  name: 'acme/warehouse',
  vendor: 'Acme',
  source: 'https://wiki.acme.example/privatelink',
  readOn: '2026-10-01',
  path: 'redshift-managed',
  rules: { 'redshift-port': ['error', { ranges: [[5439, 5439]] }], 'redshift-node-type': 'warning' },
};
const template = `
Resources:
  Warehouse:
    Type: AWS::Redshift::Cluster
    Properties: { NodeType: dc2.large, Port: 5440 }
`;

function linted(options: LintOptions) {
  const sources = memorySources({ '/r/a.yaml': template }, { workingFolder: '/r', root: '/r' });
  return lint(['/r/a.yaml'], { sources, ...options });
}

/** What a definition is refused with. */
async function refusal(...definitions: readonly unknown[]): Promise<string> {
  const options = { profileDefinitions: definitions as readonly ProfileDefinition[] };
  const error: unknown = await linted(options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigError);
  return error instanceof ConfigError ? error.message : '';
}

describe('a profile of one’s own', () => {
  it('asks in the name of its vendor, with its severities, options and source', async () => {
    const { findings, profiles } = await linted({ profileDefinitions: [acme], profiles: ['acme/warehouse'] });
    expect(profiles).toEqual(['acme/warehouse']);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['redshift-node-type', 'warning'],
      ['redshift-port', 'error'],
    ]);
    expect(findings[1]?.message).toContain('Acme');
    expect(findings[1]?.requesters).toEqual([
      {
        profile: 'acme/warehouse',
        vendor: 'Acme',
        source: 'https://wiki.acme.example/privatelink',
        readOn: '2026-10-01',
        level: 'required',
      },
    ]);
  });

  it('is chosen by the name of its vendor too, and beside built-in ones', async () => {
    const { profiles } = await linted({ profileDefinitions: [acme], profiles: ['acme', 'segment/redshift'] });
    expect(profiles).toEqual(['segment/redshift', 'acme/warehouse']);
  });

  it('chooses nothing by itself', async () => {
    const { profiles } = await linted({ profileDefinitions: [acme] });
    expect(profiles).toEqual(['segment/redshift', 'segment/rds-postgres']);
  });

  it('declares inputs, which its rules name and the user gives', async () => {
    const definition: ProfileDefinition = {
      name: 'acme',
      source: 'the handbook of Acme',
      principals: ['acme.principal'],
      inputs: { 'acme.principal': { what: "Acme's principal", from: 'ARN from Acme', form: 'principal' } },
      rules: { 'allowed-principals': ['error', { principal: 'acme.principal' }] },
    };
    const given = { profileDefinitions: [definition], inputs: { 'acme.principal': '111122223333' } };
    expect((await linted(given)).profiles).toEqual(['acme']);
    const wrong = linted({ ...given, inputs: { 'acme.principal': 'somebody' } });
    await expect(wrong).rejects.toThrow('Input "acme.principal" is no principal: "somebody". Give the ARN from Acme:');
  });
});

describe('what is wrong in one is said with its path', () => {
  it.each([
    [
      'a rule that does not exist',
      { ...acme, rules: { 'redshift-prot': 'error' } },
      '"profileDefinitions[0].rules": There is no rule "redshift-prot". Did you mean "redshift-port"?',
    ],
    [
      'a severity that does not exist',
      { ...acme, rules: { 'redshift-port': 'eror' } },
      '"profileDefinitions[0].rules.redshift-port" must be one of error, warning, not "eror" ("error" is near).',
    ],
    [
      'an option that the rule does not take',
      { ...acme, rules: { 'redshift-port': ['error', { range: [] }] } },
      '"profileDefinitions[0].rules.redshift-port[1]": There is no option "range". Did you mean "ranges"? Known: ranges',
    ],
    ['a part that is missing', { name: 'acme', rules: {} }, '"profileDefinitions[0]" needs "source".'],
    [
      'a part that does not exist',
      { ...acme, principal: 'x' },
      '"profileDefinitions[0]": There is no part of "profileDefinitions[0]" "principal". Did you mean "principals"?',
    ],
    [
      'a path that does not exist',
      { ...acme, path: 'endpoint_service' },
      '"profileDefinitions[0].path" must be one of endpoint-service,',
    ],
    ['a date that is none', { ...acme, readOn: 'today' }, '"profileDefinitions[0].readOn": "today" is no date'],
    [
      'a name in the way of a built-in profile',
      { ...acme, name: 'segment' },
      '"profileDefinitions[0].name": "segment" stands in the way of the profile "segment/redshift". Choose another name.',
    ],
    [
      'a name in capitals',
      { ...acme, name: 'Acme' },
      '"profileDefinitions[0].name": "Acme" must be written in small letters, digits and hyphens, as acme or acme/postgres.',
    ],
    [
      'an input of another vendor',
      { ...acme, inputs: { 'acne.vpc': { what: 'x', from: 'y', form: 'vpcs' } } },
      '"profileDefinitions[0].inputs": "acne.vpc" must begin with "acme.", as the profile does.',
    ],
    [
      'an input that nothing declares',
      {
        ...acme,
        inputs: { 'acme.principal': { what: 'x', from: 'y', form: 'principal' } },
        rules: { 'allowed-principals': ['error', { principal: 'acme.principle' }] },
      },
      '"profileDefinitions[0]": There is no input "acme.principle". Did you mean "acme.principal"? Known: acme.principal.',
    ],
  ])('%s', async (_, definition, message) => {
    expect(await refusal(definition)).toContain(message);
  });

  it('two of one name', async () => {
    expect(await refusal(acme, acme)).toBe(
      '"profileDefinitions[1].name": "acme/warehouse" stands in the way of the profile "acme/warehouse". Choose another name.',
    );
  });
});
