import type { ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, or } from '../model/guard.ts';
import type { Case, Value, Written } from '../model/value.ts';
import { casesOf, when, whenState } from '../model/cases.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Endpoint } from './endpoints/of-type.ts';
import { isSameValue } from './endpoints/same-value.ts';
import { regionsOfService } from './endpoints/regions-of-service.ts';
import { serviceText } from './endpoints/service-text.ts';

const messages = {
  otherRegion:
    '{{on}} is in {{region}} but names {{service}} of {{named}}, and AWS looks for a service in the Region of the endpoint. Name the service of {{region}}; to reach it in {{named}} all the same, which AWS offers for services that are shared across Regions, write {{set(across)}}.',
  gateway:
    '{{on}} is in {{region}} but names {{service}} of {{named}}. A gateway endpoint reaches only the service of its own Region: name that of {{region}} in {{name(serviceName)}}.',
  contradiction:
    '{{on}} asks for a service of {{asked}} in {{name(serviceRegion)}} but names {{service}} of {{named}} in {{name(serviceName)}}. AWS finds no such service: let both say the same Region.',
  undecided:
    'Whether {{on}} is in the Region of {{service}} is unknown: {{why(doubt)}}. AWS looks for a service in the Region of the endpoint, unless {{name(serviceRegion)}} says another one.',
} as const;

type Said = Statement<typeof messages>;

export default createRule({
  name: 'endpoint-region',
  meta: {
    docs: {
      description: 'Require a VPC endpoint to name a service of its own Region, or to say in which other one it is',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html',
        'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html',
        'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
    scope: 'every',
  },
  create({ check, graph }) {
    return {
      VpcEndpoint(endpoint) {
        const { service, serviceName } = endpoint.props;
        const named = or(
          whenState(service, 'unknown'),
          when(service, (one) => one.type !== 'other'),
        );
        if (and(endpoint.when, named) === never) return;
        const pairs = comparisonsOf(endpoint, graph);
        const { pass, fail } = judge(pairs);
        const wrong = pairs.find((pair) => pair.same === false && and(endpoint.when, pair.when) !== never);
        const open = pairs.find((pair) => pair.same === undefined && and(endpoint.when, pair.when) !== never);
        check(
          { pass, fail, because: [serviceName] },
          {
            on: endpoint,
            when: named,
            ...(wrong && { fail: failureOf(endpoint, wrong) }),
            unknown: openQuestion(endpoint, open),
          },
        );
      },
    };
  },
});

/** The Region that a service's name says beside the one in which AWS looks for it. */
interface Comparison {
  readonly when: Guard;
  readonly named: Case<string>['value'];
  readonly wanted: Case<string>['value'];
  /** Undefined where it cannot be told. */
  readonly same: boolean | undefined;
}

function comparisonsOf(endpoint: Endpoint, graph: ResourceGraph): readonly Comparison[] {
  const { serviceRegion } = endpoint.props;
  const wantedCases = casesOf(serviceRegion).flatMap(({ when, value }) =>
    value.state === 'absent'
      ? casesOf(endpoint.setting.region).map((own) => ({ when: and(when, own.when), value: own.value }))
      : [{ when, value }],
  );
  return regionsOfService(endpoint, graph).flatMap((named) =>
    wantedCases.flatMap((wanted) => {
      const when = and(named.when, wanted.when);
      if (when === never) return [];
      return [{ when, named: named.value, wanted: wanted.value, same: areSame(endpoint, named.value, wanted.value) }];
    }),
  );
}

/** A name without a Region, as a few global services have it, is right in every one. */
function areSame({ unit }: Endpoint, named: Case<string>['value'], wanted: Case<string>['value']): boolean | undefined {
  if (named.state === 'absent') return true;
  if (named.state === 'known' && wanted.state === 'known') {
    return named.value.toLowerCase() === wanted.value.toLowerCase();
  }
  return isSameValue(named, wanted, unit) ? true : undefined;
}

function judge(pairs: readonly Comparison[]): Pick<Verdict, 'pass' | 'fail'> {
  const guardOf = (same: boolean): Guard => or(...pairs.filter((pair) => pair.same === same).map((pair) => pair.when));
  return { pass: guardOf(true), fail: guardOf(false) };
}

function failureOf(endpoint: Endpoint, { named, wanted, when }: Comparison): Said {
  const { service, serviceName, serviceRegion, type } = endpoint.props;
  const about = { service: serviceText(service), named, serviceName };
  const isAsked = and(when, whenState(serviceRegion, 'absent')) === never;
  if (isAsked) return { message: 'contradiction', at: serviceRegion, data: { ...about, asked: wanted, serviceRegion } };
  const isGateway = casesOf(type).every(({ value }) => value.state === 'known' && value.value === 'Gateway');
  if (isGateway) return { message: 'gateway', at: serviceName, data: { ...about, region: wanted } };
  const across = { property: serviceRegion, set: named.state === 'known' ? named.value : '' };
  return { message: 'otherRegion', at: serviceName, data: { ...about, region: wanted, across } };
}

function openQuestion(endpoint: Endpoint, open: Comparison | undefined): Said {
  const { service, serviceName, serviceRegion } = endpoint.props;
  const doubt = doubtOf(open) ?? serviceName;
  // In which Region something is deployed is written in no text of it.
  const at: Written = open?.named.state === 'unknown' || open === undefined ? doubt : serviceName;
  return { message: 'undecided', at, data: { service: serviceText(service), doubt, serviceRegion } };
}

function doubtOf(open: Comparison | undefined): Value<string> | undefined {
  if (open?.named.state === 'unknown') return open.named;
  return open?.wanted.state === 'unknown' ? open.wanted : undefined;
}
