import type { RuleModule } from '../engine/rule.ts';
import allowedPrincipals from './allowed-principals.ts';
import endpointAvailabilityZones from './endpoint-availability-zones.ts';
import endpointDuplicate from './endpoint-duplicate.ts';
import endpointPolicy from './endpoint-policy.ts';
import endpointPrivateDns from './endpoint-private-dns.ts';
import endpointRegion from './endpoint-region.ts';
import endpointServiceNlb from './endpoint-service-nlb.ts';
import endpointServiceTargets from './endpoint-service-targets.ts';
import endpointType from './endpoint-type.ts';
import nlbInboundRules from './nlb-inbound-rules.ts';
import redshiftNodeType from './redshift-node-type.ts';
import redshiftPort from './redshift-port.ts';
import redshiftRelocation from './redshift-relocation.ts';
import supportedRegion from './supported-region.ts';

/** Every rule, in name order: the order of their SARIF indices. */
export const rules: readonly RuleModule[] = [
  allowedPrincipals,
  endpointAvailabilityZones,
  endpointDuplicate,
  endpointPolicy,
  endpointPrivateDns,
  endpointRegion,
  endpointServiceNlb,
  endpointServiceTargets,
  endpointType,
  nlbInboundRules,
  redshiftNodeType,
  redshiftPort,
  redshiftRelocation,
  supportedRegion,
];
