import type { Location } from '../../../model/source.ts';
import { contains } from '../../../model/source.ts';
import type { Data, Datum, Step, Written } from '../../../model/value.ts';
import { rewritten } from '../../../model/provenance.ts';
import { either, known } from '../../../model/value.ts';
import { instanceOf, isList, withEntries, withItems } from './symbolic.ts';

/** An argument, local or output that a value passes on its way to where it is used. */
export interface Passage {
  readonly at: Location;
  /** What it is, for people: "local `port`". Asked for only where a value comes from elsewhere. */
  readonly as?: () => string;
  /** The value enters a module here: what is unknown stays here, for the caller is the one to change it. */
  readonly enters?: true;
}

/** A way longer than this is told up to here. */
const longestWay = 12;
const deepest = 12;

/**
 * Lets a value and everything in it pass an argument. What is known stays at the place where it is written, for that is
 * the place to change, and the argument joins its way. What is unknown is placed at the argument, or at the outermost
 * caller's argument where it entered a module. What lies within the argument already is left as it is; resources are
 * not opened.
 */
export function placeDeeply(value: Data, passage: Passage): Data {
  return placeIn(value, { passage, opened: undefined }, 0);
}

interface Passing {
  readonly passage: Passage;
  /** What became of collections within the value: one that is in it many times is opened once, and stays one. */
  opened: Map<Datum, Datum> | undefined;
}

function placeIn(value: Data, passing: Passing, depth: number): Data {
  const { passage } = passing;
  if (value.state === 'one-of') {
    const cases = value.cases.map((each) => ({
      when: each.when,
      // A single value stays one.
      value: placeIn(each.value, passing, depth) as (typeof each)['value'],
    }));
    return either(cases, rewritten(value, passed(value, passage) ?? {}));
  }
  const change = value.state === 'unknown' ? placed(value, passage) : passed(value, passage);
  const moved = change ? rewritten(value, change) : value;
  if (moved.state !== 'known' || typeof moved.value !== 'object' || depth > deepest || instanceOf(moved)) return moved;
  const inner = openedIn(moved.value, passing, depth);
  return inner === moved.value ? moved : known(inner, moved, moved.notes);
}

function openedIn(datum: Datum & object, passing: Passing, depth: number): Datum {
  const existing = passing.opened?.get(datum);
  if (existing !== undefined) return existing;
  const inner = partsPassed(datum, (part) => placeIn(part, passing, depth + 1));
  if (depth > 0) (passing.opened ??= new Map<Datum, Datum>()).set(datum, inner);
  return inner;
}

/** Lets a value pass without opening it: an element of a list or an entry of an object that is being written. */
export function placeAt(value: Data, passage: Passage): Data {
  const change = value.state === 'unknown' ? placed(value, passage) : passed(value, passage);
  return change ? rewritten(value, change) : value;
}

/** The way of a value that stays where it is written; undefined when nothing changes. */
function passed({ at, via }: Written, { at: argument, as }: Passage): Pick<Written, 'via'> | undefined {
  if (contains(argument, at)) return undefined;
  const last = via?.at(-1);
  const step = stepAt(argument, as);
  if (!via || !last) return { via: [step] };
  // An element within the argument is the more exact place.
  if (contains(argument, last)) return as ? { via: [...via.slice(0, -1), stepAt(last, as)] } : undefined;
  return via.length < longestWay ? { via: [...via, step] } : undefined;
}

/** The place of an unknown value: the argument that it reaches, the way that it came behind it. */
function placed(value: Written, { at: argument, as, enters }: Passage): Partial<Written> | undefined {
  const { at, via, entered } = value;
  const flag = enters && !entered ? ({ entered: true } as const) : undefined;
  if (contains(argument, at)) return flag;
  if (entered) return passed(value, { at: argument, ...(as && { as }) });
  return { at: stepAt(argument, as), via: [at, ...(via ?? [])].slice(0, longestWay), ...flag };
}

/** A location as a step of a way, without the syntax that it may be. */
export function stepAt(location: Location, as: Passage['as']): Step {
  if (!as) return location;
  if ('path' in location) return { file: location.file, path: location.path, as: as() };
  return { file: location.file, start: location.start, end: location.end, as: as() };
}

/** The same object when no part changes, as with literals, which most are. */
function partsPassed(datum: Datum & object, pass: (part: Data) => Data): Datum {
  if (isList(datum)) {
    const items = datum.items.map((item) => {
      const value = pass(item.value);
      return value === item.value ? item : { when: item.when, value };
    });
    return items.every((item, index) => item === datum.items[index]) ? datum : withItems(datum, items);
  }
  let entries: Map<string, Data> | undefined;
  for (const [key, part] of datum.entries) {
    const value = pass(part);
    if (value !== part) (entries ??= new Map(datum.entries)).set(key, value);
  }
  return entries ? withEntries(datum, entries) : datum;
}
