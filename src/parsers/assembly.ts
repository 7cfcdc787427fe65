import type { ParseOptions } from '../model/resource.ts';
import type { SourceFile, Sources } from '../model/source.ts';
import { readAssemblyTree } from './cdk/assembly-tree.ts';
import { assemblyDeployment } from './cdk/parse-cdk.ts';
import { madeBy } from './cdk/source/made-by.ts';
import { unitsWithSource } from './cdk/source/with-source.ts';
import { createExports } from './cloudformation/exports.ts';
import { undeclaredValues } from './cloudformation/parameter-files/unused-values.ts';
import { parseDeployments } from './cloudformation/parse-cloudformation.ts';
import { templateReader } from './template-reader.ts';
import type { ParsedTemplates } from './templates.ts';

/** One cloud assembly as `parseTemplates` reads it, for a caller that cannot wait: all that it takes is imported right here. */
export function parseAssembly(manifest: SourceFile, sources: Sources, options: ParseOptions): ParsedTemplates {
  const tree = readAssemblyTree(manifest, sources);
  if (!('root' in tree)) return { units: [], diagnostics: tree, files: 0 };
  // Templates of assemblies are JSON.
  const reader = templateReader(sources, undefined);
  const deployment = assemblyDeployment(tree, reader);
  const templates = deployment.stacks.map(({ template }) => template);
  const units = parseDeployments([deployment], { sources, options, exports: createExports(), ...reader });
  return {
    units: unitsWithSource(units, [tree], { sources, madeBy }),
    diagnostics: undeclaredValues(options, templates),
    files: new Set(templates).size,
  };
}
