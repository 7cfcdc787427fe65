import type { Resource, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Way } from '../graph/path/way.ts';
import { existenceOf } from '../graph/path/way.ts';
import { and, never, not, or } from '../model/guard.ts';
import { once } from '../model/remember.ts';
import type { Unknown } from '../model/value.ts';
import { unknown } from '../model/value.ts';
import { followersOf } from './targets/followers.ts';
import { targetsOf, waysByGroup, whenByAddress } from './targets/groups.ts';

const messages = {
  drifts:
    '{{on}} holds the address that {{database}} has when this is deployed. A failover or maintenance gives the database another one, and connections then go nowhere. {{who}} something that follows it: a function that looks up the name of the database and registers its new address with this target group.',
  perhapsFollowed:
    '{{on}} holds the address of {{database}}, which changes with a failover, and whether anything follows it is unknown: {{why(doubt)}}. {{who}} something that looks up its name and registers the new address.',
  proxy:
    '{{on}} holds an address of {{database}}, and whether that one stays is unknown: AWS does not document it for RDS Proxy. {{who}} something that looks up its name and registers new addresses.',
  unseen:
    'Whether {{on}} holds an address that changes is unknown: {{why(target)}}. That of an RDS or Aurora database changes with a failover; {{who}} something that follows it.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'target-ip-drift',
  meta: {
    docs: {
      description: 'Require something that follows a database whose address is registered as a target and changes',
      references: [
        'https://aws.amazon.com/blogs/database/access-amazon-rds-across-vpcs-using-aws-privatelink-and-network-load-balancer/',
        'https://aws.amazon.com/blogs/database/access-amazon-rds-across-aws-accounts-using-aws-privatelink-network-load-balancer-and-amazon-rds-proxy',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check, graph }) {
    return {
      TargetGroup(group) {
        const followers = once(() => followersOf(graph, group));
        for (const way of targetsOf(waysByGroup(graph, group))) {
          const fixed = fixedAddress(way);
          if (!fixed) continue;
          const only = and(way.when, whenByAddress(group));
          if (only === never) continue;
          const { surely, doubts } = followers();
          const open = and(only, not(surely), or(...doubts.map((doubt) => doubt.when)));
          const [doubt] = doubts.filter((one) => and(only, one.when) !== never);
          const fails = 'database' in fixed && !fixed.isProxy;
          check(
            { pass: surely, fail: fails ? and(not(surely), not(open)) : never, because: [fixed.at] },
            {
              on: group,
              when: existenceOf(way),
              only,
              ...(fails && { fail: { message: 'drifts', at: fixed.at, data: { database: fixed.database } } }),
              unknown: openQuestion(fixed, doubt?.value),
            },
          );
        }
      },
    };
  },
});

/** An address in a target group that nothing in the group itself ever changes. */
type Fixed = { readonly at: Unknown | NonNullable<Way['target']>['id'] } & (
  { readonly database: Resource; readonly isProxy: boolean } | { readonly target: Unknown }
);

/**
 * What has an address for as long as it lives (instances, network interfaces, endpoints, Redshift's nodes) needs nothing
 * to follow it.
 */
function fixedAddress({ target, destination, beyond, end }: Way): Fixed | undefined {
  // Behind an application load balancer it is that one's target group which holds addresses.
  if (!target || beyond) return undefined;
  if (!end.reached) {
    if (end.why === 'name' || end.why === 'elsewhere' || end.why === 'nothing') return undefined;
    const reason =
      'unknown' in end ? end.unknown.reason : ({ kind: 'opaque', what: `what \`${end.shown}\` is` } as const);
    return { at: target.id, target: unknown(reason, end.value) };
  }
  if (destination?.type === 'address') {
    const reason = { kind: 'opaque', what: `whose address \`${destination.address}\` is` } as const;
    return { at: target.id, target: unknown(reason, target.id) };
  }
  if (destination?.type !== 'database' || !drifting.has(destination.resource.kind)) return undefined;
  const { resource } = destination;
  return { at: target.id, database: resource, isProxy: resource.kind === 'DbProxy' };
}

const drifting: ReadonlySet<string> = new Set(['DbInstance', 'DbCluster', 'DbProxy']);

function openQuestion(fixed: Fixed, doubt: Unknown | undefined): Said {
  const { at } = fixed;
  if ('target' in fixed) return { message: 'unseen', at, data: { target: fixed.target } };
  const { database } = fixed;
  if (doubt) return { message: 'perhapsFollowed', at, data: { database, doubt } };
  if (fixed.isProxy) return { message: 'proxy', at, data: { database } };
  return { message: 'perhapsFollowed', at, data: { database, doubt: fixed.at } };
}
