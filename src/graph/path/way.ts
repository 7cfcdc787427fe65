import type { Guard } from '../../model/guard.ts';
import { and } from '../../model/guard.ts';
import type { Unknown, Written } from '../../model/value.ts';
import type { Resource } from '../graph.ts';
import type { Forward, TargetOfGroup } from '../props/balancing.ts';

/** What a connection meets between an endpoint service and a database, in this order. */
export type Hop = 'balancer' | 'listener' | 'target-group' | 'target' | 'destination';

/** One way that a connection may take, as far as the sources show it. */
export interface Way extends Leg {
  /** Every hop exists and leads on so. */
  readonly when: Guard;
  readonly service: Resource<'EndpointService'>;
  /** Where the target is an application load balancer: how it goes on behind that. */
  readonly beyond?: Leg;
  readonly end: End;
}

/** From a load balancer to a target. What comes behind the end of the way is not there. */
export interface Leg {
  readonly balancer?: Resource<'LoadBalancer'>;
  readonly listener?: Resource<'Listener'>;
  /** A rule of the listener takes connections this way, and not its default action. */
  readonly byRule?: true;
  readonly forward?: Forward;
  readonly targetGroup?: Resource<'TargetGroup'>;
  readonly target?: TargetOfGroup;
  readonly destination?: Destination;
}

/** How far the way is seen: to its destination, or to a hop where it is lost. */
export type End = { readonly reached: true } | Lost;

/** `value` is what is written for the hop or, where nothing is, the place for it. */
export type Lost = { readonly reached: false; readonly hop: Hop; readonly value: Written } & (
  | { /** There surely is none. */ readonly why: 'nothing' }
  /** It names something of the sources that no connection goes on from. */
  | { readonly why: 'elsewhere'; readonly nativeType: string; readonly address: string }
  /** The DNS name or identifier of a database, where only an address or the ID of an instance is taken. */
  | { readonly why: 'name'; readonly address: string }
  /** A literal of something that is not in the sources; `shown` may be printed. */
  | { readonly why: 'outside'; readonly shown: string }
  /** There is one, and the sources do not tell which. */
  | { readonly why: 'unknown'; readonly unknown: Unknown }
  /** There may be one, or one more, that the sources do not show. */
  | { readonly why: 'more'; readonly unknown: Unknown }
);

/** What a target is. */
export type Destination = (
  | DatabaseDestination
  | { readonly type: 'instance'; readonly resource: Resource<'Instance'> }
  | { readonly type: 'interface'; readonly resource: Resource<'NetworkInterface'> }
  | { readonly type: 'balancer'; readonly resource: Resource<'LoadBalancer'> }
  | { readonly type: 'endpoint'; readonly resource: Resource<'VpcEndpoint'> }
  /** A literal address that nothing in the sources has. */
  | { readonly type: 'address'; readonly address: string }
) & {
  /** What asks DNS for its address when the configuration is applied, and not again. */
  readonly lookup?: Resource<'AddressLookup'>;
};

export interface DatabaseDestination {
  readonly type: 'database';
  readonly resource: Resource<DatabaseKind>;
  readonly role: Role;
  /** What is reached in front of it; it has addresses and security groups of its own. */
  readonly through?: Resource<DatabaseDoorKind>;
}

export type DatabaseKind = 'DbInstance' | 'DbCluster' | 'DbProxy' | 'RedshiftCluster' | 'RedshiftServerlessWorkgroup';
export type DatabaseDoorKind = 'DbClusterEndpoint' | 'DbProxyEndpoint' | 'RedshiftEndpointAccess';

/** Which of a cluster's members is reached: `own` where there is no choice; `any` may be a reader as well as the writer. */
export type Role = 'own' | 'writer' | 'reader' | 'any' | 'unknown';

/** The last leg of a way: behind an application load balancer, or the only one. */
export function lastLeg(way: Way): Leg {
  return way.beyond ?? way;
}

/** The resources that a way passes, from the service on. */
export function resourcesOn(way: Way): readonly Resource[] {
  return [way.service, ...resourcesOfLeg(way), ...(way.beyond ? resourcesOfLeg(way.beyond) : [])];
}

/** When everything on a way exists. Whether it leads on so may depend on more: on a choice between targets. */
export function existenceOf(way: Way): Guard {
  return and(...resourcesOn(way).map((resource) => resource.when));
}

export function resourcesOfLeg({ balancer, listener, targetGroup, destination }: Leg): readonly Resource[] {
  const databases = destination?.type === 'database' && destination.through ? [destination.through] : [];
  const last = destination && destination.type !== 'address' ? [destination.resource] : [];
  return [balancer, listener, targetGroup, ...databases, ...last].filter((resource) => resource !== undefined);
}
