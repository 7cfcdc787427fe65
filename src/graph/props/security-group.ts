import type { Origin, ListOf, Value, Written } from '../../model/value.ts';

/** Security groups, their rules, and the address lists that rules name. */
export interface SecurityGroupKinds {
  SecurityGroup: {
    readonly vpc: Value<string>;
    /** Other VPCs that the group may be used in. */
    readonly associatedVpcs: ListOf<string>;
    /** However they are written: inline, standalone, legacy or current, all sources of each. */
    readonly ingress: ListOf<TrafficRule>;
    readonly egress: ListOf<TrafficRule>;
    /** Where a list of all rules that the group may have is written, the IDs in it; rules not in it are removed. */
    readonly onlyIngress: ListOf<string>;
    readonly onlyEgress: ListOf<string>;
  };
  PrefixList: {
    readonly entries: ListOf<string>;
  };
}

/** One permission of a security group: one source or destination on one range of ports. */
export interface TrafficRule extends Written {
  /** `tcp`, `udp`, `icmp`, `-1` for all; numbers are turned into names. */
  readonly protocol: Value<string>;
  /** Absent when not written; meaningless for protocol `-1`. */
  readonly fromPort: Value<number>;
  readonly toPort: Value<number>;
  readonly peer: Peer;
  /** The resource that writes it, when that is not the group itself. */
  readonly writtenBy?: Pick<Origin, 'unit' | 'address'>;
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
