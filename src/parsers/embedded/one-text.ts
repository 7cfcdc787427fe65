import { always } from '../../model/guard.ts';
import type { Data, Known } from '../../model/value.ts';

/** The text that all lists have and nothing else; undefined where there is none, or where that cannot be told. */
export function onlyText(lists: readonly (readonly Data[] | undefined)[]): Known<string> | undefined {
  if (lists.includes(undefined)) return undefined;
  const texts = new Map<string, Known<string>>();
  for (const value of lists.flatMap((list) => list ?? [])) {
    if (value.state !== 'known' || typeof value.value === 'object') return undefined;
    const text = String(value.value);
    texts.set(text, { ...value, value: text });
  }
  const [only] = texts.values();
  return texts.size === 1 ? only : undefined;
}

/** What is in a list, where that is certain. */
export function itemsOf(list: Data): readonly Data[] | undefined {
  if (list.state !== 'known' || typeof list.value !== 'object' || list.value.type !== 'list') return undefined;
  const { items, rest } = list.value;
  return rest.length > 0 || items.some((item) => item.when !== always) ? undefined : items.map((item) => item.value);
}
