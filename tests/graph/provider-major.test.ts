import { describe, expect, it } from 'vitest';
import { createRule, lint, memorySources } from '../../src/index.ts';
import type { Value } from '../../src/model/value.ts';
import { plain } from './argument-table.ts';

type Facts = Readonly<Record<string, unknown>>;

/** What a rule sees of the only cluster of a configuration, in a run of all. */
async function seen(texts: Readonly<Record<string, string>>): Promise<Facts> {
  const found: Facts[] = [];
  const rule = createRule({
    name: 'look-at-cluster',
    meta: {
      docs: { description: 'Require nothing, and look', references: [] },
      messages: { never: 'Never.' },
      schema: { type: 'object', additionalProperties: false, properties: {} },
    },
    create: () => ({
      RedshiftCluster({ props, setting }) {
        const { publiclyAccessible, encrypted } = props;
        const facts: Readonly<Record<string, Value<unknown>>> = {
          publiclyAccessible,
          encrypted,
          region: setting.region,
        };
        found.push(Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, plain(value)])));
      },
    }),
  });
  await lint(['/'], { sources: memorySources(texts), rules: [{ rule }] });
  const [facts, ...others] = found;
  if (!facts || others.length > 0) throw new Error(`The rule saw ${found.length} clusters.`);
  return facts;
}

const cluster = (more = '') =>
  `provider "aws" {\n  region = "us-east-1"\n}\nresource "aws_redshift_cluster" "c" {\n${more}\n}\n`;
const required = (version: string) =>
  `terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "${version}"\n    }\n  }\n}\n`;
const lock = (version: string) => ({
  '/.terraform.lock.hcl': `provider "registry.terraform.io/hashicorp/aws" {\n  version = "${version}"\n}`,
});

const five = { publiclyAccessible: true, encrypted: false, region: 'us-east-1' };
const six = { publiclyAccessible: false, encrypted: true, region: 'us-east-1' };
const open = { publiclyAccessible: 'unknown', encrypted: 'unknown', region: 'us-east-1' };

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade#resource-aws_redshift_cluster
describe('what a cluster has where the provider decides it', () => {
  it.each([
    ['a lock of version 5', { '/main.tf': cluster(), ...lock('5.100.0') }, five],
    ['a lock of version 6', { '/main.tf': cluster(), ...lock('6.25.0') }, six],
    [
      'a lock of version 6 and an open constraint',
      { '/main.tf': required('>= 5.0') + cluster(), ...lock('6.0.0') },
      six,
    ],
    ['a constraint to version 5', { '/main.tf': required('~> 5.40') + cluster() }, five],
    ['a constraint from version 6 on', { '/main.tf': required('>= 6.0') + cluster() }, six],
    ['an open constraint', { '/main.tf': required('>= 5.0') + cluster() }, open],
    ['nothing', { '/main.tf': cluster() }, open],
  ])('follows from %s', async (_, texts, facts) => {
    expect(await seen(texts)).toEqual(facts);
  });

  it.each(['5.100.0', '6.25.0'])('does not matter where it is written, in version %s', async (version) => {
    const written = cluster('  publicly_accessible = false\n  encrypted = false');
    expect(await seen({ '/main.tf': written, ...lock(version) })).toEqual({
      publiclyAccessible: false,
      encrypted: false,
      region: 'us-east-1',
    });
  });

  it('is in the region of the resource from version 6 on, where it names one', async () => {
    const texts = { '/main.tf': cluster('  region = "eu-west-1"'), ...lock('6.25.0') };
    expect(await seen(texts)).toEqual({ ...six, region: 'eu-west-1' });
  });
});
