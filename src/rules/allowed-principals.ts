import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { and, implies, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import type { Verdict } from '../model/verdict.ts';
import { verdict } from '../model/verdict.ts';
import type { Listed } from './parts/principal-list.ts';
import { listedIn, whenSome } from './parts/principal-list.ts';
import { judgeRequired, whenListed, widerIn } from './principals/judge-required.ts';
import type { Required } from './principals/required.ts';
import { readWanted, requiredFor } from './principals/required.ts';

type Service = Resource<'EndpointService'>;

const messages = {
  everyone: '{{on}} allows `*`: every AWS account may ask to connect to what stands behind it. {{remedy}}',
  wildcard:
    '{{on}} allows `{{principal}}`, but AWS knows no wildcard within a principal of an endpoint service: it lets in nobody, or everybody. {{remedy}}',
  session:
    '{{on}} allows `{{principal}}`, a session of a role (`sts` assumed-role), which AWS refuses as a principal of an endpoint service. Write the role itself, `arn:<partition>:iam::<account>:role/<name>`.',
  path: '{{on}} allows `{{principal}}`, a role or user with a path, which AWS does not support on an endpoint service: it cannot connect. Write one without a path, or the whole account, `arn:<partition>:iam::<account>:root`.',
  malformed:
    '{{on}} allows `{{principal}}`, which is no principal that an endpoint service takes, so whoever is meant cannot connect. Write `arn:<partition>:iam::<account>:root` for a whole account, or `:role/<name>` or `:user/<name>`.',
  nobody:
    '{{on}} allows no principal, so no other account can connect to it: AWS refuses every account that {{name(principals)}} does not name. {{remedy}}',
  notAllowed:
    '{{on}} allows {{listed}}, and not {{required}}, as which {{vendor}} would connect; AWS refuses whoever is not named. Add {{required}} to {{name(principals)}}.',
  tooNarrow:
    '{{on}} allows {{listed}}, but {{vendor}} would connect as the whole account, {{required}}, and a single role or user of it does not open the service to the account. Add {{required}} to {{name(principals)}}.',
  othersToo:
    '{{on}} allows `{{principal}}` besides {{required}}. {{who}} a service of its own, to which nobody else connects; remove it from {{name(principals)}}.',
  inputMissing: 'Whether {{on}} allows {{vendor}} is unknown: {{why(required)}}.',
  accountOnly:
    'Whether {{on}} allows account `{{principal}}` is unknown, because AWS does not document a bare account ID as a principal; write `arn:<partition>:iam::{{principal}}:root`.',
  organization:
    'Whether {{on}} allows the accounts of `{{principal}}` is unknown, because AWS does not document an organization as a principal; write `arn:<partition>:iam::<account>:root` for each account that is meant to connect.',
  otherRegion:
    'Whether {{on}} allows {{vendor}} is unknown, because its principal is another one in each Region: {{why(region)}}. {{remedy}}',
  unknownPrincipals: 'Whether {{on}} allows {{vendor}} is unknown: {{why(principals)}}. {{remedy}}',
  wider:
    '{{on}} allows the whole account, `{{principal}}`, which is wider than {{required}}, as which {{vendor}} would connect.',
  ownAccount:
    '{{on}} allows no principal, so no other account can connect to it, and whether {{endpoint}} can, AWS does not document for an endpoint of the same account. {{remedy}}',
  unknownAnyone: 'Whom {{on}} allows to connect is unknown: {{why(principals)}}.',
} as const;
type Said = Statement<typeof messages>;

/** What a service is judged by. */
interface Demand {
  /** The vendor's principal; undefined when the profile requires none. */
  readonly required: Required | undefined;
  readonly only: boolean;
  readonly wildcard: 'deny' | 'allow';
  /** An endpoint of the sources that connects to the service, perhaps from its own account. */
  readonly endpoint: Resource<'VpcEndpoint'> | undefined;
  /** What to do, for messages. */
  readonly remedy: (verb: string) => string;
}

interface Judgement {
  readonly verdict: Verdict;
  readonly fail?: Said;
  readonly unknown?: Said;
  /** A remark. */
  readonly pass?: Said;
  /** When it is certain that the required principal is not listed. */
  readonly missing?: Guard;
}

export default createRule({
  name: 'allowed-principals',
  meta: {
    scope: 'every',
    securitySeverity: '7.0',
    docs: {
      description: 'Require an endpoint service to allow the vendor, and nobody by a wildcard',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
        'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpointServicePermissions.html',
      ],
    },
    messages,
    remarks: ['wider'],
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        principal: {
          type: 'string',
          description:
            'The principal that must be allowed: an ARN, an account ID, or the name of the input that holds it.',
        },
        anyOf: {
          type: 'array',
          items: { type: 'string' },
          default: [],
          description:
            'Several such principals, of which one must be allowed. `{region}` stands for a Region that the service is offered to; one of another partition than the service does not count.',
        },
        only: { type: 'boolean', default: false, description: 'Whether nobody else may be allowed.' },
        wildcard: {
          enum: ['deny', 'allow'],
          default: 'deny',
          description: 'Whether `*`, which allows every account, passes.',
        },
      },
    },
  },
  create({ check, graph, options, input, requesters }) {
    const { only, wildcard, principal, anyOf } = options;
    const wanted = readWanted([...(principal === undefined ? [] : [principal]), ...anyOf], input);
    let allowing: readonly Service[] | undefined;
    const vendorsServices = (): readonly Service[] =>
      (allowing ??= graph.all('EndpointService').filter((service) => allowsVendor(service, wanted)));
    const vendors = [...new Set(requesters.map((requester) => requester.vendor))].join(' and ');
    const demandOn = (service: Service): Demand => {
      const required = requiredFor(service, wanted);
      const endpoint = endpointOf(service, graph);
      return { required, only, wildcard, endpoint, remedy: (verb) => `${verb} ${whomToAllow(required, vendors)}.` };
    };
    return {
      EndpointService(service) {
        const demand = demandOn(service);
        const listed = listedIn(service.props.allowedPrincipals);
        const faults = listed.filter((one) => isFault(one, wildcard));
        const anyFault = whenSome(faults);
        if (implies(service.when, anyFault)) {
          for (const one of faults) {
            check(verdict('fail'), { on: service, when: one.when, fail: faultOf(one, demand) });
          }
          return;
        }
        const judged = judge(service, listed, demand);
        const fail = or(judged.verdict.fail, anyFault);
        const [fault] = faults;
        const isOthers = isOtherVendors(service, { ...judged, anyFault }, vendorsServices);
        if (isOthers && !fault) return;
        // Whoever the service is for, a faulty principal is one only in its own case.
        const failing = isOthers ? or(anyFault, whenNobody(service, listed)) : fail;
        const partly = fault && !implies(service.when, failing);
        check(
          {
            pass: and(judged.verdict.pass, not(anyFault)),
            fail: partly ? fault.when : failing,
            because: judged.verdict.because,
          },
          { on: service, ...judged, ...(fault && (isOthers || partly) && { fail: faultOf(fault, demand) }) },
        );
      },
    };
  },
});

