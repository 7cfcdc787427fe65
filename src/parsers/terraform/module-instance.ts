import type { Guard } from '../../model/guard.ts';
import type { Location } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import type { Configuration } from './configuration.ts';
import type { Scope } from './evaluate/scope.ts';
import type { Instance } from './evaluate/symbolic.ts';
import type { Module } from './load/declarations.ts';
import type { IdleCall } from './module-calls.ts';
import { moduleCalls } from './module-calls.ts';
import { moduleOutput } from './module-outputs.ts';
import { moduleReferences } from './module-references.ts';
import { moduleResources } from './module-resources.ts';
import type { Caller, ModuleUse } from './module-use.ts';
import { rememberIn } from './module-use.ts';
import type { Providers } from './providers.ts';
import { providersOf } from './providers.ts';
import { checkVariables } from './validation.ts';
import type { Declared, ResourceInstance } from './resource-object.ts';

/** A module as one of its callers uses it. */
export interface ModuleInstance extends Instance {
  readonly module: Module;
  readonly when: Guard;
  /** The headers of the calls that lead here, the nearest first. */
  readonly callers: readonly Location[];
  readonly providers: Providers;
  resources(): Iterable<ResourceInstance>;
  /** Those of some types, which does not count them once more. */
  resourcesOf(types: ReadonlySet<string>): Iterable<ResourceInstance>;
  /** Those of some types that make none. */
  idleResources(types: ReadonlySet<string>): readonly Declared[];
  children(): Iterable<ModuleInstance>;
  /** The calls that make none of them. */
  idleCalls(): readonly IdleCall[];
  output(name: string, at: Location): Data;
  /** Reports values that the module's variables refuse; needed once, when everything else is read. */
  checkVariables(): void;
}

/**
 * Expressions refer to resources and calls, and those are made of expressions. The circle is closed here, by `references`
 * that are looked up when something is read; nothing is evaluated before that, and then only once.
 */
export function moduleInstance(module: Module, caller: Caller, configuration: Configuration): ModuleInstance {
  const scope: Scope = {
    run: configuration.run.inModule(caller.calls),
    folder: module.folder,
    names: new Map(),
    references: {
      read: (path, at) => references.read(path, at),
      declared: (path) => references.declared?.(path),
    },
  };
  const use: ModuleUse = { module, caller, configuration, scope };
  const own = providersOf(module, scope);
  const providers = caller.providers ? caller.providers(own) : own;
  const remember = rememberIn(use);
  const resources = moduleResources(use, providers);
  const calls = moduleCalls(use, providers, moduleInstance);
  const references = moduleReferences(use, { resources, calls, remember });
  const output = (name: string, at: Location): Data => moduleOutput(use, remember, { name, at });
  return {
    address: caller.address,
    module,
    when: caller.when,
    callers: caller.calls.map(({ at }) => at),
    providers,
    identities: [],
    attribute: output,
    output,
    resources: resources.all,
    resourcesOf: resources.ofTypes,
    idleResources: resources.idle,
    children: calls.all,
    idleCalls: calls.idle,
    checkVariables: () => checkVariables(use),
  };
}

/** A module and all it calls, directly and through others. */
export function* instancesOf(instance: ModuleInstance): Iterable<ModuleInstance> {
  yield instance;
  for (const child of instance.children()) yield* instancesOf(child);
}
