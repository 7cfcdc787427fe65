import { always } from '../../../model/guard.ts';
import type { Data, Item } from '../../../model/value.ts';
import { casesOf, known, map, oneOf, withWritten } from '../../../model/value.ts';
import { distribute } from '../evaluate/alternatives.ts';
import { elementsOf, listOf } from '../evaluate/collections.ts';
import { toBoolean, toNumber, toText, scalarText } from '../evaluate/scalars.ts';
import { computedAt, isList } from '../evaluate/symbolic.ts';
import type { CallSite, MovingFunction } from './function-types.ts';

/** Elements of one list have one type: beside a string, numbers and truth values are strings. */
export function unified(items: readonly Item[]): readonly Item[] {
  const types = new Set(items.flatMap((item) => casesOf(item.value).map((each) => scalarType(each.value))));
  types.delete('other');
  if (types.size < 2) return items;
  return items.map((item) => ({
    when: item.when,
    value: map(item.value, (value) => (typeof value === 'object' ? value : scalarText(value))),
  }));
}

function scalarType(value: Data): string {
  return value.state === 'known' && typeof value.value !== 'object' ? typeof value.value : 'other';
}

type ToScalar = typeof toText | typeof toNumber | typeof toBoolean;

function scalarConversion(convert: ToScalar): MovingFunction {
  return ([value], call) => {
    if (!value) return call.run.fault(call.at, `${call.name} takes one argument.`);
    return distribute([value], computedAt(call.at, [value]), ([single]) => {
      if (!single || single.state === 'absent' || single.state === 'unknown') return single ?? value;
      const converted = convert(single, call.at, call.run);
      if (typeof converted === 'object') return converted;
      return converted === single.value ? single : known(converted, computedAt(call.at, [single]));
    });
  };
}

function tolist([value]: readonly Data[], call: CallSite): Data {
  if (!value || value.state === 'unknown' || value.state === 'absent') return value ?? needs(call, 'a list');
  const { items, rest } = elementsOf(value);
  if (items.length === 0 && rest.length === 0 && casesOf(value).some((each) => !isListCase(each.value))) {
    return needs(call, 'a list');
  }
  return listOf(unified(items), computedAt(call.at, [value]), { rest });
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
    : withUnifiedEntries(value);
}

/** Entries of one map have one type, as elements of a list do. */
function withUnifiedEntries(value: Data): Data {
  if (value.state !== 'known' || typeof value.value !== 'object' || isList(value.value)) return value;
  const names = [...value.value.entries.keys()];
  const items = unified([...value.value.entries.values()].map((entry) => ({ when: always, value: entry })));
  const entries = new Map(
    names.flatMap((name, index) => {
      const item = items[index];
      return item ? [[name, item.value] as const] : [];
    }),
  );
  return { ...value, value: { ...value.value, entries } };
}

function sensitive([value]: readonly Data[], call: CallSite): Data {
  return value ? withWritten(value, { sensitive: true }) : needs(call, 'one argument');
}

function nonsensitive([value]: readonly Data[], call: CallSite): Data {
  if (!value) return needs(call, 'one argument');
  const open = (data: Data): Data => {
    const { sensitive: _shown, ...rest } = data;
    return rest;
  };
  if (value.state !== 'one-of') return open(value);
  return oneOf(
    value.cases.map((each) => ({ when: each.when, value: open(each.value) })),
    open(value),
  );
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
