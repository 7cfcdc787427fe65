import { always } from '../model/guard.ts';
import type { Diagnostic } from '../model/report.ts';
import type { Location } from '../model/source.ts';
import type { Case, Data, Datum, Item, Known, List, ListOf, Rest, Unknown, Value, Written } from '../model/value.ts';
import { eachCase, withoutRange } from '../model/cases.ts';
import { known, unknown, writtenOf } from '../model/value.ts';
import type { Conversion } from './conversions.ts';
import { toBoolean, toNumber, toSwitch, toText } from './conversions.ts';
import { isList, isMapping, listOfOne, readEntry } from './data-shapes.ts';
import { flatten } from './list-of.ts';
import type { PortBehind } from './port-attributes.ts';

/**
 * Reads the properties of one resource, or of one block in it, as the types they must have. A value of the wrong shape
 * becomes unknown `invalid` with a diagnostic; what is unknown, absent or one of several stays so.
 */
export interface PropertyReader {
  /** The resource's header or the block: the place of what is not written. */
  readonly written: Written;
  /** Distinct in a run: for conditions of one's own. */
  readonly key: string;
  string(property: string): Value<string>;
  number(property: string): Value<number>;
  boolean(property: string): Value<boolean>;
  /** `on` or `off`, also when it is written as a boolean. */
  switch(property: string): Value<string>;
  /** Every item is known or unknown, never one of several: alternatives are items of their own. */
  strings(property: string): ListOf<string>;
  /** Nested blocks or objects; a single object counts as a list of one. */
  blocks(property: string): ListOf<PropertyReader>;
  /** The names of all that is written, where it may be anything: in custom resources. */
  names(): readonly string[];
  /** As it is written, for what may have several shapes (a policy is an object or a text of JSON). */
  data(property: string): Data;
  warn(code: string, message: string, at: Location): void;
}

type Warn = PropertyReader['warn'];

/** What a reader reads from. */
export interface ReaderSource {
  readonly read: (property: string) => Data;
  readonly names?: () => readonly string[];
  readonly written: Written;
  readonly key: string;
  readonly portBehind?: PortBehind | undefined;
}

type Report = (diagnostic: Diagnostic) => void;

export function createReader(source: ReaderSource, report: Report): PropertyReader {
  const { read, names = () => [], written, key, portBehind } = source;
  const warn: Warn = (code, message, at) => report({ code, severity: 'warning', message, at });
  const scalar =
    <T>(convert: (datum: Datum) => Conversion<T>) =>
    (property: string): Value<T> =>
      converted(read(property), { convert, warn });
  const blocks = (property: string): ListOf<PropertyReader> => {
    let block = 0;
    return flatten(read(property), {
      list: (datum, at) => (isList(datum) ? datum : isMapping(datum) ? listOfOne(datum, at) : undefined),
      item: (value) => readers(value, { key: `${key} ${property} ${block++}`, report, portBehind }),
      wrong: (value) => wrongList(value, warn),
    });
  };
  return {
    written,
    key,
    string: scalar(toText),
    number: (property) => withPorts(converted(read(property), { convert: toNumber, warn, isNumber: true }), portBehind),
    boolean: scalar(toBoolean),
    switch: scalar(toSwitch),
    strings: (property) => {
      const name = `an item of ${property}`;
      const noText = (value: Written): Unknown => faulty(value, `${name} must be a string, not a list`, warn);
      return flatten(read(property), {
        list: (datum) => (isList(datum) ? withoutLists(datum, noText) : undefined),
        item: (value) => converted(value, { convert: toText, warn, name }),
        wrong: (value) => wrongList(value, warn),
      });
    },
    blocks,
    names,
    data: read,
    warn,
  };
}

interface Converting<T> {
  readonly convert: (datum: Datum) => Conversion<T>;
  readonly warn: Warn;
  /** What it is called; otherwise by its property. */
  readonly name?: string;
  readonly isNumber?: boolean;
}

function converted<T>(data: Data, { convert, warn, name, isNumber = false }: Converting<T>): Value<T> {
  const one = (value: Case<Datum>['value']): Case<T>['value'] => {
    if (value.state === 'unknown') return isNumber ? value : withoutRange(value);
    if (value.state !== 'known') return value;
    const conversion = convert(value.value);
    if ('wrong' in conversion) return faulty(value, `${name ?? nameOf(value)} ${conversion.wrong}`, warn);
    // It is of the type already, as most are: the value itself, not a copy.
    if (isOf(value, conversion.value)) return value;
    // A number that was written as text still stands for the same attribute, so the origin stays.
    return known(conversion.value, value);
  };
  return eachCase(data, one);
}

/** A list in a list is a fault, and nobody can say for how many items it stands. */
function withoutLists(list: List, wrong: (value: Written) => Unknown): List {
  if (!list.items.some(isInner)) return list;
  const inner = list.items.filter(isInner).map(({ when, value }) => ({ when, value: wrong(value) }));
  return { ...list, items: list.items.filter((item) => !isInner(item)), rest: [...list.rest, ...inner] };
}

function isInner({ value }: Item): boolean {
  return value.state === 'known' && isList(value.value);
}

/** Every number may be the port of a database that another resource is set to. */
function withPorts(number: Value<number>, portBehind: PortBehind | undefined): Value<number> {
  return portBehind ? eachCase(number, (one) => (one.state === 'unknown' ? portBehind(one) : one)) : number;
}

function isOf<T>(value: Known<unknown>, converted: T): value is Known<T> {
  return value.value === converted;
}

function readers(
  data: Data,
  { key, report, portBehind }: Pick<ReaderSource, 'key' | 'portBehind'> & { readonly report: Report },
): Value<PropertyReader> {
  const one = (value: Case<Datum>['value']): Case<PropertyReader>['value'] => {
    if (value.state !== 'known') return value;
    const mapping = value.value;
    if (!isMapping(mapping)) {
      const warn: Warn = (code, message, at) => report({ code, severity: 'warning', message, at });
      return invalid(value, 'must be a block', warn);
    }
    const read = (property: string): Data => readEntry(mapping, property, value);
    const names = (): readonly string[] => [...mapping.entries.keys()];
    return known(createReader({ read, names, written: writtenOf(value), key, portBehind }, report), value);
  };
  return eachCase(data, one);
}

/** What has the wrong shape: the fault is reported, and the value is unknown. */
export function invalid(value: Written, wrong: string, warn: Warn): Unknown {
  return faulty(value, `${nameOf(value)} ${wrong}`, warn);
}

function nameOf({ property = 'The value' }: Written): string {
  return property;
}

function faulty(value: Written, detail: string, warn: Warn): Unknown {
  warn('wrong-type', `${detail.replace(/^an /, 'An ')}.`, value.at);
  return unknown({ kind: 'invalid', detail }, value);
}

function wrongList(value: Written, warn: Warn): Rest {
  return { when: always, value: invalid(value, 'must be a list', warn) };
}
