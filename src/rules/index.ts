import type { RuleModule } from '../engine/rule.ts';
import acceptanceRequired from './acceptance-required.ts';
import allowedPrincipals from './allowed-principals.ts';
import crossRegion from './cross-region.ts';
import databricksBackEndConnection from './databricks-back-end-connection.ts';
import databricksCustomerManagedVpc from './databricks-customer-managed-vpc.ts';
import databricksPricingTier from './databricks-pricing-tier.ts';
import databricksPrivateAccessSettings from './databricks-private-access-settings.ts';
import databricksPrivateEndpointRule from './databricks-private-endpoint-rule.ts';
import databricksSecureClusterConnectivity from './databricks-secure-cluster-connectivity.ts';
import databricksSecurityGroup from './databricks-security-group.ts';
import endpointAvailabilityZones from './endpoint-availability-zones.ts';
import endpointDuplicate from './endpoint-duplicate.ts';
import endpointInboundRules from './endpoint-inbound-rules.ts';
import endpointLimit from './endpoint-limit.ts';
import endpointPolicy from './endpoint-policy.ts';
import endpointPrivateDns from './endpoint-private-dns.ts';
import endpointRegion from './endpoint-region.ts';
import endpointServiceNlb from './endpoint-service-nlb.ts';
import endpointServicePrivateDns from './endpoint-service-private-dns.ts';
import endpointServiceReachable from './endpoint-service-reachable.ts';
import endpointServiceTargets from './endpoint-service-targets.ts';
import endpointType from './endpoint-type.ts';
import healthCheck from './health-check.ts';
import latticeOutboundRules from './lattice-outbound-rules.ts';
import latticeResourceShare from './lattice-resource-share.ts';
import mskMultiVpc from './msk-multi-vpc.ts';
import nlbAvailabilityZones from './nlb-availability-zones.ts';
import nlbClientRouting from './nlb-client-routing.ts';
import nlbCrossZone from './nlb-cross-zone.ts';
import nlbInboundRules from './nlb-inbound-rules.ts';
import nlbIpAddressType from './nlb-ip-address-type.ts';
import nlbListenersAlike from './nlb-listeners-alike.ts';
import nlbNetworkAcls from './nlb-network-acls.ts';
import nlbOneEndpointService from './nlb-one-endpoint-service.ts';
import nlbOutboundRules from './nlb-outbound-rules.ts';
import nlbScheme from './nlb-scheme.ts';
import nlbSubnetsPrivate from './nlb-subnets-private.ts';
import profileConflict from './profile-conflict.ts';
import redshiftEndpointAuthorization from './redshift-endpoint-authorization.ts';
import redshiftNodeType from './redshift-node-type.ts';
import redshiftNotPublic from './redshift-not-public.ts';
import redshiftPort from './redshift-port.ts';
import redshiftRelocation from './redshift-relocation.ts';
import setupPermissions from './setup-permissions.ts';
import snowflakeEdition from './snowflake-edition.ts';
import supportedRegion from './supported-region.ts';
import targetInboundRules from './target-inbound-rules.ts';
import targetIpDrift from './target-ip-drift.ts';
import targetNotPublic from './target-not-public.ts';
import targetWriterEndpoint from './target-writer-endpoint.ts';
import vpcDns from './vpc-dns.ts';

/** Every rule, in name order: the order of their SARIF indices. */
export const rules: readonly RuleModule[] = [
  acceptanceRequired,
  allowedPrincipals,
  crossRegion,
  databricksBackEndConnection,
  databricksCustomerManagedVpc,
  databricksPricingTier,
  databricksPrivateAccessSettings,
  databricksPrivateEndpointRule,
  databricksSecureClusterConnectivity,
  databricksSecurityGroup,
  endpointAvailabilityZones,
  endpointDuplicate,
  endpointInboundRules,
  endpointLimit,
  endpointPolicy,
  endpointPrivateDns,
  endpointRegion,
  endpointServiceNlb,
  endpointServicePrivateDns,
  endpointServiceReachable,
  endpointServiceTargets,
  endpointType,
  healthCheck,
  latticeOutboundRules,
  latticeResourceShare,
  mskMultiVpc,
  nlbAvailabilityZones,
  nlbClientRouting,
  nlbCrossZone,
  nlbInboundRules,
  nlbIpAddressType,
  nlbListenersAlike,
  nlbNetworkAcls,
  nlbOneEndpointService,
  nlbOutboundRules,
  nlbScheme,
  nlbSubnetsPrivate,
  profileConflict,
  redshiftEndpointAuthorization,
  redshiftNodeType,
  redshiftNotPublic,
  redshiftPort,
  redshiftRelocation,
  setupPermissions,
  snowflakeEdition,
  supportedRegion,
  targetInboundRules,
  targetIpDrift,
  targetNotPublic,
  targetWriterEndpoint,
  vpcDns,
];
