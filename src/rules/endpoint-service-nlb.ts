import type { Lead, Resource, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { and, implies, never, not, or } from '../model/guard.ts';
import type { ListOf, Value } from '../model/value.ts';
import { casesOf, whenState } from '../model/cases.ts';
import { whenEmpty } from '../model/count.ts';
import { known } from '../model/value.ts';
import type { Verdict } from '../model/verdict.ts';
import { all, decide, either, verdict } from '../model/verdict.ts';
import type { BalancerInArn } from './parts/balancer-in-arn.ts';
import { balancerInArn } from './parts/balancer-in-arn.ts';
import { isWritten } from './parts/is-written.ts';
import { hole, partialText } from './parts/partial-text.ts';

type Service = Resource<'EndpointService'>;

/** What AWS refuses it refuses whoever connects, so these speak for nobody; that gateways are no use the vendor says. */
const messages = {
  noBalancer:
    '{{on}} has no load balancer behind it, and AWS creates no endpoint service without one: create a Network Load Balancer, which passes the connection on to the database, and name its ARN in {{name(balancers)}}.',
  wrongType:
    '{{on}} is backed by {{balancer}}, type {{type}}, which AWS refuses there. A database is reached through a Network Load Balancer; write {{set(network)}}.',
  classic:
    '{{on}} is backed by {{balancer}}, a Classic Load Balancer, which AWS refuses there. A database is reached through a Network Load Balancer: create one and name its ARN in {{name(balancers)}}.',
  notABalancer:
    '{{on}} is backed by `{{address}}`, which is no load balancer but `{{type}}`. A database is reached through a Network Load Balancer: name the ARN of one in {{name(balancers)}}.',
  wrongArn:
    '{{on}} is backed by `{{arn}}`, the ARN of {{type}}, which AWS refuses there. A database is reached through a Network Load Balancer: name the ARN of one, which holds `loadbalancer/net/`, in {{name(balancers)}}.',
  gateway:
    '{{on}} is backed by a Gateway Load Balancer, which passes packets to firewalls and has no port for a database. {{who}} an endpoint service on a Network Load Balancer: remove {{name(gateways)}} and name the ARN of a Network Load Balancer in {{name(balancers)}}.',
  both: '{{on}} is backed by Network Load Balancers and by Gateway Load Balancers, and AWS takes one kind. A database is reached through a Network Load Balancer: remove {{name(gateways)}}.',
  unknownBalancer:
    'Which load balancer backs {{on}} is unknown: {{why(balancer)}}. A database is reached through a Network Load Balancer; AWS refuses an Application or a Classic Load Balancer there.',
  outside:
    'Which load balancer backs {{on}} is unknown: `{{arn}}` is not in the sources and does not say what it is. A database is reached through a Network Load Balancer, whose ARN holds `loadbalancer/net/`.',
} as const;

type Said = Statement<typeof messages>;

/** One thing that the service needs, and what to say when it is missing or not to be seen. */
interface Judgement {
  readonly verdict: Verdict;
  readonly fail?: Said;
  readonly unknown: Said;
}

export default createRule({
  name: 'endpoint-service-nlb',
  meta: {
    scope: 'every',
    docs: {
      description: 'Require an endpoint service to stand on a Network Load Balancer',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allowGateway: {
          type: 'boolean',
          default: false,
          description: 'Whether a service on Gateway Load Balancers alone passes, as AWS accepts it.',
        },
      },
    },
  },
  create({ check, graph, options }) {
    const ofItems = (service: Service): readonly Judgement[] => {
      const { networkLoadBalancers: balancers } = service.props;
      return balancers.items.flatMap((item) =>
        graph.follow(item.value, 'LoadBalancer').map((lead) => {
          const judged = judgeLead(lead, item.value, balancers);
          return { ...judged, verdict: either(and(item.when, lead.when), judged.verdict, verdict('pass')) };
        }),
      );
    };
    return {
      EndpointService(service) {
        const judged = [...ofItems(service), atLeastOne(service), gatewayLess(service, options.allowGateway)];
        const together = all(judged.map((one) => one.verdict));
        const faults = judged.filter((one) => one.verdict.fail !== never);
        if (implies(service.when, together.fail)) {
          for (const { verdict: found, fail } of faults) {
            check(verdict('fail'), { on: service, when: found.fail, ...(fail && { fail }) });
          }
          return;
        }
        const open = judged.find((one) => !implies(service.when, one.verdict.pass));
        const [fault] = faults;
        check(
          { ...together, fail: fault?.verdict.fail ?? never },
          { on: service, ...(fault?.fail && { fail: fault.fail }), ...(open && { unknown: open.unknown }) },
        );
      },
    };
  },
});

