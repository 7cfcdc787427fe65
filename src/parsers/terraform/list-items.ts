import { always } from '../../model/guard.ts';
import type { Data, Datum, Item, Unknown } from '../../model/value.ts';
import { known } from '../../model/value.ts';
import { certainType } from './certain-type.ts';
import { isListAttribute } from './data-sources/list-attributes.ts';
import { listOf } from './evaluate/collections.ts';
import type { Scope } from './evaluate/scope.ts';
import { isList, withItems } from './evaluate/symbolic.ts';
import type { Expression } from './hcl/syntax.ts';

/**
 * An argument that is a list, in which an item is surely a list of which nothing is known: `[var.subnet_ids]`,
 * `[data.aws_subnets.private.ids]`. Before version 0.12 Terraform took such a list for its elements; now it refuses it,
 * and as one text it must not be counted.
 */
export function withListItems(value: Data, written: Expression, scope: Scope): Data {
  if (value.state !== 'known' || typeof value.value !== 'object' || !isList(value.value)) return value;
  const { items } = value.value;
  if (!items.some((item) => item.value.state === 'unknown')) return value;
  const isWhole = written.type === 'tuple' && written.elements.length === items.length;
  const seen = items.map((item, index): Item => {
    const element = isWhole ? written.elements[index] : undefined;
    return isOpenList(item.value, element, scope) ? { ...item, value: openList(item.value) } : item;
  });
  return seen.every((item, index) => item === items[index]) ? value : known<Datum>(withItems(value.value, seen), value);
}

function isOpenList(item: Data, element: Expression | undefined, scope: Scope): item is Unknown {
  if (item.state !== 'unknown') return false;
  if (item.origin) {
    const { address, attribute } = item.origin;
    const type = /(?:^|\.)data\.(\w+)\./.exec(address)?.[1];
    if (type !== undefined) return isListAttribute(type, attribute);
  }
  const type = element && certainType(element, scope);
  return typeof type === 'object' && (type.kind === 'list' || type.kind === 'tuple');
}

function openList(value: Unknown): Data {
  return listOf([], { at: value.at, via: value.via }, { rest: [{ when: always, value }] });
}
