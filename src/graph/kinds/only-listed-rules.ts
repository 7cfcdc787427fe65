import type { Guard } from '../../model/guard.ts';
import { and, atom, never, not, or } from '../../model/guard.ts';
import type { Item, ListOf, Rest, Unknown, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { unknown } from '../../model/value.ts';
import { anyOf } from '../list-of.ts';
import type { TrafficRule } from '../props/security-group.ts';

/**
 * The rules that a group keeps where a resource lists the IDs of all that it may have: the provider removes the others,
 * inline ones too, until whatever wrote them writes them again. A listed ID that is no rule of the sources is a rule
 * that cannot be read.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_rules_exclusive
 */
export function onlyListed(rules: ListOf<TrafficRule>, list: ListOf<string>): ListOf<TrafficRule> {
  const exclusive = not(list.absent);
  if (exclusive === never) return rules;
  const ids = list.items.flatMap(({ when, value }) =>
    casesOf(value).map((each): Id => ({ when: and(when, each.when), value: each.value })),
  );
  const items = rules.items
    .map((item, index) => ({
      ...item,
      when: and(item.when, or(not(exclusive), whenListed(item, index, { ids, list }))),
    }))
    .filter(({ when }) => when !== never);
  const strangers = ids.filter((id) => id.when !== never && !rules.items.some((item) => isOf(id, item)));
  const rest = [
    ...rules.rest,
    ...list.rest,
    ...strangers.map(({ when, value }): Rest => ({ when, value: stranger(value) })),
  ];
  return { ...rules, items, rest };
}

interface Id {
  readonly when: Guard;
  readonly value: Value<string>;
}

/** An inline rule has no ID to be listed by: the group writes it again and the list removes it again. */
function whenListed(
  item: Item<TrafficRule>,
  index: number,
  { ids, list }: { readonly ids: readonly Id[]; readonly list: ListOf<string> },
): Guard {
  const { file, ...place } = list.at;
  const open = atom(`rule ${index} of ${JSON.stringify([file.path, place])} is kept`);
  if (item.value.state === 'known' && item.value.value.writtenBy === undefined) return open;
  const listed = anyOf(ids.filter((id) => isOf(id, item)).map((id) => id.when));
  const mayBe = anyOf([...ids.filter(({ value }) => isOpen(value)), ...list.rest].map((each) => each.when));
  return or(listed, and(mayBe, open));
}

function isOf({ value }: Id, item: Item<TrafficRule>): boolean {
  const by = item.value.state === 'known' ? item.value.value.writtenBy : undefined;
  return by !== undefined && value.origin?.unit === by.unit && value.origin.address === by.address;
}

/** An unknown ID that names no one resource may be that of any rule. */
function isOpen(value: Value<string>): boolean {
  return value.state === 'unknown' && (value.origin === undefined || value.origin.address.includes('["?"]'));
}

function stranger(value: Value<string>): Unknown {
  if (value.state === 'unknown') return value;
  return unknown({ kind: 'opaque', what: 'the rule that is listed by this ID' }, value);
}
