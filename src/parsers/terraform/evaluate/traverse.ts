import type { Guard } from '../../../model/guard.ts';
import { always, and, choice, never, not, or } from '../../../model/guard.ts';
import type { TextRange } from '../../../model/source.ts';
import type { Data, Item, List, Mapping, Unknown, Written } from '../../../model/value.ts';
import { casesOf } from '../../../model/cases.ts';
import { tooManyConditions } from '../../../model/count.ts';
import { withWritten } from '../../../model/provenance.ts';
import { known, unknown } from '../../../model/value.ts';
import type { Single } from './alternatives.ts';
import { distribute, merged } from './alternatives.ts';
import { doubtIn, elementsOf, itemAt, listOf } from './collections.ts';
import { isInvalid } from './operators.ts';
import { equalsOpen } from './open-equality.ts';
import type { Run } from './run.ts';
import { numberOf, scalarText } from './scalars.ts';
import { hiddenLike } from './secret.ts';
import { isUniformValue } from './uniform.ts';
import { computedAt, doubtOf, identityText, instanceOf, isList, isMapping, partOf, presenceOf } from './symbolic.ts';

/** An unknown index into more elements than this is unknown instead of one of them all. */
const mostChoices = 32;

/** `value.name` */
export function attributeOf(value: Data, name: string, at: TextRange, run: Run): Data {
  return acrossCases(value, at, run, (single) => {
    const instance = instanceOf(single);
    if (instance) return instance.attribute(name, at);
    if (single.state === 'unknown') return partOf(single, `.${name}`);
    if (single.state === 'absent') return `There is no ${name} in null.`;
    if (typeof single.value !== 'object') return `There is no ${name} in a ${typeof single.value}.`;
    return isMapping(single.value) ? entryOf(single.value, name, single, at) : `There is no ${name} in a list.`;
  });
}

/** Applies a step that may fail to each alternative; the fault is reported only when every alternative has it. */
export function acrossCases(value: Data, at: TextRange, run: Run, step: (single: Single) => Data | string): Data {
  let detail = '';
  let faulty = 0;
  const cases = casesOf(value).map(({ when, value: single }) => {
    const result = step(single);
    if (typeof result !== 'string') return { when, value: result };
    faulty++;
    detail = result;
    return { when, value: unknown({ kind: 'invalid', detail: result }, { at }) };
  });
  if (faulty === cases.length) return run.fault(at, detail);
  const [only] = cases;
  return only && cases.length === 1 ? only.value : merged(cases, computedAt(at, [value]));
}

function entryOf(mapping: Mapping, key: string, whole: Written, at: TextRange): Data | string {
  const value = mapping.entries.get(key);
  if (!value) return mapping.rest ?? withoutKey(mapping, key, whole);
  const present = presenceOf(mapping)?.get(key);
  if (!present) return value;
  const detail = withoutKey(mapping, key, whole);
  const cases = casesOf(value).map((each) => ({ when: and(each.when, present), value: each.value }));
  const missing = unknown({ kind: 'invalid', detail }, { at });
  return merged([...cases, { when: not(present), value: missing }], computedAt(at, [value]));
}

function withoutKey(mapping: Mapping, key: string, { sensitive }: Written): string {
  return sensitive ? 'There is no such key here.' : `There is no ${JSON.stringify(key)} here${others(mapping)}.`;
}

/** What there is instead, when that is little enough to read. */
function others({ entries }: Mapping): string {
  if (entries.size === 0 || entries.size > 6) return '';
  return `, only ${[...entries.keys()].map((name) => JSON.stringify(name)).join(', ')}`;
}

/** `value[key]` */
export function indexOf(value: Data, key: Data, at: TextRange, run: Run): Data {
  return hiddenLike(elementOf(value, key, at, run), key);
}

function elementOf(value: Data, key: Data, at: TextRange, run: Run): Data {
  return distribute([key], computedAt(at, [value]), ([index]) => {
    if (!index || index.state === 'absent') return run.fault(at, 'The index is null.');
    if (index.state === 'unknown') return anyOf(value, index, at, run);
    if (typeof index.value === 'object') return run.fault(at, 'An index is a number or a string.');
    const text = scalarText(index.value);
    const number = typeof index.value === 'number' ? index.value : numberOf(text);
    return acrossCases(value, at, run, (single) => {
      if (single.state === 'absent') return 'null has no elements.';
      if (single.state === 'unknown')
        return partOf(single, number === undefined ? `[${JSON.stringify(text)}]` : `[${number}]`);
      if (typeof single.value !== 'object') return `A ${typeof single.value} has no elements.`;
      if (isMapping(single.value)) {
        return (
          instanceOf(single)?.attribute(text, at) ?? entryOf(single.value, text, index.sensitive ? index : single, at)
        );
      }
      if (single.value.set) return 'A set has no order, and so its elements have no index.';
      return number === undefined ? 'The index of a list is a number.' : elementAt(single.value, number, at, run);
    });
  });
}

