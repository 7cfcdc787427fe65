import type { ParsedUnit } from '../../../model/resource.ts';
import type { Sources } from '../../../model/source.ts';
import type { AssemblyTree } from '../assembly-tree.ts';
import type { madeBy as MadeBy } from './made-by.ts';

/** Lets the units of assemblies say which lines of their apps made what; what that takes is loaded when there is one. */
export async function withSource(
  units: readonly ParsedUnit[],
  trees: readonly AssemblyTree[],
  sources: Sources,
): Promise<readonly ParsedUnit[]> {
  if (trees.length === 0) return units;
  const { madeBy } = await import('./made-by.ts');
  return unitsWithSource(units, trees, { sources, madeBy });
}

/** The same with what it takes. */
export function unitsWithSource(
  units: readonly ParsedUnit[],
  trees: readonly AssemblyTree[],
  { sources, madeBy }: { readonly sources: Sources; readonly madeBy: typeof MadeBy },
): readonly ParsedUnit[] {
  return units.map((unit) => {
    const tree = trees.find(({ root }) => root.folder === unit.unit.id);
    if (!tree) return unit;
    const stacks = tree.all.flatMap((assembly) => assembly.stacks);
    return { ...unit, madeBy: madeBy({ sources, assembly: tree.root.folder, stacks, resources: unit.resources }) };
  });
}
