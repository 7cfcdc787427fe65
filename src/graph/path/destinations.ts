import type { Guard } from '../../model/guard.ts';
import { and, never, not } from '../../model/guard.ts';
import type { Case, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import type { Lead, Resource, ResourceGraph, Target } from '../graph.ts';
import { reachedByName } from '../kinds/reached-by-name.ts';
import type { TargetOfGroup } from '../props/balancing.ts';
import { attributeOf, behindName } from './named-destinations.ts';
import type { AddressOwners } from './literal-addresses.ts';
import { lostBy } from './lost.ts';
import type { Destination, End } from './way.ts';

/** One alternative of what a target is. */
export interface DestinationLead {
  readonly when: Guard;
  readonly destination?: Destination;
  readonly end: End;
}

interface Around {
  readonly graph: ResourceGraph;
  readonly owners: AddressOwners;
}

export function destinationsOf(
  around: Around,
  target: TargetOfGroup,
  group: Resource<'TargetGroup'>,
): readonly DestinationLead[] {
  return casesOf(target.id).flatMap(({ when, value }) =>
    ofCase(around, value, group)
      .map((lead) => ({ ...lead, when: and(when, lead.when) }))
      .filter((lead) => lead.when !== never),
  );
}

type Single = Case<string>['value'];

function ofCase(around: Around, id: Single, group: Resource<'TargetGroup'>): readonly DestinationLead[] {
  const { graph } = around;
  const byAddress = graph.followAddress(id, ...addressed);
  if (byAddress.some(isUsable)) return byAddress.flatMap((lead) => behindAddress(graph, lead, id));
  const leads = graph.follow(id, 'Instance', 'LoadBalancer');
  if (!leads.some(isHere)) {
    const named = graph.followDnsName(id, ...reachedByName).find(isHere) ?? graph.follow(id, ...databases).find(isHere);
    if (named) return [namedOnly(named, id)];
  }
  return leads.flatMap((lead) => byId(around, lead, { id, group }));
}

/** A custom resource that is no lookup has no name. */
function isUsable({ target }: Lead<Addressed>): boolean {
  if (target.leads !== 'here') return false;
  const { kind, props } = target.resource;
  return kind !== 'AddressLookup' || (props as Resource<'AddressLookup'>['props']).name.state !== 'absent';
}

function isHere({ target }: Lead): boolean {
  return target.leads === 'here';
}

function namedOnly({ when, target }: Lead, value: Single): DestinationLead {
  const address = target.leads === 'here' ? target.resource.address : '';
  return { when, end: { reached: false, hop: 'destination', why: 'name', value, address } };
}

const databases = ['DbCluster', 'DbInstance', 'DbProxy', 'RedshiftCluster', 'RedshiftServerlessWorkgroup'] as const;

const addressed = [
  'AddressLookup',
  'Instance',
  'NetworkInterface',
  'RedshiftCluster',
  'RedshiftEndpointAccess',
  'RedshiftServerlessWorkgroup',
] as const;

type Addressed = (typeof addressed)[number];

function behindAddress(
  graph: ResourceGraph,
  { when, target }: Lead<Addressed>,
  id: Single,
): readonly DestinationLead[] {
  if (target.leads !== 'here') return [lost(when, target, id)];
  const { resource } = target;
  const here = and(when, resource.when);
  if (resource.kind === 'AddressLookup') return lookedUp(graph, resource as Resource<'AddressLookup'>, here);
  return behindName(graph, resource, attributeOf(id)).map((lead) => ({ ...lead, when: and(here, lead.when) }));
}

/** The name that was asked for stands for the database, and leads to it. */
function lookedUp(graph: ResourceGraph, lookup: Resource<'AddressLookup'>, here: Guard): readonly DestinationLead[] {
  return casesOf(lookup.props.name).flatMap(({ when, value }) =>
    graph.followDnsName(value, ...reachedByName).flatMap((lead): readonly DestinationLead[] => {
      const guard = and(here, when, lead.when);
      const { target } = lead;
      if (target.leads !== 'here') return [lost(guard, target, value)];
      return behindName(graph, target.resource, attributeOf(value)).map(({ destination, ...found }) => ({
        ...found,
        ...(destination && { destination: { ...destination, lookup } }),
        when: and(guard, target.resource.when, found.when),
      }));
    }),
  );
}

function byId(
  { owners }: Around,
  { when, target }: Lead<'Instance' | 'LoadBalancer'>,
  { id, group }: { readonly id: Single; readonly group: Resource<'TargetGroup'> },
): readonly DestinationLead[] {
  if (target.leads === 'here') {
    const { resource } = target;
    const destination: Destination =
      resource.kind === 'Instance'
        ? { type: 'instance', resource: resource as Resource<'Instance'> }
        : { type: 'balancer', resource: resource as Resource<'LoadBalancer'> };
    return [{ when: and(when, resource.when), destination, end: reached }];
  }
  if (target.leads !== 'outside' || !isAddress(target.value)) return [lost(when, target, id)];
  const owner = owners.ownerOf(target.value, group);
  const address: Destination = { type: 'address', address: target.shown };
  if (!owner) return [{ when, destination: address, end: reached }];
  const { resource } = owner;
  const owned: Destination =
    resource.kind === 'Instance' ? { type: 'instance', resource: resource } : { type: 'interface', resource: resource };
  return [
    { when: and(when, owner.when), destination: owned, end: reached },
    { when: and(when, not(owner.when)), destination: address, end: reached },
  ];
}

const reached: End = { reached: true };

function lost(when: Guard, target: Target, value: Value<string>): DestinationLead {
  return { when, end: { reached: false, ...lostBy('destination', target, value) } };
}

function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || /^[\da-f]*:[\da-f:.]*$/i.test(text);
}
