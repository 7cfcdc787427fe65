import { Command, CommanderError } from 'commander';
import { fileNames } from '../config/configuration.ts';
import { unknownName } from '../model/nearest-name.ts';
import { UsageError } from '../errors.ts';
import type { ChecklistFormat } from '../reporters/checklist/index.ts';
import type { ReportFormat } from '../reporters/index.ts';
import { reporters } from '../reporters/index.ts';
import { version } from '../rule-pages.ts';
import type { BaselineFlags } from './baseline.ts';
import type { Host } from './host.ts';
import type { InitCommand } from './init.ts';
import type { LintFlags, LintInput } from './lint-flags.ts';
import { addLintFlags, collect, lintInput } from './lint-flags.ts';

/** What the arguments ask for. */
export type CommandLine =
  | LintCommand
  | ChecklistCommand
  | PrintConfigCommand
  | { readonly do: 'list'; readonly what: 'rules' | 'profiles'; readonly format: 'text' | 'json' }
  | { readonly do: 'explain'; readonly name: string }
  | InitCommand
  | { readonly do: 'completion'; readonly shell: string; readonly program: Command }
  /** Help or the version was printed, or a wrong argument was named. */
  | { readonly do: 'nothing'; readonly exitCode: 0 | 2 };

export interface LintCommand extends LintInput {
  readonly do: 'lint';
  readonly baseline: BaselineFlags | undefined;
  /** Only what touches the paths, or what changed since a ref. */
  readonly only: { readonly files: readonly string[] } | { readonly since: string } | undefined;
  readonly outputs: readonly { readonly format: ReportFormat; readonly file: string | undefined }[];
  readonly reporting: {
    readonly undecided: boolean;
    readonly suppressed: boolean;
    readonly quiet: boolean;
    readonly color: boolean;
    readonly category: string | undefined;
  };
}

export interface PrintConfigCommand extends LintInput {
  readonly do: 'print-config';
  readonly file: string;
}

export interface ChecklistCommand extends LintInput {
  readonly do: 'checklist';
  readonly format: ChecklistFormat;
  readonly file: string | undefined;
  readonly color: boolean;
}

const examples = `
Examples:
  pl-lint infra --profile segment/redshift
  pl-lint template.yaml --region us-east-1 --parameters prod.json
  pl-lint . --profile segment --input segment.principal=123456789012 --format sarif=pl-lint.sarif
  pl-lint checklist infra --profile segment/redshift --format markdown
  pl-lint explain redshift-port

Exit codes: 0 no errors, 1 errors found or a limit exceeded, 2 something could not be done.`;

export async function parseCommandLine(argv: readonly string[], host: Host): Promise<CommandLine> {
  let asked: CommandLine = { do: 'nothing', exitCode: 0 };
  const ask: Ask = (command) => {
    asked = command;
  };
  const program = lintCommand(host, ask);
  addChecklist(program, host, ask);
  addLists(program, ask);
  program
    .command('explain <name>')
    .description('what a rule or a profile asks and why, with examples')
    .action((name: string) => ask({ do: 'explain', name }));
  program
    .command('init')
    .description('write a configuration for the vendors that you name')
    .option('--profile <name>', 'vendor, connection or preset; repeatable', collect)
    .option('--output <file>', 'where it goes', fileNames[0])
    .action((_, command: Command) => {
      // A flag that the whole program has too is its when it stands before the command.
      const { profile = [], output } = command.optsWithGlobals<{ profile?: readonly string[]; output?: string }>();
      ask({ do: 'init', profiles: profile, file: output ?? fileNames[0] });
    });
  program
    .command('completion <shell>')
    .description('a script that completes flags and names in bash, zsh or fish')
    .action((shell: string) => ask({ do: 'completion', shell, program }));
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return { do: 'nothing', exitCode: error.exitCode === 0 ? 0 : 2 };
    throw error;
  }
  return asked;
}

type Ask = (command: CommandLine) => void;

function lintCommand(host: Host, ask: Ask): Command {
  const program = new Command('pl-lint').description(
    'Tells, before anything is deployed, whether a vendor will reach your database over AWS PrivateLink.',
  );
  const collected = addLintFlags(program);
  return program
    .option(
      '--format <name>',
      'text, json, sarif, junit, github, gitlab or markdown; repeatable as <name>=<file>',
      collect,
    )
    .option('--report-undecided', 'list undecided checks in formats for programs too')
    .option('--report-suppressed', 'list suppressed findings in json and sarif too')
    .option('--only-files', 'lint what the given files belong to, and report what touches them')
    .option('--since <ref>', 'the same for the files that changed since a git ref')
    .option('--baseline <file>', 'hide the findings that this file holds')
    .option('--update-baseline', 'write what is found now into the baseline')
    .option('--prune-baseline', 'take out of the baseline what is found no more')
    .option('--print-config <file>', 'the settings in force for a file, and where each comes from')
    .option('--sarif-category <name>', 'category of the SARIF upload (default: pl-lint)')
    .option('--quiet', 'show errors only, in text')
    .version(version, '--version')
    .helpCommand(false)
    .enablePositionalOptions()
    .addHelpText('after', examples)
    .showHelpAfterError('Run pl-lint --help for what there is.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(text),
      outputError: (text, write) => write(`pl-lint: ${text.replace(/^error: /, '')}`),
    })
    .action((paths: string[], flags: Omit<Flags, 'variables'>) =>
      ask(toCommand(paths, { ...flags, ...collected() }, host)),
    );
}

