import type { Data, Item } from '../../model/value.ts';
import { compareText } from './functions/compare-text.ts';
import { isList } from './evaluate/symbolic.ts';
import { isTooLarge } from './evaluate/unfolded.ts';

/**
 * Sorts the elements of a set as Terraform does: numbers by size, texts by code points, false before true, null last,
 * collections by what is in them. Elements that are unknown, or too large to be gone through, keep their places behind.
 */
export function inSetOrder(items: readonly Item[]): readonly Item[] {
  return [...items].sort((one, other) => compare(one.value, other.value));
}

function compare(one: Data, other: Data): number {
  const rank = rankOf(one);
  const ranks = rank - rankOf(other);
  if (ranks !== 0 || rank !== 0 || one.state !== 'known' || other.state !== 'known') return ranks;
  if (typeof one.value === 'number' && typeof other.value === 'number') return one.value - other.value;
  return compareText(orderText(one), orderText(other));
}

function rankOf(value: Data): number {
  if (value.state === 'absent') return 1;
  return value.state === 'known' && !isTooLarge(value) ? 0 : 2;
}

function orderText(value: Data): string {
  if (value.state !== 'known') return 'n';
  if (typeof value.value === 'string') return value.value;
  if (typeof value.value !== 'object') return String(value.value);
  if (isList(value.value)) return `[${value.value.items.map((item) => `${orderText(item.value)};`).join('')}]`;
  const entries = [...value.value.entries].sort(([a], [b]) => compareText(a, b));
  return `<${entries.map(([, entry]) => `${orderText(entry)};`).join('')}>`;
}
