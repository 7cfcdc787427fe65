import type { Diagnostic } from '../../model/report.ts';
import { mostModules } from './configured.ts';
import type { PlanFile } from './plan-file.ts';

/** What a plan does not hold, for whoever relies on it. */
export function remarksOn(plan: PlanFile): readonly Diagnostic[] {
  const { file, kind, errored, incomplete, cutAt, configuration } = plan;
  const at = { file, start: 0, end: 0 };
  const remarks: Diagnostic[] = [];
  if (errored) {
    const message =
      'Terraform met errors while it planned, so the plan holds only a part of what the configuration asks for. Correct them and plan again.';
    remarks.push({ code: 'incomplete-plan', severity: 'warning', message, at });
  } else if (incomplete) {
    const message =
      'The plan holds only a part of what the configuration asks for: it was made with `-target`, or what it defers takes another plan.';
    remarks.push({ code: 'incomplete-plan', severity: 'note', message, at });
  }
  if (cutAt) {
    const message = `Modules are called through more than ${mostModules} others here. What lies deeper is not linted.`;
    remarks.push({ code: 'evaluation-limit', severity: 'warning', message, at: { file, path: cutAt } });
  }
  if (kind === 'plan' && !configuration) {
    const message =
      'The plan has no member `configuration`, so what refers to what is not known. Lint the whole output of `terraform show -json`.';
    remarks.push({ code: 'plan-without-configuration', severity: 'warning', message, at });
  }
  return remarks;
}
