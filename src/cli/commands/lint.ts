import { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import type { ReportFormat } from '../../reporters/index.ts';
import { reporters } from '../../reporters/index.ts';
import type { BaselineFlags } from '../baseline.ts';
import type { Host } from '../host.ts';
import type { LintFlags, LintInput } from '../lint-flags.ts';
import { addLintFlags, collect, lintInput } from '../lint-flags.ts';
import { formatNamed } from './format-flag.ts';
import { refuseMisspeltCommand } from './misspelt-command.ts';
import { refuseWithWatch } from './watch-flag.ts';

export interface LintCommand extends LintInput {
  readonly do: 'lint';
  readonly baseline: BaselineFlags | undefined;
  /** Only what touches the paths, or what changed since a ref. */
  readonly only: { readonly files: readonly string[] } | { readonly since: string } | undefined;
  /** Whether it is done again whenever something changes. */
  readonly watch: boolean;
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
  readonly watch?: true;
}

/** The program itself: what it does where no command is named. */
export function lintProgram(host: Host, ask: (command: LintCommand | PrintConfigCommand) => void): Command {
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
    .option('--watch', 'lint again whenever something changes that a run depends on')
    .action((paths: string[], flags: Omit<Flags, 'variables'>) => {
      const names = program.commands.map((command) => command.name());
      if (!flags.onlyFiles) refuseMisspeltCommand(paths, names, host);
      ask(toCommand(paths, { ...flags, ...collected() }, host));
    });
}

function toCommand(paths: readonly string[], flags: Flags, host: Host): LintCommand | PrintConfigCommand {
  const { printConfig: file } = flags;
  return file === undefined
    ? toLintCommand(paths, flags, host)
    : { do: 'print-config', file, ...lintInput(paths, flags, host) };
}

function toLintCommand(paths: readonly string[], flags: Flags, host: Host): LintCommand {
  const command: LintCommand = {
    do: 'lint',
    ...lintInput(paths, flags, host),
    baseline: baselineFlags(flags),
    only: onlyOf(paths, flags),
    watch: flags.watch ?? false,
    outputs: outputsOf(flags),
    reporting: {
      undecided: flags.reportUndecided ?? false,
      suppressed: flags.reportSuppressed ?? false,
      quiet: flags.quiet ?? false,
      color: flags.color,
      category: flags.sarifCategory,
    },
  };
  if (command.watch) refuseWithWatch(command);
  return command;
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

function baselineFlags(flags: Flags): BaselineFlags | undefined {
  const { baseline: file, updateBaseline, pruneBaseline, onlyFiles, since } = flags;
  if (updateBaseline && pruneBaseline)
    throw new UsageError(
      '--update-baseline writes the baseline anew, so there is nothing left to prune: give one of the two.',
    );
  const write = updateBaseline ? 'update' : pruneBaseline ? 'prune' : undefined;
  if (write !== undefined && (onlyFiles || since !== undefined))
    throw new UsageError(`--${write}-baseline must see everything that is found: leave out --only-files and --since.`);
  if (file !== undefined) return { file, write };
  if (write !== undefined) throw new UsageError(`--${write}-baseline needs --baseline <file>.`);
  return undefined;
}

const formats = Object.keys(reporters) as readonly ReportFormat[];

function outputsOf({ format: asked = ['text'], output }: Flags): LintCommand['outputs'] {
  const outputs = asked.map((each) => {
    const equals = each.indexOf('=');
    const name = equals < 0 ? each : each.slice(0, equals);
    return { format: formatNamed(name, formats), file: equals < 0 ? output : each.slice(equals + 1) };
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
