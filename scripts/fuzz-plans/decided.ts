import { rewrite } from '../../tests/properties/system/parts.ts';
import type { System } from '../../tests/properties/system/system.ts';
import { absent } from '../../tests/properties/system/system.ts';
import type { Value } from './values.ts';

/** Every condition replaced by its result. */
export function decided(system: System, values: ReadonlyMap<string, Value>): System {
  const isSet = (flag: unknown): boolean => values.get(String(flag)) === true;
  const settle = (part: unknown): unknown => {
    const { is, flag, yes, no } = part as Record<string, unknown>;
    if (is === 'decided') return settle(yes);
    return is === 'choice' || is === 'list-choice' ? settle(isSet(flag) ? yes : no) : part;
  };
  const once = rewrite(system, (part) => {
    const settled = settle(part);
    return settled === part ? undefined : settled;
  });
  return rewrite(once, (part) => {
    if (part['is'] !== 'items') return undefined;
    const items = part['items'] as readonly { readonly flag?: string; readonly value: unknown }[];
    const left = items.flatMap(({ flag, value }) => (!flag || isSet(flag) ? [{ value }] : []));
    return left.length > 0 ? { is: 'items', items: left } : absent;
  });
}
