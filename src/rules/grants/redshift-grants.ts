import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { casesOf, when, whenState } from '../../model/cases.ts';
import type { Likelihood } from './likelihood.ts';
import { likelihoodOf, someOf, within } from './likelihood.ts';

/** Leave for an account to make managed endpoints to a cluster. */
export interface Grant {
  readonly when: Guard;
  readonly authorization: Resource<'RedshiftEndpointAuthorization'>;
}

export interface Grants {
  readonly list: readonly Grant[];
  /** When there may be others that the sources do not show. */
  readonly open: Guard;
}

export function grantsOf(cluster: Resource<'RedshiftCluster'>, graph: ResourceGraph): Grants {
  const { items, rest } = graph.referrers(cluster, 'RedshiftEndpointAuthorization', 'cluster');
  const list = items.flatMap((item) =>
    casesOf(item.value).flatMap(({ when: each, value }) =>
      value.state === 'known' ? [{ when: and(item.when, each, value.value.when), authorization: value.value }] : [],
    ),
  );
  return { list: list.filter((grant) => grant.when !== never), open: or(...rest.map((one) => one.when)) };
}

/** When a grant is for an account. */
export function isFor({ when: there, authorization }: Grant, account: string): Likelihood {
  return within(
    there,
    likelihoodOf(authorization.props.account, (text) => text === account),
  );
}

/** How the VPCs of a grant stand to those that the vendor names. */
export interface VpcStanding {
  /** When no VPC is written, which lets in every VPC of the account. */
  readonly all: Guard;
  readonly missing: Guard;
  readonly surely: Guard;
}

export function standingOf(vpcs: ListOf<string>, asked: readonly Value<string>[]): VpcStanding {
  const all = vpcs.absent;
  const each = asked.map((vpc): Likelihood => {
    const known = casesOf(vpc).flatMap(({ when: there, value }) =>
      value.state === 'known'
        ? [
            within(
              there,
              someOf(vpcs, (text) => text === value.value),
            ),
          ]
        : [],
    );
    const open = not(when(vpc, () => true));
    return {
      surely: or(...known.map((one) => one.surely)),
      possibly: or(open, whenState(vpc, 'unknown'), ...known.map((one) => one.possibly)),
    };
  });
  return {
    all,
    surely: and(not(all), ...each.map((one) => one.surely)),
    missing: and(not(all), not(and(...each.map((one) => one.possibly)))),
  };
}
