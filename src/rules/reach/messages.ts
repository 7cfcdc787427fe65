import type { Resource, ResourceGraph, RuleContext, Statement } from '../../engine/rule.ts';
import type { Destination, Way } from '../../graph/path/way.ts';
import type { Guard } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { SaidBy } from '../parts/said-by.ts';

const start = '{{vendor}} cannot reach {{database}} through {{on}}: ';

/** One for each hop at which a connection may end. */
export const messages = {
  nowhere:
    '{{vendor}} cannot reach any database through {{on}}: {{lost}}, so every connection ends there. Lead it on to the database.',
  protocol: `${start}{{through}} takes {{protocol}}, and databases speak TCP. Write {{set(tcp)}}.`,
  inbound: `${start}{{groups}} of {{balancer}} admits nobody on {{ports}}. Add an ingress rule there for the addresses from which {{vendor}} would connect.`,
  outbound: `${start}{{groups}} does not let {{balancer}} send to {{gaps}}. Add an egress rule there.`,
  networkAcl: `${start}{{acl}} of {{subnet}} does not let connections {{direction}} on {{ports}}. Add an entry that does.`,
  route: `${start}{{balancer}} is in {{vpc}} and the target in {{other}}, and no route leads there. Put both into one VPC, or connect the two.`,
  admission: `${start}{{groups}} does not admit {{gaps}}, from where {{balancer}} connects. Add an ingress rule there.`,
  port: `${start}connections are sent to port {{sent}}, and it listens on {{port}}. Let the target follow the port of the database.`,
  application: `${start}{{balancer}} is an Application Load Balancer, which passes on nothing but HTTP. Register the database with the Network Load Balancer.`,
  undecided:
    'Whether {{vendor}} can reach {{database}} through {{on}} is unknown: {{why(doubt)}}. Nothing on the way surely drops connections.',
  unseen:
    'Whether {{vendor}} can reach a database through {{on}} is unknown: {{why(doubt)}}. The sources do not show the way beyond that.',
} as const;

export type Said = Statement<typeof messages>;

export interface Asking extends Pick<RuleContext<typeof messages, object>, 'asked' | 'check'> {
  readonly service: Resource<'EndpointService'>;
}

/** A way to a destination that can be told. */
export interface Trip {
  readonly graph: ResourceGraph;
  readonly way: Way;
  readonly balancer: Resource<'LoadBalancer'>;
  readonly listener: Resource<'Listener'>;
  readonly targetGroup: Resource<'TargetGroup'>;
  readonly target: NonNullable<Way['target']>;
  readonly destination: Destination;
  /** What the destination is called. */
  readonly database: string | Resource;
}

/** Whether a connection gets past one thing on its way, and what to say where it does not, or where that is not told. */
export interface Hop {
  readonly verdict: Verdict;
  readonly fail?: (under: Guard) => Said;
  readonly doubt: (under: Guard) => Value<unknown> | ListOf<unknown>;
  /** The rule that fails here as well, whenever it is asked: what it says of its own subject needs no second finding. */
  readonly saidBy?: SaidBy;
  /** Where this is not decided, that rule does not pass either: it says what is unknown. */
  readonly doubtSaid?: boolean;
}
