import type { Lead, ResourceGraph } from '../../engine/rule.ts';
import type { ServiceName } from '../../graph/props/endpoints.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, or } from '../../model/guard.ts';
import type { Case, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import type { Endpoint } from './of-type.ts';
import { isSameValue } from './same-value.ts';

/** When two endpoints surely are in the same VPC. */
export function whenSameVpc(one: Endpoint, other: Endpoint, graph: ResourceGraph): Guard {
  const leads = (endpoint: Endpoint): readonly Lead<'Vpc'>[] => graph.follow(endpoint.props.vpc, 'Vpc');
  return or(pairs(leads(one), leads(other), areOne), whenSameValue(one.props.vpc, other.props.vpc, [one, other]));
}

/**
 * When two endpoints surely are for the same service: compared by what the names mean, and not as text. Endpoints in one
 * VPC are in one Region, so a Region that only one of the names leaves open tells nothing apart.
 */
export function whenSameService(one: Endpoint, other: Endpoint, graph: ResourceGraph): Guard {
  const byName = pairs(casesOf(one.props.service), casesOf(other.props.service), (a, b) =>
    a.value.state === 'known' && b.value.state === 'known'
      ? isSameName(a.value.value, b.value.value, [one, other])
      : isSame(a.value, b.value, [one, other]),
  );
  const here = [one, other].every(mayBeOfSources) ? whenLedAlike(one, other, graph) : never;
  const alike = or(byName, here);
  return alike === never ? never : and(alike, whenSameRegion(one, other));
}

/** A name of one of AWS's own services leads to nothing in the sources. */
function mayBeOfSources({ props: { service } }: Endpoint): boolean {
  return casesOf(service).some(({ value }) => value.state === 'unknown' || mayBeNamed(value));
}

function mayBeNamed(value: Case<ServiceName>['value']): boolean {
  return value.state === 'known' && value.value.type === 'endpoint-service';
}

function whenLedAlike(one: Endpoint, other: Endpoint, graph: ResourceGraph): Guard {
  const leads = ({ props }: Endpoint): readonly Lead<'EndpointService'>[] =>
    graph.follow(props.serviceName, 'EndpointService');
  return pairs(leads(one), leads(other), areOne);
}

function areOne({ target: one }: Lead, { target: other }: Lead): boolean {
  return one.leads === 'here' && other.leads === 'here' && one.resource === other.resource;
}

/** Where the names are asked for: in the own Region, unless another one is written. */
function whenSameRegion(one: Endpoint, other: Endpoint): Guard {
  return pairs(casesOf(one.props.serviceRegion), casesOf(other.props.serviceRegion), (a, b) =>
    a.value.state === 'absent' && b.value.state === 'absent' ? true : isSame(a.value, b.value, [one, other]),
  );
}

type Both = readonly [Endpoint, Endpoint];

function isSameName(one: ServiceName, other: ServiceName, both: Both): boolean {
  if (one.type === 'aws' && other.type === 'aws') {
    return one.service === other.service && !isOtherRegion(one.region, other.region);
  }
  if (one.type !== 'endpoint-service' || other.type !== 'endpoint-service') return false;
  return whenSameValue(one.id, other.id, both) !== never;
}

function isOtherRegion(one: Value<string>, other: Value<string>): boolean {
  return one.state === 'known' && other.state === 'known' && one.value !== other.value;
}

function whenSameValue(one: Value<string>, other: Value<string>, both: Both): Guard {
  return pairs(casesOf(one), casesOf(other), (a, b) => isSame(a.value, b.value, both));
}

/** What a unit leaves open is its own: two units that say it alike may mean different things. */
function isSame<T>(one: Case<T>['value'], other: Case<T>['value'], [first, second]: Both): boolean {
  if (first.unit !== second.unit || !isText(one) || !isText(other)) return false;
  return isSameValue(one, other, first.unit);
}

function isText<T>(value: Case<T>['value']): value is Case<T>['value'] & Case<string>['value'] {
  return value.state !== 'known' || typeof value.value === 'string';
}

/** When two that belong together are there. */
function pairs<T extends { readonly when: Guard }>(
  some: readonly T[],
  others: readonly T[],
  belong: (one: T, other: T) => boolean,
): Guard {
  return or(...some.flatMap((one) => others.map((other) => (belong(one, other) ? and(one.when, other.when) : never))));
}
