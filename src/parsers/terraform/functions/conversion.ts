import { always } from '../../../model/guard.ts';
import type { Data, Item } from '../../../model/value.ts';
import { casesOf } from '../../../model/cases.ts';
import { known } from '../../../model/value.ts';
import { distribute } from '../evaluate/alternatives.ts';
import { doubtIn, elementsOf, listOf } from '../evaluate/collections.ts';
import { hidden, shown } from '../evaluate/secret.ts';
import { toBoolean, toNumber, toText } from '../evaluate/scalars.ts';
import { computedAt, digitsOf, exactly, isList } from '../evaluate/symbolic.ts';
import { conform, typeOf, unifyAll } from '../evaluate/types.ts';
import { asUniform } from '../evaluate/uniform.ts';
import type { CallSite, MovingFunction } from './function-types.ts';

/** Elements of one list have one type: beside a string, numbers and truth values are strings. Undefined where they have not. */
export function unifiedOrNone(items: readonly Item[]): readonly Item[] | undefined {
  const type = unifyAll(items.map((item) => typeOf(item.value)));
  return type && items.map((item) => ({ when: item.when, value: conform(item.value, type) }));
}

export function unified(items: readonly Item[]): readonly Item[] {
  return unifiedOrNone(items) ?? items;
}

type ToScalar = typeof toText | typeof toNumber | typeof toBoolean;

function scalarConversion(convert: ToScalar): MovingFunction {
  return ([value], call) => {
    if (!value) return call.run.fault(call.at, `${call.name} takes one argument.`);
    return distribute([value], computedAt(call.at, [value]), ([single]) => {
      if (!single || single.state === 'absent' || single.state === 'unknown') return single ?? value;
      if (call.name === 'tonumber' && digitsOf(single) !== undefined) return single;
      const converted = convert(single, call.at, call.run);
      if (typeof converted === 'number' && typeof single.value === 'string') {
        return exactly(single.value, computedAt(call.at, [single]));
      }
      if (typeof converted === 'object') return converted;
      return converted === single.value ? single : known(converted, computedAt(call.at, [single]));
    });
  };
}

function tolist([value]: readonly Data[], call: CallSite): Data {
  if (!value || value.state === 'unknown' || value.state === 'absent') return value ?? needs(call, 'a list');
  const elements = elementsOf(value);
  const { items, rest } = elements;
  if (items.length === 0 && rest.length === 0 && casesOf(value).some((each) => !isListCase(each.value))) {
    return needs(call, 'a list');
  }
  const alike = unifiedOrNone(items);
  return alike
    ? listOf(alike, computedAt(call.at, [value]), { rest, doubt: doubtIn(elements), uniform: true })
    : needs(call, 'elements of one type');
}

function isListCase(value: Data): boolean {
  return value.state === 'known' && typeof value.value === 'object' && isList(value.value);
}

function needs(call: CallSite, what: string): Data {
  return call.run.fault(call.at, `${call.name} takes ${what}.`);
}

function tomap([value]: readonly Data[], call: CallSite): Data {
  if (!value) return needs(call, 'a map');
  const single = value.state === 'known' ? value.value : undefined;
  return single !== undefined && (typeof single !== 'object' || isList(single))
    ? needs(call, 'a map')
    : asUniform(withUnifiedEntries(value, call));
}

/** Entries of one map have one type, as elements of a list do. */
function withUnifiedEntries(value: Data, call: CallSite): Data {
  if (value.state !== 'known' || typeof value.value !== 'object' || isList(value.value)) return value;
  const names = [...value.value.entries.keys()];
  const items = unifiedOrNone([...value.value.entries.values()].map((entry) => ({ when: always, value: entry })));
  if (!items) return needs(call, 'entries of one type');
  const entries = new Map(
    names.flatMap((name, index) => {
      const item = items[index];
      return item ? [[name, item.value] as const] : [];
    }),
  );
  return { ...value, value: { ...value.value, entries } };
}

function sensitive([value]: readonly Data[], call: CallSite): Data {
  return value ? hidden(value) : needs(call, 'one argument');
}

function nonsensitive([value]: readonly Data[], call: CallSite): Data {
  return value ? shown(value) : needs(call, 'one argument');
}

export const conversionFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['tostring', scalarConversion(toText)],
  ['tonumber', scalarConversion(toNumber)],
  ['tobool', scalarConversion(toBoolean)],
  ['tolist', tolist],
  ['tomap', tomap],
  ['sensitive', sensitive],
  ['nonsensitive', nonsensitive],
  ['ephemeralasnull', ([value], call) => value ?? needs(call, 'one argument')],
  [
    'issensitive',
    ([value], call) => (value ? known(value.sensitive === true, { at: call.at }) : needs(call, 'one argument')),
  ],
];
