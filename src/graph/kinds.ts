import type { ListOf, Value, Written } from '../model/value.ts';

/**
 * The normalized properties of every kind of resource. A property that names another resource holds the value as
 * written, with its origin; `ResourceGraph.follow` leads from it to the resource. Defaults of AWS and of the Terraform
 * provider are filled in by the kinds' mappings, with the sources named there; a property is absent only where leaving
 * it out means that there is none, or where AWS documents no default.
 */
export interface Kinds {
  EndpointService: {
    readonly networkLoadBalancers: ListOf<string>;
    readonly gatewayLoadBalancers: ListOf<string>;
    readonly acceptanceRequired: Value<boolean>;
    /** Written on the service, in permission resources and in standalone principals, together. */
    readonly allowedPrincipals: ListOf<string>;
    /** Regions besides its own from which consumers may connect. */
    readonly supportedRegions: ListOf<string>;
  };
  LoadBalancer: {
    /** `classic` for the first generation, which cannot stand behind an endpoint service. */
    readonly type: Value<string>;
    readonly subnets: ListOf<string>;
    readonly securityGroups: ListOf<string>;
    /** Whether the groups' inbound rules apply to PrivateLink traffic: `on` (AWS default) or `off`. */
    readonly enforceInboundRulesOnPrivateLinkTraffic: Value<string>;
  };
  Listener: {
    readonly loadBalancer: Value<string>;
    readonly port: Value<number>;
    /** `TCP`, `TLS`, `UDP`, `TCP_UDP`, `QUIC`, `TCP_QUIC`, upper case. */
    readonly protocol: Value<string>;
    readonly targetGroups: ListOf<string>;
  };
  TargetGroup: {
    readonly targetType: Value<string>;
    readonly port: Value<number>;
    readonly protocol: Value<string>;
    readonly vpc: Value<string>;
    /** Written in the group or in attachments, together. */
    readonly targets: ListOf<TargetOfGroup>;
  };
  SecurityGroup: {
    readonly vpc: Value<string>;
    /** However they are written: inline, standalone, legacy or current, all sources of each. */
    readonly ingress: ListOf<TrafficRule>;
    readonly egress: ListOf<TrafficRule>;
  };
  PrefixList: {
    readonly entries: ListOf<string>;
  };
  RedshiftCluster: {
    readonly nodeType: Value<string>;
    readonly port: Value<number>;
    /** Absent when not written: what AWS does then depends on node type and subnet group. */
    readonly relocation: Value<boolean>;
    readonly multiAz: Value<boolean>;
    readonly subnetGroup: Value<string>;
    /** The snapshot it is restored from, absent for a new cluster. */
    readonly snapshot: Value<string>;
    readonly publiclyAccessible: Value<boolean>;
  };
  RedshiftSubnetGroup: {
    readonly subnets: ListOf<string>;
  };
  RedshiftEndpointAuthorization: {
    readonly cluster: Value<string>;
    readonly account: Value<string>;
    readonly vpcs: ListOf<string>;
  };
  Subnet: {
    readonly vpc: Value<string>;
    readonly cidr: Value<string>;
    /** Name or ID of its Availability Zone; absent when AWS chooses. */
    readonly availabilityZone: Value<string>;
  };
}

export type Kind = keyof Kinds;

export interface TargetOfGroup extends Written {
  readonly id: Value<string>;
  readonly port: Value<number>;
}

/** One permission of a security group: one source or destination on one range of ports. */
export interface TrafficRule extends Written {
  /** `tcp`, `udp`, `icmp`, `-1` for all; numbers are turned into names. */
  readonly protocol: Value<string>;
  /** Absent when not written; meaningless for protocol `-1`. */
  readonly fromPort: Value<number>;
  readonly toPort: Value<number>;
  readonly peer: Peer;
}

/** The other side of a rule. A rule with several sources is as many rules. */
export type Peer =
  | { readonly type: 'ipv4'; readonly cidr: Value<string> }
  | { readonly type: 'ipv6'; readonly cidr: Value<string> }
  | { readonly type: 'prefix-list'; readonly id: Value<string> }
  /** Another group, or the group itself when `self`. */
  | { readonly type: 'group'; readonly id: Value<string>; readonly self?: true }
  /** Nothing is written that says who. */
  | { readonly type: 'missing' };