function judgeLead({ target }: Lead<'LoadBalancer'>, value: Value<string>, balancers: ListOf<string>): Judgement {
  switch (target.leads) {
    case 'here':
      return judgeBalancer(target.resource, balancers);
    case 'elsewhere': {
      const data = { address: target.address, type: target.nativeType, balancers };
      return { verdict: verdict('fail'), fail: { message: 'notABalancer', at: value, data }, unknown: whyOf(value) };
    }
    case 'outside':
      return judgeArn(known(target.value, value), balancers);
    case 'unknown':
      return judgeArn({ ...target.value, at: value.at }, balancers);
    case 'nowhere':
      // An item that is not there; whether another one is, `atLeastOne` judges.
      return { verdict: verdict('pass'), unknown: whyOf(value) };
  }
}

function whyOf(balancer: Value<string> | ListOf<string>): Said {
  return { message: 'unknownBalancer', at: balancer, data: { balancer } };
}

function judgeBalancer(balancer: Resource<'LoadBalancer'>, balancers: ListOf<string>): Judgement {
  const { type } = balancer.props;
  const written = casesOf(type).flatMap(({ value }) => (value.state === 'known' ? [value.value] : []));
  const judged = {
    verdict: decide(type, (one) => one === 'network', 'fail'),
    unknown: whyOf(type.state === 'known' ? balancers : type),
  };
  if (written.includes('classic')) {
    return { ...judged, fail: { message: 'classic', at: { at: balancer.native.at }, data: { balancer, balancers } } };
  }
  const wrong = written
    .filter((one) => one !== 'network')
    .map((one) => (type.sensitive ? '(sensitive)' : `\`${one}\``));
  const shown = `${wrong.join(' or ')}${isWritten(type, balancer) ? '' : ' (AWS default)'}`;
  const data = { balancer, type: shown, network: { property: type, set: 'network' } };
  return { ...judged, fail: { message: 'wrongType', at: type, data } };
}

const typesInWords: Readonly<Record<BalancerInArn, string>> = {
  network: 'a Network Load Balancer',
  application: 'an Application Load Balancer',
  gateway: 'a Gateway Load Balancer',
  classic: 'a Classic Load Balancer',
};

function judgeArn(value: Value<string>, balancers: ListOf<string>): Judgement {
  const shown = value.sensitive ? '(sensitive)' : partialText(value).replaceAll(hole, '…');
  const type = balancerInArn(value);
  if (type === undefined) {
    const unknown: Said =
      value.state === 'known' ? { message: 'outside', at: value, data: { arn: shown } } : whyOf(value);
    return { verdict: verdict('unknown', [value]), unknown };
  }
  const data = { arn: shown, type: typesInWords[type], balancers };
  return {
    verdict: verdict(type === 'network' ? 'pass' : 'fail', [value]),
    fail: { message: 'wrongArn', at: value, data },
    // It is certain by itself, so what is open is which one of the list it is.
    unknown: whyOf(balancers),
  };
}

function atLeastOne({ props }: Service): Judgement {
  const { networkLoadBalancers: balancers, gatewayLoadBalancers: gateways } = props;
  const there = balancers.items.map((item) => and(item.when, not(whenState(item.value, 'absent'))));
  const visible = or(...there, ...gateways.items.map((item) => item.when));
  const open = or(...[...balancers.rest, ...gateways.rest].map((rest) => rest.when));
  return {
    // What cannot be read may hold a wrong one, so it is undecided even beside a right one.
    verdict: { pass: and(visible, not(open)), fail: not(or(visible, open)), because: [balancers] },
    fail: { message: 'noBalancer', at: balancers, data: { balancers } },
    unknown: whyOf(balancers),
  };
}

function gatewayLess({ props, when }: Service, allowGateway: boolean): Judgement {
  const { networkLoadBalancers: balancers, gatewayLoadBalancers: gateways } = props;
  const certain = not(whenEmpty({ ...gateways, rest: [] }));
  const possible = not(whenEmpty(gateways));
  const beside = and(certain, not(whenEmpty({ ...balancers, rest: [] })));
  const maybeBeside = and(possible, not(whenEmpty(balancers)));
  const fail = allowGateway ? beside : certain;
  return {
    verdict: { pass: not(allowGateway ? maybeBeside : possible), fail, because: [gateways] },
    fail: implies(and(when, fail), beside)
      ? { message: 'both', at: gateways, data: { gateways } }
      : { message: 'gateway', at: gateways, data: { gateways, balancers } },
    unknown: whyOf(gateways),
  };
}
