import type { Guard } from './guard.ts';
import { always, and, never, not, or } from './guard.ts';
import type { Case, Range, Value, Written } from './value.ts';
import { casesOf } from './cases.ts';

/**
 * The outcome of a check, as the conditions under which it passes and under which it fails. Where neither holds it is
 * undecided. Nothing is both.
 */
export interface Verdict {
  readonly pass: Guard;
  readonly fail: Guard;
  /** The values that decided it, or that would. */
  readonly because: readonly Written[];
}

export type Outcome = 'pass' | 'fail' | 'unknown';

export function verdict(outcome: Outcome, because: readonly Written[] = []): Verdict {
  return { pass: outcome === 'pass' ? always : never, fail: outcome === 'fail' ? always : never, because };
}

/**
 * Judges a value: each alternative alone, an absent one as told, an unknown one as unknown unless it is a number that is
 * judged alike wherever in its range it is.
 */
export function decide<T>(value: Value<T>, holds: (known: T) => boolean | undefined, absent: Outcome): Verdict {
  let pass: Guard = never;
  let fail: Guard = never;
  for (const each of casesOf(value)) {
    const outcome = outcomeOfCase(each.value, holds, absent);
    if (outcome === 'pass') pass = or(pass, each.when);
    if (outcome === 'fail') fail = or(fail, each.when);
  }
  return { pass, fail, because: [value] };
}

function outcomeOfCase<T>(value: Case<T>['value'], holds: (known: T) => boolean | undefined, absent: Outcome): Outcome {
  if (value.state === 'known') return outcomeOf(holds(value.value));
  if (value.state === 'absent') return absent;
  // Only a value that is read as a number keeps its range.
  return value.range ? outcomeWithin(value.range, holds as (known: number) => boolean | undefined) : 'unknown';
}

/** As many as there are ports; more numbers are as good as any. */
const mostNumbers = 65_536;

function outcomeWithin({ first, last }: Range, holds: (known: number) => boolean | undefined): Outcome {
  if (last - first >= mostNumbers) return 'unknown';
  const outcome = outcomeOf(holds(first));
  for (let number = first + 1; number <= last; number++) {
    if (outcomeOf(holds(number)) !== outcome) return 'unknown';
  }
  return outcome;
}

function outcomeOf(holds: boolean | undefined): Outcome {
  return holds === undefined ? 'unknown' : holds ? 'pass' : 'fail';
}

/** All must pass; one certain failure fails. Of nothing it passes: the caller decides whether nothing is enough. */
export function all(verdicts: Iterable<Verdict>): Verdict {
  const each = [...verdicts];
  return {
    pass: and(...each.map((one) => one.pass)),
    fail: or(...each.map((one) => one.fail)),
    because: each.flatMap((one) => one.because),
  };
}

/** One must pass; only when all fail does it fail. Of nothing it fails. */
export function any(verdicts: Iterable<Verdict>): Verdict {
  const each = [...verdicts];
  return {
    pass: or(...each.map((one) => one.pass)),
    fail: and(...each.map((one) => one.fail)),
    because: each.flatMap((one) => one.because),
  };
}

/** A verdict that counts only where the condition holds; elsewhere the other one does. */
export function either(condition: Guard, then: Verdict, otherwise: Verdict): Verdict {
  const no = not(condition);
  return {
    pass: or(and(condition, then.pass), and(no, otherwise.pass)),
    fail: or(and(condition, then.fail), and(no, otherwise.fail)),
    because: [...then.because, ...otherwise.because],
  };
}
