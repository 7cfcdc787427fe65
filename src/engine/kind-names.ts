import type { Kind } from './rule.ts';

// A record, so that a kind that is added without being named here does not compile.
const named: Readonly<Record<Kind, true>> = {
  EndpointService: true,
  LoadBalancer: true,
  Listener: true,
  TargetGroup: true,
  SecurityGroup: true,
  PrefixList: true,
  RedshiftCluster: true,
  RedshiftSubnetGroup: true,
  RedshiftEndpointAuthorization: true,
  Subnet: true,
  DbCluster: true,
  DbClusterEndpoint: true,
  DbInstance: true,
  DbProxy: true,
  DbProxyEndpoint: true,
  DbSubnetGroup: true,
  DomainVerification: true,
  RedshiftEndpointAccess: true,
  RedshiftServerlessNamespace: true,
  RedshiftServerlessWorkgroup: true,
  ResourceConfiguration: true,
  ResourceGateway: true,
  ResourceShare: true,
  ServiceNetwork: true,
  VpcEndpoint: true,
  ServiceNetworkVpcAssociation: true,
  ServiceNetworkResourceAssociation: true,
  BlockPublicAccess: true,
  BlockPublicAccessExclusion: true,
  ConnectionAccepter: true,
  ConnectionNotification: true,
  DhcpOptions: true,
  Instance: true,
  InternetGateway: true,
  NatGateway: true,
  NetworkAcl: true,
  NetworkInterface: true,
  RouteTable: true,
  Vpc: true,
  DnsRecords: true,
  HostedZone: true,
  ResolverEndpoint: true,
  ResolverRule: true,
};

export function isKind(name: string): name is Kind {
  return Object.hasOwn(named, name);
}

export const kindNames: readonly Kind[] = Object.keys(named).filter(isKind);
