import type { ResourceGraph } from '../../engine/rule.ts';
import type { Case } from '../../model/value.ts';
import { and, never } from '../../model/guard.ts';
import { casesOf } from '../../model/cases.ts';
import type { Endpoint } from './of-type.ts';

/** The Regions that the name of an endpoint's service says; of an endpoint service in the sources, where that is. */
export function regionsOfService({ props }: Endpoint, graph: ResourceGraph): readonly Case<string>[] {
  return casesOf(props.service).flatMap(({ when, value }): readonly Case<string>[] => {
    const named = value.state === 'known' && value.value.type !== 'other' ? value.value.region : undefined;
    const regions: readonly Case<string>[] =
      value.state === 'unknown' ? [{ when, value }] : named ? casesOf(named) : [];
    const inSources = graph.follow(props.serviceName, 'EndpointService').flatMap((lead) =>
      lead.target.leads === 'here' && and(when, lead.when) !== never
        ? casesOf(lead.target.resource.setting.region).map((each) => ({
            when: and(lead.when, each.when),
            value: each.value,
          }))
        : [],
    );
    return (inSources.length > 0 ? inSources : regions).map((each) => ({
      when: and(when, each.when),
      value: each.value,
    }));
  });
}
