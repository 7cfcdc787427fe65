import { and } from '../../model/guard.ts';
import type { TextRange } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import type { Carrying } from './carried-stack.ts';
import { carriedStack, carriesTemplate } from './carried-stack.ts';
import { deployingIn } from './stack-set-instances.ts';
import { computedAttributes } from './data-sources.ts';
import type { Occurrence } from './expand.ts';
import { isLookup } from './data-sources/lookups.ts';
import { expand } from './expand.ts';
import type { Expanded } from './expand-once.ts';
import { allOf, expandOnce, isIdle, valueOf } from './expand-once.ts';
import { ignoresChanges } from './ignored-changes.ts';
import type { Module } from './load/declarations.ts';
import type { ModuleUse } from './module-use.ts';
import { addressIn } from './module-use.ts';
import { occurrenceScope } from './occurrence-scope.ts';
import type { Providers } from './providers.ts';
import type { Declared, Inside, ResourceInstance, Settings } from './resource-object.ts';
import { resourceInstance } from './resource-object.ts';

/** The instances of the resources and data sources that a module declares. */
export interface ModuleResources {
  /** What `type.name` yields; undefined when it is not declared. */
  resource(key: string, at: TextRange): Data | undefined;
  /** What `data.type.name` yields; undefined when it is not declared. */
  dataSource(key: string, at: TextRange): Data | undefined;
  /** All resources, and the data sources that look up what others stand for. */
  all(): Iterable<ResourceInstance>;
  /** The resources of some types, which are counted with all. */
  ofTypes(types: ReadonlySet<string>): Iterable<ResourceInstance>;
  /** The resources of some types that have no instance. */
  idle(types: ReadonlySet<string>): readonly Declared[];
}

export function moduleResources(use: ModuleUse, providers: Providers): ModuleResources {
  const { module, caller, scope } = use;
  const { planned, templates, states } = use.configuration;
  const once = expandOnce<ResourceInstance>(use);

  /** What an instance is read with: made when it is asked for something. */
  function open({ declared, address, occurrence, carried }: Settings, instance: ResourceInstance): Inside {
    const { block, name, managed } = declared;
    const inner = occurrenceScope(scope, occurrence, { name, instance });
    const setting = (): Carrying['setting'] => providers.settingFor(block, () => inner);
    return {
      scope: inner,
      planned: planned?.instance(address, (argument) => ignoresChanges(block, argument)),
      computed: computedAttributes({ block, address, scope: inner, managed, carried, states }, setting),
    };
  }

  function carriedBy({ block, managed }: Declared, instance: () => ResourceInstance): ResourceInstance['carried'] {
    if (!templates || !managed || !carriesTemplate(block.type)) return undefined;
    return carriedStack(() => {
      const setting = providers.settingFor(block, () => instance().inside().scope);
      return { instance: instance(), setting, templates, deploying: () => deployingIn(use) };
    });
  }

  function instance(declared: Declared, occurrence: Occurrence, address: string): ResourceInstance {
    const when = and(caller.when, occurrence.when);
    const carried = carriedBy(declared, () => made);
    const made = resourceInstance({ declared, address, when, occurrence, carried }, open);
    return made;
  }

  function expanded(declared: Declared): Expanded<ResourceInstance> | undefined {
    const { block, name } = declared;
    return once(name, block.header, () => {
      const written = scope.run.ownFaults(() => expand(block.body, scope));
      const address = addressIn(use, name);
      const expansion = planned?.expansion(address, written, block.header) ?? written;
      const make = (occurrence: Occurrence): ResourceInstance =>
        instance(declared, occurrence, address + occurrence.suffix);
      return { expansion, each: expansion.occurrences.map(make), open: expansion.open && make(expansion.open) };
    });
  }

  function referenced(declared: Declared, at: TextRange): Data {
    const { type, name } = declared.block;
    const instances = expanded(declared);
    return instances ? valueOf(instances) : unknown({ kind: 'cycle', through: `${type}.${name}` }, { at });
  }

  return {
    resource(key, at) {
      const block = module.resources.get(key);
      return block && referenced({ block, name: key, managed: true }, at);
    },
    dataSource(key, at) {
      const block = module.dataSources.get(key);
      return block && referenced({ block, name: `data.${key}`, managed: false }, at);
    },
    *all() {
      for (const declared of declaredIn(module)) {
        const instances = expanded(declared);
        for (const each of instances ? allOf(instances) : []) {
          if (!scope.run.resource(declared.block.header)) return;
          yield each;
        }
      }
    },
    *ofTypes(types) {
      for (const [name, block] of module.resources) {
        const instances = types.has(block.type) ? expanded({ block, name, managed: true }) : undefined;
        if (instances) yield* allOf(instances);
      }
    },
    idle: (types) =>
      [...module.resources].flatMap(([name, block]) => {
        const declared = { block, name, managed: true };
        return types.has(block.type) && isIdle(expanded(declared)) ? [declared] : [];
      }),
  };
}

/** All resources, and the data sources that are handed on with them. */
function* declaredIn({ resources, dataSources }: Module): Iterable<Declared> {
  for (const [name, block] of resources) yield { block, name, managed: true };
  for (const [key, block] of dataSources) if (isLookup(block)) yield { block, name: `data.${key}`, managed: false };
}