function elementAt(list: List, index: number, at: TextRange, run: Run): Data | string {
  const detail = `There is no element ${index} here.`;
  if (!Number.isInteger(index) || index < 0) return detail;
  const certain = list.items[index];
  const { firm = Infinity } = doubtOf(list) ?? {};
  if (
    certain &&
    index < firm &&
    list.rest.length === 0 &&
    list.items.every((item) => item.when === certain.when && item.when === not(never))
  ) {
    return certain.value;
  }
  const standing = itemAt(elementsOf(known(list, { at })), index);
  if (!standing) return unknown({ kind: 'limit', what: tooManyConditions }, { at });
  const { found, missing } = standing;
  if (missing === never) return merged(found, { at });
  if (list.items.length > firm) {
    return merged(
      [...found, { when: missing, value: oneBehind(list, firm, `${at.file.path}:${at.start}[${index}]`, { at, run }) }],
      { at },
    );
  }
  const open = or(...list.rest.map((rest) => rest.when));
  const others: Item[] = list.rest.map((rest) => ({
    when: and(missing, rest.when),
    value: rest.value,
  }));
  const nothing = and(missing, not(open));
  const perhaps = `There may be no element ${index} here.`;
  if (nothing !== never) others.push({ when: nothing, value: unknown({ kind: 'invalid', detail: perhaps }, { at }) });
  const result = merged([...found, ...others], { at });
  return result.state === 'unknown' && isInvalid(result) ? detail : result;
}

/** One of the items whose places are open, when they are few and all there is. */
function oneBehind(list: List, firm: number, place: string, { at, run }: { at: TextRange; run: Run }): Data {
  const open = list.items.slice(firm);
  if (list.rest.length > 0 || open.length > mostChoices || open.some((item) => item.when !== always)) {
    return unknown({ kind: 'choice', of: 'a position' }, { at });
  }
  const variable = `${run.unit.id} ${place}`;
  const cases = open.map(({ value }, position) => ({ when: choice(variable, position, open.length), value }));
  return merged(cases, computedAt(at, []));
}

/** An element of which the index is unknown: one of all, when they are few. */
export function anyOf(value: Data, index: Unknown, at: TextRange, run: Run): Data {
  const name = identityText(index);
  return acrossCases(value, at, run, (single) => {
    if (single.state === 'absent') return 'null has no elements.';
    if (single.state === 'unknown') return partOf(single, `[${name ?? '?'}]`);
    if (typeof single.value !== 'object') return `A ${typeof single.value} has no elements.`;
    const all = isList(single.value)
      ? single.value.items
      : [...single.value.entries.values()].map((entry) => ({ when: not(never), value: entry }));
    const certain = all.every((item) => item.when === not(never));
    const rest = isList(single.value) ? single.value.rest.at(0)?.value : single.value.rest;
    if (all.length === 0 && rest) return rest;
    if (rest || !certain || all.length === 0 || all.length > mostChoices) {
      return unknown({ kind: 'choice', of: 'an unknown index' }, computedAt(at, [index]));
    }
    if (isMapping(single.value) && name !== undefined) return entryFor(index, single.value, at, run);
    // Positions are no values: they are counted apart from what the index is compared with.
    const variable = `${run.unit.id} ${name === undefined ? `${at.file.path}:${at.start}` : `index ${name}`}`;
    return merged(
      all.map((item, position) => ({ when: choice(variable, position, all.length), value: item.value })),
      computedAt(at, [index]),
    );
  });
}

/** The entry of an unknown key: the last one where the key is none of the others, as Terraform refuses what is not there. */
function entryFor(key: Unknown, { entries }: Mapping, at: TextRange, run: Run): Data {
  let open: Guard = always;
  const last = entries.size - 1;
  const cases = [...entries].map(([name, value], position) => {
    const equal = position === last ? always : (equalsOpen(key, name, run) ?? never);
    const when = and(open, equal);
    open = and(open, not(equal));
    return { when, value };
  });
  return merged(cases, computedAt(at, [key]));
}

/** `value[*]` followed by steps: each element of a list, nothing of null, the value itself of anything else. */
export function splat(value: Data, at: TextRange, step: (element: Data) => Data): Data {
  if (value.state === 'unknown' && !instanceOf(value)) {
    const all = partOf(value, '[*]');
    const each = step(all);
    return each.state === 'unknown' ? each : all;
  }
  const elements = elementsOf(value);
  const { items, rest, wrong } = elements;
  const singles = wrong === never ? [] : casesOf(value).filter(({ value: each }) => isSingle(each));
  const single = singles.map(({ when, value: each }) => ({ when, value: step(each) }));
  const each = items.map((item) => ({ when: item.when, value: step(item.value) }));
  const more = rest.map((open) => ({ when: open.when, value: openElement(step(open.value), open.value) }));
  const doubt = doubtIn({ ...elements, firm: elements.firm + single.length, items: [...single, ...each] });
  return listOf([...single, ...each], computedAt(at, [value]), { rest: more, doubt, uniform: isUniformValue(value) });
}

function isSingle(value: Single): boolean {
  return value.state === 'known' && !(typeof value.value === 'object' && isList(value.value));
}

/** A value read through elements that are not known one by one is itself not known, but stands for the same thing. */
export function openElement(value: Data, element: Unknown): Unknown {
  if (value.state === 'unknown') return value;
  const { origin } = value;
  const result = unknown(element.reason, computedAt(value.at, [value]));
  return origin ? { ...result, origin } : result;
}

export function named(value: Data, property: string): Data {
  return withWritten(value, { property });
}
