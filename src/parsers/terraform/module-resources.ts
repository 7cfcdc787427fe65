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
import { allOf, expandOnce } from './expand-once.ts';
import { ignoresChanges } from './ignored-changes.ts';
import type { ResourceBlock } from './load/declarations.ts';
import type { ModuleUse } from './module-use.ts';
import { addressIn } from './module-use.ts';
import { occurrenceScope } from './occurrence-scope.ts';
import type { Providers } from './providers.ts';
import type { ResourceInstance } from './resource-object.ts';
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
}

export function moduleResources(use: ModuleUse, providers: Providers): ModuleResources {
  const { module, caller, scope } = use;
  const { planned, templates, states } = use.configuration;
  const once = expandOnce<ResourceInstance>(use);

  function instance(block: ResourceBlock, managed: boolean, occurrence: Occurrence): ResourceInstance {
    const inner = occurrenceScope(scope, occurrence, nameOf(block, managed));
    const address = addressIn(use, nameOf(block, managed)) + occurrence.suffix;
    const setting = (): Carrying['setting'] => providers.settingFor(block, inner);
    const carried =
      templates && managed && carriesTemplate(block.type)
        ? carriedStack(() => ({ instance: made, setting: setting(), templates, deploying: () => deployingIn(use) }))
        : undefined;
    const made: ResourceInstance = resourceInstance({
      block,
      address,
      when: and(caller.when, occurrence.when),
      scope: inner,
      managed,
      planned: planned?.instance(address, (argument) => ignoresChanges(block, argument)),
      computed: computedAttributes({ block, address, scope: inner, managed, carried, states }, setting),
      carried,
    });
    inner.self.current = made;
    return made;
  }

  function expanded(block: ResourceBlock, managed: boolean): Expanded<ResourceInstance> | undefined {
    return once(nameOf(block, managed), block.header, () => {
      const written = scope.run.ownFaults(() => expand(block.body, scope));
      const address = addressIn(use, nameOf(block, managed));
      const expansion = planned?.expansion(address, written, block.header) ?? written;
      const make = (occurrence: Occurrence): ResourceInstance => instance(block, managed, occurrence);
      return { expansion, each: expansion.occurrences.map(make), open: expansion.open && make(expansion.open) };
    });
  }

  function valueOf(block: ResourceBlock, managed: boolean, at: TextRange): Data {
    const instances = expanded(block, managed);
    return instances?.value() ?? unknown({ kind: 'cycle', through: `${block.type}.${block.name}` }, { at });
  }

  return {
    resource(key, at) {
      const block = module.resources.get(key);
      return block && valueOf(block, true, at);
    },
    dataSource(key, at) {
      const block = module.dataSources.get(key);
      return block && valueOf(block, false, at);
    },
    *all() {
      const lookups = [...module.dataSources.values()].filter(isLookup);
      for (const block of [...module.resources.values(), ...lookups]) {
        const instances = expanded(block, !lookups.includes(block));
        for (const each of instances ? allOf(instances) : []) {
          if (!scope.run.resource(block.header)) return;
          yield each;
        }
      }
    },
    *ofTypes(types) {
      for (const block of module.resources.values()) {
        const instances = types.has(block.type) ? expanded(block, true) : undefined;
        if (instances) yield* allOf(instances);
      }
    },
  };
}

function nameOf({ type, name }: ResourceBlock, managed: boolean): string {
  return `${managed ? '' : 'data.'}${type}.${name}`;
}
