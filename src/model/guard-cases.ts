import type { Guard } from './guard.ts';
import { and, atom, choice, choiceIn, implies, never, not, or, shortestCase } from './guard.ts';
import type { Choice } from './resource.ts';

/** One way in which a condition comes to hold: all of its terms together. */
export type GuardCase = readonly Term[];

/**
 * One open thing: a plain condition that holds or not, or a thing that has, or has not, one of some values. Without any
 * values it is one that cannot be told by them.
 */
export type Term =
  | { readonly variable: string; readonly holds: boolean }
  | { readonly variable: string; readonly is: boolean; readonly indexes: readonly number[] };

export interface Cover {
  /** The simplest first. Together they are the condition, unless `more`. */
  readonly cases: readonly GuardCase[];
  readonly more: boolean;
}

/** As many cases as are looked for; nobody reads more. */
const caseLimit = 8;
/** What has more values than this is not told by them. */
const valueLimit = 120;

/**
 * The cases that make up a condition, each with as few terms as tell it apart where `world` holds: what is so in the
 * whole world is not said.
 */
export function coverOf(guard: Guard, world: Guard, choices: ReadonlyMap<string, Choice>): Cover {
  const target = or(guard, not(world));
  const missed = not(target);
  const cases: GuardCase[] = [];
  let left = and(guard, world);
  for (let path = shortestCase(left); path && cases.length < caseLimit; path = shortestCase(left)) {
    const parts = widened(needed(partsOf(path), missed), { target, world, choices });
    cases.push(parts.map((part) => termOf(part, { world, choices })));
    left = and(left, not(and(...parts.map((part) => part.guard))));
  }
  return { cases, more: left !== never };
}

interface Part {
  /** The name of the thing, without the number of a value. */
  readonly variable: string;
  readonly isChoice: boolean;
  readonly guard: Guard;
}

interface Surroundings {
  readonly world: Guard;
  readonly choices: ReadonlyMap<string, Choice>;
}

function partsOf(path: ReadonlyMap<string, boolean>): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const [name, holds] of path) {
    const chosen = choiceIn(name);
    const variable = chosen?.of ?? name;
    const literal = holds ? atom(name) : not(atom(name));
    const same = parts.get(variable);
    parts.set(variable, {
      variable,
      isChoice: chosen !== undefined,
      guard: same ? and(same.guard, literal) : literal,
    });
  }
  return [...parts.values()];
}

/** Without what the condition, which fails where it is `missed`, holds without. */
function needed(parts: readonly Part[], missed: Guard): readonly Part[] {
  let kept = parts;
  for (const part of parts) {
    const others = kept.filter((other) => other !== part);
    if (and(and(...others.map((other) => other.guard)), missed) === never) kept = others;
  }
  return kept;
}

/** Where one value of a thing makes the condition hold, the others that do so as well are the same case. */
function widened(
  parts: readonly Part[],
  { target, world, choices }: Surroundings & { target: Guard },
): readonly Part[] {
  let result = parts;
  for (const part of parts) {
    if (!part.isChoice) continue;
    const others = and(world, ...result.filter((other) => other !== part).map((other) => other.guard));
    const values = valuesOf(part.variable, choices).filter((value) => implies(and(others, value), target));
    const wider = { ...part, guard: or(part.guard, ...values) };
    result = result.map((other) => (other === part ? wider : other));
  }
  return result;
}

/** When a thing has each of its values and, where there may be another one, that. */
function valuesOf(variable: string, choices: ReadonlyMap<string, Choice>): readonly Guard[] {
  const { values = [], closed = false } = choices.get(variable) ?? {};
  if (values.length > valueLimit) return [];
  const each = values.map((_, index) => choice(variable, index, closed ? values.length : undefined));
  return closed ? each : [...each, not(or(...each))];
}

function termOf({ variable, isChoice, guard }: Part, { world, choices }: Surroundings): Term {
  if (!isChoice) return { variable, holds: guard === atom(variable) };
  const closed = choices.get(variable)?.closed === true;
  const values = valuesOf(variable, choices);
  const possible = values.map((value, index) => ({ index, value })).filter(({ value }) => and(world, value) !== never);
  const among = possible.filter(({ value }) => and(guard, value, world) !== never).map(({ index }) => index);
  const others = possible.filter(({ index }) => !among.includes(index)).map(({ index }) => index);
  const other = closed ? -1 : values.length - 1;
  const is = !among.includes(other) && (others.includes(other) || among.length <= others.length || others.length === 0);
  return { variable, is, indexes: is ? among : others };
}
