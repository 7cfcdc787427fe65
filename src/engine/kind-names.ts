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
};

export function isKind(name: string): name is Kind {
  return Object.hasOwn(named, name);
}

export const kindNames: readonly Kind[] = Object.keys(named).filter(isKind);
