import type { ListOf, Value, Written } from '../../model/value.ts';

/** Names that lead to endpoints, load balancers and databases, and who resolves them. */
export interface DnsKinds {
  HostedZone: {
    /** Lower case, without a dot at its end. */
    readonly name: Value<string>;
    /** The VPCs that resolve its names; a zone without any is public. */
    readonly vpcs: ListOf<string>;
    /** VPCs of other accounts that may be associated from there. */
    readonly authorizedVpcs: ListOf<string>;
  };
  /** What one resource writes into a zone: one record or several. */
  DnsRecords: {
    readonly records: ListOf<DnsRecord>;
    /** The zone that it writes into; several only where the records of a group name their own. */
    readonly zones: ListOf<string>;
    /** All names and addresses that its records give, in `values` and `aliasOf`. */
    readonly targets: ListOf<string>;
  };
  /** What asks DNS for the addresses of a name while the configuration is applied. */
  AddressLookup: {
    /** Lower case, without a dot at its end. */
    readonly name: Value<string>;
  };
  /** Where a VPC and the networks around it ask each other for names. */
  ResolverEndpoint: {
    /** `INBOUND`, `OUTBOUND`, `INBOUND_DELEGATION`. */
    readonly direction: Value<string>;
    readonly subnets: ListOf<string>;
    readonly securityGroups: ListOf<string>;
  };
  /** What decides for some names who is asked. */
  ResolverRule: {
    /** `FORWARD`, `SYSTEM`, `RECURSIVE`, `DELEGATE`. */
    readonly type: Value<string>;
    /** Lower case, without a dot at its end. */
    readonly domainName: Value<string>;
    readonly endpoint: Value<string>;
    readonly targetIps: ListOf<string>;
    readonly vpcs: ListOf<string>;
  };
}

export interface DnsRecord extends Written {
  /** Lower case, without a dot at its end. */
  readonly name: Value<string>;
  /** `A`, `CNAME`, `TXT`, upper case. */
  readonly type: Value<string>;
  readonly values: ListOf<string>;
  /** The name whose addresses it gives as its own; absent where `values` are written. */
  readonly aliasOf: Value<string>;
}
