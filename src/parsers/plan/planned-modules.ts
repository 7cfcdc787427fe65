import type { ConfiguredCall, ConfiguredModule, ConfiguredResource, Expression } from './configured.ts';
import type { PlanConfiguration, PlanFile, PlannedResource } from './plan-file.ts';
import type { Step } from './reference.ts';
import { keySuffix, stepsOf } from './reference.ts';

/** An instance of a module: its configuration, and how it was called. */
export interface ModuleInstance {
  /** Empty for the root module. */
  readonly address: string;
  readonly module: ConfiguredModule;
  readonly caller: { readonly call: ConfiguredCall; readonly scope: Scope } | undefined;
}

/** Where an expression stands: the module, and the instance of the block that holds it. */
export interface Scope {
  readonly instance: ModuleInstance;
  readonly key: string | number | undefined;
  readonly forEach: Expression | undefined;
}

/** What a plan has under which address. */
export interface PlannedModules {
  readonly root: ModuleInstance | undefined;
  /** The instance of a module with this address; undefined when the plan does not record its configuration. */
  moduleAt(address: string): ModuleInstance | undefined;
  configuredAs(resource: PlannedResource): ConfiguredResource | undefined;
  /** All instances of a resource or data source of a module instance: `aws_lb.x`, `data.aws_region.y`. */
  instancesOf(module: string, name: string): readonly PlannedResource[];
}

export function plannedModules(plan: PlanFile): PlannedModules {
  const root = plan.configuration && rootInstance(plan.configuration);
  const modules = new Map<string, ModuleInstance | undefined>([['', root]]);
  const instances = new Map<string, PlannedResource[]>();
  for (const resource of [...plan.resources.values(), ...plan.dataSources.values()]) {
    const key = `${resource.module}\0${nameOf(resource)}`;
    const alike = instances.get(key);
    if (alike) alike.push(resource);
    else instances.set(key, [resource]);
  }
  const moduleAt = (address: string): ModuleInstance | undefined => {
    if (!modules.has(address)) modules.set(address, root && descend(root, stepsOf(address) ?? []));
    return modules.get(address);
  };
  return {
    root,
    moduleAt,
    configuredAs: (resource) => moduleAt(resource.module)?.module.resources.get(nameOf(resource)),
    instancesOf: (module, name) => instances.get(`${module}\0${name}`) ?? [],
  };
}

export function nameOf({ mode, type, name }: PlannedResource): string {
  return `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
}

function rootInstance({ root }: PlanConfiguration): ModuleInstance {
  return { address: '', module: root, caller: undefined };
}

function descend(root: ModuleInstance, steps: readonly Step[]): ModuleInstance | undefined {
  let instance: ModuleInstance | undefined = root;
  for (let at = 0; at < steps.length && instance;) {
    const [word, name, after] = steps.slice(at, at + 3);
    if (word !== 'module' || typeof name !== 'string') return undefined;
    const key = typeof after === 'object' ? after.key : undefined;
    instance = called(instance, name, key);
    at += typeof after === 'object' ? 3 : 2;
  }
  return instance;
}

/** The module that a call makes for one key. */
export function called(
  instance: ModuleInstance,
  name: string,
  key: string | number | undefined,
): ModuleInstance | undefined {
  const call = instance.module.calls.get(name);
  if (!call) return undefined;
  const address = `${instance.address === '' ? '' : `${instance.address}.`}module.${name}${keySuffix(key)}`;
  return { address, module: call.module, caller: { call, scope: { instance, key, forEach: call.forEach } } };
}
