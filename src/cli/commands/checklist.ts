import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import type { ChecklistFormat } from '../../reporters/checklist/index.ts';
import type { Host } from '../host.ts';
import type { LintFlags, LintInput } from '../lint-flags.ts';
import { addLintFlags, lintInput } from '../lint-flags.ts';
import { formatNamed } from './format-flag.ts';

export interface ChecklistCommand extends LintInput {
  readonly do: 'checklist';
  readonly format: ChecklistFormat;
  readonly file: string | undefined;
  readonly color: boolean;
}

export const checklistFormats: readonly ChecklistFormat[] = ['text', 'markdown', 'json'];

export function addChecklist(program: Command, host: Host, ask: (command: ChecklistCommand) => void): void {
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
      format: formatNamed(flags.format, checklistFormats),
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
