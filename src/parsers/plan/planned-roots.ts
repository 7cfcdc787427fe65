import type { Diagnostic } from '../../model/report.ts';
import type { Module } from '../terraform/load/declarations.ts';
import { isWithin, nameOf } from '../terraform/load/paths.ts';
import type { PlansOf, RootPlan } from '../terraform/planned.ts';
import type { PlanFile } from './plan-file.ts';
import { plannedConfiguration } from './planned-configuration.ts';

export interface PlanMatching {
  readonly plansOf: PlansOf;
  /** Those that belong to no root that was asked for. */
  readonly alone: Iterable<PlanFile>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the configuration that each plan was made from, by what both declare. */
export function matchPlans(plans: readonly PlanFile[]): PlanMatching {
  const alone = new Set(plans);
  const diagnostics: Diagnostic[] = [];
  const plansOf: PlansOf = (roots) => {
    const matched = new Map<string, RootPlan[]>();
    for (const plan of plans) {
      const found = rootOf(plan, roots);
      if (found && 'folder' in found) {
        const { path } = plan.file;
        const rootPlan: RootPlan = { path, read: (run) => plannedConfiguration(plan, run) };
        matched.set(found.folder, [...(matched.get(found.folder) ?? []), rootPlan]);
        alone.delete(plan);
      } else if (found) {
        const message = `${found.doubt} It is linted alone.`;
        diagnostics.push({ code: 'stale-plan', severity: 'note', message, at: { file: plan.file, start: 0, end: 0 } });
      }
    }
    return matched;
  };
  return { plansOf, alone, diagnostics };
}

function rootOf(plan: PlanFile, roots: readonly Module[]): Module | { readonly doubt: string } | undefined {
  const names = plannedNames(plan);
  if (names.size === 0) return undefined;
  const compared = roots.map((root) => ({ root, ...difference(names, declaredNames(root)) }));
  const equal = compared.filter(({ differing }) => differing.length === 0).map(({ root }) => root);
  const [only] = equal;
  if (!only) {
    const [closest] = compared.filter(({ common, differing }) => common > differing.length).sort(byDifference);
    return closest && { doubt: staleText(plan, closest.root, closest.differing) };
  }
  if (equal.length === 1) return only;
  const above = equal.filter(({ folder }) => isWithin(plan.file.path, folder));
  const nearest = above.sort((one, other) => other.folder.length - one.folder.length)[0];
  return nearest ?? { doubt: severalText(plan, equal) };
}

function byDifference(one: { differing: readonly string[] }, other: { differing: readonly string[] }): number {
  return one.differing.length - other.differing.length;
}

function staleText({ file }: PlanFile, { folder }: Module, differing: readonly string[]): string {
  const named = differing.slice(0, 3).join(', ');
  const more = differing.length > 3 ? ` and ${differing.length - 3} more` : '';
  return `${nameOf(file.path)} was not made from the configuration in ${nameOf(folder)} as it is now: only one of them has ${named}${more}. Plan again to have both linted together.`;
}

function severalText({ file }: PlanFile, roots: readonly Module[]): string {
  const folders = roots.map(({ folder }) => nameOf(folder)).join(', ');
  return `${nameOf(file.path)} may be the plan of several configurations: ${folders}. Put it into the folder of its own to have both linted together.`;
}

function difference(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
): { readonly differing: readonly string[]; readonly common: number } {
  const missing = [...one].filter((name) => !other.has(name));
  const added = [...other].filter((name) => !one.has(name));
  return { differing: [...missing, ...added], common: one.size - missing.length };
}

/** Data sources are left out: those of `check` blocks are among them in a plan. */
function plannedNames({ configuration }: PlanFile): ReadonlySet<string> {
  if (!configuration) return new Set();
  const { resources, calls, variables, outputs } = configuration.root;
  return namesOf({
    resources: [...resources.keys()].filter((key) => !key.startsWith('data.')),
    calls,
    variables,
    outputs,
  });
}

function declaredNames({ resources, calls, variables, outputs }: Module): ReadonlySet<string> {
  return namesOf({ resources: resources.keys(), calls, variables, outputs });
}

interface Names {
  readonly resources: Iterable<string>;
  readonly calls: ReadonlyMap<string, unknown>;
  readonly variables: ReadonlyMap<string, unknown>;
  readonly outputs: ReadonlyMap<string, unknown>;
}

function namesOf({ resources, calls, variables, outputs }: Names): ReadonlySet<string> {
  return new Set([
    ...resources,
    ...[...calls.keys()].map((name) => `module.${name}`),
    ...[...variables.keys()].map((name) => `var.${name}`),
    ...[...outputs.keys()].map((name) => `output.${name}`),
  ]);
}
