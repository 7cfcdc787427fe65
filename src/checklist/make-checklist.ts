import type { Scope } from '../engine/scope.ts';
import type { Checklist, Connection, RequirementState, RequirementVerdict } from '../model/connection.ts';
import type { Check, LintReport } from '../model/report.ts';
import type { Profile, Requirement } from '../profiles/profile.ts';
import type { Asking } from './values.ts';
import { valuesForVendor } from './values.ts';

export interface Examined extends Omit<Asking, 'speaksAbout'> {
  readonly report: LintReport;
  readonly checks: readonly Check[];
  /** The profiles that were checked. */
  readonly profiles: readonly Profile[];
  readonly scope: Scope;
}

/** Puts together, for each connection, what is asked and what was found. */
export function makeChecklist({ report, checks, profiles, scope, ...asking }: Examined): Checklist {
  return {
    report,
    connections: profiles.map((profile) => {
      const own = checks.filter(({ requesters }) => requesters.some((requester) => requester.profile === profile.name));
      const asker = { profile: profile.name, vendor: profile.vendor, source: '', readOn: '' };
      const speaksAbout: Asking['speaksAbout'] = (resource) => scope.speakers(resource, [asker]).length > 0;
      return connectionOf(profile, own, { ...asking, speaksAbout });
    }),
  };
}

function connectionOf(profile: Profile, checks: readonly Check[], asking: Asking): Connection {
  const { name, vendor, description, path, requirements, manual } = profile;
  return {
    profile: name,
    vendor,
    description,
    path,
    requirements: requirements.map((requirement) => stateOf(requirement, checksFor(profile, requirement, checks))),
    manual,
    send: valuesForVendor(profile, asking),
  };
}

/** A profile may require one thing of a rule and recommend another. */
function checksFor({ name }: Profile, { rule, level }: Requirement, all: readonly Check[]): readonly Check[] {
  return all.filter(
    (check) =>
      check.rule === rule && check.requesters.some((asking) => asking.profile === name && asking.level === level),
  );
}

function stateOf({ rule, level, evidence }: Requirement, all: readonly Check[]): RequirementState {
  const checks = all.toSorted((one, other) => rankOf(one) - rankOf(other));
  const { source, readOn, sourceDate, read, basis } = evidence;
  return {
    rule,
    text: basis,
    level,
    source: { url: source, readOn, read, ...(sourceDate !== undefined && { date: sourceDate }) },
    verdict: verdictOf(checks),
    checks,
  };
}

const order: readonly RequirementVerdict[] = ['fail', 'unknown', 'accepted', 'pass'];

function rankOf(check: Check): number {
  return order.indexOf(check.suppression ? 'accepted' : check.verdict);
}

/** The gravest of the checks says how the requirement stands. */
function verdictOf([gravest]: readonly Check[]): RequirementVerdict {
  if (!gravest) return 'nothing';
  return gravest.suppression ? 'accepted' : gravest.verdict;
}
