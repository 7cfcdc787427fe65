import type { Lead, Resource, ResourceGraph } from '../../engine/rule.ts';
import { leadsOf } from '../../graph/questions/leads-of-list.ts';
import type { Guard } from '../../model/guard.ts';
import { and, or } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';

/** A VPC as far as something is told to be in it. */
export interface PlaceInVpc {
  readonly when: Guard;
  readonly vpc: Lead<'Vpc'>['target'];
}

/** The VPCs that the subnets of something are in. */
export function vpcsOfSubnets(graph: ResourceGraph, subnets: ListOf<string>): readonly PlaceInVpc[] {
  return leadsOf(graph, subnets, 'Subnet').flatMap(({ when, target }) =>
    target.leads === 'here' ? vpcsOf(graph, target.resource.props.vpc).map((place) => within(place, when)) : [],
  );
}

export function vpcsOf(graph: ResourceGraph, vpc: Value<string>): readonly PlaceInVpc[] {
  return graph.follow(vpc, 'Vpc').map(({ when, target }) => ({ when, vpc: target }));
}

function within(place: PlaceInVpc, when: Guard): PlaceInVpc {
  return { ...place, when: and(place.when, when) };
}

/** When two things surely are in different VPCs: two of the sources, or two literal IDs. */
export function whenApart(one: readonly PlaceInVpc[], other: readonly PlaceInVpc[]): Guard {
  return or(...one.flatMap((a) => other.flatMap((b) => (areDifferent(a.vpc, b.vpc) ? [and(a.when, b.when)] : []))));
}

function areDifferent(one: PlaceInVpc['vpc'], other: PlaceInVpc['vpc']): boolean {
  if (one.leads === 'here') return other.leads === 'here' && one.resource !== other.resource && isFixed(one, other);
  return one.leads === 'outside' && other.leads === 'outside' && one.value !== other.value;
}

/** One instance of a block with an unknown key may be the other one. */
function isFixed(...places: readonly { readonly resource: Resource }[]): boolean {
  return places.every(({ resource }) => !resource.address.includes('["?"]'));
}

/** What a VPC is called in a message. */
export function vpcName(places: readonly PlaceInVpc[]): string {
  const [first] = places;
  if (first?.vpc.leads === 'here') return `\`${first.vpc.resource.address}\``;
  return first?.vpc.leads === 'outside' ? `\`${first.vpc.shown}\`` : 'another VPC';
}
