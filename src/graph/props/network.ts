import type { ListOf, Value } from '../../model/value.ts';
import type { AclEntry, Route, RoutingKinds } from './routing.ts';

/** VPCs, subnets, and what has an address in them. */
export interface NetworkKinds extends RoutingKinds {
  Vpc: {
    /** The first IPv4 range and those added later. */
    readonly cidrs: ListOf<string>;
    readonly ipv6Cidrs: ListOf<string>;
    readonly dnsSupport: Value<boolean>;
    readonly dnsHostnames: Value<boolean>;
    /** The DHCP option sets associated with it; without one, AWS's own, which name the Amazon DNS server. */
    readonly dhcpOptions: ListOf<string>;
    /** The route tables made its main one; without one, `defaultRouteTable` is. */
    readonly mainRouteTables: ListOf<string>;
    /** What the VPC was created with; each leads to the resource that adopts it, if one does. */
    readonly defaultRouteTable: Value<string>;
    readonly defaultNetworkAcl: Value<string>;
    readonly defaultSecurityGroup: Value<string>;
    /** Written for the default route table and ACL through attributes of the VPC, whether adopted or not. */
    readonly defaultRoutes: ListOf<Route>;
    readonly defaultAclIngress: ListOf<AclEntry>;
    readonly defaultAclEgress: ListOf<AclEntry>;
  };
  Subnet: {
    readonly vpc: Value<string>;
    readonly cidr: Value<string>;
    readonly ipv6Cidr: Value<string>;
    /** Name or ID of its Availability Zone; absent when AWS chooses. */
    readonly availabilityZone: Value<string>;
    /** The zone's ID, which means the same zone in every account; absent when only the name or nothing is written. */
    readonly availabilityZoneId: Value<string>;
    readonly mapPublicIpOnLaunch: Value<boolean>;
    /** Associated with it; without one, the VPC's main route table applies. */
    readonly routeTables: ListOf<string>;
    /** Associated with it; without one, the VPC's default ACL applies. */
    readonly networkAcls: ListOf<string>;
  };
  DhcpOptions: {
    /** `AmazonProvidedDNS` (the default) or addresses of DNS servers. */
    readonly domainNameServers: ListOf<string>;
    readonly domainName: Value<string>;
  };
  NetworkInterface: {
    readonly subnet: Value<string>;
    readonly privateIps: ListOf<string>;
    readonly securityGroups: ListOf<string>;
  };
  Instance: {
    /** Those of its first network interface, wherever they are written. */
    readonly subnet: Value<string>;
    readonly privateIps: ListOf<string>;
    readonly securityGroups: ListOf<string>;
    readonly availabilityZone: Value<string>;
    readonly networkInterfaces: ListOf<string>;
  };
  /** The Region's switch that blocks internet gateways. */
  BlockPublicAccess: {
    /** `off`, `block-bidirectional`, `block-ingress`. */
    readonly internetGatewayBlockMode: Value<string>;
  };
  BlockPublicAccessExclusion: {
    /** `allow-bidirectional`, `allow-egress`. */
    readonly internetGatewayExclusionMode: Value<string>;
    readonly vpc: Value<string>;
    readonly subnet: Value<string>;
  };
}
