import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Finding, LintReport } from '../src/index.ts';

export const repository = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

function lineOf({ place, verdict, severity, rule, messageId, addresses }: Finding, folder: string): string {
  const level = verdict === 'fail' ? severity : 'undecided';
  const { line, column } = place.start;
  return `${relative(folder, place.file.path)}:${line}:${column} ${level} ${rule} ${messageId} ${addresses.join(' ')}`;
}

/**
 * Compares what was found in a scenario folder with its `expected.txt`, a line for each finding and diagnostic. With
 * `UPDATE_FIXTURES=1` in the environment the file is written anew: read the difference before you keep it.
 */
export function expectLines(reports: readonly LintReport[], folder: string): void {
  const found = reports.flatMap((report) => [...report.findings, ...report.undecided]);
  const diagnostics = reports.flatMap((report) => report.diagnostics);
  const lines = [
    ...found.map((finding) => lineOf(finding, folder)),
    ...diagnostics.map(({ code, severity, place, path }) => {
      const at = place ? `:${place.start.line}:${place.start.column}` : '';
      return `${relative(folder, place?.file.path ?? path ?? folder)}${at} ${severity} ${code}`;
    }),
  ].sort();
  const text = lines.map((line) => `${line}\n`).join('');
  const path = `${folder}/expected.txt`;
  if (process.env['UPDATE_FIXTURES']) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

/**
 * Whether a plan says of something that it fails as far as the plan shows it. A plan does not record literals beside the
 * references of a set, so that what its configuration fails for may be put right by one.
 */
export function failsAsShown({ verdict, when }: Finding): boolean {
  return verdict === 'unknown' && when === 'sets hold no more than the plan shows';
}
