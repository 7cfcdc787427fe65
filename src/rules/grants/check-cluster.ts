import type { Resource, RuleContext } from '../../engine/rule.ts';
import type { Guard } from '../../model/guard.ts';
import { and, implies, never, not, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { accountText } from './account.ts';
import type { GrantJudgement } from './judge-grants.ts';
import { grantsToAllVpcs, isForOthers, judgeGrants } from './judge-grants.ts';
import type { messages, Said } from './messages.ts';
import type { Grant, Grants } from './redshift-grants.ts';
import { grantsOf, isFor } from './redshift-grants.ts';

type Cluster = Resource<'RedshiftCluster'>;
type Context = Pick<RuleContext<typeof messages, object>, 'check' | 'graph'>;

export interface Demand {
  /** Undefined where the profile names none. */
  readonly account: Value<string> | undefined;
  readonly vpcs: readonly Value<string>[];
  /** The clusters that the sources grant to it. */
  readonly granted: () => readonly Cluster[];
}

/** Whether a cluster is granted to the account that the vendor makes its endpoint from, and to its VPCs. */
export function checkCluster(cluster: Cluster, { account, vpcs, granted }: Demand, { check, graph }: Context): void {
  const grants = grantsOf(cluster, graph);
  const someone = or(...grants.list.map((grant) => grant.when));
  if (account?.state !== 'known') {
    const unknown: Said = !account
      ? { message: 'notGrantedToAnyone' }
      : and(cluster.when, someone) === never
        ? { message: 'notGranted', data: { account: accountText(account) } }
        : { message: 'accountMissing', at: firstAccount(grants) ?? cluster.native, data: { account } };
    const pass = account ? never : someone;
    check({ pass, fail: never, because: account ? [account] : [] }, { on: cluster, unknown });
    return;
  }
  if (isForOthers(cluster, { account: account.value, graph, granted })) return;
  const judged = judgeGrants(grants, account.value, vpcs);
  check(judged.verdict, {
    on: cluster,
    fail: failureOf(judged, { account, vpcs }, grants),
    unknown: openOf(judged, { account, vpcs }, { cluster, grants }),
  });
}

/** Whether there is a grant, and whether it has the right VPCs, is asked elsewhere. */
export function checkWidth(cluster: Cluster, { account, vpcs }: Demand, { check, graph }: Context): void {
  if (account?.state !== 'known') return;
  const wide = grantsToAllVpcs(grantsOf(cluster, graph), account.value);
  const fail = or(...wide.map((grant) => grant.when));
  const granted = wide[0]?.authorization.props.vpcs;
  check(
    { pass: not(fail), fail, because: [] },
    {
      on: cluster,
      ...(granted && {
        fail: {
          message: 'allVpcs',
          at: granted,
          data: { account: accountText(account), granted, vpcs: textOf(vpcs) },
        },
      }),
    },
  );
}

function failureOf({ own: deciding, lacksVpcs }: GrantJudgement, { account, vpcs }: KnownDemand, grants: Grants): Said {
  if (deciding && lacksVpcs) {
    const granted = deciding.authorization.props.vpcs;
    const data = { account: accountText(account), granted, vpcs: textOf(vpcs) };
    return { message: 'otherVpcs', at: granted, data };
  }
  const [first] = grants.list;
  const accounts = grants.list.flatMap(({ authorization }) => {
    const other = authorization.props.account;
    return other.state === 'known' && !other.sensitive ? [`account ${other.value}`] : [];
  });
  const granted = accounts.length > 0 ? [...new Set(accounts)].join(', ') : 'another account';
  const at = first?.authorization.props.account;
  return { message: 'otherAccount', ...(at && { at }), data: { account: accountText(account), granted } };
}

interface KnownDemand {
  readonly account: Value<string>;
  readonly vpcs: readonly Value<string>[];
}

function openOf(
  { own: deciding }: GrantJudgement,
  { account, vpcs }: KnownDemand,
  { cluster, grants }: { readonly cluster: Cluster; readonly grants: Grants },
): Said {
  const [first] = grants.list;
  if (!first) return { message: 'notGranted', data: { account: accountText(account) } };
  if (deciding && implies(cluster.when, isForSurely(deciding, account))) {
    const own = deciding.authorization.props.vpcs;
    const open = vpcs.find((vpc) => vpc.state !== 'known') ?? own;
    return { message: 'unknownVpcs', at: own, data: { open, vpcs: textOf(vpcs) } };
  }
  const granted = first.authorization.props.account;
  return { message: 'unknownAccount', at: granted, data: { granted, account: accountText(account) } };
}

function isForSurely(grant: Grant, account: Value<string>): Guard {
  return account.state === 'known' ? isFor(grant, account.value).surely : never;
}

function firstAccount({ list: [first] }: Grants): Value<string> | undefined {
  return first?.authorization.props.account;
}

function textOf(vpcs: readonly Value<string>[]): string {
  return vpcs.map((vpc) => (vpc.state === 'known' ? vpc.value : 'the VPC it tells')).join(', ');
}
