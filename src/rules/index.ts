import type { RuleModule } from '../engine/rule.ts';
import allowedPrincipals from './allowed-principals.ts';
import endpointServiceNlb from './endpoint-service-nlb.ts';
import nlbInboundRules from './nlb-inbound-rules.ts';
import redshiftNodeType from './redshift-node-type.ts';
import redshiftPort from './redshift-port.ts';
import redshiftRelocation from './redshift-relocation.ts';
import supportedRegion from './supported-region.ts';

/** Every rule, in name order: the order of their SARIF indices. */
export const rules: readonly RuleModule[] = [
  allowedPrincipals,
  endpointServiceNlb,
  nlbInboundRules,
  redshiftNodeType,
  redshiftPort,
  redshiftRelocation,
  supportedRegion,
];
