import type { Severity } from '../model/report.ts';
import type { Resource, ResourceGraph } from './rule.ts';

/** How a run speaks for which no vendor was chosen. */
export interface BareRun {
  /** Opens every statement that is no fault whoever connects. */
  readonly opening: string;
  /** Said once for the whole run. */
  readonly remark: string;
  /** By rule the messages that state a fault whoever connects. */
  readonly faults: ReadonlyMap<string, readonly string[]>;
}

/** Whether the sources hold anything that a vendor could be meant to reach. */
export function concernsAnyone(graph: ResourceGraph): boolean {
  return graph.all('EndpointService').length > 0 || graph.all('RedshiftCluster').length > 0;
}

/**
 * Without a chosen vendor only what is wrong for everybody is an error, and what is wrong with a cluster that the
 * sources open to another account: that somebody is meant to reach it is then written down.
 */
export function bareSeverity(
  bare: BareRun,
  fault: { readonly rule: string; readonly messageId: string; readonly on: Resource },
  graph: ResourceGraph,
): Severity {
  if (bare.faults.get(fault.rule)?.includes(fault.messageId)) return 'error';
  return isGranted(fault.on, graph) ? 'error' : 'warning';
}

function isGranted(resource: Resource, graph: ResourceGraph): boolean {
  return (
    resource.kind === 'RedshiftCluster' &&
    graph.referrers(resource, 'RedshiftEndpointAuthorization', 'cluster').items.length > 0
  );
}
