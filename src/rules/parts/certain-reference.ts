import { referenceKey } from '../../graph/reference-key.ts';
import type { Unit } from '../../model/resource.ts';
import type { Known, Unknown } from '../../model/value.ts';

/**
 * Equal for two values that surely name one thing outside the sources. An instance whose key is open has no such name:
 * it may be another one each time.
 */
export function certainReference(value: Known<string> | Unknown, unit: Unit): string | undefined {
  const key = referenceKey(value, unit);
  return key !== undefined && isOpenInstance(key) ? undefined : key;
}

/** Whether an address, or what is made of one, stands for several instances. */
export function isOpenInstance(address: string): boolean {
  return openInstance.test(address);
}

/** `["?"]`, also as it is written in JSON. */
const openInstance = /\[\\?"\?\\?"\]/;
