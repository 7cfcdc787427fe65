import type { Messages, Statement } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Written } from '../../model/value.ts';
import type { Verdict } from '../../model/verdict.ts';

/** Fails where the condition holds, and passes everywhere else. */
export function failsWhen(condition: Guard, ...because: readonly Written[]): Verdict {
  return { pass: not(condition), fail: condition, because };
}

/** Is undecided where the condition holds, and passes everywhere else. */
export function openWhen(condition: Guard, ...because: readonly Written[]): Verdict {
  return { pass: not(condition), fail: never, because };
}

/** What one of several alternatives comes to, with what to say of it. */
export interface Outcome<M extends Messages> {
  /** When it is the one. */
  readonly when: Guard;
  readonly verdict: Verdict;
  readonly fail?: Statement<M>;
  readonly unknown?: Statement<M>;
}

interface Judgement<M extends Messages> {
  readonly verdict: Verdict;
  readonly report: { readonly fail?: Statement<M>; readonly unknown?: Statement<M> };
}

/** One verdict on alternatives that exclude each other. It speaks of the first that fails, or that is undecided. */
export function judgeEach<M extends Messages>(exists: Guard, outcomes: readonly Outcome<M>[]): Judgement<M> {
  const failing = outcomes.find(({ when, verdict, fail }) => fail && and(exists, when, verdict.fail) !== never);
  const open = outcomes.find(
    ({ when, verdict, unknown }) => unknown && and(exists, when, not(or(verdict.pass, verdict.fail))) !== never,
  );
  return {
    verdict: {
      pass: or(...outcomes.map(({ when, verdict }) => and(when, verdict.pass))),
      fail: or(...outcomes.map(({ when, verdict }) => and(when, verdict.fail))),
      because: outcomes.flatMap(({ verdict }) => verdict.because),
    },
    report: { ...(failing?.fail && { fail: failing.fail }), ...(open?.unknown && { unknown: open.unknown }) },
  };
}
