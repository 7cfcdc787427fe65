import { gzipSync } from 'node:zlib';
import type { Result } from 'sarif';

/** GitHub rejects a file with more results in a run, or above 10 MB when compressed. */
const maxResults = 25_000;
/** Of these it keeps so many of the most severe: https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit */
export const shownResults = 5_000;
const maxBytes = 9 * 1024 * 1024;

const order = ['error', 'warning', 'note', 'none'];

/** Writes as many results as GitHub takes, the most severe first to be kept. */
export function withinLimits(
  results: readonly Result[],
  write: (kept: readonly Result[], left: number) => string,
): string {
  let kept = mostSevere(results, maxResults);
  for (;;) {
    const text = write(kept, results.length - kept.length);
    // Compression never makes a text of this size larger, so most files need not be compressed to know.
    if (text.length * 3 <= maxBytes || kept.length === 0 || gzipSync(text).length <= maxBytes) return text;
    kept = mostSevere(kept, Math.floor(kept.length * 0.75));
  }
}

/** In the order they had. */
function mostSevere(results: readonly Result[], limit: number): readonly Result[] {
  if (results.length <= limit) return results;
  const rank = (result: Result) => order.indexOf(result.level ?? 'warning');
  const kept = new Set(results.toSorted((a, b) => rank(a) - rank(b)).slice(0, limit));
  return results.filter((result) => kept.has(result));
}
