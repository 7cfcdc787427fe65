import type { Data, Datum, Item, List, Mapping, Rest, Unknown, Written } from '../../../model/value.ts';
import { rewritten } from '../../../model/provenance.ts';
import { remembered } from '../../../model/remember.ts';
import { either, known, unknown } from '../../../model/value.ts';
import type { Instance } from './symbolic.ts';
import { instanceOf, isList, marked } from './symbolic.ts';
import { isTooDeep } from './unfolded.ts';

/** Collections of collections deeper than this are taken as secret. */
const deepest = 12;

/**
 * Marks a value and everything in it as sensitive, so that no part of it is printed, however it is taken out. Parts
 * that are marked already are left as they are.
 */
export function hidden(value: Data, depth = 0): Data {
  const mark = { sensitive: true } as const;
  switch (value.state) {
    case 'absent':
      return rewritten(value, mark);
    case 'unknown':
      return hiddenUnknown(value);
    case 'one-of': {
      // A single value stays one.
      const cases = value.cases.map((each) => ({
        when: each.when,
        value: hidden(each.value, depth) as typeof each.value,
      }));
      return either(cases, rewritten(value, mark));
    }
    case 'known': {
      const instance = instanceOf(value);
      if (instance && typeof value.value === 'object' && !isList(value.value)) {
        return known(marked(value.value, { instance: hiddenInstance(instance) }), rewritten(value, mark));
      }
      return typeof value.value !== 'object' || depth > deepest
        ? rewritten(value, mark)
        : known(hiddenOnce(value.value, depth + 1), rewritten(value, mark));
    }
  }
}

function hiddenUnknown(value: Unknown): Unknown {
  const instance = instanceOf(value);
  const { at, via, origin, property, entered } = value;
  const secret = unknown(value.reason, { at, via, origin, property, sensitive: true, entered }, value);
  return instance ? marked(secret, { instance: hiddenInstance(instance) }) : secret;
}

function hiddenInstance(instance: Instance): Instance {
  return { ...instance, attribute: (name, at) => hidden(instance.attribute(name, at)) };
}

/** What became of each collection, by its depth: one that is in a value many times is marked once, and stays one. */
const hiddenByDepth = remembered((_: List | Mapping): Datum[] => []);

function hiddenOnce(datum: List | Mapping, depth: number): Datum {
  const done = hiddenByDepth(datum);
  return (done[depth] ??= hiddenDatum(datum, depth));
}

function hiddenDatum(datum: Datum & object, depth: number): Datum {
  if (isList(datum)) {
    const items = datum.items.map((item): Item => ({ when: item.when, value: hidden(item.value, depth) }));
    const rest = datum.rest.map((more): Rest => ({ when: more.when, value: hiddenUnknown(more.value) }));
    return { type: 'list', items, rest, set: datum.set, notes: datum.notes };
  }
  const entries = new Map([...datum.entries].map(([key, entry]) => [key, hidden(entry, depth)]));
  return { type: 'mapping', entries, rest: datum.rest && hiddenUnknown(datum.rest), notes: datum.notes };
}

/** Results of what is secret are secret. */
export function hiddenLike(value: Data, ...causes: readonly Written[]): Data {
  return causes.some((cause) => cause.sensitive) ? hidden(value) : value;
}

/** The value with nothing in it hidden any more, as `nonsensitive` has it. What nests too deep stays hidden inside. */
export function shown(value: Data): Data {
  if (value.state === 'one-of') {
    const { sensitive: _hidden, ...either } = value;
    const cases = value.cases.map((each) => ({ when: each.when, value: shown(each.value) as typeof each.value }));
    return { ...either, cases };
  }
  const { sensitive: _hidden, ...single } = value;
  if (single.state !== 'known' || typeof single.value !== 'object' || instanceOf(single)) return single;
  return isTooDeep(single.value) ? single : { ...single, value: shownDatum(single.value) };
}

const shownDatum = remembered((datum: List | Mapping): Datum => {
  if (isList(datum)) return { ...datum, items: datum.items.map((item) => ({ ...item, value: shown(item.value) })) };
  return { ...datum, entries: new Map([...datum.entries].map(([key, entry]) => [key, shown(entry)])) };
});
