import type { Deployment, Stack } from '../cloudformation/parse-cloudformation.ts';
import type { Template } from '../cloudformation/template.ts';
import type { TemplateReader } from '../template-reader.ts';
import { acknowledgedRules } from './acknowledged-rules.ts';
import type { AssemblyTree } from './assembly-tree.ts';
import { unreadPart } from './assembly-tree.ts';
import { cdkDialect } from './dialect.ts';
import type { StackArtifact } from './manifest.ts';

/** One deployment: stacks of one app export and import among each other. */
export function assemblyDeployment({ root, all, diagnostics }: AssemblyTree, reader: TemplateReader): Deployment {
  const stacks: Stack[] = [];
  const artifacts = new Map<Template, StackArtifact>();
  const trouble = [...diagnostics];
  for (const artifact of all.flatMap((assembly) => assembly.stacks)) {
    const { template: read, problem } = reader.readTemplate(artifact.templatePath);
    if (!read) trouble.push(unreadPart(artifact.templatePath, problem ?? ''));
    if (!read) continue;
    // Two stacks of one template are two: in another environment it comes to something else.
    const template = artifacts.has(read) ? { ...read } : read;
    artifacts.set(template, artifact);
    stacks.push({ template, region: artifact.region, account: artifact.account });
  }
  return {
    unit: { id: root.folder, format: 'cdk', root: root.folder },
    dialect: cdkDialect(artifacts, root.folder),
    stacks,
    diagnostics: trouble,
    suppressions: [...artifacts.values()].flatMap(acknowledgedRules),
    leaves: (output) => !withinApp.test(output),
  };
}

/** The CDK makes these outputs itself, for other stacks of the same app. */
const withinApp = /^ExportsOutput(Ref|FnGetAtt)/;
