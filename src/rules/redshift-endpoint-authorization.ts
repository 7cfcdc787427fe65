import type { Resource, RuleContext, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { and, implies, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { known, writtenOf } from '../model/value.ts';
import { accountMeant, accountOption, accountText } from './grants/account.ts';
import type { GrantJudgement } from './grants/judge-grants.ts';
import { grantedTo, grantsToAllVpcs, isForOthers, judgeGrants } from './grants/judge-grants.ts';
import { judgeWorkgroup } from './grants/judge-workgroup.ts';
import type { Grant, Grants } from './grants/redshift-grants.ts';
import { grantsOf, isFor } from './grants/redshift-grants.ts';
import { once } from '../model/remember.ts';

const messages = {
  notGranted:
    'Whether {{vendor}} may make a Redshift-managed endpoint to {{on}} is unknown: the sources hold no endpoint authorization for it. Grant it to {{account}}, here or in the console.',
  notGrantedToAnyone:
    'Whether anybody may make a Redshift-managed endpoint to {{on}} is unknown: the sources hold no endpoint authorization for it. Grant it to the account that is to connect.',
  accountMissing: 'Whether {{on}} is granted to {{vendor}} is unknown: {{why(account)}}.',
  otherAccount:
    '{{on}} is granted to {{granted}} and not to {{account}}, from which {{vendor}} would make its Redshift-managed endpoint. Add an endpoint authorization for it.',
  unknownAccount:
    'Whether {{on}} is granted to {{vendor}} is unknown: {{why(granted)}}. {{who}} an endpoint authorization for {{account}}.',
  allVpcs:
    '{{on}} is granted to every VPC of {{account}}, because no VPC is written. {{vendor}} names those it connects from, {{vpcs}}; list them in {{name(granted)}}.',
  otherVpcs:
    '{{on}} is granted to {{granted}} of {{account}}, and {{vendor}} connects from {{vpcs}}, where it cannot make an endpoint then. Add it to {{name(granted)}}.',
  unknownVpcs:
    'Whether {{on}} is granted to the VPC from which {{vendor}} connects is unknown: {{why(open)}}. {{who}} a grant to {{vpcs}}.',
  noPolicy:
    'Whether {{vendor}} may make a managed endpoint to {{on}} is unknown: the sources hold no resource policy for it or for its namespace. Allow {{account}} to do `redshift-serverless:CreateEndpointAccess` there.',
  notAllowed:
    'The resource policy of {{on}} does not let {{account}} do `redshift-serverless:CreateEndpointAccess`, so {{vendor}} cannot make its managed endpoint. Allow it.',
  unknownPolicy:
    'Whether the resource policy of {{on}} lets {{account}} make a managed endpoint is unknown: a part of it cannot be read, or a condition or a single role narrows it. Allow the account itself, without a condition.',
} as const;
type Said = Statement<typeof messages>;
type Cluster = Resource<'RedshiftCluster'>;
type Workgroup = Resource<'RedshiftServerlessWorkgroup'>;
type Context = Pick<RuleContext<typeof messages, object>, 'check' | 'graph'>;

interface Demand {
  /** Undefined where the profile names none. */
  readonly account: Value<string> | undefined;
  readonly vpcs: readonly Value<string>[];
  /** The clusters that the sources grant to it. */
  readonly granted: () => readonly Cluster[];
}

export default createRule({
  name: 'redshift-endpoint-authorization',
  meta: {
    docs: {
      description:
        "Require a Redshift warehouse to be granted to the vendor's account, from which its endpoint is made",
      references: [
        'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-cross-vpc.html',
        'https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        account: accountOption,
        vpcs: {
          type: 'array',
          items: { type: 'string' },
          default: [],
          description: 'The VPCs that the vendor names, each by its ID or by the name of the input that holds it.',
        },
        narrow: {
          type: 'boolean',
          default: false,
          description:
            'Whether it asks only that a grant to the account names VPCs, and does not let in all others of the account.',
        },
        serverless: {
          type: 'boolean',
          default: false,
          description: 'Whether it is asked of serverless workgroups as well.',
        },
      },
    },
  },
  create(context) {
    const { options, input } = context;
    const vpcs = options.vpcs.flatMap((vpc): readonly Value<string>[] => {
      const given = input(vpc);
      const text = vpc.startsWith('vpc-') ? vpc : given.state === 'known' ? given.value : undefined;
      return text?.split(/[\s,]+/).map((id) => known(id, writtenOf(given))) ?? [given];
    });
    const account = accountMeant(options.account, context);
    const granted = once(() => (account?.state === 'known' ? grantedTo(account.value, context.graph) : []));
    const demand = { account, vpcs, granted };
    if (options.narrow) return { RedshiftCluster: (cluster) => checkWidth(cluster, demand, context) };
    return {
      RedshiftCluster: (cluster) => checkCluster(cluster, demand, context),
      ...(options.serverless && {
        RedshiftServerlessWorkgroup: (workgroup: Workgroup) => checkWorkgroup(workgroup, demand.account, context),
      }),
    };
  },
});

function checkCluster(cluster: Cluster, { account, vpcs, granted }: Demand, { check, graph }: Context): void {
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
function checkWidth(cluster: Cluster, { account, vpcs }: Demand, { check, graph }: Context): void {
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

function checkWorkgroup(workgroup: Workgroup, account: Value<string> | undefined, { check, graph }: Context): void {
  if (!account) return;
  const { verdict: judged, policy, open } = judgeWorkgroup(workgroup, account, graph);
  const data = { account: accountText(account) };
  const unknown: Said =
    open === 'accountMissing'
      ? { message: open, at: policy, data: { account } }
      : { message: open, ...(open === 'unknownPolicy' && { at: policy }), data };
  check(judged, { on: workgroup, fail: { message: 'notAllowed', at: policy, data }, unknown });
}