function endpointOf(service: Service, graph: ResourceGraph): Resource<'VpcEndpoint'> | undefined {
  const { account } = service.setting;
  for (const { value } of graph.referrers(service, 'VpcEndpoint', 'serviceName').items) {
    if (value.state !== 'known') continue;
    const other = value.value.setting.account;
    const isElsewhere = account.state === 'known' && other.state === 'known' && account.value !== other.value;
    if (!isElsewhere) return value.value;
  }
  return undefined;
}

function whomToAllow(required: Required | undefined, vendors: string): string {
  if (!required) return 'the accounts that are meant to connect, each as `arn:<partition>:iam::<account>:root`';
  const owner = vendors === '' ? 'the principal' : `${vendors}'s principal`;
  return `${owner}, ${required.shown || 'which it tells its customers'}`;
}

function isFault({ principal: { form } }: Listed, wildcard: Demand['wildcard']): boolean {
  if (form === 'everyone') return wildcard === 'deny';
  return form === 'wildcard' || form === 'session' || form === 'path' || form === 'malformed';
}

function faultOf({ value, shown, principal }: Listed, { remedy }: Demand): Said {
  switch (principal.form) {
    case 'everyone':
      return { message: 'everyone', at: value, data: { remedy: remedy('Allow only') } };
    case 'wildcard':
      return { message: 'wildcard', at: value, data: { principal: shown, remedy: remedy('Allow') } };
    case 'session':
    case 'path':
      return { message: principal.form, at: value, data: { principal: shown } };
    default:
      return { message: 'malformed', at: value, data: { principal: shown } };
  }
}

