import { always } from '../../../model/guard.ts';
import type { Data, Datum } from '../../../model/value.ts';
import { compareText } from '../functions/compare-text.ts';
import { digitsOf, doubtOf, instanceOf, isList, presenceOf } from './symbolic.ts';
import { isTooLarge } from './unfolded.ts';

/** Values that nest deeper, or are too large to be gone through, have no key. */
const deepest = 20;

/**
 * A text that two values share where they are equal, and only there, so that many are compared in one step each;
 * undefined for what is not known throughout.
 */
export function keyOfValue(value: Data): string | undefined {
  return isTooLarge(value) ? undefined : keyIn(value, 0);
}

function keyIn(value: Data, depth: number): string | undefined {
  if (value.state === 'absent') return 'null';
  if (value.state !== 'known' || instanceOf(value) || depth > deepest) return undefined;
  const { value: datum } = value;
  if (typeof datum === 'object') return keyOfCollection(datum, depth);
  return typeof datum === 'string' ? JSON.stringify(datum) : (digitsOf(value) ?? String(datum));
}

function keyOfCollection(datum: Datum & object, depth: number): string | undefined {
  if (isList(datum)) {
    if (datum.rest.length > 0 || doubtOf(datum) || datum.items.some((item) => item.when !== always)) return undefined;
    const keys = keysOf(
      datum.items.map((item) => item.value),
      depth,
    );
    return keys && (datum.set ? `<${keys.join()}>` : `[${keys.join()}]`);
  }
  if (datum.rest || presenceOf(datum)) return undefined;
  const entries = [...datum.entries].sort(([a], [b]) => compareText(a, b));
  const keys = keysOf(
    entries.map(([, entry]) => entry),
    depth,
  );
  return keys && `{${entries.map(([name], index) => `${JSON.stringify(name)}:${keys[index] ?? ''}`).join()}}`;
}

function keysOf(values: readonly Data[], depth: number): readonly string[] | undefined {
  const keys: string[] = [];
  for (const value of values) {
    const key = keyIn(value, depth + 1);
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return keys;
}
