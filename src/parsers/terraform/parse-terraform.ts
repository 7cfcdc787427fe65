import { always } from '../../model/guard.ts';
import type { Diagnostic } from '../../model/report.ts';
import type { ParsedUnit, ParseOptions, RawResource, Unit } from '../../model/resource.ts';
import { namedVariables } from '../../model/resource.ts';
import { once } from '../../model/remember.ts';
import type { Sources } from '../../model/source.ts';
import type { Origin } from '../../model/value.ts';
import type { CarriedStack, CarriedTemplates } from '../embedded/carried.ts';
import { joinedStacks } from '../embedded/joined-stacks.ts';
import { carriesTemplate } from './carried-stack.ts';
import { handedOutOf } from './handed-out.ts';
import type { Module } from './load/declarations.ts';
import { headerOf } from './load/declarations.ts';
import { moduleReader } from './load/load-module.ts';
import { rootFolders } from './load/roots.ts';
import type { ModuleInstance } from './module-instance.ts';
import { instancesOf } from './module-instance.ts';
import type { PlansOf } from './planned.ts';
import type { PreparedRoot, Reading } from './prepare-root.ts';
import { prepareRoot } from './prepare-root.ts';
import { providerMajor, unknownMajor } from './provider-version.ts';
import type { States } from './states/states.ts';
import { statesOf } from './states/states.ts';
import { uncreatedIn } from './uncreated.ts';

export interface ParsedTerraform {
  readonly units: readonly ParsedUnit[];
  readonly diagnostics: readonly Diagnostic[];
  readonly files: number;
  /** Names of `--var` that no root module declares. */
  readonly undeclaredVariables: readonly string[];
  /** Reads anew, and with their templates, those that carry CloudFormation templates; not there when none does. */
  readonly withTemplates?: (templates: CarriedTemplates) => ParsedTerraform;
}

/**
 * Reads the root modules among the folders of the given files, each with the modules it calls: once, or once with each
 * of its plans.
 */
export function parseTerraform(
  paths: readonly string[],
  sources: Sources,
  options: ParseOptions,
  plansOf?: PlansOf,
): ParsedTerraform {
  const diagnostics: Diagnostic[] = [];
  const modules = moduleReader(sources, (diagnostic) => diagnostics.push(diagnostic));
  const roots = rootFolders(paths, sources, modules.load).flatMap((folder) => modules.load(folder) ?? []);
  const plans = plansOf?.(roots);
  const declared = new Set(roots.flatMap(({ variables }) => [...variables.keys()]));
  const undeclaredVariables = namedVariables(options).filter((name) => !declared.has(name));
  const parsed = (units: readonly ParsedUnit[]): ParsedTerraform => ({
    units,
    diagnostics,
    files: modules.files(),
    undeclaredVariables,
  });
  const readings = roots.flatMap((module): readonly Reading[] => {
    const around = { module, sources, options, modules };
    const [first, ...others] = plans?.get(module.folder) ?? [];
    if (!first || others.length === 0) return [{ ...around, id: module.folder, plan: first }];
    return [first, ...others].map((plan) => ({ ...around, id: plan.path, plan }));
  });
  // One may be asked for its outputs before its turn comes.
  const prepared = readings.map((reading) => ({ reading, root: once(() => prepareRoot(reading, states)) }));
  const states: States = statesOf(
    prepared.map(({ reading, root }) => ({ module: reading.module, instance: () => root().instance })),
    options.workspace,
  );
  const read = prepared.map(({ reading, root }) => ({ reading, ...parseRoot(root()) }));
  const alone = parsed(read.map(({ unit }) => unit));
  if (!read.some(({ carries }) => carries)) return alone;
  return {
    ...alone,
    withTemplates: (templates) =>
      parsed(
        read.map(({ reading, unit, carries }) =>
          carries ? parseRoot(prepareRoot({ ...reading, templates }, states)).unit : unit,
        ),
      ),
  };
}

interface ParsedRoot {
  readonly unit: ParsedUnit;
  /** Whether a module of it has resources that carry CloudFormation templates. */
  readonly carries: boolean;
}

function parseRoot({ run, planned, instance, used, carried: withCarried }: PreparedRoot): ParsedRoot {
  const { unit, sources } = run;
  const { module } = instance;
  const all = [...instancesOf(instance)];
  const major = providerMajor(module.folder, [...used], sources, run.report);
  const resources = all.flatMap((each) => rawResources(each, unit, major));
  const carried = withCarried ? carriedBy(all) : [];
  const handedOut = outputsOf(instance, module);
  planned?.compare(resources.filter(isCertainlyManaged), new Set(all.map(({ address }) => address)));
  for (const each of all) each.checkVariables();
  const ofThePlan = planned?.resourcesOfUnread() ?? [];
  const choices = [...run.compared].map(([variable, values]) => [variable, { values }] as const);
  const stacks = joinedStacks(carried, choices);
  const parsed: ParsedUnit = {
    unit,
    resources: [...resources, ...stacks.resources, ...ofThePlan],
    handedOut: [...handedOut, ...stacks.handedOut],
    suppressions: [...stacks.suppressions, ...[...used].flatMap(({ suppressions }) => suppressions)],
    open: stacks.open,
    // What a plan does not make, no value that is passed to a lint makes.
    ...(!planned && { uncreated: (types) => uncreatedIn(all, types) }),
    diagnostics: run.diagnostics,
  };
  return { unit: parsed, carries: [...used].some(carriesTemplates) };

  function outputsOf(root: ModuleInstance, { outputs }: Module): readonly Origin[] {
    return handedOutOf(
      [...outputs.values()].map(({ name, header }) => root.output(name, header)),
      unit.id,
    );
  }
}

function carriesTemplates({ resources }: Module): boolean {
  return [...resources.values()].some(({ type }) => carriesTemplate(type));
}

/** The stacks of the templates that resources carry, with what calls the modules around them. */
function carriedBy(modules: readonly ModuleInstance[]): readonly CarriedStack[] {
  return modules.flatMap(({ callers, resources }) =>
    [...resources()].flatMap(({ carried }) => {
      const stack = carried?.();
      return stack ? [{ ...stack, resources: stack.resources.map((resource) => ({ ...resource, callers })) }] : [];
    }),
  );
}

/** Whether a resource surely exists, under its own name. */
function isCertainlyManaged({ type, when, address }: RawResource): boolean {
  return when === always && !address.includes('["?"]') && !type.startsWith('data.');
}

function rawResources(
  module: ModuleInstance,
  unit: Unit,
  major: RawResource['setting']['providerMajor'] | undefined,
): readonly RawResource[] {
  const found: RawResource[] = [];
  let setting: RawResource['setting'] | undefined;
  for (const instance of module.resources()) {
    const { block, type, address, when } = instance;
    const at = headerOf(block);
    const { region, account, partition } = module.providers.settingFor(block, () => instance.inside().scope);
    if (!major || setting?.region !== region || setting.account !== account || setting.partition !== partition) {
      setting = { region, account, partition, providerMajor: major ?? unknownMajor(at) };
    }
    found.push({ unit, type, address, when, setting, at, callers: module.callers, body: instance });
  }
  return found;
}
