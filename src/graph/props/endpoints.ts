import type { ListOf, Value } from '../../model/value.ts';
import type { PolicyDocument } from './policy.ts';

/** The consumer's side of PrivateLink, and gateway endpoints, which look alike and are none. */
export interface EndpointKinds {
  VpcEndpoint: {
    /** `Gateway` (AWS default), `Interface`, `GatewayLoadBalancer`, `Resource`, `ServiceNetwork`. */
    readonly type: Value<string>;
    readonly vpc: Value<string>;
    /** The name of the service; of one that is only known in part the parts. */
    readonly serviceName: Value<string>;
    /** What the name means, however it is put together. */
    readonly service: Value<ServiceName>;
    /** Where the service is; absent when it is in the endpoint's own region. */
    readonly serviceRegion: Value<string>;
    /** What it reaches in place of a service. */
    readonly resourceConfiguration: Value<string>;
    readonly serviceNetwork: Value<string>;
    readonly subnets: ListOf<string>;
    /** Groups that are named; see `defaultGroupAttached` for the one that is not. */
    readonly securityGroups: ListOf<string>;
    /** Whether the VPC's default security group is attached because nothing else is, or beside what is. */
    readonly defaultGroupAttached: Value<boolean>;
    readonly routeTables: ListOf<string>;
    readonly privateDnsEnabled: Value<boolean>;
    /** Absent: that of the endpoint's addresses; of a gateway endpoint `service-defined`. */
    readonly dnsRecordIpType: Value<string>;
    /** Whether only inbound Resolver endpoints resolve private names. Absent where AWS documents no default. */
    readonly privateDnsOnlyForInboundResolver: Value<boolean>;
    readonly privateDnsPreference: Value<string>;
    readonly privateDnsSpecifiedDomains: ListOf<string>;
    /** Absent: full access. */
    readonly policy: Value<PolicyDocument>;
    /** Absent where AWS documents no default. */
    readonly ipAddressType: Value<string>;
    /** Whether the provider accepts the connection by itself, where service and endpoint are of one account. */
    readonly autoAccept: Value<boolean>;
  };
}

/** A name of a service taken apart, in lower case: two spellings of one service are alike in it. */
export type ServiceName =
  /** One of AWS's own: `s3`, `redshift`, `ecr.api`. The Region is absent in the names of global ones. */
  | { readonly type: 'aws'; readonly service: string; readonly region: Value<string> }
  /** Someone's endpoint service, by its ID, which leads to it when it is in the sources. */
  | { readonly type: 'endpoint-service'; readonly id: Value<string>; readonly region: Value<string> }
  /** A text that no service can have as its name. */
  | { readonly type: 'other'; readonly name: string };