function whenNobody({ props }: Service, listed: readonly Listed[]): Guard {
  return not(or(whenSome(listed), ...props.allowedPrincipals.rest.map((rest) => rest.when)));
}

function judge(service: Service, listed: readonly Listed[], demand: Demand): Judgement {
  const principals = service.props.allowedPrincipals;
  const open = or(
    ...principals.rest.map((rest) => rest.when),
    ...listed.filter(({ principal: { form } }) => form !== 'scoped' && form !== 'everyone').map((one) => one.when),
  );
  const empty = whenNobody(service, listed);
  const nobody: Said = { message: 'nobody', at: principals, data: { principals, remedy: demand.remedy('Add') } };
  const unreadable = unknownOf(service, listed, demand);
  const { required } = demand;
  if (!required && demand.endpoint) {
    const { endpoint, remedy } = demand;
    const unknown: Said = { message: 'ownAccount', at: principals, data: { endpoint, remedy: remedy('Add') } };
    return {
      verdict: { pass: not(or(empty, open)), fail: never, because: [principals] },
      unknown: and(service.when, empty) === never ? unreadable : unknown,
    };
  }
  if (!required) {
    return {
      verdict: { pass: not(or(empty, open)), fail: empty, because: [principals] },
      fail: nobody,
      unknown: unreadable,
    };
  }
  const everyone = whenSome(listed.filter(({ principal }) => principal.form === 'everyone'));
  const { missing: input } = required;
  const judged = judgeRequired({ listed, required, open, everyone, only: demand.only, exists: service.when });
  if (input) {
    const unknown: Said = { message: 'inputMissing', at: principals, data: { required: input } };
    const pass = required.accepted.length === 0 ? everyone : judged.pass;
    return { verdict: { pass, fail: empty, because: [input, principals] }, fail: nobody, unknown };
  }
  const data = { principals, listed: listed.map((one) => `\`${one.shown}\``).join(', '), required: required.shown };
  const fail = implies(service.when, empty)
    ? nobody
    : judged.other
      ? ({ message: 'othersToo', at: judged.other.value, data: { ...data, principal: judged.other.shown } } as const)
      : ({ message: judged.narrower ? 'tooNarrow' : 'notAllowed', at: principals, data } as const);
  const { pass, missing, perhaps } = judged;
  const unknown = implies(service.when, not(perhaps)) ? unreadable : otherRegion(service, demand);
  const wider = widerIn(listed, required.accepted);
  const remark: Said | undefined = wider && {
    message: 'wider',
    at: wider.value,
    data: { principal: wider.shown, required: required.shown },
  };
  return {
    verdict: { pass, fail: judged.fail, because: [principals] },
    missing,
    fail,
    unknown,
    ...(remark && { pass: remark }),
  };
}

function otherRegion({ props, setting: { region } }: Service, { remedy }: Demand): Said {
  const { allowedPrincipals: principals, supportedRegions } = props;
  const open = region.state === 'known' ? supportedRegions : region;
  return { message: 'otherRegion', at: principals, data: { region: open, remedy: remedy('Add') } };
}

/** What keeps the list from being read: the first that is in an undocumented form, else whatever is unknown. */
function unknownOf({ props }: Service, listed: readonly Listed[], { required, remedy }: Demand): Said {
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
    ? { message: 'unknownPrincipals', at: principals, data: { principals, remedy: remedy('Add') } }
    : { message: 'unknownAnyone', at: principals, data: { principals } };
}

/** A service for others is in order when another one of the sources allows the vendor. */
function isOtherVendors(
  service: Service,
  { fail, missing = never, anyFault }: Judgement & { readonly anyFault: Guard },
  vendorsServices: () => readonly Service[],
): boolean {
  if (fail?.message !== 'notAllowed' || !implies(service.when, or(missing, anyFault))) return false;
  return vendorsServices().some((other) => other !== service);
}

/** In one case at least. */
function allowsVendor(service: Service, wanted: readonly Value<string>[]): boolean {
  const { accepted = [] } = requiredFor(service, wanted) ?? {};
  const { allowedPrincipals } = service.props;
  return and(service.when, whenListed(listedIn(allowedPrincipals), accepted, 'allows')) !== never;
}
