import type { Uncreated } from '../../model/resource.ts';
import type { Body } from './hcl/syntax.ts';
import { attributeNamed } from './load/declarations.ts';
import type { ModuleInstance } from './module-instance.ts';
import { addressBelow } from './module-use.ts';

/** The resource blocks of some types that make nothing: by their own `count` or `for_each`, or that of a module call. */
export function uncreatedIn(modules: readonly ModuleInstance[], types: ReadonlySet<string>): readonly Uncreated[] {
  return modules.flatMap((instance) => [...ownOf(instance, types), ...ofIdleCalls(instance, types)]);
}

function ownOf(instance: ModuleInstance, types: ReadonlySet<string>): readonly Uncreated[] {
  return instance.idleResources(types).flatMap(({ block, name }) => told(addressBelow(instance, name), block.body));
}

function ofIdleCalls(instance: ModuleInstance, types: ReadonlySet<string>): readonly Uncreated[] {
  return instance
    .idleCalls()
    .flatMap(({ name: call, body, module }) =>
      [...module.resources]
        .filter(([, { type }]) => types.has(type))
        .flatMap(([name]) => told(addressBelow(instance, `module.${call}.${name}`), body)),
    );
}

/** What other values cannot change, such as `count = 0`, is meant so. */
const dependsOnValues = /\b(?:var|local|module|data)\./;

function told(address: string, body: Body): readonly Uncreated[] {
  for (const name of ['count', 'for_each']) {
    const at = attributeNamed(body, name);
    const text = at?.file.text.slice(at.start, at.end);
    if (at && text !== undefined && dependsOnValues.test(text)) return [{ address, at, because: `${name} = ${text}` }];
  }
  return [];
}
