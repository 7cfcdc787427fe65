import type { ListOf, Value, Written } from '../../model/value.ts';

/** What decides where packets go and whether they may. */
export interface RoutingKinds {
  RouteTable: {
    readonly vpc: Value<string>;
    /** Inline and standalone together. The route to the VPC itself, which every table has, is not among them. */
    readonly routes: ListOf<Route>;
    /** Virtual private gateways that add routes which the sources do not show. */
    readonly propagatingGateways: ListOf<string>;
  };
  NetworkAcl: {
    readonly vpc: Value<string>;
    /** Inline and standalone together. What no entry allows is denied. */
    readonly ingress: ListOf<AclEntry>;
    readonly egress: ListOf<AclEntry>;
  };
  InternetGateway: {
    /** The VPC that it is attached to. */
    readonly vpcs: ListOf<string>;
  };
  NatGateway: {
    readonly subnet: Value<string>;
    /** `public` or `private`. */
    readonly connectivityType: Value<string>;
  };
}

/** One route: one destination by way of one target. */
export interface Route extends Written {
  readonly destination: RouteDestination;
  readonly target: RouteTarget;
}

export type RouteDestination =
  | { readonly type: 'ipv4'; readonly cidr: Value<string> }
  | { readonly type: 'ipv6'; readonly cidr: Value<string> }
  | { readonly type: 'prefix-list'; readonly id: Value<string> }
  | { readonly type: 'missing' };

export type RouteTarget = { readonly type: RouteTargetType; readonly id: Value<string> } | { readonly type: 'missing' };

export type RouteTargetType =
  /** An internet gateway, a virtual private gateway, or the word `local`. */
  | 'gateway'
  | 'nat-gateway'
  | 'vpc-endpoint'
  | 'transit-gateway'
  | 'peering-connection'
  | 'network-interface'
  | 'instance'
  | 'egress-only-gateway'
  | 'core-network'
  | 'local-gateway'
  | 'carrier-gateway'
  | 'odb-network';

/** One numbered entry of a network ACL. The lowest number that matches decides. */
export interface AclEntry extends Written {
  readonly number: Value<number>;
  /** `allow` or `deny`. */
  readonly action: Value<string>;
  /** `tcp`, `udp`, `icmp`, `-1` for all; numbers are turned into names. */
  readonly protocol: Value<string>;
  /** Absent when not written; meaningless for protocol `-1`. */
  readonly fromPort: Value<number>;
  readonly toPort: Value<number>;
  readonly cidr: Value<string>;
  readonly ipv6Cidr: Value<string>;
}
