import { expect, it } from 'vitest';
import { lint, memorySources } from '../../src/index.ts';
import type { MadeResource } from './made-plan.ts';
import { configured, planText, writes } from './made-plan.ts';

const expressions = { node_type: writes('dc2.large') };
const instance = (address: string, index?: string | number): MadeResource => ({
  address,
  after: { node_type: 'dc2.large' },
  ...(index !== undefined && { index }),
});

async function oldNodes(changes: readonly MadeResource[], root: object) {
  const sources = memorySources({ '/plan.json': planText({ changes, root }) });
  const { findings } = await lint(['/plan.json'], { profiles: ['segment'], sources });
  return findings.filter(({ rule }) => rule === 'redshift-node-type').map(({ addresses }) => addresses);
}

const cluster = 'aws_redshift_cluster.x';

it('a fault of all instances of a block is one finding, at the first of them', async () => {
  const changes = [0, 1, 2].map((index) => instance(`${cluster}[${index}]`, index));
  const root = { resources: [configured(cluster, expressions, { count_expression: writes(3) })] };
  expect(await oldNodes(changes, root)).toEqual([changes.map(({ address }) => address)]);
});

it('a fault of all instances of a module is one finding', async () => {
  const changes = ['a"].b', 'b'].map((key) => instance(`module.m[${JSON.stringify(key)}].${cluster}`));
  const module = { resources: [configured(cluster, expressions)] };
  const root = { module_calls: { m: { source: './m', for_each_expression: {}, module } } };
  expect(await oldNodes(changes, root)).toEqual([changes.map(({ address }) => address)]);
});

it('equal faults of two blocks are two findings', async () => {
  const changes = [instance(cluster), instance('aws_redshift_cluster.y')];
  const root = { resources: changes.map(({ address }) => configured(address, expressions)) };
  expect(await oldNodes(changes, root)).toEqual([[cluster], ['aws_redshift_cluster.y']]);
});
