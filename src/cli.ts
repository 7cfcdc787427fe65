import type { WithBaseline } from './cli/baseline.ts';
import type { CommandLine } from './cli/command-line.ts';
import { parseCommandLine } from './cli/command-line.ts';
import type { ChecklistCommand } from './cli/commands/checklist.ts';
import type { LintCommand } from './cli/commands/lint.ts';
import type { Limits } from './cli/exit-code.ts';
import { exitCode, exceededLimits } from './cli/exit-code.ts';
import type { LintInput } from './cli/lint-flags.ts';
import type { Host } from './cli/host.ts';
import { colorFor, readStandardInput } from './cli/host.ts';
import { watchOutput } from './cli/output.ts';
import { addStepSummary, writeReportFile } from './cli/report-files.ts';
import { isTimed, runTimed } from './cli/timeout.ts';
import { ConfigError, UsageError } from './errors.ts';
import type { LintOptions } from './lint-options.ts';
import { lint, lintOnly, lintText } from './lint.ts';
import type { LintReport } from './model/report.ts';
import { reporters } from './reporters/index.ts';

export type { Host };

/** Which parts of the program ran: bin/load.js keeps compiled what has run before, and must know when there is more. */
export const partsRun = new Set<string>();

/**
 * Does what the command line asks and returns the exit code: 0 clean, 1 findings, 2 something could not be done. The
 * only place that prints.
 */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  const couldNotWrite = watchOutput(host);
  const ended = await attempt(argv, host);
  return (await couldNotWrite()) ? 2 : ended;
}

async function attempt(argv: readonly string[], host: Host): Promise<number> {
  try {
    const command = await parseCommandLine(argv, host);
    partsRun.add(command.do);
    const timeout = 'timeout' in command && !isTimed(host) ? command.timeout : undefined;
    if (timeout === undefined) return await carryOut(command, host);
    return await runTimed(argv, timeout, host);
  } catch (error) {
    host.stderr.write(`${describe(error)}\n`);
    return 2;
  }
}

async function carryOut(command: CommandLine, host: Host): Promise<number> {
  switch (command.do) {
    case 'nothing':
      return command.exitCode;
    case 'lint':
      return command.watch ? watch(command, host) : lintAndReport(command, await optionsOf(command), host);
    case 'checklist':
      return makeChecklist(command, host);
    case 'print-config':
      host.stdout.write((await import('./cli/print-config.ts')).settingsText(command.file, await optionsOf(command)));
      return 0;
    case 'init':
      host.stdout.write(await (await import('./cli/init.ts')).init(command, host));
      return 0;
    case 'completion':
      host.stdout.write((await import('./cli/completion/index.ts')).completionScript(command.shell, command.program));
      return 0;
    case 'list':
      host.stdout.write((await import('./cli/lists.ts')).listText(command, host));
      return 0;
    case 'explain':
      host.stdout.write((await import('./cli/explain.ts')).explanation(command.name, host));
      return 0;
  }
}

async function watch(command: LintCommand, host: Host): Promise<number> {
  const options = await optionsOf(command);
  const { watchAndLint } = await import('./cli/watch/index.ts');
  const { openDisk } = await import('./open-disk.ts');
  const beside = command.baseline ? [command.baseline.file] : [];
  return watchAndLint(
    {
      open: () => openDisk(command.paths, options, beside),
      beside,
      lintOnce: (sources) => lintAndReport(command, { ...options, sources }, host),
      color: command.reporting.color,
    },
    host,
  );
}

async function lintAndReport(command: LintCommand, options: LintOptions, host: Host): Promise<number> {
  const { stdinFilename } = command;
  const full =
    stdinFilename === undefined
      ? await lintPaths(command, options, host)
      : await lintText(await readStandardInput(host), { ...options, path: stdinFilename });
  const compared = await hideBaseline(full, command, host);
  const { report } = compared;
  for (const { format, id } of report.units) partsRun.add(id.endsWith('.json') ? 'json' : format);
  for (const output of command.outputs) await writeReport(report, output, command, host);
  await sayInShort(report, command, host);
  if (command.outputs.some(({ format }) => format === 'github')) await addStepSummary(report, host);
  for (const remark of compared.remarks) host.stderr.write(`${remark}\n`);
  return Math.max(endOf(report, command.limits, host), compared.isStale ? 1 : 0);
}

