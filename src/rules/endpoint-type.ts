import type { Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { ServiceName } from '../graph/props/endpoints.ts';
import { serviceOf } from '../graph/questions/service-of-endpoint.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import type { Case, ListOf, Value } from '../model/value.ts';
import { casesOf, whenState } from '../model/cases.ts';
import { whenEmpty } from '../model/count.ts';
import type { Verdict } from '../model/verdict.ts';
import { decide } from '../model/verdict.ts';
import type { Endpoint, OfType } from './endpoints/of-type.ts';
import { firstOpen, ofType, onlyFor, whenTypeOpen } from './endpoints/of-type.ts';
import { serviceText } from './endpoints/service-text.ts';

/**
 * The only services that gateway endpoints exist for.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-networking.html
 */
const gatewayServices: ReadonlySet<string> = new Set(['s3', 'dynamodb', 's3express']);

const messages = {
  notGateway:
    '{{on}} is of type {{written(type)}}, and gateway endpoints exist only for S3 and DynamoDB, not for {{service}}. A gateway endpoint is a route and not PrivateLink; {{service}} is reached through an interface endpoint: write {{set(interface)}} and give it subnets.',
  otherType:
    '{{on}} is of type {{written(type)}}, but {{name(reached)}} says that it leads to {{what}}. Write {{set(right)}}.',
  noRouteTables:
    '{{on}} is a gateway endpoint without a route table. It takes traffic only by way of the routes that AWS adds to the route tables it names, so nothing uses it: name those of the subnets that its clients are in, in {{name(routeTables)}}.',
  noSubnets:
    '{{on}} is an interface endpoint without a subnet, so it has no network interface and no address at which anybody could reach {{service}}. Name subnets of its VPC, of several Availability Zones, in {{name(subnets)}}.',
  undecided:
    'Whether {{on}} is made as {{service}} needs it is unknown: {{why(doubt)}}. A gateway endpoint, for S3 and DynamoDB alone, has route tables; an interface endpoint has subnets.',
  strangeName:
    'Whether {{on}} is made as its service needs it is unknown: {{written(serviceName)}} has not the form of a name of a service. Those of AWS are `com.amazonaws.<region>.<service>`, those of others `com.amazonaws.vpce.<region>.<ID>`.',
} as const;

type Said = Statement<typeof messages>;

export default createRule({
  name: 'endpoint-type',
  meta: {
    docs: {
      description:
        'Require a VPC endpoint to be of the type that its service is reached by, with route tables or subnets',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
        'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
        'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
    scope: 'every',
  },
  create({ check, graph }) {
    return {
      VpcEndpoint(endpoint) {
        const gateway = ofType(endpoint, 'Gateway');
        const { routeTables, subnets } = endpoint.props;
        for (const part of [
          judgeService(endpoint, gateway, serviceOf(graph, endpoint)),
          ...judgeOthers(endpoint),
          judgeList(endpoint, gateway, routeTables, 'noRouteTables'),
          judgeList(endpoint, ofType(endpoint, 'Interface'), subnets, 'noSubnets'),
        ]) {
          check(part.verdict, { on: endpoint, ...part });
        }
      },
    };
  },
});

interface Part {
  readonly verdict: Verdict;
  /** Where there is something to judge. */
  readonly when: Guard;
  readonly fail: Said;
  readonly unknown: Said;
}

function undecided(endpoint: Endpoint, doubt: Value<unknown> | ListOf<unknown>): Said {
  const { service, serviceName } = endpoint.props;
  if (doubt === service && whenState(service, 'unknown') === never) {
    return { message: 'strangeName', at: serviceName, data: { serviceName } };
  }
  return { message: 'undecided', at: doubt, data: { service: serviceText(service), doubt } };
}

/** A service that only interface endpoints reach. */
function judgeService(endpoint: Endpoint, gateway: OfType, service: Value<ServiceName>): Part {
  const { type } = endpoint.props;
  const named = decide(
    service,
    (one) => (one.type === 'aws' ? gatewayServices.has(one.service) : one.type === 'other' ? undefined : false),
    'pass',
  );
  const verdict = onlyFor(gateway, named);
  const doubt = firstOpen(endpoint.when, [[and(whenTypeOpen(gateway), not(named.pass)), type]]) ?? service;
  return {
    verdict,
    when: gateway.possibly,
    fail: {
      message: 'notGateway',
      at: type,
      data: { type, service: serviceText(service), interface: { property: type, set: 'Interface' } },
    },
    unknown: undecided(endpoint, doubt),
  };
}

const others = [
  { property: 'resourceConfiguration', type: 'Resource', what: 'a resource configuration' },
  { property: 'serviceNetwork', type: 'ServiceNetwork', what: 'a service network' },
] as const;

/** What is reached without a service has types of its own. */
function judgeOthers(endpoint: Endpoint): readonly Part[] {
  const { type } = endpoint.props;
  return others.map(({ property, type: right, what }) => {
    const reached = endpoint.props[property];
    // A variable may hold null as well.
    const written = or(...casesOf(reached).map((each) => (isThere(each.value) ? each.when : never)));
    const judged = decide(type, (name) => name === right, 'fail');
    return {
      verdict: { pass: judged.pass, fail: and(written, judged.fail), because: [type] },
      when: or(written, whenState(reached, 'unknown')),
      fail: {
        message: 'otherType',
        at: type,
        data: { type, reached, what, right: { property: type, set: right } },
      },
      unknown: undecided(endpoint, whenState(type, 'unknown') === never ? reached : type),
    };
  });
}

function isThere(value: Case<string>['value']): boolean {
  return value.state === 'known' || (value.state === 'unknown' && value.nonNull === true);
}

function judgeList(
  endpoint: Endpoint,
  typed: OfType,
  list: ListOf<string>,
  message: 'noRouteTables' | 'noSubnets',
): Part {
  const visible = or(...list.items.map((item) => and(item.when, not(whenState(item.value, 'absent')))));
  const verdict = onlyFor(typed, { pass: visible, fail: whenEmpty(list), because: [list] });
  const { service, type } = endpoint.props;
  const doubt = firstOpen(endpoint.when, [[and(whenTypeOpen(typed), not(visible)), type]]) ?? list;
  return {
    verdict,
    when: typed.possibly,
    fail:
      message === 'noSubnets'
        ? { message, at: list, data: { subnets: list, service: serviceText(service) } }
        : { message, at: list, data: { routeTables: list } },
    unknown: undecided(endpoint, doubt),
  };
}
