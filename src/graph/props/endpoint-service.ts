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
  };
}
