import type { Case, Data, Datum, ListOf, Rest, Value, Written } from '../model/value.ts';
import { eachCase, map } from '../model/cases.ts';
import { absent, known, writtenOf } from '../model/value.ts';
import { always } from '../model/guard.ts';
import { toText } from './conversions.ts';
import { isList, isMapping, isScalar, listOfOne, readEntry } from './data-shapes.ts';
import { orDefault } from './defaults.ts';
import { emptyList, expand, flatten } from './list-of.ts';
import { readJson, readOpenJson } from './open-json.ts';
import type { PolicyDocument, PolicyStatement } from './props/policy.ts';
import type { PropertyReader } from './property-reader.ts';
import { invalid } from './property-reader.ts';

type Warn = PropertyReader['warn'];

/**
 * A policy, written as an object or as the text of one. An empty text counts as none, as the Terraform provider has it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(read: PropertyReader, property: string): Value<PolicyDocument> {
  return mapDatum(withOpenTexts(read.data(property)), (datum, written) => {
    if (typeof datum === 'string' && datum.trim() === '') return absent(written);
    const policy = typeof datum === 'string' ? readJson(datum, written) : datum;
    if (policy === undefined || !isMapping(policy)) {
      return invalid(written, 'must be a JSON object with statements', read.warn);
    }
    const statements = listIn(readEntry(policy, 'Statement', written), read.warn);
    return known({ ...written, statements: expandStatements(statements, read.warn) }, written);
  });
}

/** A text that is known in part is read as what it says there; see `readOpenJson`. */
function withOpenTexts(data: Data): Data {
  return eachCase(data, (value) => (value.state === 'unknown' ? (readOpenJson(value) ?? value) : value));
}

/** What a value's known alternatives become. */
function mapDatum<T>(data: Data, change: (datum: Datum, written: Written) => Case<T>['value']): Value<T> {
  return eachCase(data, (value) => (value.state === 'known' ? change(value.value, writtenOf(value)) : value));
}

/** One thing or a list of them. */
function listIn(data: Data, warn: Warn): ListOf<Datum> {
  return flatten(data, {
    list: (datum, written) => (isList(datum) ? datum : listOfOne(datum, written)),
    item: (value) => value,
    wrong: (value): Rest => ({ when: always, value: invalid(value, 'must be a list', warn) }),
  });
}

function expandStatements(statements: ListOf<Datum>, warn: Warn): ListOf<PolicyStatement> {
  const items = statements.items.map(({ when, value }) => ({
    when,
    value: mapDatum<PolicyStatement>(value, (datum, written) =>
      isMapping(datum)
        ? known(
            statementIn((name) => readEntry(datum, name, written), { written, warn }),
            written,
          )
        : invalid(written, 'must be a statement', warn),
    ),
  }));
  return { ...statements, items };
}

function statementIn(
  entry: (name: string) => Data,
  { written, warn }: { readonly written: Written; readonly warn: Warn },
): PolicyStatement {
  const texts = (name: string): ListOf<string> => textsIn(entry(name), warn);
  return {
    ...written,
    effect: mapDatum(entry('Effect'), (datum, place) => textOf(datum, place, warn)),
    principals: principalsIn(entry('Principal'), warn),
    notPrincipals: principalsIn(entry('NotPrincipal'), warn),
    actions: texts('Action'),
    notActions: texts('NotAction'),
    resources: texts('Resource'),
    notResources: texts('NotResource'),
    conditional: orDefault(
      map(entry('Condition'), (datum) => !isMapping(datum) || datum.entries.size > 0 || datum.rest !== undefined),
      false,
    ),
  };
}

/** `*`, or one or more under each type of principal. */
function principalsIn(data: Data, warn: Warn): ListOf<string> {
  return expand(listIn(data, warn), (datum) => {
    if (!isMapping(datum)) return textsIn(known(datum, data), warn);
    const place = { at: data.at };
    const lists = [...datum.entries.values()].map((each) => textsIn(each, warn));
    const rest = [...lists.flatMap((list) => list.rest), ...(datum.rest ? [{ when: always, value: datum.rest }] : [])];
    return { ...emptyList<string>(place), items: lists.flatMap((list) => list.items), rest };
  });
}

function textsIn(data: Data, warn: Warn): ListOf<string> {
  const list = listIn(data, warn);
  const items = list.items.map(({ when, value }) => ({
    when,
    value: mapDatum(value, (datum, written) => textOf(datum, written, warn)),
  }));
  return { ...list, items };
}

function textOf(datum: Datum, written: Written, warn: Warn): Case<string>['value'] {
  const text = toText(datum);
  return 'wrong' in text || !isScalar(datum) ? invalid(written, 'must be a string', warn) : known(text.value, written);
}
