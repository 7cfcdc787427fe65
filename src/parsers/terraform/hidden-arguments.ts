import type { Data } from '../../model/value.ts';
import { either, known } from '../../model/value.ts';
import { isList, withEntries, withItems } from './evaluate/symbolic.ts';
import { hidden } from './evaluate/secret.ts';
import type { ResourceBlock } from './load/declarations.ts';
import { secretArguments } from './load/secret-arguments.ts';
import { isSensitive } from './sensitive-attributes.ts';

/** The value of an argument or of nested blocks, hidden where the provider takes it for a secret. */
export function withSecretsHidden(value: Data, property: string, block: ResourceBlock): Data {
  if (isSensitive(block.type, [property])) return hidden(value);
  return secretArguments(block)
    .filter(({ path }) => path[0] === property)
    .reduce((partly, { path }) => hiddenAt(partly, path.slice(1)), value);
}

/** Hides what is at a path, in each element of the lists on the way. */
function hiddenAt(value: Data, path: readonly string[]): Data {
  const [name, ...rest] = path;
  if (name === undefined) return hidden(value);
  if (value.state === 'one-of') {
    // A single value stays one.
    const cases = value.cases.map((each) => ({
      when: each.when,
      value: hiddenAt(each.value, path) as (typeof each)['value'],
    }));
    return either(cases, value);
  }
  if (value.state !== 'known' || typeof value.value !== 'object') return value;
  const datum = value.value;
  if (isList(datum)) {
    const items = datum.items.map(({ when, value: each }) => ({ when, value: hiddenAt(each, path) }));
    return known(withItems(datum, items), value);
  }
  const entry = datum.entries.get(name);
  if (!entry) return value;
  return known(withEntries(datum, new Map([...datum.entries, [name, hiddenAt(entry, rest)]])), value);
}
