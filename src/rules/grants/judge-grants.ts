import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Grant, Grants } from './redshift-grants.ts';
import { grantsOf, isFor, standingOf } from './redshift-grants.ts';

export interface GrantJudgement {
  readonly verdict: Verdict;
  /** The grant to the vendor, whose VPCs decide. */
  readonly own?: Grant | undefined;
  readonly lacksVpcs: boolean;
}

/** Whether one of the grants is for the account and lets in the VPCs that are asked for, be it with all others. */
export function judgeGrants(grants: Grants, account: string, vpcs: readonly Value<string>[]): GrantJudgement {
  const each = grants.list.map((grant) => {
    const own = isFor(grant, account);
    const standing = standingOf(grant.authorization.props.vpcs, vpcs);
    const fits = vpcs.length === 0 ? own.surely : and(own.surely, or(standing.all, standing.surely));
    const unfit = vpcs.length === 0 ? never : standing.missing;
    return { grant, own, fits, mayFit: and(own.possibly, not(unfit)), unfit };
  });
  const granted = or(...each.map(({ grant }) => grant.when));
  const possible = or(grants.open, ...each.map((one) => one.mayFit));
  const deciding = each.find((one) => one.own.surely !== never);
  return {
    verdict: {
      pass: or(...each.map((one) => one.fits)),
      fail: and(granted, not(possible)),
      because: grants.list.map(({ authorization }) => authorization.props.account),
    },
    own: deciding?.grant,
    lacksVpcs: deciding !== undefined && deciding.unfit !== never,
  };
}

/** The grants that surely let in every VPC of the account, with the conditions under which they do. */
export function grantsToAllVpcs({ list }: Grants, account: string): readonly Grant[] {
  return list
    .map((grant) => {
      const open = grant.authorization.props.vpcs.absent;
      return { ...grant, when: and(isFor(grant, account).surely, open) };
    })
    .filter(({ when }) => when !== never);
}

/** The clusters that the sources surely grant to the account, in one case at least. */
export function grantedTo(account: string, graph: ResourceGraph): readonly Resource<'RedshiftCluster'>[] {
  return graph.all('RedshiftCluster').filter((cluster) => isGranted(cluster, { account, graph, how: 'surely' }));
}

/** A cluster that the vendor is not granted is for others when another one of the sources is granted to it. */
export function isForOthers(
  cluster: Resource<'RedshiftCluster'>,
  { account, graph, granted }: Asked & { readonly granted: () => readonly Resource<'RedshiftCluster'>[] },
): boolean {
  if (grantsOf(cluster, graph).open !== never || isGranted(cluster, { account, graph, how: 'possibly' })) return false;
  return granted().some((other) => other !== cluster);
}

interface Asked {
  readonly account: string;
  readonly graph: ResourceGraph;
}

function isGranted(
  cluster: Resource<'RedshiftCluster'>,
  { account, graph, how }: Asked & { readonly how: 'surely' | 'possibly' },
): boolean {
  return grantsOf(cluster, graph).list.some((grant) => and(cluster.when, isFor(grant, account)[how]) !== never);
}
