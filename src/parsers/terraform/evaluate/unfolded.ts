import type { Data, List, Mapping } from '../../../model/value.ts';
import { largestValue } from './limits.ts';

// Values share their parts: sixty locals that each hold the one before twice are sixty lists, and 2^60 when they are
// walked. What goes through a value part by part asks here first, which takes as long as there are different parts.

/** Values that nest deeper are not gone into: nobody writes them, and each level takes some of the stack. */
const deepest = 300;

interface Size {
  /** Every value in it, as often as it occurs. */
  readonly parts: number;
  readonly levels: number;
}

/** Whether a value has more in it than can be gone through, or nests too deep for that. */
export function isTooLarge(value: Data, most = largestValue): boolean {
  const { parts, levels } = sizeOf(value, 0);
  return parts > most || levels > deepest;
}

/** Whether a value nests too deep to be gone through, even where each of its parts is visited once. */
export function isTooDeep(datum: List | Mapping): boolean {
  return sizeOfDatum(datum, 0).levels > deepest;
}

const scalar: Size = { parts: 1, levels: 0 };
const endless: Size = { parts: Infinity, levels: Infinity };

function sizeOf(value: Data, depth: number): Size {
  if (value.state === 'one-of') return together(value.cases, depth);
  return value.state === 'known' && typeof value.value === 'object' ? sizeOfDatum(value.value, depth) : scalar;
}

/** What lies too deep makes everything around it too deep. Small ones are counted again sooner than looked up. */
const sizes = new WeakMap<List | Mapping, Size>();
const small = 16;

function sizeOfDatum(datum: List | Mapping, depth: number): Size {
  const kept = sizes.get(datum);
  if (kept) return kept;
  if (depth > deepest) return endless;
  const size = datum.type === 'list' ? together(datum.items, depth) : sizeOfEntries(datum, depth);
  if (size.parts > small) sizes.set(datum, size);
  return size;
}

function together(all: readonly { readonly value: Data }[], depth: number): Size {
  let size = scalar;
  for (const { value } of all) size = around(size, sizeOf(value, depth + 1));
  return size;
}

function sizeOfEntries({ entries }: Mapping, depth: number): Size {
  let size = scalar;
  for (const value of entries.values()) size = around(size, sizeOf(value, depth + 1));
  return size;
}

function around({ parts, levels }: Size, inner: Size): Size {
  return { parts: parts + inner.parts, levels: Math.max(levels, inner.levels + 1) };
}
