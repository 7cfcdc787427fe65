import type { ListOf, Value } from '../../model/value.ts';

/** The provider's side of PrivateLink: endpoint services and what belongs to them. */
export interface EndpointServiceKinds {
  EndpointService: {
    readonly networkLoadBalancers: ListOf<string>;
    readonly gatewayLoadBalancers: ListOf<string>;
    readonly acceptanceRequired: Value<boolean>;
    /** Written on the service, in permission resources and in standalone principals, together. */
    readonly allowedPrincipals: ListOf<string>;
    /** Regions besides its own from which consumers may connect. */
    readonly supportedRegions: ListOf<string>;
    /** `ipv4`, `ipv6`; absent when not written, where AWS documents no default. */
    readonly supportedIpAddressTypes: ListOf<string>;
    /** The name that consumers resolve to their endpoint; absent when there is none. */
    readonly privateDnsName: Value<string>;
    /** Resources that start the verification of the name's domain: for each, whether it waits for the result. */
    readonly privateDnsVerifications: ListOf<boolean>;
    /** `ServiceOwner`; absent when the endpoint's owner pays. */
    readonly payerResponsibility: Value<string>;
  };
  /** What tells a topic about connections to a service, or of an endpoint. */
  ConnectionNotification: {
    readonly service: Value<string>;
    readonly endpoint: Value<string>;
    readonly topic: Value<string>;
    /** `Accept`, `Connect`, `Delete`, `Reject`. */
    readonly events: ListOf<string>;
  };
  /** The service provider's acceptance of one connection. */
  ConnectionAccepter: {
    readonly service: Value<string>;
    readonly endpoint: Value<string>;
  };
}
