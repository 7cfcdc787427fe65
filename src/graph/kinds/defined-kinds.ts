import type { DefinedKind } from '../define-kind.ts';
import { endpointService } from './endpoint-service.ts';
import { listener } from './listener.ts';
import { loadBalancer } from './load-balancer.ts';
import { prefixList } from './prefix-list.ts';
import { redshiftCluster } from './redshift-cluster.ts';
import { redshiftEndpointAuthorization } from './redshift-endpoint-authorization.ts';
import { redshiftSubnetGroup } from './redshift-subnet-group.ts';
import { securityGroup } from './security-group.ts';
import { subnet } from './subnet.ts';
import { targetGroup } from './target-group.ts';

/** Every kind that the graph knows. */
export const definedKinds: readonly DefinedKind[] = [
  endpointService,
  listener,
  loadBalancer,
  prefixList,
  redshiftCluster,
  redshiftEndpointAuthorization,
  redshiftSubnetGroup,
  securityGroup,
  subnet,
  targetGroup,
];
