import type { PolicyDocument, PolicyStatement } from '../../graph/props/policy.ts';
import type { Guard } from '../../model/guard.ts';
import { always, and, never, not, or } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { casesOf, when, whenState } from '../../model/cases.ts';
import type { Openness } from '../endpoints/openness.ts';
import { anyOf, both } from '../endpoints/openness.ts';

/** What a policy says of one action: when it allows and when it denies it. */
export interface Said {
  readonly allows: Openness;
  readonly denies: Openness;
}

/**
 * Conditions and resources that are named may leave the action out: then it is only possibly allowed or denied.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function saidOf(policy: Value<PolicyDocument>, action: string, there: Guard): readonly Said[] {
  return casesOf(policy).flatMap(({ when: guard, value }) => {
    const here = and(there, guard);
    if (value.state === 'absent' || here === never) return [];
    if (value.state === 'unknown') return [maybeAnything(here)];
    const { items, rest } = value.value.statements;
    const open = or(...rest.map((each) => each.when));
    return [
      ...items.flatMap((item) => ofStatement(item.value, action, and(here, item.when))),
      maybeAnything(and(here, open)),
    ];
  });
}

/** When it is allowed after all: what denies wins. */
export function allowedBy(said: readonly Said[]): Openness {
  const allows = anyOf(said.map((one) => one.allows));
  const denies = anyOf(said.map((one) => one.denies));
  return { surely: and(allows.surely, not(denies.possibly)), possibly: and(allows.possibly, not(denies.surely)) };
}

export function maybeAnything(there: Guard): Said {
  const open = { surely: never, possibly: there };
  return { allows: open, denies: open };
}

function ofStatement(statement: Value<PolicyStatement>, action: string, there: Guard): readonly Said[] {
  return casesOf(statement).flatMap(({ when: guard, value }) => {
    const here = and(there, guard);
    if (value.state === 'absent') return [];
    if (value.state === 'unknown') return [maybeAnything(here)];
    const { effect } = value.value;
    const meant = both({ surely: here, possibly: here }, speaksOf(value.value, action));
    const of = (name: string): Openness => {
      const surely = when(effect, (one) => one === name);
      return both(meant, { surely, possibly: or(surely, whenState(effect, 'unknown')) });
    };
    return [{ allows: of('Allow'), denies: of('Deny') }];
  });
}

function speaksOf({ actions, notActions, resources, conditional }: PolicyStatement, action: string): Openness {
  const unconditional = when(conditional, (is) => !is);
  const everywhere = matching(resources, (resource) => resource === '*');
  const exempt = matching(notActions, (pattern) => fits(pattern, action));
  const named = matching(actions, (pattern) => fits(pattern, action));
  const others = hasItems(notActions);
  return both(
    anyOf([named, { surely: and(others, not(exempt.possibly)), possibly: and(others, not(exempt.surely)) }]),
    { surely: and(unconditional, everywhere.surely), possibly: always },
  );
}

function hasItems(list: ListOf<string>): Guard {
  return or(...[...list.items, ...list.rest].map((item) => item.when));
}

function matching(list: ListOf<string>, holds: (text: string) => boolean): Openness {
  const items = list.items.map(({ when: there, value }) => {
    const surely = and(there, when(value, holds));
    return { surely, possibly: or(surely, and(there, whenState(value, 'unknown'))) };
  });
  return anyOf([...items, { surely: never, possibly: or(...list.rest.map((rest) => rest.when)) }]);
}

/** `*` stands for any text and `?` for one character; upper and lower case are alike. */
function fits(pattern: string, action: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'i').test(action);
}
