import type { Data, Datum, List, Mapping } from '../../../model/value.ts';
import { casesOf } from '../../../model/cases.ts';
import { remembered } from '../../../model/remember.ts';
import { either, known, writtenOf } from '../../../model/value.ts';
import { instanceOf, isList, isMapping, marked, mayBeSet, withEntries, withItems } from './symbolic.ts';
import { isTooDeep, isTooLarge } from './unfolded.ts';

// Terraform makes a set of what is written as a list where the schema of a resource says so, and where it stands in
// place of a set. Where neither is known, neither is what a list has become.

/** The value with each list in it as one that may be a set. */
export function perhapsSets(value: Data): Data {
  if (value.state === 'one-of') {
    // A single value stays one.
    const cases = value.cases.map(({ when, value: each }) => ({ when, value: perhapsSets(each) as typeof each }));
    return either(cases, value);
  }
  if (value.state !== 'known' || typeof value.value !== 'object' || instanceOf(value)) return value;
  const open = perhapsSetsIn(value.value);
  return open === value.value ? value : known<Datum>(open, value, value.notes);
}

const perhapsSetsIn = remembered((datum: List | Mapping): List | Mapping => {
  if (isTooDeep(datum)) return datum;
  if (!isList(datum)) return withChanged(datum, (_, entry) => perhapsSets(entry));
  const items = datum.items.map(({ when, value }) => ({ when, value: perhapsSets(value) }));
  const list = withItems(datum, items);
  return list.set ? list : marked(list, { mayBeSet: true });
});

function withChanged(mapping: Mapping, change: (name: string, entry: Data) => Data): Mapping {
  const changed = new Map(Array.from(mapping.entries, ([name, entry]) => [name, change(name, entry)]));
  const isSame = [...mapping.entries].every(([name, entry]) => changed.get(name) === entry);
  return isSame ? mapping : withEntries(mapping, changed);
}

/** A value that stands where another might have: both are of one type, and that other may be a set or hold sets. */
export function besides(value: Data, other: Data): Data {
  const own = casesOf(value).map((each) => each.value);
  if (!own.some((each) => each.state === 'known' && typeof each.value === 'object')) return value;
  if (casesOf(other).some((each) => each.value.state !== 'known' || isPerhapsSet(each.value)))
    return perhapsSets(value);
  if (own.every((each) => listIn(each))) return value;
  const [mapping, counterpart] = [mappingIn(value), mappingIn(other)];
  if (!mapping || !counterpart || isTooLarge(value)) return perhapsSets(value);
  const changed = withChanged(mapping, (name, entry) => {
    const same = counterpart.entries.get(name);
    return same ? besides(entry, same) : perhapsSets(entry);
  });
  return changed === mapping ? value : known<Datum>(changed, writtenOf(value));
}

function isPerhapsSet(value: Data): boolean {
  const list = listIn(value);
  return list !== undefined && mayBeSet(list);
}

function listIn(value: Data): List | undefined {
  return value.state === 'known' && isList(value.value) ? value.value : undefined;
}

function mappingIn(value: Data): Mapping | undefined {
  return value.state === 'known' && isMapping(value.value) && !instanceOf(value) ? value.value : undefined;
}
