import type { Resource, RuleContext, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { and, implies, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { when, whenState } from '../model/cases.ts';
import type { Verdict } from '../model/verdict.ts';
import { any, decide, verdict } from '../model/verdict.ts';
import { accountMeant, accountOption, accountText } from './grants/account.ts';
import { lets, mayName } from './grants/policy-grants.ts';
import { once } from '../model/remember.ts';
import { failsWhen } from './parts/outcomes.ts';

const messages = {
  serverless:
    '{{on}} is a serverless cluster, and AWS describes multi-VPC connectivity for provisioned clusters only; ask {{vendor}} whether it can connect to it.',
  turnedOff:
    '{{on}} has multi-VPC connectivity turned off, so no other account can make a managed VPC connection to it. {{who}} it; turn it on for SASL/IAM, SASL/SCRAM or TLS in {{name(connectivity)}} of the brokers.',
  unknownConnectivity:
    'Whether multi-VPC connectivity is on for {{on}} is unknown: {{why(connectivity)}}. {{who}} it, for SASL/IAM, SASL/SCRAM or TLS.',
  smallBrokers:
    '{{on}} runs on `{{instanceType}}` brokers, for which AWS offers no multi-VPC connectivity. {{who}} it; write {{set(larger)}} or a larger type.',
  oldKafka:
    '{{on}} runs Apache Kafka {{kafkaVersion}}; AWS offers multi-VPC connectivity from 2.7.1 on, and {{who}} it. Move it to that version or a newer one.',
  noPolicy:
    'Whether {{on}} lets {{vendor}} connect is unknown: the sources hold no cluster policy for it. Attach one that allows {{account}} to do {{actions}}.',
  notAdmitted:
    'The cluster policy of {{on}} does not name {{vendor}}: {{account}} may not make a managed VPC connection. Allow it {{actions}}.',
  tooLittle:
    'The cluster policy of {{on}} names {{vendor}}, but does not let {{account}} do {{missing}}. Without it the managed VPC connection cannot be made; allow {{actions}}.',
  accountMissing: 'Whether the cluster policy of {{on}} admits {{vendor}} is unknown: {{why(account)}}.',
  unknownPolicy:
    'Whether the cluster policy of {{on}} lets {{account}} do {{actions}} is unknown: a part of it cannot be read, or a condition or a single role narrows it. Allow the account itself, without a condition.',
} as const;
type Cluster = Resource<'MskCluster'>;
type Said = Statement<typeof messages>;

/**
 * What another account needs to make a managed VPC connection.
 * https://docs.aws.amazon.com/msk/latest/developerguide/mvpc-cluster-owner-action-policy.html
 */
const needed = ['CreateVpcConnection', 'GetBootstrapBrokers', 'DescribeCluster', 'DescribeClusterV2'].map(
  (action) => `kafka:${action}`,
);

export default createRule({
  name: 'msk-multi-vpc',
  meta: {
    docs: {
      description: 'Require a Kafka cluster to offer multi-VPC connectivity, and to the account of the vendor',
      references: [
        'https://docs.aws.amazon.com/msk/latest/developerguide/aws-access-mult-vpc.html',
        'https://docs.aws.amazon.com/msk/latest/developerguide/mvpc-cluster-owner-action-policy.html',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: { account: accountOption },
    },
  },
  create(context) {
    const { check, graph } = context;
    const account = accountMeant(context.options.account, context);
    const id = account?.state === 'known' ? account.value : undefined;
    const admitting = once(() => (id === undefined ? [] : graph.all('MskCluster').filter((one) => admits(one, id))));
    /** A cluster that does not name the vendor is for others when another one of the sources admits it. */
    const isForOthers = (cluster: Cluster): boolean =>
      id !== undefined &&
      and(cluster.when, mayName(cluster.props.policy, id)) === never &&
      admitting().some((other) => other !== cluster);
    return {
      MskCluster(cluster) {
        const { clusterType, instanceType, kafkaVersion } = cluster.props;
        if (isForOthers(cluster)) return;
        const provisioned = when(clusterType, (type) => type === 'PROVISIONED');
        if (provisioned === never) {
          check(verdict('unknown', [clusterType]), { on: cluster, unknown: { message: 'serverless' } });
          return;
        }
        checkConnectivity(cluster, context);
        // What is not known here would be one more doubt about a cluster that most likely fits.
        const isSmall = when(instanceType, (type) => type.toLowerCase() === 'kafka.t3.small');
        check(failsWhen(isSmall, instanceType), {
          on: cluster,
          fail: {
            message: 'smallBrokers',
            at: instanceType,
            data: { instanceType, larger: { property: instanceType, set: 'kafka.m7g.large' } },
          },
        });
        check(failsWhen(when(kafkaVersion, isTooOld), kafkaVersion), {
          on: cluster,
          fail: { message: 'oldKafka', at: kafkaVersion, data: { kafkaVersion } },
        });
        checkPolicy(cluster, account, context);
      },
    };
  },
});

type Check = Pick<RuleContext<typeof messages, object>, 'check'>;

/** https://docs.aws.amazon.com/msk/latest/developerguide/aws-access-mult-vpc.html */
function isTooOld(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '9').split('.').map(Number);
  return major < 2 || (major === 2 && (minor < 7 || (minor === 7 && patch < 1)));
}

function checkConnectivity(cluster: Cluster, { check }: Check): void {
  const { privateIam, privateScram, privateTls } = cluster.props;
  const ways = [privateIam, privateScram, privateTls];
  const open = ways.find((way) => and(cluster.when, whenState(way, 'unknown')) !== never) ?? privateIam;
  check(any(ways.map((way) => decide(way, (on) => on, 'fail'))), {
    on: cluster,
    fail: { message: 'turnedOff', at: privateIam, data: { connectivity: privateIam } },
    unknown: { message: 'unknownConnectivity', at: open, data: { connectivity: open } },
  });
}

function checkPolicy(cluster: Cluster, account: Value<string> | undefined, { check }: Check): void {
  const { policy } = cluster.props;
  if (!account) return;
  const said = judge(cluster, account);
  const actions = needed.map((action) => `\`${action}\``).join(', ');
  check(said.verdict, {
    on: cluster,
    fail: said.missing
      ? { message: 'tooLittle', at: policy, data: { account: accountText(account), actions, missing: said.missing } }
      : { message: 'notAdmitted', at: policy, data: { account: accountText(account), actions } },
    unknown: unknownOf(cluster, account, actions),
  });
}

interface Judgement {
  readonly verdict: Verdict;
  /** The actions that are surely not allowed to one who is named. */
  readonly missing?: string;
}

function judge(cluster: Cluster, account: Value<string>): Judgement {
  const { policy } = cluster.props;
  const because = [account, policy];
  if (account.state !== 'known') return { verdict: verdict('unknown', because) };
  const each = needed.map((action) => ({ action, ...lets(policy, account.value, action) }));
  const there = whenState(policy, 'known');
  const pass = and(...each.map((one) => one.surely));
  const fail = and(there, not(and(...each.map((one) => one.possibly))));
  const named = and(cluster.when, fail, mayName(policy, account.value)) !== never;
  const missing = each.filter((one) => implies(and(cluster.when, fail), not(one.possibly))).map((one) => one.action);
  return { verdict: { pass, fail, because }, ...(named && { missing: missing.map((one) => `\`${one}\``).join(', ') }) };
}

function unknownOf(cluster: Cluster, account: Value<string>, actions: string): Said {
  const { policy } = cluster.props;
  if (and(cluster.when, or(whenState(policy, 'known'), whenState(policy, 'unknown'))) === never)
    return { message: 'noPolicy', data: { account: accountText(account), actions } };
  if (account.state !== 'known') return { message: 'accountMissing', at: policy, data: { account } };
  return { message: 'unknownPolicy', at: policy, data: { account: accountText(account), actions } };
}

/** Whether the policy of a cluster surely admits the account to something, in one case at least. */
function admits({ when: there, props }: Cluster, account: string): boolean {
  return needed.some((action) => and(there, lets(props.policy, account, action).surely) !== never);
}
