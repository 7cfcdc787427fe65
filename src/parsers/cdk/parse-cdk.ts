import type { Diagnostic } from '../../model/report.ts';
import type { SourceFile, Sources } from '../../model/source.ts';
import { isText } from '../../model/source.ts';
import type { Deployment, Stack } from '../cloudformation/parse-cloudformation.ts';
import type { TemplateReader } from '../template-reader.ts';
import { cdkDialect } from './dialect.ts';
import type { Assembly, StackArtifact } from './manifest.ts';
import { readAssembly } from './manifest.ts';

/** An assembly with those of its stages. */
export interface AssemblyTree {
  readonly root: Assembly;
  readonly all: readonly Assembly[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Stages nest in stages; a real app has a handful. */
const stageLimit = 1_000;

export function readAssemblyTree(manifest: SourceFile, sources: Sources): AssemblyTree | readonly Diagnostic[] {
  const { assembly: root, diagnostics: trouble } = readAssembly(manifest, sources);
  if (!root) return trouble;
  const diagnostics = [...trouble];
  const all: Assembly[] = [];
  const seen = new Set([root.folder]);
  const pending = [root];
  for (let next = pending.shift(); next && all.length < stageLimit; next = pending.shift()) {
    all.push(next);
    for (const folder of next.nested) {
      if (seen.has(folder)) continue;
      seen.add(folder);
      const path = `${folder}/manifest.json`;
      const file = sources.read(path);
      const read = isText(file) ? readAssembly(file, sources) : { diagnostics: [unread(path, file.detail)] };
      diagnostics.push(...read.diagnostics);
      if ('assembly' in read) pending.push(read.assembly);
    }
  }
  return { root, all, diagnostics };
}

/** One deployment: stacks of one app export and import among each other. */
export function assemblyDeployment({ root, all, diagnostics }: AssemblyTree, reader: TemplateReader): Deployment {
  const stacks: Stack[] = [];
  const artifacts = new Map<string, StackArtifact>();
  const trouble = [...diagnostics];
  for (const artifact of all.flatMap((assembly) => assembly.stacks)) {
    const { template, problem } = reader.readTemplate(artifact.templatePath);
    if (!template) trouble.push(unread(artifact.templatePath, problem ?? ''));
    if (!template || artifacts.has(template.file.path)) continue;
    artifacts.set(template.file.path, artifact);
    stacks.push({ template, region: artifact.region, account: artifact.account });
  }
  return {
    unit: { id: root.folder, format: 'cdk', root: root.folder },
    dialect: cdkDialect(artifacts),
    stacks,
    diagnostics: trouble,
    leaves: (output) => !withinApp.test(output),
  };
}

/** The CDK makes these outputs itself, for other stacks of the same app. */
const withinApp = /^ExportsOutput(Ref|FnGetAtt)/;

function unread(path: string, detail: string): Diagnostic {
  const message = `A part of this CDK assembly cannot be read: ${detail} Run \`cdk synth\` again.`;
  return { code: 'unread-assembly', severity: 'error', message, path };
}
