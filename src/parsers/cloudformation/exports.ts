import type { Setting } from '../../model/resource.ts';
import type { Value } from '../../model/value.ts';
import type { Data } from '../../model/value.ts';
import type { Scope } from './scope.ts';
import { concatenate } from './strings.ts';
import { child } from './tree.ts';

interface Export {
  readonly scope: Scope;
  readonly output: string;
}

/** The exports of all stacks, by name. Filled when first asked, which is after all stacks are there. */
export function exportsOf(scopes: () => Iterable<Scope>): (name: string, importer: Scope) => Data | undefined {
  let exports: ReadonlyMap<string, readonly Export[]> | undefined;
  return (name, importer) => {
    exports ??= collect(scopes());
    const candidates = exports.get(name)?.filter(({ scope }) => mayShare(scope.setting, importer.setting));
    const [only, second] = candidates ?? [];
    // Copies of one template in a repository export the same names: which of them is meant cannot be told.
    return only && !second ? only.scope.output(only.output) : undefined;
  };
}

function collect(scopes: Iterable<Scope>): ReadonlyMap<string, readonly Export[]> {
  const found = new Map<string, Export[]>();
  for (const scope of withNested(scopes)) {
    for (const [output, { value }] of scope.template.outputs) {
      const name = child(value, 'Export', 'Name');
      const text = name && concatenate([scope.evaluate(name)], name.at);
      if (text?.state !== 'known') continue;
      const same = found.get(text.value) ?? [];
      same.push({ scope, output });
      found.set(text.value, same);
    }
  }
  return found;
}

export function* withNested(scopes: Iterable<Scope>): Generator<Scope> {
  for (const scope of scopes) {
    yield scope;
    yield* withNested(scope.nested.values());
  }
}

/** Exports are visible in one region of one account. */
function mayShare(one: Setting, other: Setting): boolean {
  return mayEqual(one.region, other.region) && mayEqual(one.account, other.account);
}

function mayEqual(one: Value<string>, other: Value<string>): boolean {
  return one.state !== 'known' || other.state !== 'known' || one.value === other.value;
}
