import type { Data, List, Mapping } from '../../../model/value.ts';
import { remembered } from '../../../model/remember.ts';
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
  if (value.state === 'one-of')
    return together(
      value.cases.map((each) => each.value),
      depth,
    );
  return value.state === 'known' && typeof value.value === 'object' ? sizeOfDatum(value.value, depth) : scalar;
}

/** Sizes are kept by object; what lies too deep makes everything around it too deep. */
const sizes = remembered((_: List | Mapping): { size?: Size } => ({}));

function sizeOfDatum(datum: List | Mapping, depth: number): Size {
  const kept = sizes(datum);
  return (kept.size ??= depth > deepest ? endless : together(partsOf(datum), depth));
}

function partsOf(datum: List | Mapping): readonly Data[] {
  return datum.type === 'list' ? datum.items.map((item) => item.value) : [...datum.entries.values()];
}

function together(values: readonly Data[], depth: number): Size {
  let [parts, levels] = [1, 0];
  for (const value of values) {
    const inner = sizeOf(value, depth + 1);
    parts += inner.parts;
    levels = Math.max(levels, inner.levels + 1);
  }
  return { parts, levels };
}
