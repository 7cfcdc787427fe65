import type { ParsedUnit, ParseOptions } from '../model/resource.ts';
import type { Diagnostic } from '../model/report.ts';
import type { ReadProblem, SourceFile, Sources } from '../model/source.ts';
import { isText } from '../model/source.ts';
import type { AssemblyTree } from './cdk/parse-cdk.ts';
import { assemblyDeployment, readAssemblyTree } from './cdk/parse-cdk.ts';
import { parseDeployments, templateDeployment } from './cloudformation/parse-cloudformation.ts';
import { folderOf, isWithin } from './cloudformation/paths.ts';
import { isTemplated } from './cloudformation/recognize.ts';
import { formatByName, formatByText, needsYaml } from './formats.ts';
import type { TemplateReader } from './template-reader.ts';
import { templateReader } from './template-reader.ts';
import { parseTerraform } from './terraform/parse-terraform.ts';

/** A file that a walk found or that the user named. */
export interface Candidate {
  /** Absolute. */
  readonly path: string;
  /** Named on the command line: when it is of no known format, that is an error. */
  readonly named: boolean;
}

export interface Parsed {
  readonly units: readonly ParsedUnit[];
  /** Trouble that belongs to no unit. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many files were read as templates, configurations or assemblies. */
  readonly files: number;
  /** Names of `--var` that no root module declares. */
  readonly undeclaredVariables: readonly string[];
}

/** Asynchronous only because the modules that a format needs are loaded when it is there. */
export type Parse = (candidates: readonly Candidate[], sources: Sources, options: ParseOptions) => Promise<Parsed>;

/** Candidates by the format of their text. */
interface Sorted {
  readonly terraform: readonly string[];
  readonly manifests: readonly SourceFile[];
  readonly templates: readonly (Candidate & { readonly file: SourceFile })[];
  readonly diagnostics: readonly Diagnostic[];
}

export const parse: Parse = async (candidates, sources, options) => {
  const sorted = sortByFormat(candidates, sources);
  const assemblies = readAssemblies(sorted.manifests, sources);
  const folders = assemblies.trees.flatMap((tree) => tree.all.map((assembly) => assembly.folder));
  const loose = sorted.templates.filter(({ path }) => !folders.some((folder) => isWithin(path, folder)));
  const yaml = loose.some(({ file }) => needsYaml(file.text)) ? await import('yaml') : undefined;
  const reader = templateReader(sources, yaml);
  const found = readTemplates(loose, reader);
  const deployments = [
    ...found.templates.map(templateDeployment),
    ...assemblies.trees.map((tree) => assemblyDeployment(tree, reader)),
  ];
  const units = parseDeployments(deployments, { sources, options, readTemplate: reader.readTemplate });
  const terraform = parseTerraform(sorted.terraform, sources, options);
  return {
    units: [...units, ...terraform.units],
    diagnostics: [...sorted.diagnostics, ...assemblies.diagnostics, ...found.diagnostics, ...terraform.diagnostics],
    files: deployments.reduce((sum, deployment) => sum + deployment.stacks.length, terraform.files),
    undeclaredVariables: terraform.undeclaredVariables,
  };
};

function sortByFormat(candidates: readonly Candidate[], sources: Sources): Sorted {
  const terraform: string[] = [];
  const manifests: SourceFile[] = [];
  const templates: (Candidate & { file: SourceFile })[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const candidate of candidates) {
    const { path, named } = candidate;
    const byName = formatByName(path);
    if (byName === 'terraform') terraform.push(path);
    if (byName === 'terraform' || (byName === 'none' && !named)) continue;
    const file = sources.read(path);
    if (!isText(file)) {
      diagnostics.push(unread(candidate, file));
      continue;
    }
    const format = formatByText(path, file.text);
    if (format === 'assembly') manifests.push(file);
    else if (format === 'template') templates.push({ ...candidate, file });
    else if (format === 'plan') diagnostics.push(plan(file));
    else if (named) diagnostics.push(unknownFormat(file));
  }
  return { terraform, manifests, templates, diagnostics };
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

function readTemplates(files: Sorted['templates'], reader: TemplateReader) {
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

/** A file that a walk came across may be anything; one that was named was meant. */
function unread({ path, named }: Candidate, { detail }: ReadProblem): Diagnostic {
  return { code: 'unread-file', severity: named ? 'error' : 'warning', message: detail, path };
}

function unknownFormat(file: SourceFile): Diagnostic {
  const message =
    'This is no CloudFormation template, CDK assembly or Terraform configuration. A template has a mapping `Resources` whose entries have a `Type`.';
  return { code: 'unknown-format', severity: 'error', message, at: { file, start: 0, end: 0 } };
}

function plan(file: SourceFile): Diagnostic {
  const message = 'This is a Terraform plan, which pl-lint does not read yet. Lint the configuration it was made from.';
  return { code: 'plan-unsupported', severity: 'warning', message, at: { file, start: 0, end: 0 } };
}

function templated(file: SourceFile): Diagnostic {
  const message = 'This file makes a template when it is rendered, and is not linted itself. Lint what it renders to.';
  return { code: 'templated-source', severity: 'note', message, at: { file, start: 0, end: 0 } };
}
