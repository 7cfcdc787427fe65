import type { ResourceGraph } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import { casesOf, when } from '../../model/cases.ts';
import { whenEmpty } from '../../model/count.ts';
import type { Endpoint } from './of-type.ts';

/**
 * When DNS of the sources leads to an endpoint whose own private DNS is off: a record gives its addresses, or a private
 * hosted zone has the usual name of its service.
 */
export function whenNamedElsewhere(endpoint: Endpoint, graph: ResourceGraph): Guard {
  const records = graph.referrers(endpoint, 'DnsRecords', 'targets').items.map((item) => item.when);
  const names = usualNames(endpoint);
  const zones = graph.all('HostedZone').map(({ props, when: exists }) => {
    const isPrivate = not(whenEmpty(props.vpcs));
    const named = names.map((one) =>
      and(
        one.when,
        when(props.name, (name) => name === one.name),
      ),
    );
    return and(exists, isPrivate, or(...named));
  });
  return or(...records, ...zones);
}

interface UsualName {
  /** When the endpoint is for that service. */
  readonly when: Guard;
  readonly name: string;
}

/**
 * `ecr.api` of a Region is called `api.ecr.<region>.amazonaws.com`: the parts of the name turned around. Not every
 * service is called so; zones for the others are known by their records.
 */
function usualNames({ props: { service }, setting: { region } }: Endpoint): readonly UsualName[] {
  const regions = casesOf(region).flatMap(({ value }) => (value.state === 'known' ? [value.value.toLowerCase()] : []));
  return casesOf(service).flatMap(({ when: guard, value }) => {
    if (guard === never || value.state !== 'known' || value.value.type !== 'aws') return [];
    const turned = value.value.service.split('.').reverse().join('.');
    const own = value.value.region.state === 'known' ? [value.value.region.value] : regions;
    return own.flatMap((one) =>
      ['amazonaws.com', 'amazonaws.com.cn'].map((domain) => ({ when: guard, name: `${turned}.${one}.${domain}` })),
    );
  });
}
