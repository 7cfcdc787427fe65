import type { ListOf, Value, Written } from '../../model/value.ts';

/** Load balancers, their listeners, and what they forward to. */
export interface BalancingKinds {
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
}

export interface TargetOfGroup extends Written {
  readonly id: Value<string>;
  readonly port: Value<number>;
}
