import { isShown } from '../graph/unshown.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, variablesOf } from '../model/guard.ts';
import { remembered } from '../model/remember.ts';
import type { UnknownReason } from '../model/unknown.ts';
import type { ListOf, Unknown, Value, Written } from '../model/value.ts';
import { casesOf } from '../model/cases.ts';
import { variableName } from './conditions.ts';
import { explainUnknown, explanationText } from './explain-unknown.ts';
import type { InputDeclaration } from './inputs.ts';
import { enumerate, longestReason, tidy } from './wording.ts';

export function isValue(written: object): written is Value<unknown> {
  return 'state' in written;
}

export function isList(written: object): written is ListOf<unknown> {
  return 'items' in written && 'rest' in written;
}

/** The alternatives of a value that are possible under a condition. */
export function possibleCases<T>(value: Value<T>, under: Guard): ReturnType<typeof casesOf<T>> {
  return casesOf(value).filter((each) => and(each.when, under) !== never);
}

interface Known {
  readonly inputs: readonly InputDeclaration[];
  /** The ID of the resource's unit. */
  readonly unit: string;
}

/** What keeps a value or list from being known, as sentences without a full stop, each once. */
export function reasonsOf(written: Written, under: Guard, { inputs, unit }: Known): readonly string[] {
  // Where a plan does not show all there is, nothing else is missing.
  const missing = unknownsOf(written, under).filter(({ reason }) => reason.kind === 'unshown' || isShown(under));
  const reasons = [...new Set(missing.map(({ reason }) => explainedWith(inputs)(reason)))];
  if (reasons.length > 0) return reasons;
  const conditions = conditionsOf(written, under, unit);
  return conditions.length === 0 ? [] : [`it depends on ${enumerate(conditions)}`];
}

const explainedWith = remembered((inputs: readonly InputDeclaration[]) =>
  remembered((reason: UnknownReason) => tidy(explanationText(explainUnknown(reason, inputs)), longestReason)),
);

function unknownsOf(written: Written, under: Guard): readonly Unknown[] {
  if (isValue(written)) {
    return possibleCases(written, under).flatMap(({ value }) => (value.state === 'unknown' ? [value] : []));
  }
  if (!isList(written)) return [];
  const rest = written.rest.filter((each) => and(each.when, under) !== never).map((each) => each.value);
  const items = written.items.flatMap((item) => unknownsOf(item.value, and(under, item.when)));
  return [...rest, ...items];
}

/** The open conditions that choose between known alternatives. */
function conditionsOf(written: Written, under: Guard, unit: string): readonly string[] {
  const guards = isValue(written)
    ? possibleCases(written, under).map((each) => each.when)
    : isList(written)
      ? written.items.flatMap((item) => [item.when, ...casesOf(item.value).map((each) => each.when)])
      : [];
  const names = guards.flatMap((guard) => [...variablesOf(guard)]);
  const known = names.flatMap((name) => variableName(name, unit) ?? []);
  return [...new Set(known)].slice(0, 3);
}
