import { UsageError } from '../errors.ts';
import type { LintReport } from '../model/report.ts';
import type { Host } from './host.ts';

/** Writes a report, and the folders to it. */
export async function writeReportFile(file: string, text: string, host: Host): Promise<void> {
  const { mkdir, writeFile } = await import('node:fs/promises');
  const { dirname, resolve } = await import('node:path');
  const path = resolve(host.cwd(), file);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${file}: ${error instanceof Error ? error.message : ''}`);
  }
}

/** GitHub shows few annotations of a step, and all of its summary: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary */
export async function addStepSummary(report: LintReport, { env }: Host): Promise<void> {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  const { appendFile } = await import('node:fs/promises');
  const { stepSummary } = await import('../reporters/markdown.ts');
  try {
    await appendFile(file, stepSummary(report));
  } catch {
    // The annotations are there, and the run is judged by its exit code.
  }
}
