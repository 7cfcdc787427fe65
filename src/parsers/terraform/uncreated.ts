import type { Uncreated } from '../../model/resource.ts';
import type { Body } from './hcl/syntax.ts';
import { attributeNamed } from './load/declarations.ts';
import type { ModuleInstance } from './module-instance.ts';

/** The resource blocks of some types that make nothing: by their own `count` or `for_each`, or that of a module call. */
export function uncreatedIn(modules: readonly ModuleInstance[], types: ReadonlySet<string>): readonly Uncreated[] {
  return modules.flatMap((instance) => [...ownOf(instance, types), ...ofIdleCalls(instance, types)]);
}

function ownOf(instance: ModuleInstance, types: ReadonlySet<string>): readonly Uncreated[] {
  const created = [...instance.resourcesOf(types)].map(({ address }) => address);
  return [...instance.module.resources.values()].flatMap(({ type, name, body }) => {
    const address = addressIn(instance, `${type}.${name}`);
    const isThere = created.some((one) => one === address || one.startsWith(`${address}[`));
    return types.has(type) && !isThere ? told(address, body) : [];
  });
}

function ofIdleCalls(instance: ModuleInstance, types: ReadonlySet<string>): readonly Uncreated[] {
  return instance
    .idleCalls()
    .flatMap(({ name, body, module }) =>
      [...module.resources.values()]
        .filter(({ type }) => types.has(type))
        .flatMap((block) => told(addressIn(instance, `module.${name}.${block.type}.${block.name}`), body)),
    );
}

function addressIn({ address }: ModuleInstance, name: string): string {
  return address === '' ? name : `${address}.${name}`;
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
