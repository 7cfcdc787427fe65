import { always } from '../../model/guard.ts';
import type { Diagnostic } from '../../model/report.ts';
import type { ParsedUnit, ParseOptions, RawResource, Unit } from '../../model/resource.ts';
import type { SourceFile } from '../../model/source.ts';
import { headerOf, planBody } from './body.ts';
import { handedOutOf } from './handed-out.ts';
import { identities } from './links.ts';
import type { PlanFile } from './plan-file.ts';
import { readPlan } from './plan-file.ts';
import { plannedModules } from './planned-modules.ts';
import { remarksOn } from './remarks.ts';
import { planSettings } from './settings.ts';
import type { References, Target } from './targets.ts';
import { planReferences } from './targets.ts';
import type { PlannedModules } from './planned-modules.ts';
import type { PlannedResource } from './plan-file.ts';
import type { Written } from './written.ts';

export interface ReadPlans {
  readonly plans: readonly PlanFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Each on its own: what one cannot be read for does not touch the others. */
export function readPlans(files: readonly SourceFile[]): ReadPlans {
  const read = files.map(readPlan);
  return {
    plans: read.flatMap((each) => ('plan' in each ? [each.plan] : [])),
    diagnostics: read.flatMap((each) => ('problem' in each ? [each.problem] : [])),
  };
}

/** A plan or state as a unit of its own, read without the configuration that it was made from. */
export function parsePlan(
  plan: PlanFile,
  options: Pick<ParseOptions, 'region'>,
  unit: Unit = { id: plan.file.path, format: 'plan', root: plan.file.path },
): ParsedUnit {
  const { file } = plan;
  const modules = plannedModules(plan);
  const references = planReferences(plan, modules);
  const findByIdentity = identities(plan);
  const settle = planSettings({ plan, modules, references, region: options.region });
  const resources = [...plan.resources.values()].map((resource): RawResource => {
    const at = headerOf(file, resource);
    const { type, address } = resource;
    const targetsOf = targetsIn(resource, modules, references);
    const configured = modules.configuredAs(resource);
    const body = planBody({ file, unit: unit.id, resource, configured, targetsOf, findByIdentity });
    return { unit, type, address, when: always, setting: settle(resource, at), at, body };
  });
  const handedOut = handedOutOf({ plan, unit: unit.id, modules, references, findByIdentity });
  return { unit, resources, handedOut, diagnostics: remarksOn(plan) };
}

function targetsIn(
  resource: PlannedResource,
  modules: PlannedModules,
  references: References,
): (written: Written) => readonly Target[] {
  return (written) => {
    const instance = modules.moduleAt(resource.module);
    if (written.type !== 'expression' || !instance) return [];
    const forEach = modules.configuredAs(resource)?.forEach;
    return references.targetsOf(written.expression, { instance, key: resource.key, forEach });
  };
}
