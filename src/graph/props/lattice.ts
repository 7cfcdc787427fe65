import type { ListOf, Value, Written } from '../../model/value.ts';
import type { PolicyDocument } from './policy.ts';

/** PrivateLink without a load balancer: what a resource gateway offers, and with whom it is shared. */
export interface LatticeKinds {
  ResourceGateway: {
    readonly vpc: Value<string>;
    readonly subnets: ListOf<string>;
    /** Their outbound rules decide what the gateway reaches. Not written: the default group of the VPC. */
    readonly securityGroups: ListOf<string>;
    /** Absent where AWS documents no default. */
    readonly ipAddressType: Value<string>;
    readonly ipv4AddressesPerInterface: Value<number>;
    /** Where the names of resources are resolved: `PUBLIC` (AWS default) or `IN_VPC`. */
    readonly dnsResolution: Value<string>;
  };
  ResourceConfiguration: {
    /** `SINGLE`, `GROUP`, `CHILD`, `ARN`, `CIDR`. */
    readonly type: Value<string>;
    readonly gateway: Value<string>;
    /** The group that a `CHILD` belongs to. */
    readonly group: Value<string>;
    readonly protocol: Value<string>;
    readonly portRanges: ListOf<PortRange>;
    /** What it stands for: a database by ARN, an address, a name, or address blocks; the others are absent. */
    readonly resourceArn: Value<string>;
    readonly ipAddress: Value<string>;
    readonly domainName: Value<string>;
    readonly domainIpAddressType: Value<string>;
    readonly cidrs: ListOf<string>;
    readonly customDomainName: Value<string>;
    readonly domainVerification: Value<string>;
    readonly allowedInSharedServiceNetworks: Value<boolean>;
    readonly resourcePolicy: Value<PolicyDocument>;
  };
  ServiceNetwork: {
    readonly authType: Value<string>;
    readonly resourcePolicy: Value<PolicyDocument>;
    /** Who may use what is in it, where `authType` asks for IAM. */
    readonly authPolicy: Value<PolicyDocument>;
  };
  ServiceNetworkVpcAssociation: {
    readonly serviceNetwork: Value<string>;
    readonly vpc: Value<string>;
    readonly securityGroups: ListOf<string>;
    readonly privateDnsEnabled: Value<boolean>;
  };
  ServiceNetworkResourceAssociation: {
    readonly serviceNetwork: Value<string>;
    readonly resourceConfiguration: Value<string>;
    readonly privateDnsEnabled: Value<boolean>;
  };
  DomainVerification: {
    readonly domainName: Value<string>;
  };
  /** What is shared with other accounts through Resource Access Manager. */
  ResourceShare: {
    readonly resources: ListOf<string>;
    /** Account IDs, and ARNs of organizations, units, roles and users. */
    readonly principals: ListOf<string>;
    /** Whether principals outside the organization may be among them: true by AWS, false by the Terraform provider. */
    readonly externalPrincipalsAllowed: Value<boolean>;
  };
}

/** Inclusive; a single port is a range of one. */
export interface PortRange extends Written {
  readonly from: number;
  readonly to: number;
}
