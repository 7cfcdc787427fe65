import { remembered, rememberedBy } from '../model/remember.ts';
import type { Requester } from '../model/report.ts';
import { withDefaults } from './option-defaults.ts';
import type { Asked, Resource, RuleRun } from './rule.ts';
import type { Scope } from './scope.ts';

/** The options of a run with the defaults filled in. */
export const optionsIn = remembered((run: RuleRun): Asked['options'] => ({
  ...withDefaults(run.rule.meta.schema, run.options),
}));

/**
 * What is asked of a resource by a rule of that name. Where the same of those who ask speak about two resources, it is the
 * same object: there are many resources and few choices of speakers, so that what a rule makes of it can be kept.
 */
export function askedOf(
  rule: string,
  on: Resource,
  { runs, scope }: { readonly runs: readonly RuleRun[]; readonly scope: Scope },
): readonly Asked[] {
  const { named, nothing } = namedAlike(runs, rule, () => {
    const found = runs.filter((run) => run.rule.name === rule);
    return { named: found, nothing: answerOf([], found) };
  });
  return named.reduce((answer, run) => answer.with(scope.speakers(on, run.requesters)), nothing).asked;
}

const namedAlike = rememberedBy<{ readonly named: readonly RuleRun[]; readonly nothing: Answer }>();

/** What is asked by the first runs of a rule, and what is when these speak by the next one. */
interface Answer {
  readonly asked: readonly Asked[];
  readonly with: (speakers: readonly Requester[]) => Answer;
}

function answerOf(asked: readonly Asked[], [run, ...others]: readonly RuleRun[]): Answer {
  return {
    asked,
    with: remembered((requesters: readonly Requester[]) =>
      answerOf(run && requesters.length > 0 ? [...asked, { options: optionsIn(run), requesters }] : asked, others),
    ),
  };
}
