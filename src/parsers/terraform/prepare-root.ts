import { always } from '../../model/guard.ts';
import type { ParseOptions, Unit } from '../../model/resource.ts';
import type { Sources } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import type { CarriedTemplates } from '../embedded/carried.ts';
import type { Configuration } from './configuration.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { placeDeeply } from './evaluate/place-deeply.ts';
import type { Run } from './evaluate/run.ts';
import { createRun } from './evaluate/run.ts';
import { constantScope } from './evaluate/scope.ts';
import type { Module } from './load/declarations.ts';
import { attributeNamed, headerOf } from './load/declarations.ts';
import { findModule } from './load/find-module.ts';
import { installedModules } from './load/installed-modules.ts';
import type { ModuleReader } from './load/load-module.ts';
import { isWithin } from './load/paths.ts';
import type { ModuleInstance } from './module-instance.ts';
import { instancesOf, moduleInstance } from './module-instance.ts';
import type { Caller } from './module-use.ts';
import type { Planned, RootPlan } from './planned.ts';
import type { States } from './states/states.ts';
import { givenValues } from './variable-files.ts';

/** A root module, and what it is read with. */
export interface Reading {
  readonly module: Module;
  readonly sources: Sources;
  readonly options: ParseOptions;
  readonly modules: ModuleReader;
  readonly id: string;
  readonly plan: RootPlan | undefined;
  readonly templates?: CarriedTemplates;
}

/** A root module of which nothing is evaluated yet. */
export interface PreparedRoot {
  readonly run: Run;
  readonly planned: Planned | undefined;
  readonly instance: ModuleInstance;
  /** The modules that were read for it so far. */
  readonly used: ReadonlySet<Module>;
  readonly carried: boolean;
}

export function prepareRoot(
  { module, sources, options, modules, id, plan, templates }: Reading,
  states: States,
): PreparedRoot {
  const unit: Unit = { id, format: 'terraform', root: module.folder };
  const run = createRun(unit, sources, options);
  const planned = plan?.read(run);
  const installed = installedModules(module.folder, sources);
  const used = new Set<Module>([module]);
  const configuration: Configuration = {
    run,
    root: module.folder,
    planned,
    templates,
    states,
    instances: () => instancesOf(instance),
    find: (call) => findModule(call, installed),
    load(folder) {
      if (!options.allowOutside && !isWithin(folder, sources.root)) return undefined;
      const loaded = modules.load(folder);
      if (loaded) used.add(loaded);
      return loaded;
    },
  };
  const instance = moduleInstance(module, rootCaller(module, run, planned), configuration);
  return { run, planned, instance, used, carried: templates !== undefined };
}

function rootCaller(module: Module, run: Run, planned: Planned | undefined): Caller {
  const values = givenValues(module, run);
  const nothing = constantScope(run);
  const argument = (name: string): Data | undefined => {
    const expression = values.get(name);
    const given = expression && placeDeeply(evaluate(expression, nothing), { at: expression });
    const variable = planned && module.variables.get(name);
    if (!variable) return given;
    const preset = attributeNamed(variable.body, 'default');
    return planned.variable(name, headerOf(variable), given ?? (preset && evaluate(preset, nothing))) ?? given;
  };
  return { address: '', path: [], when: always, folders: [], calls: [], argument };
}
