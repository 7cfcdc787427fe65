import type { DefinedKind } from '../../src/graph/define-kind.ts';
import type { PropertyReader } from '../../src/graph/property-reader.ts';
import { always } from '../../src/model/guard.ts';
import type { ListOf, Value, Written } from '../../src/model/value.ts';
import { known } from '../../src/model/value.ts';
import { resource, somewhere } from './raw.ts';

/** The names of all arguments that a kind reads of a native type, those of blocks after the block's. */
export function namesAskedFor(kind: DefinedKind, type: string): ReadonlySet<string> {
  const asked = new Set<string>();
  const header = resource([type, type.startsWith('AWS::') ? 'Resource' : `${type}.resource`]);
  const native = kind.types.get(type);
  native?.map(spy(asked), header);
  native?.standsFor?.(spy(asked));
  const satellite = kind.satellites.get(type);
  satellite?.belongsTo(spy(asked));
  satellite?.adds(spy(asked), header);
  return asked;
}

/** A reader of a resource in which nothing is written but every block is there, once. It notes what it is asked for. */
function spy(asked: Set<string>, prefix = ''): PropertyReader {
  const written: Written = { at: somewhere() };
  const note = (property: string): Written => {
    asked.add(prefix + property);
    return { ...written, property };
  };
  const nothing = (property: string): Value<never> => ({ ...note(property), state: 'absent' });
  const list = <T>(property: string, items: ListOf<T>['items']): ListOf<T> => ({
    ...note(property),
    items,
    rest: [],
    absent: always,
  });
  return {
    written,
    key: 'spy',
    string: nothing,
    number: nothing,
    boolean: nothing,
    switch: nothing,
    names: () => [],
    data: nothing,
    strings: (property) => list(property, []),
    blocks: (property) =>
      list(property, [{ when: always, value: known(spy(asked, `${prefix}${property}.`), written) }]),
    warn: () => undefined,
  };
}
