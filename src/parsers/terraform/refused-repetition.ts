import { always } from '../../model/guard.ts';
import { casesOf } from '../../model/cases.ts';
import type { Data, Datum, List } from '../../model/value.ts';
import { numberOf } from './evaluate/scalars.ts';
import { instanceOf, isList, mayBeSet } from './evaluate/symbolic.ts';
import type { Type } from './type-constraint.ts';

// What `terraform plan` refuses as `count` and `for_each`, whatever else it can tell of the value
// (https://developer.hashicorp.com/terraform/language/meta-arguments/for_each,
// https://github.com/hashicorp/terraform/blob/v1.11.4/internal/terraform/eval_for_each.go).

/** What is wrong with the value of a `count`, and what to write; undefined for one that Terraform takes or may take. */
export function faultOfCount(count: Data): string | undefined {
  if (count.state === 'absent') return 'count is null. It takes a whole number: 0 for no instance.';
  if (count.state !== 'known') return undefined;
  const { value } = count;
  const takes = 'count takes a whole number that is not negative';
  if (typeof value === 'object') return `${takes}, and this is ${nameOf(value)}. Write its \`length(…)\`.`;
  if (typeof value === 'boolean') return `${takes}, and this is ${value}. Write \`… ? 1 : 0\`.`;
  const number = typeof value === 'string' ? numberOf(value) : value;
  if (number === undefined) return `${takes}, and this is a text.`;
  return Number.isInteger(number) && number >= 0 ? undefined : `${takes}, and this is ${number}.`;
}

/** The same of a `for_each`. What is certain of it is its type: that its values are known does not matter. */
export function faultOfForEach(collection: Data): string | undefined {
  if (collection.state === 'absent')
    return 'for_each is null. It takes a map or a set of strings: `{}` for no instance.';
  const lists = listsIn(collection);
  if (lists) return faultOfLists(lists);
  if (collection.state !== 'known') return undefined;
  const { value } = collection;
  if (typeof value !== 'object') return `${takes}, and this is ${nameOf(value)}.`;
  return isList(value) && value.set ? faultOfSet(value) : undefined;
}

const takes = 'for_each takes a map or a set of strings';

/**
 * What is wrong with a `for_each` of which nothing is known but its type; undefined for one that Terraform takes. A set
 * of other values is refused only once they are known.
 */
export function faultOfType(type: Type): string | undefined {
  if (typeof type === 'string') return type === 'any' ? undefined : `${takes}, and this is ${namesOfTypes[type]}.`;
  if (type.kind !== 'list' && type.kind !== 'tuple') return undefined;
  return faultOfList(elementOfType([type.of].flat()));
}

const namesOfTypes = { string: 'a text', number: 'a number', bool: 'a truth value' } as const;

function elementOfType(types: readonly Type[]): Element | undefined {
  if (types.some((type) => typeof type === 'object')) return 'object';
  return types.length > 0 && types.every((type) => type === 'number' || type === 'bool') ? 'scalar' : undefined;
}

/** The lists that a value is, whichever of them it is, if none can have become a set; see evaluate/perhaps-set.ts. */
function listsIn(collection: Data): readonly List[] | undefined {
  const lists: List[] = [];
  for (const { value } of casesOf(collection)) {
    if (value.state !== 'known' || typeof value.value !== 'object' || !isList(value.value)) return undefined;
    if (mayBeSet(value.value)) return undefined;
    lists.push(value.value);
  }
  return lists;
}

function faultOfLists(lists: readonly List[]): string {
  return faultOfList(elementOf(lists.flatMap((list) => list.items.map((item) => item.value))));
}

function faultOfList(element: Element | undefined): string {
  if (element === 'object') return ofObjects('list');
  return `${takes}, and this is a list. Write ${element === 'scalar' ? asStrings : '`toset(…)` around it'}.`;
}

const asStrings = '`toset([for item in … : tostring(item)])`';

/** Elements of a set are of one type, and strings as soon as one of them is. */
function faultOfSet({ items, rest }: List): string | undefined {
  if (items.some((item) => item.when === always && item.value.state === 'absent')) {
    return `${takes}, and this set holds null. Leave null out of it.`;
  }
  if (rest.length > 0 || items.some((item) => item.value.state !== 'known')) return undefined;
  const element = elementOf(items.map((item) => item.value));
  if (element === undefined) return undefined;
  if (element === 'scalar') return `${takes}, and this is a set of other values. Write ${asStrings}.`;
  return ofObjects('set');
}

function ofObjects(what: 'list' | 'set'): string {
  return `${takes}, and this is a ${what} of what is no string. Make a map of it: \`{ for item in … : <key> => item }\`.`;
}

type Element = 'scalar' | 'object';

/** What the elements are, where that is known and they are no strings: numbers and truth values, or what holds others. */
function elementOf(values: readonly Data[]): Element | undefined {
  const shapes = values.flatMap((value) => (value.state === 'known' ? [value] : []));
  if (shapes.some((each) => typeof each.value === 'object' || instanceOf(each))) return 'object';
  const isScalar = shapes.length > 0 && shapes.every((each) => typeof each.value !== 'string');
  return isScalar ? 'scalar' : undefined;
}

function nameOf(value: Datum): string {
  if (typeof value === 'object') return isList(value) ? 'a list' : 'a map';
  return typeof value === 'string' ? 'a text' : typeof value === 'number' ? 'a number' : 'a truth value';
}
