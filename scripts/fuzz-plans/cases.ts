import { decidedFlags, declarationsOf, rewrite } from '../../tests/properties/system/parts.ts';
import type { Expression, System } from '../../tests/properties/system/system.ts';
import { decided } from './decided.ts';
import { planable } from './planable.ts';
import type { Value } from './values.ts';
import { valueFor } from './values.ts';

/** A system to plan, and what its variables are given. */
export interface Case {
  readonly name: string;
  readonly system: System;
  readonly values: ReadonlyMap<string, Value>;
  /** The plan records all of it. */
  readonly isRecorded: boolean;
  /** How its module is called. */
  readonly call: string;
}

/** A reference beside something else: of a set with one unknown element a plan shows nothing. */
function hasMixedLists(system: System): boolean {
  let found = false;
  rewrite(system, (part) => {
    for (const members of [part['items'], part['peers']]) {
      const list = (members ?? []) as readonly { readonly type?: string; readonly value: Expression }[];
      for (const type of new Set(list.map((each) => each.type))) {
        const ways = new Set(list.filter((each) => each.type === type).map(({ value }) => value.is === 'reference'));
        if (ways.size > 1) found = true;
      }
    }
    return undefined;
  });
  return found;
}

const calls = ['', 'count = 2', 'for_each = toset(["a.b", "c"])'];

export function makeCase(generated: System, index: number): Case {
  const system = planable(generated);
  const declarations = declarationsOf(system);
  const values = new Map(declarations.map((each, at) => [each.name, valueFor(each, index * 7 + at * 3)]));
  for (const [name, value] of decidedFlags) values.set(name, value);
  const isDecided = index % 2 === 0;
  const written = isDecided ? decided(system, values) : system;
  return {
    name: `s${index}`,
    system: written,
    values,
    isRecorded: isDecided && !hasMixedLists(written),
    call: calls[index % calls.length] ?? '',
  };
}