function toCommand(paths: readonly string[], flags: Flags, host: Host): LintCommand | PrintConfigCommand {
  const { printConfig: file } = flags;
  return file === undefined
    ? toLintCommand(paths, flags, host)
    : { do: 'print-config', file, ...lintInput(paths, flags, host) };
}

interface Flags extends LintFlags {
  readonly onlyFiles?: true;
  readonly since?: string;
  readonly printConfig?: string;
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly pruneBaseline?: true;
  readonly format?: readonly string[];
  readonly reportUndecided?: true;
  readonly reportSuppressed?: true;
  readonly sarifCategory?: string;
  readonly quiet?: true;
}

function toLintCommand(paths: readonly string[], flags: Flags, host: Host): LintCommand {
  return {
    do: 'lint',
    ...lintInput(paths, flags, host),
    baseline: baselineFlags(flags),
    only: onlyOf(paths, flags),
    outputs: outputsOf(flags),
    reporting: {
      undecided: flags.reportUndecided ?? false,
      suppressed: flags.reportSuppressed ?? false,
      quiet: flags.quiet ?? false,
      color: flags.color,
      category: flags.sarifCategory,
    },
  };
}

function onlyOf(paths: readonly string[], { onlyFiles, since, stdinFilename }: Flags): LintCommand['only'] {
  if (since === undefined && !onlyFiles) return undefined;
  if (stdinFilename !== undefined)
    throw new UsageError('--stdin-filename lints standard input alone: leave out --only-files and --since.');
  if (since === undefined) return { files: paths };
  if (onlyFiles) throw new UsageError('--since says which files, and so does --only-files: give one of the two.');
  if (paths.length > 0) throw new UsageError('--since looks at the whole repository: leave out the paths.');
  return { since };
}

function baselineFlags({ baseline: file, updateBaseline, pruneBaseline }: Flags): BaselineFlags | undefined {
  if (updateBaseline && pruneBaseline)
    throw new UsageError(
      '--update-baseline writes the baseline anew, so there is nothing left to prune: give one of the two.',
    );
  const write = updateBaseline ? 'update' : pruneBaseline ? 'prune' : undefined;
  if (file !== undefined) return { file, write };
  if (write !== undefined) throw new UsageError(`--${write}-baseline needs --baseline <file>.`);
  return undefined;
}

const formats = Object.keys(reporters) as readonly ReportFormat[];

function outputsOf({ format: asked = ['text'], output }: Flags): LintCommand['outputs'] {
  const outputs = asked.map((each) => {
    const equals = each.indexOf('=');
    const name = equals < 0 ? each : each.slice(0, equals);
    return { format: oneOf(formats, name), file: equals < 0 ? output : each.slice(equals + 1) };
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

const checklistFormats: readonly ChecklistFormat[] = ['text', 'markdown', 'json'];

function addChecklist(program: Command, host: Host, ask: Ask): void {
  const command = program
    .command('checklist')
    .description('every requirement of a connection with its verdict, what to do by hand, and what to tell the vendor')
    .option('--format <name>', 'text, markdown (for a ticket) or json', 'text');
  const collected = addLintFlags(command);
  command.action((paths: string[], flags: Omit<LintFlags, 'variables'> & { readonly format: string }) => {
    refuseFlagsBefore(program, 'checklist');
    ask({
      do: 'checklist',
      ...lintInput(paths, { ...flags, ...collected() }, host),
      format: oneOf(checklistFormats, flags.format),
      file: flags.output,
      color: flags.color,
    });
  });
}

/** They would belong to another command, and be lost. */
function refuseFlagsBefore(program: Command, name: string): void {
  const before = program.options.find((flag) => program.getOptionValueSource(flag.attributeName()) === 'cli');
  if (before?.long) throw new UsageError(`Write ${before.long} after the command: pl-lint ${name} ${before.flags}`);
}

function addLists(program: Command, ask: Ask): void {
  for (const what of ['rules', 'profiles'] as const) {
    program
      .command(what)
      .description(what === 'rules' ? 'list the rules' : 'list the vendors and presets to check against')
      .option('--format <name>', 'text or json', 'text')
      .action((_, command: Command) => {
        // The flag of the same name of the whole program takes the value when it stands before the command.
        const format: unknown = command.optsWithGlobals()['format'];
        ask({ do: 'list', what, format: oneOf(['text', 'json'], Array.isArray(format) ? format.at(-1) : format) });
      });
  }
}

function oneOf<F extends string>(known: readonly F[], asked: unknown): F {
  const format = known.find((one) => one === asked);
  if (format === undefined) throw new UsageError(unknownName('format', String(asked), known));
  return format;
}
