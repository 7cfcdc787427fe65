import type { Diagnostic } from '../../model/report.ts';
import type { Deployment, Stack } from '../cloudformation/parse-cloudformation.ts';
import type { SourceFile } from '../../model/source.ts';
import type { TemplateReader } from '../template-reader.ts';
import { acknowledgedRules } from './acknowledged-rules.ts';
import type { AssemblyTree } from './assembly-tree.ts';
import { unreadPart } from './assembly-tree.ts';
import { cdkDialect } from './dialect.ts';
import type { MissingContext, StackArtifact } from './manifest.ts';
import { placeholdersOf } from './placeholders.ts';

/** One deployment: stacks of one app export and import among each other. */
export function assemblyDeployment({ root, all, diagnostics }: AssemblyTree, reader: TemplateReader): Deployment {
  const stacks: Stack[] = [];
  const artifacts = new Map<SourceFile, StackArtifact>();
  const trouble = [...diagnostics];
  for (const artifact of all.flatMap((assembly) => assembly.stacks)) {
    const { template: read, problem } = reader.readTemplate(artifact.templatePath);
    if (!read) trouble.push(unreadPart(artifact.templatePath, problem ?? ''));
    if (!read) continue;
    // Two stacks of one template are two: in another environment it comes to something else.
    const template = artifacts.has(read.file) ? { ...read, file: { ...read.file } } : read;
    artifacts.set(template.file, artifact);
    stacks.push({ template, region: artifact.region, account: artifact.account });
  }
  const missing = all.flatMap((assembly) => assembly.missing);
  const placeholder = placeholdersOf(missing);
  return {
    unit: { id: root.folder, format: 'cdk', root: root.folder },
    dialect: cdkDialect({ stacks: artifacts, folder: root.folder, placeholder }),
    stacks,
    diagnostics: [...trouble, ...missingNotes(missing)],
    suppressions: [...artifacts.values()].flatMap(acknowledgedRules),
    leaves: (output) => !withinApp.test(output),
  };
}

/** The CDK makes these outputs itself, for other stacks of the same app: exports, and those of weak references. */
const withinApp = /^(?:Exports|Publish)Output(?:Ref|FnGetAtt)/;

/** Said once: every lookup of an app fails for the same reason. */
function missingNotes(missing: readonly MissingContext[]): readonly Diagnostic[] {
  const [first] = missing;
  if (!first) return [];
  const what = [...new Set(missing.map(({ provider }) => `\`${provider}\``))].join(', ');
  const message = `This CDK assembly was synthesized before its lookups (${what}) were made: what stands for them is no fact and counts as unknown. Run \`npx cdk synth\` with credentials for the account, and commit cdk.context.json.`;
  return [{ code: 'missing-context', severity: 'warning', message, at: first.at }];
}
