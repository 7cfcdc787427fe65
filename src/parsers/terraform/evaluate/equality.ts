import { always } from '../../../model/guard.ts';
import type { Data, Datum, List, Mapping, Unknown } from '../../../model/value.ts';
import { casesOf } from '../../../model/cases.ts';
import type { Single } from './alternatives.ts';
import { digitsOf, doubtOf, identityOf, instanceOf, isList, isMapping } from './symbolic.ts';
import { isTooDeep } from './unfolded.ts';

/** Whether two values are equal; undefined when that depends on something unknown. Types are not converted. */
export function isEqual(one: Data, other: Data): boolean | undefined {
  let outcome: boolean | undefined;
  for (const a of casesOf(one)) {
    for (const b of casesOf(other)) {
      const equal = equalSingles(a.value, b.value);
      if (equal === undefined || (outcome !== undefined && outcome !== equal)) return undefined;
      outcome = equal;
    }
  }
  return outcome;
}

function equalSingles(one: Single, other: Single): boolean | undefined {
  if (one.state === 'unknown' || other.state === 'unknown') return equalUnknowns(one, other);
  if (one.state === 'absent' || other.state === 'absent') return one.state === other.state;
  if (digitsOf(one) !== digitsOf(other)) return false;
  return equalKnown(one.value, other.value);
}

function equalUnknowns(one: Single, other: Single): boolean | undefined {
  if (one.state === 'unknown' && other.state === 'unknown') {
    const identity = identityOf(one);
    if (identity !== undefined && identity === identityOf(other)) return true;
    return areOfTwo(one, other) ? false : undefined;
  }
  const [open, certain] = one.state === 'unknown' ? [one, other] : [other, one];
  if (open.state !== 'unknown') return undefined;
  if (certain.state === 'absent') return open.nonNull ? false : undefined;
  return certain.state === 'known' && typeof certain.value === 'string' && !mayRead(open, certain.value)
    ? false
    : undefined;
}

/** Whether two values are the ids or the ARNs of two resources of one type, which are never equal. */
function areOfTwo(one: Unknown, other: Unknown): boolean {
  return nameTwo(identityOf(one) ?? '', identityOf(other) ?? '');
}

function nameTwo(...attributes: readonly string[]): boolean {
  const [left, right] = attributes.map((attribute) => ownAttribute.exec(attribute));
  if (!left || !right || variables.has(left[2] ?? '')) return false;
  return left[2] === right[2] && left[3] === right[3] && left[1] !== right[1];
}

/** `module.a.aws_vpc.main["east"].id`: the address, the type and the attribute. An instance of unknown key may be any. */
const ownAttribute =
  /^((?:module\.[\w-]+(?:\[(?:"(?!\?")[^"]*"|\d+)\])?\.)*([\w-]+)\.[\w-]+(?:\[(?:"(?!\?")[^"]*"|\d+)\])?)\.(id|arn)$/;

/** What has the same form and is no resource. */
const variables: ReadonlySet<string> = new Set(['each', 'local', 'path', 'self', 'terraform', 'var']);

/** Whether a text of which some pieces are known may be the given one: it begins and ends as they do. */
function mayRead({ parts }: Unknown, text: string): boolean {
  const [first, last] = [parts?.at(0), parts?.at(-1)];
  if (typeof first === 'string' && !text.startsWith(first)) return false;
  return typeof last !== 'string' || text.endsWith(last);
}

function equalKnown(one: Datum, other: Datum): boolean | undefined {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  const known = compared.get(one);
  if (known?.has(other)) return known.get(other);
  if (isTooDeep(one) || isTooDeep(other)) return undefined;
  const result =
    isList(one) && isList(other)
      ? equalLists(one, other)
      : isMapping(one) && isMapping(other)
        ? equalMappings(one, other)
        : false;
  if (known) known.set(other, result);
  else compared.set(one, new WeakMap([[other, result]]));
  return result;
}

/** What was found: parts that are shared are compared once, however often they occur in what is compared. */
const compared = new WeakMap<object, WeakMap<object, boolean | undefined>>();

function equalLists(one: List, other: List): boolean | undefined {
  if (one.rest.length > 0 || other.rest.length > 0 || doubtOf(one) || doubtOf(other)) return undefined;
  if ([...one.items, ...other.items].some((item) => item.when !== always)) return undefined;
  if (one.items.length !== other.items.length || one.set !== other.set) return false;
  return every(one.items.map((item, index) => isEqual(item.value, other.items[index]?.value ?? item.value)));
}

function equalMappings(one: Mapping, other: Mapping): boolean | undefined {
  const [left, right] = [instanceOf(one)?.address, instanceOf(other)?.address];
  if (left !== undefined || right !== undefined) return equalInstances(left, right);
  if (one.rest || other.rest) return undefined;
  if (one.entries.size !== other.entries.size) return false;
  const results: (boolean | undefined)[] = [];
  for (const [key, value] of one.entries) {
    const counterpart = other.entries.get(key);
    results.push(counterpart ? isEqual(value, counterpart) : false);
  }
  return every(results);
}

/** Resources are equal to themselves and not to others, which have other ids; modules with other addresses may be. */
function equalInstances(one: string | undefined, other: string | undefined): boolean | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (one === other) return true;
  return nameTwo(`${one}.id`, `${other}.id`) ? false : undefined;
}

function every(results: readonly (boolean | undefined)[]): boolean | undefined {
  if (results.includes(false)) return false;
  return results.includes(undefined) ? undefined : true;
}
