import type { PolicyDocument, PolicyStatement } from '../../graph/props/policy.ts';
import type { Guard } from '../../model/guard.ts';
import { always, not, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { casesOf, when } from '../../model/cases.ts';
import { whenEmpty } from '../../model/count.ts';
import { hole } from '../parts/partial-text.ts';
import type { Likelihood, Test } from './likelihood.ts';
import { allLikely, anyLikely, likelihoodOf, nothing, perhaps, someOf, unless, within } from './likelihood.ts';

/**
 * When a policy of a resource lets an account do something. What conditions narrow is open, and so is what a single role
 * or user of the account may: the vendor may connect as that one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function lets(policy: Value<PolicyDocument>, account: string, action: string): Likelihood {
  return anyLikely(
    casesOf(policy).map(({ when: there, value }) => {
      if (value.state !== 'known') return value.state === 'unknown' ? perhaps(there) : nothing;
      const allowed = statementsOf(value.value, { effect: 'allow', account, action });
      const denied = statementsOf(value.value, { effect: 'deny', account, action });
      return within(there, unless(allowed, denied));
    }),
  );
}

/** When a statement of the policy may let the account do anything at all. */
export function mayName(policy: Value<PolicyDocument>, account: string): Guard {
  return or(
    ...casesOf(policy).map(({ when: there, value }) => {
      const named = value.state === 'known' ? statementsOf(value.value, { effect: 'allow', account }) : perhaps(always);
      return within(there, value.state === 'absent' ? nothing : named).possibly;
    }),
  );
}

interface Deed {
  readonly effect: 'allow' | 'deny';
  readonly account: string;
  /** Anything, if left out. */
  readonly action?: string;
}

function statementsOf({ statements }: PolicyDocument, deed: Deed): Likelihood {
  const items = statements.items.flatMap((item) =>
    casesOf(item.value).map(({ when: each, value }): Likelihood => {
      if (value.state !== 'known') return value.state === 'unknown' ? within(item.when, perhaps(each)) : nothing;
      return within(item.when, within(each, statementOf(value.value, deed)));
    }),
  );
  return anyLikely([...items, ...statements.rest.map((rest) => perhaps(rest.when))]);
}

function statementOf(statement: PolicyStatement, { effect, account, action }: Deed): Likelihood {
  const parts = [
    likelihoodOf(statement.effect, (text) => text.toLowerCase() === effect),
    anyLikely([someOf(statement.principals, names(account)), allBut(statement.notPrincipals, names(account))]),
    whenUnconditional(statement.conditional),
  ];
  if (action === undefined) return allLikely(parts);
  const does = matches(action);
  return allLikely([...parts, anyLikely([someOf(statement.actions, does), allBut(statement.notActions, does)])]);
}

/** Everything but what is listed; nothing where there is no such list. */
function allBut(list: PolicyStatement['notActions'], test: Test): Likelihood {
  const there = not(whenEmpty(list));
  const listed = someOf(list, test);
  return unless({ surely: there, possibly: there }, listed);
}

function whenUnconditional(conditional: Value<boolean>): Likelihood {
  return { surely: when(conditional, (is) => !is), possibly: always };
}

/** Whether a principal is the account; one role or user of it is open. */
function names(account: string): Test {
  return (text) => {
    if (text === '*' || text === account) return true;
    const [, owner, name] = /^arn:[^:]*:(?:iam|sts)::([^:]*):(.*)$/.exec(text) ?? [];
    if (owner === undefined) return text.includes(hole) ? undefined : false;
    if (owner.includes(hole)) return undefined;
    if (owner !== account) return false;
    return name === 'root' ? true : undefined;
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function matches(action: string): Test {
  return (pattern) => {
    if (pattern.includes(hole)) return undefined;
    const escaped = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    return new RegExp(`^${escaped}$`, 'i').test(action);
  };
}
