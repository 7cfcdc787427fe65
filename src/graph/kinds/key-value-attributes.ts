import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { ListOf, Value, Written } from '../../model/value.ts';
import { casesOf, oneOf, when as whenKnown, whenState } from '../../model/cases.ts';
import { withWritten } from '../../model/provenance.ts';
import { absent, unknown } from '../../model/value.ts';
import type { PropertyReader } from '../property-reader.ts';

interface Found<T> {
  readonly when: Guard;
  readonly value: Value<T>;
}

/**
 * One of the attributes that templates write as a list of keys and values. It stands at its value, under its key. An
 * entry whose key cannot be read may be it, unless another entry surely is.
 */
export function attributeOf<T>(
  attributes: ListOf<PropertyReader>,
  key: string,
  read: (entry: PropertyReader, property: 'Value') => Value<T>,
): Value<T> {
  const place: Written = { at: attributes.at, property: key };
  const certain: Found<T>[] = [];
  const doubtful: Found<T>[] = attributes.rest.map(({ when, value }) => ({
    when,
    value: unknown(value.reason, { ...value, property: key }),
  }));
  for (const item of attributes.items) {
    for (const each of casesOf(item.value)) {
      const guard = and(item.when, each.when);
      if (each.value.state === 'unknown')
        doubtful.push({ when: guard, value: unknown(each.value.reason, { ...each.value, property: key }) });
      if (each.value.state !== 'known') continue;
      const entry = each.value.value;
      const name = entry.string('Key');
      const isKey = and(
        guard,
        whenKnown(name, (text) => text === key),
      );
      if (isKey !== never) certain.push({ when: isKey, value: withWritten(read(entry, 'Value'), { property: key }) });
      const open = and(guard, whenState(name, 'unknown'));
      if (open !== never)
        doubtful.push({ when: open, value: unknown({ kind: 'choice', of: 'Key' }, { ...name, property: key }) });
    }
  }
  return firstOf([...certain, ...doubtful], place);
}

function firstOf<T>(found: readonly Found<T>[], place: Written): Value<T> {
  let taken: Guard = never;
  const cases = found.map(({ when, value }) => {
    const guard = and(when, not(taken));
    taken = or(taken, when);
    return { when: guard, value };
  });
  return oneOf<T>([...cases, { when: not(taken), value: absent(place) }], place);
}
