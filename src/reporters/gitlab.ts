import { createHash } from 'node:crypto';
import type { Reporter } from '../model/report.ts';
import type { Statement } from './statements.ts';
import { besideText, statementsOf } from './statements.ts';

const severities = { error: 'major', warning: 'minor', note: 'info' } as const;

/**
 * GitLab's code quality report. Its fingerprints tell from one pipeline to the next which problems are new, so they must
 * not change with lines. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: Reporter = (report, options) => {
  const seen = new Map<string, number>();
  const entries = statementsOf(report, options)
    // An entry without a file is refused.
    .filter((one): one is Statement & { readonly path: string } => one.path !== undefined)
    .map(({ level, name, message, beside, key, path, place }) => {
      const earlier = seen.get(key) ?? 0;
      seen.set(key, earlier + 1);
      return {
        // All that GitLab shows of an entry; the other fields of Code Climate's format it ignores.
        description: [message, ...beside.map((one) => `↳ ${besideText(one)}`)].join(' '),
        check_name: name,
        fingerprint: createHash('sha256').update(`${key}|${earlier}`).digest('hex'),
        severity: severities[level],
        location: {
          path,
          lines: { begin: place?.start.line ?? 1, end: place?.end.line ?? 1 },
        },
      };
    });
  return `${JSON.stringify(entries, undefined, 2)}\n`;
};
