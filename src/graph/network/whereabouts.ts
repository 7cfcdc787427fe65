import type { Guard } from '../../model/guard.ts';
import { and, never } from '../../model/guard.ts';
import type { AddressRange } from '../../model/cidr.ts';
import { readCidr } from '../../model/cidr.ts';
import type { Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import type { ItemLead } from '../questions/leads-of-list.ts';
import { joined } from '../traffic/address-ranges.ts';

/** Where something has an address: somewhere in these ranges, it is not said where. */
export interface Whereabouts {
  readonly when: Guard;
  /** IPv4 only: none for an address of IPv6. Undefined where the sources do not say. */
  readonly ranges: readonly AddressRange[] | undefined;
  /** CIDRs, known or not, that surely hold the address: a rule that names the same one holds it too. */
  readonly named: readonly Value<string>[];
  /** What places it: a subnet, or the address itself. */
  readonly by: Value<string>;
}

/** Somewhere in a subnet; where its range is not known, somewhere in its VPC. */
export function whereaboutsIn(graph: ResourceGraph, lead: ItemLead<'Subnet'>): readonly Whereabouts[] {
  const { when, target, value: by } = lead;
  if (target.leads !== 'here') return [{ when, ranges: undefined, named: [], by }];
  const subnet = target.resource;
  return vpcsOf(graph, subnet).flatMap((vpc) =>
    casesOf(subnet.props.cidr).map((cidr): Whereabouts => {
      const range = cidr.value.state === 'known' ? readCidr(cidr.value.value) : undefined;
      const around = vpc.range ? [vpc.range] : [];
      return {
        when: and(when, vpc.when, cidr.when),
        ranges: range ? [range] : vpc.ranges,
        named: cidr.value.state === 'unknown' ? [cidr.value, ...around] : around,
        by,
      };
    }),
  );
}

/** An address that is written as such. */
export function whereaboutsOf(address: Value<string>, when: Guard): readonly Whereabouts[] {
  return casesOf(address).flatMap((each): readonly Whereabouts[] => {
    const there = and(when, each.when);
    if (there === never || each.value.state === 'absent') return [];
    return [{ when: there, ranges: rangesOf(each.value), named: [], by: each.value }];
  });
}

/** What is neither an address of IPv4 nor one of IPv6 is a name, or an ID. */
function rangesOf(address: Value<string>): readonly AddressRange[] | undefined {
  if (address.state !== 'known') return undefined;
  const range = readCidr(`${address.value}/32`);
  return range ? [range] : address.value.includes(':') && !address.value.startsWith('arn:') ? [] : undefined;
}

interface VpcRanges {
  readonly when: Guard;
  /** All its IPv4 ranges; undefined where one of them is not known. */
  readonly ranges: readonly AddressRange[] | undefined;
  /** The only one, known or not. */
  readonly range: Value<string> | undefined;
}

function vpcsOf(graph: ResourceGraph, subnet: Resource<'Subnet'>): readonly VpcRanges[] {
  return graph.follow(subnet.props.vpc, 'Vpc').map(({ when, target }): VpcRanges => {
    if (target.leads !== 'here') return { when, ranges: undefined, range: undefined };
    const { items, rest } = target.resource.props.cidrs;
    const [only, ...more] = items;
    const ranges = items.flatMap(({ value }) => casesOf(value)).map(({ value }) => rangeIn(value));
    const known = ranges.filter((range): range is AddressRange => range !== undefined);
    const whole = known.length === ranges.length && known.length > 0 && rest.length === 0;
    return {
      when,
      ranges: whole ? joined(known) : undefined,
      range: more.length === 0 && rest.length === 0 ? only?.value : undefined,
    };
  });
}

function rangeIn(cidr: Value<string>): AddressRange | undefined {
  return cidr.state === 'known' ? readCidr(cidr.value) : undefined;
}
