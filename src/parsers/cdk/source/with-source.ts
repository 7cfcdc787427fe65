import type { ParsedUnit } from '../../../model/resource.ts';
import type { Sources } from '../../../model/source.ts';
import type { AssemblyTree } from '../assembly-tree.ts';

/** Lets the units of assemblies say which lines of their apps made what; what that takes is loaded when there is one. */
export async function withSource(
  units: readonly ParsedUnit[],
  trees: readonly AssemblyTree[],
  sources: Sources,
): Promise<readonly ParsedUnit[]> {
  if (trees.length === 0) return units;
  const { madeBy } = await import('./made-by.ts');
  return units.map((unit) => {
    const tree = trees.find(({ root }) => root.folder === unit.unit.id);
    if (!tree) return unit;
    const stacks = tree.all.flatMap((assembly) => assembly.stacks);
    return { ...unit, madeBy: madeBy({ sources, assembly: tree.root.folder, stacks, resources: unit.resources }) };
  });
}
