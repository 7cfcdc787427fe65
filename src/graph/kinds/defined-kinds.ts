import type { DefinedKind } from '../define-kind.ts';
import { addressLookup } from './address-lookup.ts';
import { blockPublicAccessExclusion } from './block-public-access-exclusion.ts';
import { blockPublicAccess } from './block-public-access.ts';
import { connectionAccepter } from './connection-accepter.ts';
import { connectionNotification } from './connection-notification.ts';
import {
  databricksConnectivityBinding,
  databricksConnectivityConfig,
  databricksPrivateEndpointRule,
} from './databricks-connectivity.ts';
import { databricksNetwork } from './databricks-network.ts';
import { databricksPrivateAccessSettings, databricksVpcEndpoint } from './databricks-private-access.ts';
import { databricksWorkspace } from './databricks-workspace.ts';
import { dbClusterEndpoint } from './db-cluster-endpoint.ts';
import { dbCluster } from './db-cluster.ts';
import { dbInstance } from './db-instance.ts';
import { dbProxyEndpoint } from './db-proxy-endpoint.ts';
import { dbProxy } from './db-proxy.ts';
import { dbSubnetGroup } from './db-subnet-group.ts';
import { dhcpOptions } from './dhcp-options.ts';
import { dnsRecords } from './dns-records.ts';
import { domainVerification } from './domain-verification.ts';
import { endpointService } from './endpoint-service.ts';
import { hostedZone } from './hosted-zone.ts';
import { iamPolicy } from './iam-policy.ts';
import { iamRole } from './iam-role.ts';
import { instance } from './instance.ts';
import { internetGateway } from './internet-gateway.ts';
import { lambdaFunction } from './lambda-function.ts';
import { listener } from './listener.ts';
import { loadBalancer } from './load-balancer.ts';
import { mskCluster } from './msk-cluster.ts';
import { mskVpcConnection } from './msk-vpc-connection.ts';
import { natGateway } from './nat-gateway.ts';
import { networkAcl } from './network-acl.ts';
import { networkInterface } from './network-interface.ts';
import { prefixList } from './prefix-list.ts';
import { redshiftCluster } from './redshift-cluster.ts';
import { redshiftEndpointAccess } from './redshift-endpoint-access.ts';
import { redshiftEndpointAuthorization } from './redshift-endpoint-authorization.ts';
import { redshiftServerlessNamespace } from './redshift-serverless-namespace.ts';
import { redshiftServerlessWorkgroup } from './redshift-serverless-workgroup.ts';
import { redshiftSubnetGroup } from './redshift-subnet-group.ts';
import { resolverEndpoint, resolverRule } from './resolver.ts';
import { resourceConfiguration } from './resource-configuration.ts';
import { resourceGateway } from './resource-gateway.ts';
import { resourceShare } from './resource-share.ts';
import { routeTable } from './route-table.ts';
import { securityGroup } from './security-group.ts';
import { serviceNetworkResourceAssociation, serviceNetworkVpcAssociation } from './service-network-associations.ts';
import { serviceNetwork } from './service-network.ts';
import { snowflakeAccount } from './snowflake-account.ts';
import { subnet } from './subnet.ts';
import { targetGroup } from './target-group.ts';
import { vpcEndpoint } from './vpc-endpoint.ts';
import { vpc } from './vpc.ts';

/** Every kind that the graph knows. */
export const definedKinds: readonly DefinedKind[] = [
  addressLookup,
  blockPublicAccess,
  blockPublicAccessExclusion,
  connectionAccepter,
  connectionNotification,
  databricksConnectivityBinding,
  databricksConnectivityConfig,
  databricksNetwork,
  databricksPrivateAccessSettings,
  databricksPrivateEndpointRule,
  databricksVpcEndpoint,
  databricksWorkspace,
  dbCluster,
  dbClusterEndpoint,
  dbInstance,
  dbProxy,
  dbProxyEndpoint,
  dbSubnetGroup,
  dhcpOptions,
  dnsRecords,
  domainVerification,
  endpointService,
  hostedZone,
  iamPolicy,
  iamRole,
  instance,
  internetGateway,
  lambdaFunction,
  listener,
  loadBalancer,
  mskCluster,
  mskVpcConnection,
  natGateway,
  networkAcl,
  networkInterface,
  prefixList,
  redshiftCluster,
  redshiftEndpointAccess,
  redshiftEndpointAuthorization,
  redshiftServerlessNamespace,
  redshiftServerlessWorkgroup,
  redshiftSubnetGroup,
  resolverEndpoint,
  resolverRule,
  resourceConfiguration,
  resourceGateway,
  resourceShare,
  routeTable,
  securityGroup,
  serviceNetwork,
  serviceNetworkResourceAssociation,
  serviceNetworkVpcAssociation,
  snowflakeAccount,
  subnet,
  targetGroup,
  vpc,
  vpcEndpoint,
];
