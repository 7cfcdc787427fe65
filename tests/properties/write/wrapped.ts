import { declarationsOf } from '../system/parts.ts';
import type { System } from '../system/system.ts';
import { template } from './template.ts';
import type { Spelling } from './template-text.ts';
import { templateText } from './template-text.ts';
import type { Tree } from './template-values.ts';
import { configuration, declare } from './terraform.ts';
import type { Block } from './terraform-text.ts';
import { configurationText } from './terraform-text.ts';
import { label, variable } from './terraform-values.ts';

/** The system in a local module whose variables the root module passes through. */
export function wrappedConfiguration(system: System): Readonly<Record<string, string>> {
  const declarations = declarationsOf(system);
  const passed = declarations.map(({ name }) => [label(name), variable(name)] as const);
  const call: Block = {
    header: ['module', 'inner'],
    arguments: { source: '"./inner"', ...Object.fromEntries(passed) },
  };
  return {
    '/main.tf': configurationText([...declarations.map(declare), call]),
    '/inner/main.tf': configurationText(configuration(system)),
  };
}

/** The system in a nested stack whose parameters the outer one passes through; a list goes through as text. */
export function wrappedTemplate(system: System, spelling: Spelling): Readonly<Record<string, string>> {
  const inner = template(system);
  const passed = declarationsOf(system).map(({ name, type }): [string, Tree] => [
    name,
    type === 'list' ? { 'Fn::Join': [',', { Ref: name }] } : { Ref: name },
  ]);
  const stack = { TemplateURL: './inner.yaml', Parameters: Object.fromEntries(passed) };
  const outer = {
    Parameters: (inner as { readonly Parameters: Tree }).Parameters,
    Resources: { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: stack } },
  };
  return { '/outer.yaml': templateText(outer, spelling), '/inner.yaml': templateText(inner, spelling) };
}
