import { decidedFlags, undecidedFlags } from '../system/parts.ts';
import type { Expression, Item, List, Resource, Scalar, System } from '../system/system.ts';

/** One way the deployment may decide every condition. */
export type Assignment = ReadonlyMap<string, boolean>;

/** All of them, one by one. */
export function assignmentsOf(system: System): readonly Assignment[] {
  const open = undecidedFlags(system);
  return Array.from({ length: 2 ** open.length }, (_none, bits) => {
    const chosen = open.map((name, index) => [name, ((bits >> index) & 1) === 1] as const);
    return new Map([...decidedFlags, ...chosen]);
  });
}

/** What an expression comes to once every condition is decided. */
export type Resolved =
  | { readonly state: 'known'; readonly value: Scalar }
  | { readonly state: 'resource'; readonly name: string }
  | { readonly state: 'unknown'; readonly parameter: string }
  | { readonly state: 'absent' };

export function resolve(expression: Expression, chosen: Assignment): Resolved {
  switch (expression.is) {
    case 'literal':
      return { state: 'known', value: expression.value };
    case 'reference':
      return { state: 'resource', name: expression.resource };
    case 'parameter':
      return expression.value === undefined
        ? { state: 'unknown', parameter: expression.name }
        : { state: 'known', value: expression.value };
    case 'choice':
      return resolve(isSet(expression.flag, chosen) ? expression.yes : expression.no, chosen);
    case 'decided':
      return resolve(expression.yes, chosen);
    case 'absent':
      return { state: 'absent' };
  }
}

export interface ResolvedList {
  readonly items: readonly Resolved[];
  /** It may hold more, or something at all. */
  readonly open: boolean;
}

export function resolveList(list: List, chosen: Assignment): ResolvedList {
  switch (list.is) {
    case 'items':
      return { items: resolveItems(list.items, chosen), open: false };
    case 'list-parameter':
      return {
        items: (list.values ?? []).map((value) => ({ state: 'known', value })),
        open: list.values === undefined,
      };
    case 'list-choice':
      return resolveList(isSet(list.flag, chosen) ? list.yes : list.no, chosen);
    case 'absent':
      return { items: [], open: false };
  }
}

export function resolveItems(items: readonly Item[], chosen: Assignment): readonly Resolved[] {
  return existing(items, chosen)
    .map(({ value }) => resolve(value, chosen))
    .filter(({ state }) => state !== 'absent');
}

export function existing<T extends Pick<Resource, 'flag'>>(all: readonly T[], chosen: Assignment): readonly T[] {
  return all.filter(({ flag }) => flag === undefined || isSet(flag, chosen));
}

function isSet(flag: string, chosen: Assignment): boolean {
  return chosen.get(flag) === true;
}
