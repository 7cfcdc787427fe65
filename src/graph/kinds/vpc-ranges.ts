import { always, and, atom, never, not, or } from '../../model/guard.ts';
import type { ListOf, Unknown, Value } from '../../model/value.ts';
import { oneOf, when as whenKnown, whenState } from '../../model/cases.ts';
import { absent } from '../../model/value.ts';
import { orElse } from '../defaults.ts';
import { listOfValue } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';

interface RangeNames {
  readonly written: string;
  /** A pool that the range is taken from when none is written. */
  readonly pool: string;
}

/** The range that is written, or one that a pool assigns: that one is there, but not known. */
export function rangeOrAssigned(read: PropertyReader, { written, pool }: RangeNames, assigned: Unknown): Value<string> {
  const range = read.string(written);
  const noPool = whenState(read.string(pool), 'absent');
  if (noPool === always) return range;
  const fallback = [
    { when: not(noPool), value: assigned },
    { when: noPool, value: absent({ at: read.written.at, property: written }) },
  ];
  return orElse(range, oneOf<string>(fallback, assigned));
}

export function rangeOf(read: PropertyReader, names: RangeNames, assigned: Unknown): ListOf<string> {
  return listOfValue(rangeOrAssigned(read, names, assigned));
}

/** The same with a range that AWS generates when a flag asks for it. */
export function withGenerated(
  ranges: ListOf<string>,
  read: PropertyReader,
  { flag, assigned }: { readonly flag: string; readonly assigned: Unknown },
): ListOf<string> {
  const asked: Value<boolean> = read.boolean(flag);
  const open = and(whenState(asked, 'unknown'), atom(`${read.key} ${flag}`));
  const when = or(
    whenKnown(asked, (yes) => yes),
    open,
  );
  if (when === never) return ranges;
  return { ...ranges, items: [...ranges.items, { when, value: assigned }], absent: and(ranges.absent, not(when)) };
}
