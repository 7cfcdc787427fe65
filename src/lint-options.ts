import type { Severity } from './model/report.ts';
import type { ParseOptions, VariableArgument } from './model/resource.ts';
import type { Sources } from './model/source.ts';
import { isText } from './model/source.ts';
import type { RuleModule, RuleRun } from './engine/rule.ts';
import type { RuleSetting } from './config/configuration.ts';
import type { ProfileDefinition } from './config/profile-definition.ts';
import { ConfigError, UsageError } from './errors.ts';
import type { Targets } from './profiles/resolve-profiles.ts';
import { readParameterFile, toParameters } from './parameters.ts';
import { absolutePath } from './sources/paths.ts';

/** A rule of one's own, run on every resource of its kinds beside what the profiles ask. */
export interface OwnRule {
  readonly rule: RuleModule;
  /** `error` unless given. */
  readonly severity?: Severity;
  readonly options?: object;
}

/** All may be left out. Relative paths start from `workingFolder`. */
export interface LintOptions {
  /** Vendors (`segment`), their connections (`segment/redshift`) or presets (`aws`). */
  readonly profiles?: readonly string[];
  /** What a vendor told the user, by name: `{ 'segment.principal': '123456789012' }`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Where the source does not say. */
  readonly region?: string;
  /** CloudFormation parameter values by name; they win over those of `parameterFile`. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** JSON or YAML: `[{ParameterKey, ParameterValue}]`, `["Name=value"]`, `{"Parameters": {}}` or `{Name: value}`. */
  readonly parameterFile?: string;
  /** Terraform variables as on Terraform's command line; they win over those of `variableFiles`. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly variableFiles?: readonly string[];
  /** Both together where their order matters: the last one counts, and all of them win over the two above. */
  readonly variableArguments?: readonly VariableArgument[];
  /** `terraform.workspace`; unknown unless given. */
  readonly workspace?: string;
  /** Whether modules and nested templates outside the repository may be read. */
  readonly allowOutside?: boolean;
  /** The current folder unless given. */
  readonly workingFolder?: string;
  /** To lint what is not on disk. */
  readonly sources?: Sources;
  readonly rules?: readonly OwnRule[];
  /** Profiles of one's own, which `profiles` may name; they choose nothing by themselves. */
  readonly profileDefinitions?: readonly ProfileDefinition[];
  /**
   * The configuration for all files instead of the nearest `pl-lint.config.*` of each; `false` for none. What the other
   * options say wins over it.
   */
  readonly configFile?: string | false;
  /** Addresses of the only resources that are meant to be reached (`module.db.*`), for all profiles or by profile. */
  readonly targets?: Targets;
  /** Settings of rules by name, as in a configuration; they win over what stands there. */
  readonly ruleSettings?: Readonly<Record<string, RuleSetting>>;
}

/** Asynchronous because what reads a parameter file is loaded when there is one. */
export async function parseOptions(options: LintOptions, sources: Sources): Promise<ParseOptions> {
  const { parameterFile, region } = options;
  const absolute = (path: string) => absolutePath(path, sources.workingFolder);
  for (const file of variableFiles(options)) {
    const read = sources.read(absolute(file));
    if (!isText(read)) throw new UsageError(`The file of variables cannot be used: ${read.detail}`);
  }
  const fromFile = parameterFile === undefined ? [] : await readParameterFile(absolute(parameterFile), sources);
  return {
    ...(region !== undefined && { region }),
    parameters: new Map([...fromFile, ...toParameters(options.parameters ?? {})]),
    variableArguments: variableArguments(options).map((argument) =>
      'file' in argument ? { file: absolute(argument.file) } : argument,
    ),
    ...(options.workspace !== undefined && { workspace: options.workspace }),
    allowOutside: options.allowOutside ?? false,
  };
}

/** All that sets Terraform variables, in the order in which it takes effect. */
function variableArguments(options: LintOptions): readonly VariableArgument[] {
  const { variables = {}, variableFiles: files = [] } = options;
  return [
    ...files.map((file) => ({ file })),
    ...Object.entries(variables).map(([name, text]) => ({ name, text })),
    ...(options.variableArguments ?? []),
  ];
}

export function variableFiles(options: LintOptions): readonly string[] {
  return variableArguments(options).flatMap((argument) => ('file' in argument ? [argument.file] : []));
}

/**
 * Their options come from outside, so they are validated as those in a configuration are. What validates them is given,
 * because it is loaded only when it is needed.
 */
export function runsOf(
  rules: readonly OwnRule[],
  optionFaults: (rule: RuleModule, options: unknown) => readonly string[],
): readonly RuleRun[] {
  return rules.map(({ rule, severity = 'error', options = {} }) => {
    const faults = optionFaults(rule, options);
    if (faults.length > 0) throw new ConfigError(faults.join('\n'));
    return { rule, severity, options, requesters: [] };
  });
}
