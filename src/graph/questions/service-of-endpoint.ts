import { never, not, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { eachCase, oneOf, whenState } from '../../model/cases.ts';
import { known, unknown } from '../../model/value.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import type { ServiceName } from '../props/endpoints.ts';

/**
 * What the name of an endpoint's service means. One that AWS makes up only when it creates the service is, where it leads
 * to an endpoint service of the sources, the name of that.
 */
export function serviceOf(graph: ResourceGraph, { props }: Resource<'VpcEndpoint'>): Value<ServiceName> {
  const { service, serviceName } = props;
  if (whenState(service, 'unknown') === never) return service;
  const inSources = graph
    .follow(serviceName, 'EndpointService')
    .flatMap(({ when, target }) => (target.leads === 'here' ? [{ when, region: target.resource.setting.region }] : []));
  if (inSources.length === 0) return service;
  const led = or(...inSources.map(({ when }) => when));
  return eachCase(service, (value) => {
    if (value.state !== 'unknown') return value;
    const id = unknown(value.reason, { at: value.at });
    const names = inSources.map(({ when, region }) => ({
      when,
      value: known<ServiceName>({ type: 'endpoint-service', id, region }, value),
    }));
    return oneOf<ServiceName>([...names, { when: not(led), value }], value);
  });
}
