import type { Data } from '../../../model/value.ts';

/** Collections of collections deeper than this are taken as secret. */
const deepest = 12;

const secretsOfCollections = new WeakMap<object, boolean>();

/** Whether a value is sensitive or holds something that is. */
export function holdsSecret(value: Data, depth = 0): boolean {
  if (value.sensitive === true || depth > deepest) return true;
  if (value.state === 'one-of') return value.cases.some((each) => holdsSecret(each.value, depth));
  if (value.state !== 'known' || typeof value.value !== 'object') return false;
  const datum = value.value;
  let holds = secretsOfCollections.get(datum);
  if (holds === undefined) {
    const inner: readonly Data[] =
      datum.type === 'list'
        ? [...datum.items, ...datum.rest].map((item) => item.value)
        : [...datum.entries.values(), ...(datum.rest ? [datum.rest] : [])];
    holds = inner.some((part) => holdsSecret(part, depth + 1));
    secretsOfCollections.set(datum, holds);
  }
  return holds;
}
