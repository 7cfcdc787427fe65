import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { DatabaseDestination, Destination, Way } from '../graph/path/way.ts';
import { existenceOf } from '../graph/path/way.ts';
import { and, never } from '../model/guard.ts';
import type { Written } from '../model/value.ts';
import { unknown } from '../model/value.ts';
import { verdict } from '../model/verdict.ts';
import { targetsOf, waysByGroup, whenByAddress } from './targets/groups.ts';

const messages = {
  reader:
    '{{on}} leads to {{database}} by {{name}}, which reaches its readers, so that nothing can be written and changes cannot be followed. {{who}} the writer of a cluster; {{remedy}}.',
  someMember:
    '{{on}} leads to {{database}} by {{name}}, which may reach a reader as well as the writer. {{who}} the writer of a cluster; {{remedy}}.',
  member:
    'Whether {{on}} leads to the writer of {{database}} is unknown: it leads to the member {{member}}, and which member is the writer changes with a failover. {{who}} the writer of a cluster; {{remedy}}.',
  undecided:
    'Whether {{on}} leads to the writer of a cluster is unknown: {{why(target)}}. {{who}} the writer, where the database is a cluster.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'target-writer-endpoint',
  meta: {
    docs: {
      description: 'Require the target to be the writer where the database behind an endpoint service is a cluster',
      references: [
        'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.Endpoints.html',
        'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-endpoints.html',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: {} },
  },
  create({ check, graph }) {
    return {
      TargetGroup(group) {
        for (const way of targetsOf(waysByGroup(graph, group))) {
          const only = and(way.when, whenByAddress(group));
          if (only === never) continue;
          const to = { on: group, when: existenceOf(way), only };
          const said = judge(graph, way);
          if (!said) continue;
          if ('pass' in said) check(verdict('pass'), to);
          else if ('fail' in said) check(verdict('fail'), { ...to, fail: said.fail });
          else check(verdict('unknown', [said.unknown.at ?? group.native]), { ...to, unknown: said.unknown });
        }
      },
    };
  },
});

type Judged = { readonly pass: true } | { readonly fail: Said } | { readonly unknown: Said } | undefined;

/** Of a target that is no cluster there is nothing to say; of one that the sources do not tell it may be one. */
function judge(graph: ResourceGraph, { target, destination, beyond, end }: Way): Judged {
  if (!target || beyond) return undefined;
  if (!end.reached) {
    if (end.why === 'name' || end.why === 'elsewhere') return undefined;
    const reason = 'unknown' in end ? end.unknown.reason : ({ kind: 'opaque', what: whatIs(end) } as const);
    return undecided(unknown(reason, end.value), end.value);
  }
  if (destination?.type === 'database') return judgeDatabase(graph, destination, placeOf(destination, target.id));
  if (destination?.type !== 'address') return undefined;
  const what = `whose address \`${destination.address}\` is`;
  return undecided(unknown({ kind: 'opaque', what }, target.id), target.id);
}

function whatIs(end: object): string {
  return 'shown' in end ? `what \`${String(end.shown)}\` is` : 'the target';
}

function undecided(target: ReturnType<typeof unknown>, at: Written): Judged {
  return { unknown: { message: 'undecided', at, data: { target } } };
}

/** The name that is looked up is what must change. */
function placeOf({ lookup }: Destination, id: Written): Written {
  return lookup?.props.name ?? id;
}

function judgeDatabase(graph: ResourceGraph, { resource, role, through }: DatabaseDestination, at: Written): Judged {
  switch (role) {
    case 'writer':
      return { pass: true };
    case 'own':
      return resource.kind === 'DbInstance' ? judgeMember(graph, resource as Resource<'DbInstance'>, at) : undefined;
    case 'reader':
    case 'any': {
      const name = through ? `\`${through.address}\`` : 'its reader endpoint';
      const remedy =
        resource.kind === 'DbProxy' ? 'look up the name of the proxy' : 'look up the endpoint of the cluster';
      const data = { database: resource, name, remedy };
      return { fail: { message: role === 'reader' ? 'reader' : 'someMember', at, data } };
    }
    case 'unknown': {
      const setting = through && 'targetRole' in through.props ? through.props.targetRole : undefined;
      const target = unknown({ kind: 'opaque', what: `which members \`${through?.address ?? ''}\` reaches` }, at);
      const isUnknown = setting?.state === 'unknown';
      return undecided(isUnknown ? setting : target, at);
    }
  }
}

/** The only member of a cluster is its writer. */
function judgeMember(graph: ResourceGraph, member: Resource<'DbInstance'>, at: Written): Judged {
  const [lead, ...others] = graph.follow(member.props.cluster, 'DbCluster');
  if (!lead || (lead.target.leads === 'nowhere' && others.length === 0)) return undefined;
  if (lead.target.leads !== 'here' || others.length > 0)
    return undecided(unknown({ kind: 'opaque', what: 'its cluster' }, at), at);
  const { resource } = lead.target;
  const { items, rest } = graph.referrers(resource, 'DbInstance', 'cluster');
  if (items.length === 1 && rest.length === 0 && !member.address.includes('["?"]')) return { pass: true };
  const remedy = 'look up the endpoint of the cluster';
  return { unknown: { message: 'member', at, data: { database: resource, member, remedy } } };
}
