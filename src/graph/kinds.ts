import type { BalancingKinds } from './props/balancing.ts';
import type { BrokeredKinds } from './props/brokered.ts';
import type { ComputeKinds } from './props/compute.ts';
import type { DnsKinds } from './props/dns.ts';
import type { EndpointServiceKinds } from './props/endpoint-service.ts';
import type { EndpointKinds } from './props/endpoints.ts';
import type { IamKinds } from './props/iam.ts';
import type { LatticeKinds } from './props/lattice.ts';
import type { MskKinds } from './props/msk.ts';
import type { NetworkKinds } from './props/network.ts';
import type { RdsKinds } from './props/rds.ts';
import type { RedshiftKinds } from './props/redshift.ts';
import type { SecurityGroupKinds } from './props/security-group.ts';

/**
 * The normalized properties of every kind of resource. A property that names another resource holds the value as
 * written, with its origin; `ResourceGraph.follow` leads from it to the resource. Defaults of AWS and of the Terraform
 * provider are filled in by the kinds' mappings, with the sources named there; a property is absent only where leaving
 * it out means that there is none, or where AWS documents no default.
 */
export interface Kinds
  extends
    EndpointServiceKinds,
    BalancingKinds,
    SecurityGroupKinds,
    NetworkKinds,
    EndpointKinds,
    RedshiftKinds,
    RdsKinds,
    IamKinds,
    ComputeKinds,
    LatticeKinds,
    MskKinds,
    BrokeredKinds,
    DnsKinds {}

export type Kind = keyof Kinds;
