import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import type { LintOptions } from '../lint-options.ts';
import { regionCode } from '../model/region.ts';
import type { VariableArgument } from '../model/resource.ts';
import { assignment, collectVariables } from './assignments.ts';
import type { Limits } from './exit-code.ts';
import type { Host } from './host.ts';

/** The flags of all commands that lint: what is read, against what, and what is too much. */
export interface LintFlags {
  readonly profile?: readonly string[];
  readonly input?: readonly string[];
  readonly config?: string | false;
  readonly rule?: readonly string[];
  readonly region?: string;
  readonly parameters?: string;
  readonly variables: readonly VariableArgument[];
  readonly workspace?: string;
  readonly allowOutside?: true;
  readonly stdinFilename?: string;
  readonly maxWarnings?: number;
  readonly maxUndecided?: number;
  readonly timeout?: number;
  readonly output?: string;
  readonly color: boolean;
}

/** Adds them to a command, and gives what reads those of them that it collects itself. */
export function addLintFlags(command: Command): () => Pick<LintFlags, 'variables'> {
  const variables = collectVariables();
  command
    .argument('[path...]', 'files and folders (default: the current folder)')
    .option('--profile <name>', 'vendor, connection or preset to check against; repeatable', collect)
    .option('--input <name=value>', 'what a vendor told you, such as its principal; repeatable', collect)
    .option('--config <file>', 'configuration for all files (default: the nearest pl-lint.config.yaml of each)')
    .option('--no-config', 'no configuration')
    .option('--rule <setting>', "severity of a rule for this run, as 'redshift-port: warning'; repeatable", collect)
    .option('--region <region>', 'AWS Region where the source does not say', regionNamed)
    .option('--parameters <file>', 'CloudFormation parameter values, JSON or YAML')
    .option('--var <name=value>', 'Terraform variable; repeatable', variables.value)
    .option('--var-file <file>', 'file with Terraform variables; repeatable', variables.file)
    .option('--workspace <name>', 'Terraform workspace')
    .option(
      '--allow-outside',
      'read what the sources name outside the repository too: modules, templates, files, links',
    )
    .option('--stdin-filename <path>', 'lint standard input as if it were that file')
    .option('--output <file>', 'write the report to a file')
    .option('--max-warnings <n>', 'fail above this number of warnings', wholeNumber('--max-warnings'))
    .option('--max-undecided <n>', 'fail above this number of undecided checks', wholeNumber('--max-undecided'))
    .option('--timeout <s>', 'stop with exit code 2 after this many seconds', seconds)
    .option('--no-color', 'no colours')
    .helpOption('--help', 'this text');
  return () => ({ variables: variables.collected });
}

export interface LintInput {
  readonly paths: readonly string[];
  readonly stdinFilename: string | undefined;
  readonly options: LintOptions;
  /** Settings of rules as they were written; what reads them is loaded when there are some. */
  readonly ruleSettings: readonly string[];
  readonly limits: Limits;
  /** Seconds. */
  readonly timeout: number | undefined;
}

export function lintInput(paths: readonly string[], flags: LintFlags, host: Host): LintInput {
  const { stdinFilename, maxWarnings, maxUndecided } = flags;
  if (stdinFilename !== undefined && paths.length > 0) {
    throw new UsageError('--stdin-filename lints standard input alone: leave out the paths.');
  }
  return {
    paths: paths.length > 0 ? paths : ['.'],
    stdinFilename,
    options: lintOptions(flags, host),
    ruleSettings: flags.rule ?? [],
    timeout: flags.timeout,
    limits: {
      ...(maxWarnings !== undefined && { warnings: maxWarnings }),
      ...(maxUndecided !== undefined && { undecided: maxUndecided }),
    },
  };
}

function lintOptions(flags: LintFlags, host: Host): LintOptions {
  const { region, parameters: parameterFile, workspace, config } = flags;
  return {
    profiles: flags.profile ?? [],
    inputs: Object.fromEntries((flags.input ?? []).map((pair) => assignment(pair, '--input'))),
    variableArguments: flags.variables,
    allowOutside: flags.allowOutside ?? false,
    workingFolder: host.cwd(),
    ...(region !== undefined && { region }),
    ...(parameterFile !== undefined && { parameterFile }),
    ...(workspace !== undefined && { workspace }),
    ...((typeof config === 'string' || config === false) && { configFile: config }),
  };
}

/** The values of a flag that may be given several times. */
export function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

function wholeNumber(flag: string): (value: string) => number {
  return (value) => {
    if (!/^\d{1,9}$/.test(value)) throw new UsageError(`${flag} takes a whole number, such as 0, not "${value}".`);
    return Number(value);
  };
}

/** Regions come every year, so none is refused that may be one. */
function regionNamed(value: string): string {
  if (!regionCode.test(value)) throw new UsageError(`--region takes a Region, such as us-east-1, not "${value}".`);
  return value;
}

/** A day at most: what is longer a timer takes for nothing at all. */
function seconds(value: string): number {
  const given = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : 0;
  if (given > 0 && given <= 86_400) return given;
  throw new UsageError(`--timeout takes seconds, from above 0 up to 86400; it is "${value}".`);
}
