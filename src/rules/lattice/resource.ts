import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import { portOfDatabase } from '../../graph/path/database-port.ts';
import type { DatabaseKind } from '../../graph/path/way.ts';
import type { PortRange } from '../../graph/props/lattice.ts';
import { casesOf } from '../../model/cases.ts';
import type { Guard } from '../../model/guard.ts';
import { always, and, never, not, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { known, unknown } from '../../model/value.ts';
import type { Crossing } from '../traffic/crossings.ts';
import type { PortOfTarget } from '../traffic/deliveries.ts';
import type { SentTo } from '../traffic/places.ts';

type Configuration = Resource<'ResourceConfiguration'>;

/** What a resource configuration stands for, as something that its gateway sends to. */
export interface Shared extends SentTo {
  readonly database?: Resource<DatabaseKind>;
}

const databases = ['DbInstance', 'DbCluster', 'DbProxy', 'RedshiftCluster', 'RedshiftServerlessWorkgroup'] as const;

/** A database, or an address or a name that is nothing of the sources. A group stands for nothing by itself. */
export function sharedBy(configuration: Configuration, graph: ResourceGraph): readonly Shared[] {
  const { resourceArn, domainName, ipAddress, cidrs } = configuration.props;
  const leads = [
    ...graph.follow(resourceArn, 'DbInstance', 'DbCluster').map((lead) => ({ ...lead, written: resourceArn })),
    ...graph.followDnsName(domainName, ...databases).map((lead) => ({ ...lead, written: domainName })),
  ];
  const named = leads.flatMap(({ when, target, written }): readonly Shared[] => {
    if (when === never || target.leads === 'nowhere') return [];
    if (target.leads !== 'here') return [{ when, written }];
    const { resource } = target;
    return [{ when, written, database: resource, destination: { type: 'database', resource, role: 'own' } }];
  });
  const written = casesOf(ipAddress).filter(({ value }) => value.state !== 'absent');
  const blocks = [...cidrs.items, ...cidrs.rest];
  return [
    ...named,
    ...written.map(({ when, value }) => ({ when, written: value })),
    ...blocks.map(({ when, value }) => ({
      when,
      written: unknown({ kind: 'opaque', what: 'which address is meant' }, value),
    })),
  ];
}

/** The ports that are offered, each of which may be several; those of a database by ARN are its own. */
export function portsOf(
  { props: { portRanges } }: Configuration,
  { database }: Shared,
  graph: ResourceGraph,
): readonly (readonly PortOfTarget[])[] {
  const offered = portRanges.items.flatMap((item) =>
    casesOf(item.value).map(({ when, value }) => {
      const there = and(item.when, when);
      return value.state === 'known' ? within(value.value, there) : [tcp(unknownPort(value), there)];
    }),
  );
  const hidden = portRanges.rest.map(({ when, value }) => [tcp(value, when)]);
  if (offered.length + hidden.length > 0) return [...offered, ...hidden];
  return [[tcp(database ? portOfDatabase(graph, database) : unknownPort(portRanges), always)]];
}

/** More ports than anybody offers one by one. */
const mostPorts = 64;

function within(range: PortRange, when: Guard): readonly PortOfTarget[] {
  const { from, to } = range;
  if (to - from >= mostPorts) return [tcp(unknownPort(range), when)];
  return Array.from({ length: to - from + 1 }, (_, index) => tcp(known(from + index, range), when));
}

function unknownPort(written: Parameters<typeof unknown>[1]): Value<number> {
  return unknown({ kind: 'opaque', what: 'the port of the resource' }, written);
}

/** Resource configurations are for TCP only. https://docs.aws.amazon.com/vpc/latest/privatelink/resource-configuration.html */
function tcp(port: Value<number>, when: Guard): PortOfTarget {
  return { when, port, transport: 'tcp', health: false };
}

/** On which port of a range the resource listens is not known: it gets through where all do, and may where one does. */
export function anyOf(crossings: readonly [Crossing, ...Crossing[]]): Crossing {
  const [first] = crossings;
  const when = or(...crossings.map((crossing) => crossing.when));
  const each = crossings.map((crossing) => crossing.passage);
  return {
    ...first,
    when,
    passage: {
      surely: and(...each.map(({ surely }) => surely)),
      possibly: or(...each.map(({ possibly }) => possibly), not(when)),
    },
  };
}
