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

/** The exports of all stacks, by name; none until all stacks are there. Collected when first asked for. */
export function exportsOf(scopes: () => readonly Scope[]): (name: string, importer: Scope) => Data | undefined {
  const exports = new Map<string, Export[]>();
  let collected = false;
  return (name, importer) => {
    if (!collected && scopes().length > 0) {
      // Said first: the name of an export may ask for an import itself.
      collected = true;
      collect(scopes(), exports);
    }
    const candidates = exports.get(name)?.filter(({ scope }) => mayShare(scope.setting, importer.setting));
    const [only, second] = candidates ?? [];
    // Copies of one template in a repository export the same names: which of them is meant cannot be told.
    return only && !second ? only.scope.output(only.output) : undefined;
  };
}

function collect(scopes: Iterable<Scope>, found: Map<string, Export[]>): void {
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
