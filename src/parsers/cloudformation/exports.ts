import { never } from '../../model/guard.ts';
import type { Setting } from '../../model/resource.ts';
import type { Value } from '../../model/value.ts';
import type { Data } from '../../model/value.ts';
import { existence } from './existence.ts';
import type { Scope } from './scope.ts';
import { concatenate } from './strings.ts';
import { child } from './tree.ts';

interface Export {
  readonly scope: Scope;
  readonly output: string;
}

/** What the stacks of a run export. */
export interface Exports {
  add(scopes: readonly Scope[]): void;
  /** The stacks of a unit are part of another one. */
  drop(unit: string): void;
  /** All stacks, with those that they nest. */
  all(): Iterable<Scope>;
  /** The value of an export, when exactly one stack makes it. */
  find(name: string, importer: Scope): Data | undefined;
}

/** Collected when first asked for, once all stacks are there. */
export function createExports(): Exports {
  let scopes: readonly Scope[] = [];
  let exports: Map<string, Export[]> | undefined;
  return {
    add(more) {
      scopes = [...scopes, ...more];
      exports = undefined;
    },
    drop(unit) {
      scopes = scopes.filter(({ state }) => state.unit.id !== unit);
      exports = undefined;
    },
    all: () => withNested(scopes),
    find(name, importer) {
      if (!exports && scopes.length > 0) {
        // Kept first: the name of an export may ask for an import itself.
        exports = new Map();
        collect(scopes, exports);
      }
      const candidates = exports?.get(name)?.filter(({ scope }) => mayShare(scope.setting, importer.setting));
      const [only, second] = candidates ?? [];
      // Copies of one template in a repository export the same names: which of them is meant cannot be told.
      return only && !second ? only.scope.output(only.output) : undefined;
    },
  };
}

function collect(scopes: Iterable<Scope>, found: Map<string, Export[]>): void {
  for (const scope of withNested(scopes)) {
    for (const [output, entry] of scope.template.outputs) {
      const name = child(entry.value, 'Export', 'Name');
      if (name && existence(scope, entry) === never) continue;
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
  return mayEqual(one.region, other.region) && mayShareAccount(one, other);
}

export function mayShareAccount(one: Setting, other: Setting): boolean {
  return mayEqual(one.account, other.account);
}

function mayEqual(one: Value<string>, other: Value<string>): boolean {
  return one.state !== 'known' || other.state !== 'known' || one.value === other.value;
}
