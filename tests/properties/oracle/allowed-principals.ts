import type { Service, System } from '../system/system.ts';
import type { Assignment } from './assignments.ts';
import { assignmentsOf, existing, resolveList } from './assignments.ts';
import type { Outcome } from './outcome.ts';
import { agreed } from './outcome.ts';

export interface PrincipalOptions {
  /** What the profile requires: nothing, an input that is missing, or a principal. */
  readonly required: 'none' | 'missing' | { readonly arn: string };
  readonly only: boolean;
  readonly wildcard: 'deny' | 'allow';
}

interface Judged {
  readonly outcome: Outcome;
  /** What decided it, where that matters to whether the service is somebody else's. */
  readonly because?: 'form' | 'empty' | 'theirs';
}

/** The tables of the rule, read for every assignment; undefined where the service is somebody else's. */
export function allowedPrincipals(system: System, service: Service, options: PrincipalOptions): Outcome | undefined {
  const possible = assignmentsOf(system).filter((chosen) => existing([service], chosen).length > 0);
  const judged = possible.map((chosen) => judge(service, options, chosen));
  const outcome = agreed(judged.map((one) => one.outcome));
  const reasons = new Set(judged.map(({ because }) => because));
  const plain = reasons.has(undefined) && !reasons.has('theirs');
  if (outcome !== 'fail' || !plain || !isAllowedElsewhere(system, service, options)) return outcome;
  return reasons.has('form') ? 'unknown' : undefined;
}

function judge(service: Service, options: PrincipalOptions, chosen: Assignment): Judged {
  const { required, only } = options;
  const list = resolveList(service.principals, chosen);
  const forms = list.items.map((item) => (item.state === 'known' ? formOf(String(item.value), options) : 'unknown'));
  if (forms.includes('fail')) return { outcome: 'fail', because: 'form' };
  if (list.items.length === 0 && !list.open) return { outcome: 'fail', because: 'empty' };
  const unclear = list.open || forms.includes('unknown');
  const known = list.items.flatMap((item) => (item.state === 'known' ? [String(item.value)] : []));
  if (required === 'none') return { outcome: unclear ? 'unknown' : 'pass' };
  if (required === 'missing') return { outcome: known.includes('*') ? 'pass' : 'unknown' };
  const { arn } = required;
  const isPresent = known.some((one) => allows(one, arn));
  const isNarrower = arn.endsWith(':root') && known.some((one) => accountOf(one) === accountOf(arn));
  // Somebody of the vendor's account, or who may be: then it is not for others alone.
  const because = isPresent || isNarrower || unclear ? ({ because: 'theirs' } as const) : {};
  const others = known.filter((one) => !allows(one, arn) && formOf(one, options) === 'pass');
  if (only && others.length > 0) return { outcome: 'fail', ...because };
  if (isPresent) return { outcome: only && unclear ? 'unknown' : 'pass', ...because };
  return unclear ? { outcome: 'unknown' } : { outcome: 'fail', ...because };
}

function formOf(principal: string, { wildcard }: Pick<PrincipalOptions, 'wildcard'>): Outcome {
  if (principal === '*') return wildcard === 'allow' ? 'pass' : 'fail';
  if (/^\d{12}$/.test(principal) || principal.startsWith('arn:aws:organizations::')) return 'unknown';
  if (/^[a-z-]+\.amazonaws\.com$/.test(principal)) return 'pass';
  return /^arn:aws[a-z-]*:iam::\d{12}:(root|(role|user)\/[^/*]+)$/.test(principal) ? 'pass' : 'fail';
}

/** Present, or its account where a role or user is asked, or everybody. */
function allows(principal: string, required: string): boolean {
  return principal === '*' || principal === required || principal === `${accountOf(required)}:root`;
}

function accountOf(arn: string): string {
  return arn.replace(/:[^:]*$/, '');
}

/** Whether another service may be the one that is meant for the vendor. */
function isAllowedElsewhere(system: System, service: Service, { required }: PrincipalOptions): boolean {
  if (typeof required === 'string') return false;
  const others = system.services.filter((other) => other !== service);
  return assignmentsOf(system).some((chosen) =>
    existing(others, chosen).some((other) => {
      const { items } = resolveList(other.principals, chosen);
      return items.some(
        (item) => item.state === 'known' && String(item.value) !== '*' && allows(String(item.value), required.arn),
      );
    }),
  );
}
