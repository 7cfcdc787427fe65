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
