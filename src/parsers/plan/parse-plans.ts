import { always } from '../../model/guard.ts';
import type { Diagnostic } from '../../model/report.ts';
import type { ParsedUnit, ParseOptions, RawResource, Unit } from '../../model/resource.ts';
import { regionFor } from '../../model/resource.ts';
import type { SourceFile } from '../../model/source.ts';
import type { Unknown } from '../../model/value.ts';
import type { CarriedTemplates } from '../embedded/carried.ts';
import { joinedStacks } from '../embedded/joined-stacks.ts';
import { isLookup } from '../terraform/data-sources/lookups.ts';
import { headerOf, planBody } from './body.ts';
import { carriedStacks, carriesTemplates } from './carried-stacks.ts';
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

export { carriesTemplates };

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

interface Around {
  readonly unit?: Unit | undefined;
  /** Reads the CloudFormation templates that resources carry. */
  readonly templates?: CarriedTemplates | undefined;
}

/** A plan or state as a unit of its own, read without the configuration that it was made from. */
export function parsePlan(
  plan: PlanFile,
  options: Pick<ParseOptions, 'region' | 'regionOf'>,
  { unit = { id: plan.file.path, format: 'plan', root: plan.file.path }, templates }: Around = {},
): ParsedUnit {
  const { file } = plan;
  const modules = plannedModules(plan);
  const references = planReferences(plan, modules);
  const findByIdentity = identities(plan);
  const settle = planSettings({ plan, modules, references, region: regionFor(file.path, options) });
  const diagnostics = [...remarksOn(plan)];
  const limited = toldOnce(diagnostics);
  const raws = new Map<string, RawResource>();
  const stacks =
    templates && carriesTemplates(plan) ? carriedStacks(plan, templates, { raws, diagnostics }) : undefined;
  const lookups = [...plan.dataSources.values()].filter(isLookup);
  const resources = [...plan.resources.values(), ...lookups].map((resource): RawResource => {
    const at = headerOf(file, resource);
    const { address, mode } = resource;
    const type = mode === 'data' ? `data.${resource.type}` : resource.type;
    const targetsOf = targetsIn(resource, modules, references);
    const configured = modules.configuredAs(resource);
    const body = planBody({ file, unit: unit.id, resource, configured, targetsOf, findByIdentity, stacks, limited });
    const made: RawResource = { unit, type, address, when: always, setting: settle(resource, at), at, body };
    raws.set(address, made);
    return made;
  });
  const handedOut = handedOutOf({ plan, unit: unit.id, modules, references, findByIdentity });
  if (!stacks) return { unit, resources, handedOut, diagnostics };
  const carried = joinedStacks(stacks.all(), []);
  return {
    ...carried,
    unit,
    resources: [...resources, ...carried.resources],
    handedOut: [...handedOut, ...carried.handedOut],
    diagnostics,
  };
}

/** Says of a plan once that values of it are not read to their end: where one does so, many do. */
function toldOnce(diagnostics: Diagnostic[]): (value: Unknown) => void {
  let told = false;
  return ({ reason, at }) => {
    if (told || reason.kind !== 'limit') return;
    told = true;
    const message = `Reading stopped here at a limit: ${reason.what}. What lies deeper is unknown, here and wherever else in the plan.`;
    diagnostics.push({ code: 'evaluation-limit', severity: 'warning', message, at });
  };
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
