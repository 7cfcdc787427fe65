import { UsageError } from '../../errors.ts';
import type { LintCommand } from './lint.ts';

/** Refuses what is made for one run, or would change what the next run reads. */
export function refuseWithWatch({ outputs, only, stdinFilename, baseline, timeout }: LintCommand): void {
  const refuse = (what: string): never => {
    throw new UsageError(`--watch ${what}`);
  };
  if (stdinFilename !== undefined)
    refuse('lints files again, and standard input comes once: leave out one of the two.');
  if (outputs.some(({ format, file }) => format !== 'text' || file !== undefined))
    refuse('shows the text report on the terminal: leave out --format and --output.');
  if (only !== undefined) refuse('lints again what it is given when that changes: leave out --only-files and --since.');
  if (baseline?.write !== undefined) refuse('writes no baseline: do that in a run of its own.');
  if (timeout !== undefined) refuse('runs until you end it: leave out --timeout.');
}
