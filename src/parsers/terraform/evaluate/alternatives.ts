import type { Guard } from '../../../model/guard.ts';
import { always, and, never } from '../../../model/guard.ts';
import type { Absent, Data, Datum, Known, List, Unknown, Written } from '../../../model/value.ts';
import { casesOf, oneOf } from '../../../model/cases.ts';
import { either, known, unknown } from '../../../model/value.ts';
import { doubtOf, instanceOf, isList, marked, withEntries } from './symbolic.ts';

/** A value that is no choice between several. */
export type Single = Known<Datum> | Unknown | Absent;

/** More combinations than this of alternatives that are independent of each other and the result is given up. */
const combinationLimit = 256;
const combinationText = `what is open may combine to ${combinationLimit} alternatives`;

/** Applies a function to each combination of the alternatives that can occur. */
export function distribute(
  values: readonly Data[],
  written: Written,
  apply: (singles: readonly Single[], when: Guard | undefined) => Data,
): Data {
  const singles = values.filter((value): value is Single => value.state !== 'one-of');
  if (singles.length === values.length) return apply(singles, undefined);
  let combinations: { when: Guard; singles: readonly Single[] }[] = [];
  for (const [index, value] of values.entries()) {
    if (index === 0) {
      combinations = casesOf(value).map((each) => ({ when: each.when, singles: [each.value] }));
      continue;
    }
    const next: { when: Guard; singles: readonly Single[] }[] = [];
    for (const combination of combinations) {
      for (const each of casesOf(value)) {
        const when = and(combination.when, each.when);
        if (when !== never) next.push({ when, singles: [...combination.singles, each.value] });
        if (next.length > combinationLimit) return unknown({ kind: 'limit', what: combinationText }, written);
      }
    }
    combinations = next;
  }
  return merged(
    combinations.map((each) => ({ when: each.when, value: apply(each.singles, each.when) })),
    written,
  );
}

/** Like `oneOf`, but equal known scalars under different conditions become one case. */
export function merged(
  alternatives: readonly { readonly when: Guard; readonly value: Data }[],
  written: Written,
): Data {
  const first = new Map<string, Data>();
  const unified = alternatives.flatMap(({ when, value }) =>
    casesOf(value).map((each) => {
      const single = each.value;
      const guard = and(when, each.when);
      if (single.state !== 'known' || typeof single.value === 'object' || single.origin) {
        return { when: guard, value: single };
      }
      const key = `${typeof single.value} ${String(single.value)}`;
      const same = first.get(key) ?? single;
      first.set(key, same);
      return { when: guard, value: same };
    }),
  );
  return oneOf(unified, written);
}

/** The value as it is where a condition holds: alternatives that exclude it are dropped. */
export function restrict(value: Data, when: Guard): Data {
  if (value.state !== 'one-of') return value;
  const cases = value.cases.filter((each) => and(each.when, when) !== never);
  const [only] = cases;
  if (only && cases.length === 1) return only.value;
  return cases.length === value.cases.length || cases.length === 0 ? value : either(cases, value);
}

/** Restricts a value and everything in it; what cannot occur leaves lists. */
export function restrictDeeply(value: Data, when: Guard, depth = 0): Data {
  const restricted = restrict(value, when);
  if (when === always || restricted.state !== 'known' || depth > 8) return restricted;
  const datum = restricted.value;
  if (typeof datum !== 'object' || instanceOf(restricted)) return restricted;
  if (isList(datum)) {
    const doubt = doubtOf(datum);
    let firm = doubt?.firm;
    const items = datum.items.flatMap((item, index) => {
      if (and(item.when, when) !== never) {
        return [{ when: item.when, value: restrictDeeply(item.value, when, depth + 1) }];
      }
      if (firm !== undefined && index < (doubt?.firm ?? 0)) firm--;
      return [];
    });
    const rest = datum.rest.filter((more) => and(more.when, when) !== never);
    const list: List = { type: 'list', items, rest, set: datum.set, notes: datum.notes };
    return known(firm === undefined ? list : marked(list, { doubt: { ...doubt, firm } }), restricted);
  }
  const entries = new Map([...datum.entries].map(([key, entry]) => [key, restrictDeeply(entry, when, depth + 1)]));
  return known(withEntries(datum, entries), restricted);
}
