import type { Guard } from '../../model/guard.ts';
import { always, and, never, not, or } from '../../model/guard.ts';
import type { Listed } from '../parts/principal-list.ts';
import { whenSome } from '../parts/principal-list.ts';
import type { Relation } from '../parts/principal.ts';
import { relate } from '../parts/principal.ts';
import type { Accepted, Required } from './required.ts';

export interface Facts {
  readonly listed: readonly Listed[];
  readonly required: Required;
  /** When the service exists. */
  readonly exists: Guard;
  /** When something may be listed that cannot be read. */
  readonly open: Guard;
  /** When `*` is listed, which is allowed then. */
  readonly everyone: Guard;
  /** Whether nobody else may be listed. */
  readonly only: boolean;
}

export interface RequiredJudgement {
  readonly pass: Guard;
  readonly fail: Guard;
  /** When it is certain that none of the required principals is listed. */
  readonly missing: Guard;
  /** Whether a part of the required account is listed. */
  readonly narrower: boolean;
  /** When one is listed that is the vendor's if the service is in the Region that it names. */
  readonly perhaps: Guard;
  /** Somebody else where nobody else may be. */
  readonly other?: Listed;
}

export function judgeRequired({ listed, required, open, everyone, only, exists }: Facts): RequiredJudgement {
  const { accepted } = required;
  const present = or(everyone, whenListed(listed, accepted, 'allows'));
  const perhaps = whenListed(listed, accepted, 'perhaps');
  const narrower = listed.filter((one) => isNothingBut(one, accepted, ['narrower', 'other'], 'narrower'));
  const strangers = listed.filter((one) => isNothingBut(one, accepted, ['other'], 'other'));
  const others = only ? [...narrower, ...strangers] : [];
  const alone = only ? not(or(open, everyone, perhaps, whenSome(others))) : always;
  const missing = and(not(present), not(open), not(perhaps));
  const [other] = and(exists, missing) === never ? others : [];
  return {
    pass: and(present, alone),
    fail: or(missing, whenSome(others)),
    missing,
    perhaps: and(perhaps, not(present)),
    narrower: narrower.length > 0,
    ...(other && { other }),
  };
}

/** The first of the list that allows more than asked: the account, where a role or user of it is named nowhere. */
export function widerIn(listed: readonly Listed[], accepted: readonly Accepted[]): Listed | undefined {
  const allows = (one: Listed, same: boolean): boolean => {
    const { principal } = one;
    if (principal.form !== 'scoped') return false;
    return accepted.some(
      ({ scoped }) => relate(principal, scoped) === 'allows' && (principal.name === scoped.name) === same,
    );
  };
  return listed.some((one) => allows(one, true)) ? undefined : listed.find((one) => allows(one, false));
}

/** When one of the list stands so to one that is accepted. */
export function whenListed(listed: readonly Listed[], accepted: readonly Accepted[], relation: Relation): Guard {
  return or(
    ...listed.flatMap(({ principal, when }) =>
      principal.form === 'scoped'
        ? accepted.filter(({ scoped }) => relate(principal, scoped) === relation).map((one) => and(when, one.when))
        : [],
    ),
  );
}

/** Whether it stands to some one in one way, and to the rest in no other than these. */
function isNothingBut(
  { principal }: Listed,
  accepted: readonly Accepted[],
  relations: readonly Relation[],
  some: Relation,
): boolean {
  if (principal.form !== 'scoped') return false;
  const stands = accepted.map(({ scoped }) => relate(principal, scoped));
  return stands.includes(some) && stands.every((one) => relations.includes(one));
}
