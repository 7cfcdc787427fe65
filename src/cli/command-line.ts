import { Command, CommanderError } from 'commander';
import { unknownName } from '../model/nearest-name.ts';
import { UsageError } from '../errors.ts';
import type { LintOptions } from '../lint-options.ts';
import type { VariableArgument } from '../model/resource.ts';
import type { ReportFormat } from '../reporters/index.ts';
import { version } from '../rule-pages.ts';
import { assignment, collectVariables } from './assignments.ts';
import type { Limits } from './exit-code.ts';
import type { Host } from './host.ts';

/** What the arguments ask for. */
export type CommandLine =
  | LintCommand
  | { readonly do: 'list'; readonly what: 'rules' | 'profiles'; readonly format: 'text' | 'json' }
  | { readonly do: 'explain'; readonly rule: string }
  /** Help or the version was printed, or a wrong argument was named. */
  | { readonly do: 'nothing'; readonly exitCode: 0 | 2 };

export interface LintCommand {
  readonly do: 'lint';
  readonly paths: readonly string[];
  readonly stdinFilename: string | undefined;
  readonly options: LintOptions;
  readonly outputs: readonly { readonly format: ReportFormat; readonly file: string | undefined }[];
  readonly limits: Limits;
  readonly reporting: {
    readonly undecided: boolean;
    readonly suppressed: boolean;
    readonly quiet: boolean;
    readonly color: boolean;
    readonly category: string | undefined;
  };
}

const examples = `
Examples:
  pl-lint infra --profile segment/redshift
  pl-lint template.yaml --region us-east-1 --parameters prod.json
  pl-lint . --profile segment --input segment.principal=123456789012 --format sarif=pl-lint.sarif
  pl-lint explain redshift-port

Exit codes: 0 no errors, 1 errors found or a limit exceeded, 2 something could not be done.`;

export async function parseCommandLine(argv: readonly string[], host: Host): Promise<CommandLine> {
  let asked: CommandLine = { do: 'nothing', exitCode: 0 };
  const program = lintCommand(host, (command) => (asked = command));
  for (const what of ['rules', 'profiles'] as const) {
    program
      .command(what)
      .description(what === 'rules' ? 'list the rules' : 'list the vendors and presets to check against')
      .option('--format <name>', 'text or json', 'text')
      .action((_, command: Command) => {
        // The flag of the same name of the whole program takes the value when it stands before the command.
        asked = { do: 'list', what, format: listFormat(command.optsWithGlobals()['format']) };
      });
  }
  program
    .command('explain <rule>')
    .description('what a rule asks and why, with examples')
    .action((rule: string) => {
      asked = { do: 'explain', rule };
    });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return { do: 'nothing', exitCode: error.exitCode === 0 ? 0 : 2 };
    throw error;
  }
  return asked;
}

type Ask = (command: LintCommand) => void;

function lintCommand(host: Host, ask: Ask): Command {
  const variables = collectVariables();
  const program = new Command('pl-lint')
    .description('Tells, before anything is deployed, whether a vendor will reach your database over AWS PrivateLink.')
    .argument('[path...]', 'files and folders (default: the current folder)')
    .option('--profile <name>', 'vendor, connection or preset to check against; repeatable', collect)
    .option('--input <name=value>', 'what a vendor told you, such as its principal; repeatable', collect)
    .option('--region <region>', 'AWS region where the source does not say')
    .option('--parameters <file>', 'CloudFormation parameter values, JSON')
    .option('--var <name=value>', 'Terraform variable; repeatable', variables.value)
    .option('--var-file <file>', 'file with Terraform variables; repeatable', variables.file)
    .option('--workspace <name>', 'Terraform workspace')
    .option('--allow-outside', 'let modules and nested templates outside the repository be read')
    .option('--stdin-filename <path>', 'lint standard input as if it were that file')
    .option('--format <name>', 'text, json or sarif; repeatable as <name>=<file>', collect)
    .option('--output <file>', 'write the report to a file')
    .option('--report-undecided', 'list undecided checks in json and sarif too')
    .option('--report-suppressed', 'list suppressed findings in json and sarif too')
    .option('--max-warnings <n>', 'fail above this number of warnings', wholeNumber)
    .option('--max-undecided <n>', 'fail above this number of undecided checks', wholeNumber)
    .option('--sarif-category <name>', 'category of the SARIF upload (default: pl-lint)')
    .option('--quiet', 'show errors only, in text')
    .option('--no-color', 'no colours')
    .version(version, '--version')
    .helpOption('--help', 'this text')
    .helpCommand(false)
    .enablePositionalOptions()
    .addHelpText('after', examples)
    .showHelpAfterError('Run pl-lint --help for what there is.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(text),
      outputError: (text, write) => write(`pl-lint: ${text.replace(/^error: /, '')}`),
    });
  return program.action((paths: string[], flags: Omit<Flags, 'variables'>) =>
    ask(toLintCommand(paths, { ...flags, variables: variables.collected }, host)),
  );
}

