import type { Diagnostic } from '../model/report.ts';
import type { SourceFile } from '../model/source.ts';
import { isDeploymentFile, isJson, mayBeTemplate } from './cloudformation/recognize.ts';

export type FileFormat = 'terraform' | 'assembly' | 'template' | 'deployment' | 'plan' | 'none';

const templateName = /\.(ya?ml|json|template|cform|cfn)$/i;

/** What the name alone says: whether the text is worth reading. */
export function formatByName(path: string): 'terraform' | 'text' | 'none' {
  if (/\.(tf|tofu)(\.json)?$/.test(path)) return 'terraform';
  return templateName.test(path) ? 'text' : 'none';
}

/** A cheap look at a text, without parsing it. A large file that is of none of the formats costs one search or two. */
export function formatByText(path: string, text: string): FileFormat {
  if (isJson(text)) {
    if (path.endsWith('/manifest.json') && text.includes('"artifacts"') && text.includes('"version"'))
      return 'assembly';
    if (isPlan(text)) return 'plan';
  }
  if (mayBeTemplate(text)) return 'template';
  return isDeploymentFile(text) ? 'deployment' : 'none';
}

/** What `terraform show -json` writes of a plan or of a state; of an empty state that is its version alone. */
function isPlan(text: string): boolean {
  if (!text.includes('"format_version"')) return false;
  if (text.includes('"planned_values"') || text.includes('"resource_changes"')) return true;
  return (text.includes('"values"') && text.includes('"terraform_version"')) || /^\s*\{[^,]{0,60}\}\s*$/.test(text);
}

/** Whether reading the templates takes the YAML library: for themselves, or for nested ones that they may name. */
export function needsYaml(text: string): boolean {
  return !isJson(text) || /AWS::(CloudFormation::Stack(Set)?|Serverless::Application|Include)"/.test(text);
}

/** What files of the tools around Terraform are, by their names, and what to lint instead. */
const relatives: readonly (readonly [RegExp, string])[] = [
  [
    /\.(tf|tofu)test\.(hcl|json)$/,
    'This is a test of Terraform, not a configuration. Name the folder of the module that it tests.',
  ],
  [
    /\.tfquery\.(hcl|json)$/,
    'This is a query of Terraform, not a configuration. Name the folder of the module that it belongs to.',
  ],
  [
    /\.(tfstack|tfcomponent|tfdeploy)\.(hcl|json)$/,
    'This belongs to a Terraform stack, which pl-lint does not read. Lint the modules that it calls.',
  ],
  [
    /\/(terragrunt|root)\.hcl(\.json)?$/,
    'This is a configuration of Terragrunt, which pl-lint does not read. Lint the modules that it calls.',
  ],
  [
    /\.tfvars(\.json)?$/,
    'These are values of variables, not a configuration. Name the folder that declares them, and pass this file with --var-file.',
  ],
  [
    /\/cdk\.json$/,
    'This is the configuration of a CDK app, which pl-lint does not run. Run "npx cdk synth" and lint the folder that it writes: cdk.out.',
  ],
  [
    /\.tfstate(\.backup)?$/,
    'This is a state file of Terraform, which pl-lint does not read. Lint the configuration, or what "terraform show -json" makes of the state.',
  ],
];

/** The same by their texts. */
const relativeTexts: readonly (readonly [RegExp, string])[] = [
  [
    /^\s*\{\s*"@(level|message)"/,
    'These are the messages of "terraform plan -json", not the plan. Save the plan with -out and lint what "terraform show -json" makes of it.',
  ],
  [
    /^\s*\{\s*"version":\s*\d+,\s*"terraform_version"/,
    'This is a state file of Terraform, which pl-lint does not read. Lint the configuration, or what "terraform show -json" makes of the state.',
  ],
];

export function unknownFormat(file: SourceFile): Diagnostic {
  const relative =
    relatives.find(([name]) => name.test(file.path)) ?? relativeTexts.find(([start]) => start.test(file.text));
  const message =
    relative?.[1] ??
    'This is no CloudFormation template, CDK assembly, Terraform configuration or plan. A template has a mapping `Resources` whose entries have a `Type`.';
  return { code: 'unknown-format', severity: 'error', message, at: { file, start: 0, end: 0 } };
}
