import type { ListOf, Value, Written } from '../../model/value.ts';

/** Load balancers, their listeners, and what they forward to. */
export interface BalancingKinds {
  LoadBalancer: {
    /** `classic` for the first generation, which cannot stand behind an endpoint service. */
    readonly type: Value<string>;
    /** `internal` or `internet-facing`. */
    readonly scheme: Value<string>;
    /** `ipv4` or `dualstack`. */
    readonly ipAddressType: Value<string>;
    /** Either way of writing them: those of `subnetMappings` too. */
    readonly subnets: ListOf<string>;
    readonly subnetMappings: ListOf<SubnetMapping>;
    readonly securityGroups: ListOf<string>;
    /** Whether the groups' inbound rules apply to PrivateLink traffic: `on` (AWS default) or `off`. */
    readonly enforceInboundRulesOnPrivateLinkTraffic: Value<string>;
    readonly crossZone: Value<boolean>;
    /** `any_availability_zone`, `availability_zone_affinity`, `partial_availability_zone_affinity`. */
    readonly clientRoutingPolicy: Value<string>;
    /** Addresses of its own for targets of UDP over IPv6: `on` or `off`. */
    readonly prefixForIpv6SourceNat: Value<string>;
    /** More addresses in each subnet, for more connections to a target. */
    readonly secondaryIpsPerSubnet: Value<number>;
  };
  Listener: {
    readonly loadBalancer: Value<string>;
    readonly port: Value<number>;
    /** `TCP`, `TLS`, `UDP`, `TCP_UDP`, `QUIC`, `TCP_QUIC`, upper case. */
    readonly protocol: Value<string>;
    /** The target groups of the default action. */
    readonly targetGroups: ListOf<string>;
    /** The same with their weights. */
    readonly forwards: ListOf<Forward>;
    /** Where listener rules forward to, besides the default action. */
    readonly ruleForwards: ListOf<Forward>;
    /** The default certificate of a TLS listener. */
    readonly certificates: ListOf<string>;
    /** Certificates for further names. */
    readonly furtherCertificates: ListOf<string>;
    readonly alpnPolicies: ListOf<string>;
    /** In seconds; absent for protocols that have no such timeout. */
    readonly tcpIdleTimeout: Value<number>;
  };
  TargetGroup: {
    readonly targetType: Value<string>;
    readonly port: Value<number>;
    readonly protocol: Value<string>;
    readonly vpc: Value<string>;
    /** `ipv4` or `ipv6`. */
    readonly ipAddressType: Value<string>;
    /**
     * Written in the group or in attachments, together. There is a `rest` where something registers targets that the
     * sources do not list: an Auto Scaling group, an ECS service.
     */
    readonly targets: ListOf<TargetOfGroup>;
    readonly healthCheckEnabled: Value<boolean>;
    /** `TCP`, `HTTP`, `HTTPS`, upper case. */
    readonly healthCheckProtocol: Value<string>;
    /** A number, or `traffic-port` for the port on which each target receives traffic. */
    readonly healthCheckPort: Value<string>;
    /** Absent for protocols that have no such attribute. */
    readonly preserveClientIp: Value<boolean>;
    readonly proxyProtocolV2: Value<boolean>;
    /** `true`, `false` or `use_load_balancer_configuration`. */
    readonly crossZone: Value<string>;
  };
}

/** One subnet of a load balancer with the addresses that it takes there. */
export interface SubnetMapping extends Written {
  readonly subnet: Value<string>;
  readonly privateIpv4Address: Value<string>;
  readonly ipv6Address: Value<string>;
  /** The Elastic IP address of an internet-facing load balancer. */
  readonly allocation: Value<string>;
}

/** One target group that an action forwards to. */
export interface Forward extends Written {
  readonly targetGroup: Value<string>;
  /** A group of weight 0 receives nothing. */
  readonly weight: Value<number>;
}

export interface TargetOfGroup extends Written {
  /** An instance ID, an IP address, or the ARN of a load balancer or function. */
  readonly id: Value<string>;
  /** Absent when the target is reached on the group's port. */
  readonly port: Value<number>;
  /** `all` for an address outside the group's VPC; absent when AWS finds the zone. */
  readonly availabilityZone: Value<string>;
}