interface Flags {
  readonly profile?: readonly string[];
  readonly input?: readonly string[];
  readonly region?: string;
  readonly parameters?: string;
  readonly variables: readonly VariableArgument[];
  readonly workspace?: string;
  readonly allowOutside?: true;
  readonly stdinFilename?: string;
  readonly format?: readonly string[];
  readonly output?: string;
  readonly reportUndecided?: true;
  readonly reportSuppressed?: true;
  readonly maxWarnings?: number;
  readonly maxUndecided?: number;
  readonly sarifCategory?: string;
  readonly quiet?: true;
  readonly color: boolean;
}

function toLintCommand(paths: readonly string[], flags: Flags, host: Host): LintCommand {
  const { stdinFilename, maxWarnings, maxUndecided } = flags;
  if (stdinFilename !== undefined && paths.length > 0) {
    throw new UsageError('--stdin-filename lints standard input alone: leave out the paths.');
  }
  return {
    do: 'lint',
    paths: paths.length > 0 ? paths : ['.'],
    stdinFilename,
    options: lintOptions(flags, host),
    outputs: outputsOf(flags),
    limits: {
      ...(maxWarnings !== undefined && { warnings: maxWarnings }),
      ...(maxUndecided !== undefined && { undecided: maxUndecided }),
    },
    reporting: {
      undecided: flags.reportUndecided ?? false,
      suppressed: flags.reportSuppressed ?? false,
      quiet: flags.quiet ?? false,
      color: flags.color,
      category: flags.sarifCategory,
    },
  };
}

function lintOptions(flags: Flags, host: Host): LintOptions {
  const { region, parameters: parameterFile, workspace } = flags;
  return {
    profiles: flags.profile ?? [],
    inputs: Object.fromEntries((flags.input ?? []).map((pair) => assignment(pair, '--input'))),
    variableArguments: flags.variables,
    allowOutside: flags.allowOutside ?? false,
    workingFolder: host.cwd(),
    ...(region !== undefined && { region }),
    ...(parameterFile !== undefined && { parameterFile }),
    ...(workspace !== undefined && { workspace }),
  };
}

const formats: readonly ReportFormat[] = ['text', 'json', 'sarif'];

function outputsOf({ format: asked = ['text'], output }: Flags): LintCommand['outputs'] {
  const outputs = asked.map((each) => {
    const equals = each.indexOf('=');
    const name = equals < 0 ? each : each.slice(0, equals);
    const format = formats.find((known) => known === name);
    if (!format) throw new UsageError(unknownName('format', name, formats));
    return { format, file: equals < 0 ? output : each.slice(equals + 1) };
  });
  const shared = outputs.filter(({ file }) => file === output);
  if (shared.length > 1) {
    const names = shared.map(({ format }) => format).join(' and ');
    throw new UsageError(
      `${names} cannot share one output. Give files to all but one, as in --format sarif=pl-lint.sarif.`,
    );
  }
  if (outputs.some(({ file }) => file === '')) throw new UsageError('--format <name>=<file> needs the name of a file.');
  return outputs;
}

function listFormat(asked: unknown): 'text' | 'json' {
  const format: unknown = Array.isArray(asked) ? asked.at(-1) : asked;
  if (format === 'text' || format === 'json') return format;
  throw new UsageError(unknownName('format', String(format), ['text', 'json']));
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`A limit is a whole number, such as 0; it is "${value}".`);
  return Number(value);
}
