import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import type { PolicyDocument, PolicyStatement } from '../../graph/props/policy.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, or } from '../../model/guard.ts';
import type { Item, Unknown, Value } from '../../model/value.ts';
import { casesOf, when as whenKnown } from '../../model/cases.ts';
import { unknown } from '../../model/value.ts';
import { remembered } from '../../model/remember.ts';
import { addTo } from '../../model/group-by.ts';

/** What registers targets with a group when it runs, so that they can follow a database. */
export interface Followers {
  /** Something surely is there for this group. */
  readonly surely: Guard;
  /** What may be there for it. */
  readonly doubts: readonly { readonly when: Guard; readonly value: Unknown }[];
}

/**
 * A function that is told the group, or a policy that allows to register targets with it, is there for that. A policy for
 * every group may be, and so may be whatever else registers targets with it.
 */
export function followersOf(graph: ResourceGraph, group: Resource<'TargetGroup'>): Followers {
  const told = graph.referrers(group, 'LambdaFunction', 'environment').items.map(({ when }) => when);
  const { named, open } = registrarsIn(graph);
  return {
    surely: or(...told, ...(named.get(group) ?? [])),
    doubts: [...group.props.targets.rest, ...(open.get(group.unit.id) ?? [])],
  };
}

/** What the policies of a graph allow to register targets, worked out once for all of its target groups. */
interface Registrars {
  /** By the group that is named. */
  readonly named: ReadonlyMap<Resource, readonly Guard[]>;
  /** For groups that are not told: by the unit of the policy. */
  readonly open: ReadonlyMap<string, Followers['doubts']>;
}

const registrarsIn = remembered((graph: ResourceGraph): Registrars => {
  const named = new Map<Resource, Guard[]>();
  const open = new Map<string, { when: Guard; value: Unknown }[]>();
  for (const { when, statement, owner } of statementsIn(graph)) {
    const reach = reachOf(graph, statement);
    for (const [group, there] of reach.surely) addTo(named, group, and(when, there));
    const maybe = and(when, reach.possibly);
    if (maybe === never) continue;
    const what = `for which target group \`${owner.address}\` allows to register targets`;
    addTo(open, owner.unit.id, { when: maybe, value: unknown({ kind: 'opaque', what }, statement) });
  }
  return { named, open };
});

interface Statement {
  readonly when: Guard;
  readonly owner: Resource;
  readonly statement: PolicyStatement;
}

function statementsIn(graph: ResourceGraph): readonly Statement[] {
  const ofRoles = graph
    .all('IamRole')
    .flatMap((owner) =>
      owner.props.policies.items.flatMap(({ when, value }) => within(owner, and(owner.when, when), value)),
    );
  const alone = graph.all('IamPolicy').flatMap((owner) => within(owner, owner.when, owner.props.policy));
  return [...ofRoles, ...alone];
}

function within(owner: Resource, there: Guard, policy: Value<PolicyDocument>): readonly Statement[] {
  return casesOf(policy).flatMap(({ when, value }) =>
    value.state === 'known'
      ? value.value.statements.items.flatMap((item) => allowing(owner, and(there, when), item))
      : [],
  );
}

function allowing(owner: Resource, there: Guard, item: Item<PolicyStatement>): readonly Statement[] {
  return casesOf(item.value).flatMap(({ when, value }) => {
    if (value.state !== 'known') return [];
    const statement = value.value;
    const registers = or(
      ...statement.actions.items.map((action) => and(action.when, whenKnown(action.value, isRegistering))),
    );
    const allows = whenKnown(statement.effect, (effect) => effect === 'Allow');
    const guard = and(there, item.when, when, registers, allows);
    return guard === never ? [] : [{ when: guard, owner, statement }];
  });
}

/** Whoever may do everything is there for something else. */
function isRegistering(action: string): boolean {
  const [service, name = ''] = action.toLowerCase().split(':');
  if (service !== 'elasticloadbalancing') return false;
  const pattern = name.split('*').map((part) => part.replace(/[^a-z?]/g, '').replaceAll('?', '.'));
  return new RegExp(`^${pattern.join('.*')}$`).test('registertargets');
}

interface Reach {
  /** The groups that are named. */
  readonly surely: ReadonlyMap<Resource, Guard>;
  readonly possibly: Guard;
}

/** Which groups a statement is for: those that it names, or all, or what the sources do not tell. */
function reachOf(graph: ResourceGraph, { resources }: PolicyStatement): Reach {
  const surely = new Map<Resource, Guard>();
  let possibly: Guard = never;
  // What is written as a single reference may be a list by its type alone: it leads where it leads.
  for (const { when, value } of [...resources.items, ...resources.rest]) {
    for (const lead of graph.follow(value, 'TargetGroup')) {
      const there = and(when, lead.when);
      const { target } = lead;
      if (target.leads === 'here') surely.set(target.resource, or(surely.get(target.resource) ?? never, there));
      if (target.leads === 'unknown' || (target.leads === 'outside' && target.value.includes('*'))) {
        possibly = or(possibly, there);
      }
    }
  }
  return { surely, possibly };
}
