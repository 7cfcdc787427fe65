import type { Data, Origin } from '../../model/value.ts';
import { instanceOf, isList } from './evaluate/symbolic.ts';

/** Values beyond these are not looked into. */
const mostValues = 200_000;

/** The attributes in values, at any depth: whoever gets the values can refer to those resources. */
export function handedOutOf(values: readonly Data[], unit: string): readonly Origin[] {
  const found = new Map<string, Origin>();
  // One value may be in many places, and they in many others.
  const seen = new Set<Data>();
  const pending: { readonly value: Data; readonly depth: number }[] = values.map((value) => ({ value, depth: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value: each, depth } = next;
    if (seen.has(each)) continue;
    seen.add(each);
    if (each.origin) found.set(`${each.origin.address} ${each.origin.attribute}`, each.origin);
    const instance = instanceOf(each);
    for (const attribute of instance?.identities ?? []) {
      const { address } = instance ?? { address: '' };
      found.set(`${address} ${attribute}`, { unit, address, attribute });
    }
    if (depth > 20 || seen.size > mostValues) continue;
    for (const inner of partsOf(each)) pending.push({ value: inner, depth: depth + 1 });
  }
  return [...found.values()];
}

function partsOf(value: Data): readonly Data[] {
  switch (value.state) {
    case 'one-of':
      return value.cases.map((each) => each.value);
    case 'unknown':
      return (value.parts ?? []).flatMap((part) => (typeof part === 'string' ? [] : [part]));
    case 'absent':
      return [];
    case 'known': {
      if (typeof value.value !== 'object') return [];
      if (!isList(value.value)) return [...value.value.entries.values()];
      return [...value.value.items, ...value.value.rest].map((item) => item.value);
    }
  }
}
