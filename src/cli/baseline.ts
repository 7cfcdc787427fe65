import type { BaselineEntry } from '../baseline/baseline.ts';
import { compareWithBaseline, renewedBaseline } from '../baseline/baseline.ts';
import { baselineText, readBaseline } from '../baseline/file.ts';
import { UsageError } from '../errors.ts';
import type { LintReport } from '../model/report.ts';
import { count } from '../reporters/text/wrap.ts';
import { absolutePath, isWithin } from '../sources/paths.ts';
import type { Host } from './host.ts';

export interface BaselineFlags {
  readonly file: string;
  /** Whether the file is written anew from what is found, or freed of what is found no more. */
  readonly write: 'update' | 'prune' | undefined;
}

export interface WithBaseline {
  readonly report: LintReport;
  /** Said on standard error. */
  readonly remarks: readonly string[];
  /** Whether the baseline holds what is no more: the run fails, so that nobody forgets to free it of that. */
  readonly isStale: boolean;
}

interface Linted {
  readonly host: Host;
  /** Undefined where only what touches some files is reported: of the rest nothing is known. */
  readonly paths: readonly string[] | undefined;
}

/** Hides what the baseline holds, and writes it where that is asked. */
export async function withBaseline(
  report: LintReport,
  { file, write }: BaselineFlags,
  { host, paths }: Linted,
): Promise<WithBaseline> {
  const path = absolutePath(file, host.cwd());
  const isLinted = linted(report, { host, paths });
  if (write === 'update') {
    const { entries, elsewhere } = renewedBaseline(report, await readable(path, file), isLinted);
    await save(path, entries, file);
    const remark = `pl-lint: ${file} holds ${count(report.findings.length, 'finding')} now${keeping(elsewhere)}.`;
    return { report: { ...report, findings: [] }, remarks: [remark], isStale: false };
  }
  const before = await load(path, file);
  const { report: rest, known, stale, kept } = compareWithBaseline(report, before, isLinted);
  if (write === 'prune') {
    await save(path, kept, file);
    const remark = `pl-lint: ${count(stale.length, 'entry', 'entries')} taken out of ${file}; it holds ${kept.length} now.`;
    return { report: rest, remarks: [remark], isStale: false };
  }
  const hidden = `pl-lint: ${count(known, 'finding')} of the baseline hidden, ${rest.findings.length} new.`;
  return { report: rest, remarks: [hidden, ...staleRemarks(stale, file)], isStale: stale.length > 0 };
}

/** Whether all that is to be found in a unit was reported. */
function linted(report: LintReport, { host, paths }: Linted): (unit: string) => boolean {
  if (paths === undefined) return () => false;
  const folders = paths.map((one) => absolutePath(one, host.cwd()));
  const units = new Set(report.units.map(({ id }) => id));
  return (unit) => {
    const path = unit === '.' ? report.root : absolutePath(unit, report.root);
    return units.has(path) || folders.some((folder) => isWithin(path, folder));
  };
}

const staleShown = 5;

function staleRemarks(stale: readonly BaselineEntry[], file: string): readonly string[] {
  if (stale.length === 0) return [];
  const lines = stale.slice(0, staleShown).map(({ rule, address, unit }) => `  ${rule} ${address} in ${unit}`);
  const more = stale.length > staleShown ? [`  and ${stale.length - staleShown} more`] : [];
  return [
    `pl-lint: ${count(stale.length, 'entry', 'entries')} of ${file} ${stale.length === 1 ? 'is' : 'are'} found no more. Run the same with --prune-baseline:`,
    ...lines,
    ...more,
  ];
}

function keeping(elsewhere: number): string {
  return elsewhere === 0 ? '' : `, and keeps ${count(elsewhere, 'entry', 'entries')} of what was not linted`;
}

/** What is no baseline, or none yet, is written over. */
async function readable(path: string, name: string): Promise<readonly BaselineEntry[]> {
  try {
    return await load(path, name);
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}

async function load(path: string, name: string): Promise<readonly BaselineEntry[]> {
  const { readFile } = await import('node:fs/promises');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`There is no baseline ${name}. Make one with --baseline ${name} --update-baseline.`);
  }
  return readBaseline(text, name);
}

async function save(path: string, entries: readonly BaselineEntry[], name: string): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  try {
    await writeFile(path, baselineText(entries));
  } catch (error) {
    throw new UsageError(`The baseline ${name} cannot be written: ${error instanceof Error ? error.message : ''}`);
  }
}
