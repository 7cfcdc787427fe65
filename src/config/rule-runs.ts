import { mergeRuns } from '../engine/rule-runs.ts';
import type { RuleModule, RuleRun } from '../engine/rule.ts';
import type { Settings } from './settings.ts';
import { optionsOf, severityOf } from './settings.ts';

/**
 * What profiles ask with what is configured laid over it: a severity replaces theirs, options are laid over theirs one
 * by one, `off` takes the rule away. A rule that no profile asks for runs by itself.
 */
export function withSettings(
  runs: readonly RuleRun[],
  settings: Settings['rules'],
  rules: readonly RuleModule[],
): readonly RuleRun[] {
  if (settings.size === 0) return runs;
  const changed = runs.flatMap((run): readonly RuleRun[] => {
    const setting = settings.get(run.rule.name)?.value;
    if (setting === undefined) return [run];
    const severity = severityOf(setting);
    return severity === 'off' ? [] : [{ ...run, severity, options: { ...run.options, ...optionsOf(setting) } }];
  });
  const asked = new Set(runs.map((run) => run.rule.name));
  const further = rules.flatMap((rule): readonly RuleRun[] => {
    const setting = settings.get(rule.name)?.value;
    if (setting === undefined || asked.has(rule.name)) return [];
    const severity = severityOf(setting);
    return severity === 'off' ? [] : [{ rule, severity, options: optionsOf(setting), requesters: [] }];
  });
  return mergeRuns([...changed, ...further]);
}
