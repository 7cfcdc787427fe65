import type { Guard } from '../model/guard.ts';
import { always, and, atom, never, not } from '../model/guard.ts';
import type { ListOf, Rest, Value } from '../model/value.ts';
import { casesOf, oneOf, whenState } from '../model/cases.ts';
import { absent, writtenOf } from '../model/value.ts';
import { orElse } from './defaults.ts';
import type { Contribution } from './define-kind.ts';
import { guarded, joinLists, whenFilled } from './list-of.ts';

type Added = ListOf<unknown> | Value<unknown>;

/** A contribution that is there only under the condition; outside it nothing is written. */
export function under(contribution: Contribution, guard: Guard): Contribution {
  if (guard === always) return contribution;
  return each(contribution, (added) =>
    isList(added)
      ? {
          ...added,
          items: guarded(added.items, guard),
          rest: guarded(added.rest, guard),
          absent: not(and(guard, not(added.absent))),
        }
      : only(added, guard),
  );
}

/** What may be there in place of a contribution of which it is unknown whether it belongs here. */
export function openedBy(contribution: Contribution, rest: Rest): Contribution {
  return each(contribution, (added) => {
    if (isList(added)) {
      return whenFilled(added) === never ? undefined : { ...writtenOf(added), items: [], rest: [rest], absent: never };
    }
    const { property } = added;
    const value = { ...rest.value, ...(property !== undefined && { property }) };
    return only(value, and(rest.when, not(whenState(added, 'absent'))));
  });
}

/** Contributions that surely belong to a resource, and those that may. */
interface Contributions {
  readonly added: readonly Contribution[];
  readonly open: readonly Contribution[];
  /** The resource's own, for conditions that nothing else shares. */
  readonly key: string;
}

export function withContributions(props: object, { added, open, key }: Contributions): object {
  if (added.length + open.length === 0) return props;
  const written = new Set([...added, ...open].flatMap((contribution) => Object.keys(contribution)));
  const merged = Object.entries(props).map(([property, own]: [string, Added]) => {
    if (!written.has(property)) return [property, own] as const;
    const sure = added.flatMap((contribution) => contribution[property] ?? []);
    const possible = open.flatMap((contribution) => contribution[property] ?? []);
    if (isList(own)) return [property, joinLists([own, ...[...sure, ...possible].filter(isList)])] as const;
    const held = settled([own, ...sure.filter(isSingle)], `${key} ${property}`);
    // What the resource writes itself nothing else should write, so only its absence is in doubt.
    return [property, possible.filter(isSingle).reduce<Value<unknown>>(orElse, held)] as const;
  });
  return Object.fromEntries<Added>(merged);
}

/**
 * The value that holds where several resources may write one: the only one written, or either of two that differ. The
 * documentation of such resources calls writing both a conflict; which one holds then changes from run to run.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_policy
 */
function settled([first, ...others]: readonly [Value<unknown>, ...Value<unknown>[]], key: string): Value<unknown> {
  return others.reduce((held, other, index) => {
    const holds = atom(`${key} is what is written first, not in place ${index + 2}`);
    const pairs = casesOf(held).flatMap((one) =>
      casesOf(other).flatMap((two) => {
        const when = and(one.when, two.when);
        if (one.value.state === 'absent')
          return [{ when, value: two.value.state === 'absent' ? one.value : two.value }];
        if (two.value.state === 'absent' || isEqual(one.value, two.value)) return [{ when, value: one.value }];
        return [
          { when: and(when, holds), value: one.value },
          { when: and(when, not(holds)), value: two.value },
        ];
      }),
    );
    const place = casesOf(held).every((one) => one.value.state === 'absent') ? other : held;
    return oneOf(pairs, place);
  }, first);
}

function isEqual(one: Value<unknown>, two: Value<unknown>): boolean {
  return one.state === 'known' && two.state === 'known' && one.value === two.value;
}

function only<T>(value: Value<T>, guard: Guard): Value<T> {
  if (guard === always) return value;
  const cases = [
    { when: guard, value },
    { when: not(guard), value: absent(value) },
  ];
  return oneOf(cases, value);
}

function each(contribution: Contribution, change: (added: Added) => Added | undefined): Contribution {
  return Object.fromEntries(
    Object.entries(contribution).map(([property, added]) => [property, added === undefined ? added : change(added)]),
  );
}

function isList(added: Added): added is ListOf<unknown> {
  return 'items' in added;
}

function isSingle(added: Added): added is Value<unknown> {
  return !isList(added);
}