async function lintPaths({ paths, only }: LintCommand, options: LintOptions, host: Host): Promise<LintReport> {
  if (only === undefined) return lint(paths, options);
  if ('files' in only) return lintOnly(only.files, options);
  const { changedSince } = await import('./cli/git.ts');
  return lintOnly(await changedSince(only.since, host.cwd()), options);
}

async function hideBaseline(report: LintReport, command: LintCommand, host: Host): Promise<WithBaseline> {
  const { baseline, paths, only } = command;
  if (!baseline) return { report, remarks: [], isStale: false };
  const { withBaseline } = await import('./cli/baseline.ts');
  return withBaseline(report, baseline, { host, paths: only ? undefined : paths });
}

/** With the settings of rules that were given as flags. */
async function optionsOf({ options, ruleSettings }: LintInput): Promise<LintOptions> {
  if (ruleSettings.length === 0) return options;
  const { readRuleSettings } = await import('./cli/rule-settings.ts');
  return { ...options, ruleSettings: readRuleSettings(ruleSettings) };
}

function endOf(report: LintReport, limits: Limits, host: Host): number {
  for (const sentence of exceededLimits(report, limits)) host.stderr.write(`pl-lint: ${sentence}\n`);
  return exitCode(report, limits);
}

async function makeChecklist(command: ChecklistCommand, host: Host): Promise<number> {
  const { paths, stdinFilename, limits, format, file, color } = command;
  const options = await optionsOf(command);
  const { checklist, checklistText } = await import('./checklist.ts');
  const made =
    stdinFilename === undefined
      ? await checklist(paths, options)
      : await checklistText(await readStandardInput(host), { ...options, path: stdinFilename });
  const { checklistReporters } = await import('./reporters/checklist/index.ts');
  const reporter = await checklistReporters[format]();
  const text = reporter(made, {
    color: file === undefined && colorFor(host.stdout, host.env, color),
    width: file === undefined ? (host.stdout.columns ?? 100) : 100,
  });
  if (file === undefined) host.stdout.write(text);
  else await writeReportFile(file, text, host);
  return endOf(made.report, limits, host);
}

async function writeReport(
  report: LintReport,
  { format, file }: LintCommand['outputs'][number],
  command: LintCommand,
  host: Host,
): Promise<void> {
  partsRun.add(format);
  const reporter = await reporters[format]();
  const { undecided, suppressed, quiet, color, category } = command.reporting;
  const text = reporter(report, {
    color: file === undefined && colorFor(host.stdout, host.env, color),
    undecided,
    suppressed,
    quiet,
    width: file === undefined ? (host.stdout.columns ?? 100) : 100,
    ...(category !== undefined && { category }),
  });
  if (file === undefined) {
    host.stdout.write(text);
    return;
  }
  await writeReportFile(file, text, host);
}

/** When the whole report went to files; the text report says it itself. */
async function sayInShort(report: LintReport, { outputs, reporting }: LintCommand, host: Host): Promise<void> {
  if (reporting.quiet || outputs.some(({ file }) => file === undefined)) return;
  const { summaryLine } = await import('./reporters/summary-line.ts');
  const summary = summaryLine(report, colorFor(host.stderr, host.env, reporting.color));
  if (summary !== '') host.stderr.write(`${summary}\n`);
}

function describe(error: unknown): string {
  if (error instanceof UsageError || error instanceof ConfigError) return `pl-lint: ${error.message}`;
  const stack = error instanceof Error ? error.stack : String(error);
  return `pl-lint: this is a fault of pl-lint, not of your files. Please report it.\n${stack}`;
}
