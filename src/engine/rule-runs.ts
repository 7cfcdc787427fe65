import type { RuleRun } from './rule.ts';
import { withDefaults } from './option-defaults.ts';

/** One run per distinct rule and options: asked by several profiles it counts for all, with the highest severity. */
export function mergeRuns(runs: readonly RuleRun[]): readonly RuleRun[] {
  const merged = new Map<string, RuleRun>();
  for (const run of runs) {
    const key = `${run.rule.name} ${canonical(withDefaults(run.rule.meta.schema, run.options))}`;
    const earlier = merged.get(key);
    merged.set(key, earlier ? together(earlier, run) : run);
  }
  return [...merged.values()];
}

function together(one: RuleRun, other: RuleRun): RuleRun {
  const known = new Set(one.requesters.map((requester) => requester.profile));
  return {
    ...one,
    severity: one.severity === 'error' ? 'error' : other.severity,
    requesters: [...one.requesters, ...other.requesters.filter((requester) => !known.has(requester.profile))],
  };
}

/** JSON with sorted keys, so that the order in which options are written does not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === undefined) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
