import { expect, it } from 'vitest';
import { lint } from '../src/index.ts';
import { expectLines, repository } from './fixture-lines.ts';

it('finds in the quickstart what its README promises, in all three formats', async () => {
  const folder = `${repository}/fixtures/quickstart`;
  const report = await lint([folder], { workingFolder: repository });
  expect(new Set(report.units.map((unit) => unit.format))).toEqual(new Set(['cloudformation', 'terraform', 'cdk']));
  expectLines([report], folder);
});

it('follows references across the stacks, stages and nested stacks of an assembly', async () => {
  const folder = `${repository}/fixtures/cdk/cross-stack`;
  expectLines([await lint([folder], { workingFolder: repository, profiles: ['segment'] })], folder);
});

it('follows references that the CDK makes across Regions, and weak ones', async () => {
  const folder = `${repository}/fixtures/cdk/cross-region`;
  expectLines([await lint([folder], { workingFolder: repository, profiles: ['segment'] })], folder);
});

it('points at the lines of a CDK app that was synthesized elsewhere', async () => {
  const folder = `${repository}/fixtures/cdk/traces`;
  expectLines([await lint([folder], { workingFolder: repository, profiles: ['segment'] })], folder);
});

// With the flags the CDK gives a load balancer a security group that admits nobody, which does keep consumers out.
it.each(['defaults', 'defaults-with-flags'])(
  'finds no fault that is none in what the CDK makes by itself: %s',
  async (name) => {
    const folder = `${repository}/fixtures/cdk/${name}`;
    expectLines([await lint([folder], { workingFolder: repository, profiles: ['aws', 'segment', 'airbyte'] })], folder);
  },
);
