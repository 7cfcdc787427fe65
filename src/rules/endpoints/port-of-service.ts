import type { ResourceGraph } from '../../engine/rule.ts';
import { balancersOf } from '../../graph/questions/balancers-of-service.ts';
import { listenersOf } from '../../graph/questions/listeners-of-balancer.ts';
import { and, never } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { known, unknown } from '../../model/value.ts';
import type { Endpoint } from './of-type.ts';

/** The ports on which an endpoint is used: any one of them is enough to be of use. */
export interface Service {
  readonly ports: readonly Value<number>[];
  /** For messages: `tcp 443`. */
  readonly text: string;
  /** What would tell the port. */
  readonly open?: Value<unknown>;
}

/**
 * Services of AWS answer on 443, but for a few that speak another protocol: for those it is not decided here which port
 * is meant.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
const usualPort = 443;
const onOtherPorts: ReadonlySet<string> = new Set([
  'cassandra',
  'cassandra-fips',
  'email-smtp',
  'iot.data',
  'storagegateway',
  'transfer.server',
]);

export function portsOfEndpoint(endpoint: Endpoint, graph: ResourceGraph): Service {
  const { service, serviceName } = endpoint.props;
  const cases = casesOf(service).filter((each) => and(endpoint.when, each.when) !== never);
  const ofAws = cases.every(
    ({ value }) => value.state === 'known' && value.value.type === 'aws' && !onOtherPorts.has(value.value.service),
  );
  if (ofAws) return { ports: [known(usualPort, serviceName)], text: `tcp ${usualPort}` };
  const listening = portsInSources(endpoint, graph);
  if (listening.length > 0) return { ports: listening, text: textOf(listening) };
  const what = { kind: 'opaque', what: 'the port that the service listens on' } as const;
  const open = unknown(what, { at: serviceName.at });
  return { ports: [open], text: 'the port of the service', open: service.state === 'unknown' ? service : open };
}

/** Of an endpoint service in the sources: what its load balancers listen on. */
function portsInSources({ props, when: exists }: Endpoint, graph: ResourceGraph): readonly Value<number>[] {
  const leads = graph.follow(props.serviceName, 'EndpointService').filter(({ when }) => and(exists, when) !== never);
  // It may be one of the sources or another one, which listens on another port.
  if (leads.some(({ target }) => target.leads !== 'here')) return [];
  return leads.flatMap(({ target }) => {
    if (target.leads !== 'here') return [];
    return balancersOf(graph, target.resource).leads.flatMap((lead) =>
      lead.target.leads === 'here'
        ? listenersOf(graph, lead.target.resource).items.flatMap(({ value }) =>
            value.state === 'known' ? [value.value.props.port] : [],
          )
        : [],
    );
  });
}

function textOf(ports: readonly Value<number>[]): string {
  const numbers = ports.flatMap((port) =>
    casesOf(port).flatMap(({ value }) => (value.state === 'known' ? [value.value] : [])),
  );
  return numbers.length === 0 ? 'the port of the service' : `tcp ${[...new Set(numbers)].join(' or ')}`;
}
