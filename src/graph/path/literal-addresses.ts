import type { Guard } from '../../model/guard.ts';
import { and, implies, never } from '../../model/guard.ts';
import { groupBy } from '../../model/group-by.ts';
import { casesOf } from '../../model/cases.ts';
import type { Resource, ResourceGraph } from '../graph.ts';

export type AddressOwner = Resource<'Instance'> | Resource<'NetworkInterface'>;

export interface OwnerOf {
  readonly when: Guard;
  readonly resource: AddressOwner;
}

export interface AddressOwners {
  /** What has a literal address in the VPC of a target group; undefined where several may. */
  ownerOf(address: string, group: Resource<'TargetGroup'>): OwnerOf | undefined;
}

/** Instances and network interfaces by the literal addresses that they are written with. */
export function addressOwners(graph: ResourceGraph): AddressOwners {
  let index: ReadonlyMap<string, readonly OwnerOf[]> | undefined;
  return {
    ownerOf(address, group) {
      index ??= indexOwners(graph);
      const owners = (index.get(address) ?? []).filter(({ resource }) => !isElsewhere(graph, resource, group));
      const [owner, ...others] = owners;
      return others.length === 0 ? owner : undefined;
    },
  };
}

function indexOwners(graph: ResourceGraph): ReadonlyMap<string, readonly OwnerOf[]> {
  const owners = [...graph.all('Instance'), ...graph.all('NetworkInterface')];
  const owned = owners.flatMap((resource) =>
    resource.props.privateIps.items.flatMap((item) =>
      casesOf(item.value).flatMap(({ when, value }) => {
        const guard = and(resource.when, item.when, when);
        return value.state === 'known' && guard !== never ? [{ address: value.value, when: guard, resource }] : [];
      }),
    ),
  );
  return groupBy(owned, ({ address }) => address);
}

/** Addresses mean something only in one network: whether the owner is surely in another VPC than the group. */
function isElsewhere(graph: ResourceGraph, owner: AddressOwner, group: Resource<'TargetGroup'>): boolean {
  const [subnet, ...otherSubnets] = graph.follow(owner.props.subnet, 'Subnet');
  if (subnet?.target.leads !== 'here' || otherSubnets.length > 0) return false;
  const [own, ...others] = graph.follow(subnet.target.resource.props.vpc, 'Vpc');
  const [asked, ...otherAsked] = graph.follow(group.props.vpc, 'Vpc');
  if (own?.target.leads !== 'here' || asked?.target.leads !== 'here') return false;
  const isSure = others.length === 0 && otherAsked.length === 0 && implies(group.when, asked.when);
  return isSure && own.target.resource !== asked.target.resource;
}
