import type { ParsedUnit, ParseOptions } from '../model/resource.ts';
import type { Diagnostic } from '../model/report.ts';
import type { SourceFile, Sources } from '../model/source.ts';
import type { AssemblyTree } from './cdk/assembly-tree.ts';
import { readAssemblyTree } from './cdk/assembly-tree.ts';
import { assemblyDeployment } from './cdk/parse-cdk.ts';
import { withSource } from './cdk/source/with-source.ts';
import type { Exports } from './cloudformation/exports.ts';
import { createExports } from './cloudformation/exports.ts';
import { deploymentsOf } from './cloudformation/parameter-files/deployments-of.ts';
import { parameterSources } from './cloudformation/parameter-files/load-sources.ts';
import { undeclaredValues, unusedFiles } from './cloudformation/parameter-files/unused-values.ts';
import { parseDeployments } from './cloudformation/parse-cloudformation.ts';
import { folderOf, isWithin } from './cloudformation/paths.ts';
import { isTemplated } from './cloudformation/recognize.ts';
import { needsYaml, unknownFormat } from './formats.ts';
import type { TemplateReader } from './template-reader.ts';
import { templateReader } from './template-reader.ts';

/** What may be templates and assemblies by a look at the text. */
export interface TemplateFiles {
  readonly manifests: readonly SourceFile[];
  readonly templates: readonly { readonly path: string; readonly named: boolean; readonly file: SourceFile }[];
  /** Files that tell how templates are deployed. */
  readonly deploymentFiles: readonly SourceFile[];
}

export interface ParsedTemplates {
  readonly units: readonly ParsedUnit[];
  readonly diagnostics: readonly Diagnostic[];
  readonly files: number;
  /** What the templates export, for those that import it elsewhere. */
  readonly exports?: Exports;
}

export async function parseTemplates(
  { manifests, templates, deploymentFiles }: TemplateFiles,
  sources: Sources,
  options: ParseOptions,
): Promise<ParsedTemplates> {
  const assemblies = readAssemblies(manifests, sources);
  const folders = assemblies.trees.flatMap((tree) => tree.all.map((assembly) => assembly.folder));
  const loose = templates.filter(({ path }) => !folders.some((folder) => isWithin(path, folder)));
  const yaml = loose.some(({ file }) => needsYaml(file.text)) ? await import('yaml') : undefined;
  const reader = templateReader(sources, yaml);
  const found = readTemplates(loose, reader);
  const paths = found.templates.map(({ template }) => template.file.path);
  const given = await parameterSources({ templates: paths, deploymentFiles }, sources, options);
  const deployments = [
    ...found.templates.flatMap((template) => deploymentsOf(template, given)),
    ...assemblies.trees.map((tree) => assemblyDeployment(tree, reader)),
  ];
  const exports = createExports();
  const all = deployments.flatMap(({ stacks }) => stacks.map(({ template }) => template));
  return {
    exports,
    units: await withSource(
      parseDeployments(deployments, { sources, options, exports, ...reader }),
      assemblies.trees,
      sources,
    ),
    diagnostics: [
      ...assemblies.diagnostics,
      ...found.diagnostics,
      ...undeclaredValues(options, all),
      ...unusedFiles(given.deploymentFiles, all, sources),
    ],
    files: new Set(all).size,
  };
}

/** Stages are assemblies inside an assembly: what another one contains is no unit of its own. */
function readAssemblies(manifests: readonly SourceFile[], sources: Sources) {
  const diagnostics: Diagnostic[] = [];
  const trees: AssemblyTree[] = [];
  for (const manifest of [...manifests].sort((a, b) => a.path.length - b.path.length)) {
    const folder = folderOf(manifest.path);
    if (trees.some((tree) => tree.all.some((assembly) => assembly.folder === folder))) continue;
    const tree = readAssemblyTree(manifest, sources);
    if ('root' in tree) trees.push(tree);
    else diagnostics.push(...tree);
  }
  return { trees, diagnostics };
}

function readTemplates(files: TemplateFiles['templates'], reader: TemplateReader) {
  const diagnostics: Diagnostic[] = [];
  const templates: { template: NonNullable<ReturnType<TemplateReader['readFile']>['template']> }[] = [];
  for (const { file, named } of files) {
    const { template, diagnostics: trouble } = reader.readFile(file);
    const broken = trouble.some((diagnostic) => diagnostic.severity === 'error');
    if (broken && isTemplated(file.text)) diagnostics.push(templated(file));
    else if (template) templates.push({ template });
    else if (trouble.length > 0) diagnostics.push(...trouble);
    else if (named) diagnostics.push(unknownFormat(file));
  }
  return { templates, diagnostics };
}

function templated(file: SourceFile): Diagnostic {
  const message = 'This file makes a template when it is rendered, and is not linted itself. Lint what it renders to.';
  return { code: 'templated-source', severity: 'note', message, at: { file, start: 0, end: 0 } };
}
