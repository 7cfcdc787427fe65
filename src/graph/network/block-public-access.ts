import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { when as whenKnown, whenState } from '../../model/cases.ts';
import type { Resource, ResourceGraph } from '../graph.ts';
import type { Doubt } from '../traffic/openings.ts';
import type { Passage } from '../traffic/ports.ts';

/** When the internet is kept away, and what has to be found out to tell. */
export interface Blocked extends Passage {
  readonly doubts: readonly Doubt[];
}

/**
 * When VPC Block Public Access keeps the traffic of a subnet from internet gateways: both of its modes let nothing in by
 * them, unless the subnet or its VPC is excluded. Where nothing is written it is off.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
 */
export function internetBlocked(graph: ResourceGraph, subnet: Resource<'Subnet'>): Blocked {
  const switches = graph.all('BlockPublicAccess').filter((one) => isBeside(one, subnet));
  if (switches.length === 0) return { surely: never, possibly: never, doubts: [] };
  const blocks = switches.map((one) => {
    const { internetGatewayBlockMode: mode } = one.props;
    return {
      surely: and(
        one.when,
        whenKnown(mode, (name) => name.startsWith('block-')),
      ),
      possibly: and(
        one.when,
        not(
          or(
            whenKnown(mode, (name) => !name.startsWith('block-')),
            whenState(mode, 'absent'),
          ),
        ),
      ),
    };
  });
  const excluded = exclusion(graph, subnet);
  const surely = and(or(...blocks.map((one) => one.surely)), not(excluded.possibly));
  const possibly = and(or(...blocks.map((one) => one.possibly)), not(excluded.surely));
  const open = and(possibly, not(surely));
  return {
    surely,
    possibly,
    doubts: switches.map((one) => ({ when: open, written: one.props.internetGatewayBlockMode })),
  };
}

/** The switch is a Region's, of one account: one of another unit or Region says nothing here. */
function isBeside(one: Resource<'BlockPublicAccess'>, subnet: Resource<'Subnet'>): boolean {
  return one.unit.id === subnet.unit.id && mayBeEqual(one.setting.region, subnet.setting.region);
}

function mayBeEqual(one: Value<string>, other: Value<string>): boolean {
  return one.state !== 'known' || other.state !== 'known' || one.value === other.value;
}

function exclusion(graph: ResourceGraph, subnet: Resource<'Subnet'>): Passage {
  const vpcs = graph.follow(subnet.props.vpc, 'Vpc');
  let surely: Guard = never;
  let possibly: Guard = never;
  const take = ({ isIt, mayBe }: { readonly isIt: Guard; readonly mayBe: Guard }): void => {
    surely = or(surely, isIt);
    possibly = or(possibly, isIt, mayBe);
  };
  for (const one of graph.all('BlockPublicAccessExclusion').filter(({ unit }) => unit.id === subnet.unit.id)) {
    for (const { when, target } of graph.follow(one.props.subnet, 'Subnet')) {
      const there = and(one.when, when);
      take({
        isIt: target.leads === 'here' && target.resource === subnet ? there : never,
        mayBe: target.leads === 'unknown' ? there : never,
      });
    }
    for (const { when, target } of graph.follow(one.props.vpc, 'Vpc')) {
      const there = and(one.when, when);
      const own = vpcs.filter((vpc) => target.leads === 'here' && isSame(vpc.target, target.resource));
      const isOpen = target.leads === 'unknown' || (target.leads === 'outside' && vpcs.some(isOutside));
      take({ isIt: and(there, or(...own.map((vpc) => vpc.when))), mayBe: isOpen ? there : never });
    }
  }
  return { surely, possibly };
}

type VpcLead = ReturnType<ResourceGraph['follow']>[number];

function isSame(target: VpcLead['target'], vpc: Resource): boolean {
  return target.leads === 'here' && target.resource === vpc;
}

function isOutside({ target }: VpcLead): boolean {
  return target.leads === 'outside' || target.leads === 'unknown';
}
