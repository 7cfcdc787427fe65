import type { Resource } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { and, implies, never, not, or } from '../../model/guard.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Listed } from '../parts/principal-list.ts';
import { whenSome } from '../parts/principal-list.ts';
import type { Demand } from './demand.ts';
import type { RequiredJudgement } from './judge-required.ts';
import { judgeRequired, widerIn } from './judge-required.ts';
import type { Said } from './messages.ts';
import type { Required } from './required.ts';

type Service = Resource<'EndpointService'>;

export interface Judgement {
  readonly verdict: Verdict;
  readonly fail?: Said;
  readonly unknown?: Said;
  /** A remark. */
  readonly pass?: Said;
  /** When it is certain that the required principal is not listed. */
  readonly missing?: Guard;
}

export function whenNobody({ props }: Service, listed: readonly Listed[]): Guard {
  return not(or(whenSome(listed), ...props.allowedPrincipals.rest.map((rest) => rest.when)));
}

/** A list of principals as far as it is read, and what to say where it holds nobody or cannot be read. */
interface Read {
  readonly service: Service;
  readonly listed: readonly Listed[];
  /** When something may be listed that cannot be read. */
  readonly open: Guard;
  readonly empty: Guard;
  readonly nobody: Said;
  readonly unreadable: Said;
}

export function judgeList(service: Service, listed: readonly Listed[], demand: Demand): Judgement {
  const { allowedPrincipals: principals } = service.props;
  const unclear = listed.filter(({ principal: { form } }) => form !== 'scoped' && form !== 'everyone');
  const read: Read = {
    service,
    listed,
    open: or(...principals.rest.map((rest) => rest.when), whenSome(unclear)),
    empty: whenNobody(service, listed),
    nobody: { message: 'nobody', at: principals, data: { principals, named: demand.named } },
    unreadable: unknownOf(service, listed, demand),
  };
  return demand.required ? judgeVendor(read, demand, demand.required) : judgeAnybody(read, demand);
}

/** Whoever is meant to connect, somebody must be listed, unless it is an endpoint of the same account. */
function judgeAnybody({ service, open, empty, nobody, unreadable }: Read, { endpoint, named }: Demand): Judgement {
  const { allowedPrincipals: principals } = service.props;
  const pass = not(or(empty, open));
  if (!endpoint) return { verdict: { pass, fail: empty, because: [principals] }, fail: nobody, unknown: unreadable };
  const ownAccount: Said = { message: 'ownAccount', at: principals, data: { endpoint, named } };
  const unknown = and(service.when, empty) === never ? unreadable : ownAccount;
  return { verdict: { pass, fail: never, because: [principals] }, unknown };
}

function judgeVendor(read: Read, demand: Demand, required: Required): Judgement {
  const { service, listed, open, empty, nobody, unreadable } = read;
  const { allowedPrincipals: principals } = service.props;
  const everyone = whenSome(listed.filter(({ principal }) => principal.form === 'everyone'));
  const judged = judgeRequired({ listed, required, open, everyone, only: demand.only, exists: service.when });
  const { missing: input } = required;
  if (input) {
    const unknown: Said = { message: 'inputMissing', at: principals, data: { required: input } };
    const pass = required.accepted.length === 0 ? everyone : judged.pass;
    return { verdict: { pass, fail: empty, because: [input, principals] }, fail: nobody, unknown };
  }
  const { pass, missing, perhaps } = judged;
  const wider = widerIn(listed, required.accepted);
  const data = { principal: wider?.shown ?? '', required: required.shown };
  return {
    verdict: { pass, fail: judged.fail, because: [principals] },
    missing,
    fail: implies(service.when, empty) ? nobody : notAmong(read, judged, required.shown),
    unknown: implies(service.when, not(perhaps)) ? unreadable : otherRegion(service, demand),
    ...(wider && { pass: { message: 'wider', at: wider.value, data } }),
  };
}

/** The vendor is not on the list, or not alone. */
function notAmong({ service, listed }: Read, { other, narrower }: RequiredJudgement, required: string): Said {
  const { allowedPrincipals: principals } = service.props;
  if (other) return { message: 'othersToo', at: other.value, data: { principal: other.shown, required, principals } };
  const data = { principals, listed: listed.map((one) => `\`${one.shown}\``).join(', '), required };
  return { message: narrower ? 'tooNarrow' : 'notAllowed', at: principals, data };
}

function otherRegion({ props, setting: { region } }: Service, { named }: Demand): Said {
  const { allowedPrincipals: principals, supportedRegions } = props;
  const open = region.state === 'known' ? supportedRegions : region;
  return { message: 'otherRegion', at: principals, data: { region: open, named } };
}

/** What keeps the list from being read: the first that is in an undocumented form, else whatever is unknown. */
function unknownOf({ props }: Service, listed: readonly Listed[], { required, named }: Demand): Said {
  const principals = props.allowedPrincipals;
  const undocumented = listed.find(({ principal: { form } }) => form === 'account' || form === 'organization');
  if (undocumented) {
    const { value, shown, principal } = undocumented;
    return {
      message: principal.form === 'account' ? 'accountOnly' : 'organization',
      at: value,
      data: { principal: shown },
    };
  }
  return required
    ? { message: 'unknownPrincipals', at: principals, data: { principals, named } }
    : { message: 'unknownAnyone', at: principals, data: { principals } };
}
