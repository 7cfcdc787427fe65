import type { Lead, Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { GroupsInForce } from '../graph/network/groups-in-force.ts';
import { groupsInForce } from '../graph/network/groups-in-force.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import { once } from '../model/remember.ts';
import type { Value } from '../model/value.ts';
import { unknown } from '../model/value.ts';
import { verdict } from '../model/verdict.ts';
import { accountMeant, accountOption } from './grants/account.ts';
import { isSharedWithOthers, sharedWith, sharesOf } from './grants/shares.ts';
import { anyOf, portsOf, sharedBy } from './lattice/resource.ts';
import { isSaid } from './parts/said-by.ts';
import type { Crossing } from './traffic/crossings.ts';
import { describeCrossings, doubtOf, groupsText, judgeCrossings } from './traffic/crossings.ts';
import { crossingTo, placesOf } from './traffic/places.ts';

const messages = {
  notLetOut:
    '{{groups}} lets nothing out to {{gaps}}, so {{gateway}} cannot reach what {{on}} stands for. {{who}} that it does; add an egress rule for {{cidrs}} on {{ports}}.',
  undecided:
    'Whether {{groups}} lets {{gateway}} reach what {{on}} stands for on {{ports}} is unknown: {{why(doubt)}}. {{who}} that it does; to be certain, add an egress rule for {{cidrs}} on {{ports}}.',
  defaultGroup:
    'Whether {{gateway}} reaches what {{on}} stands for is unknown: it names no security group, so it has the default one of its VPC, and the sources do not show whether that lets out {{ports}}. Name a group in {{name(setting)}} that does.',
  unseen:
    'Whether the resource gateway of {{on}} reaches what that stands for is unknown: {{why(gateway)}}. Its security group must let out the port of the resource.',
} as const;
type Said = Statement<typeof messages>;
type Configuration = Resource<'ResourceConfiguration'>;
type Gateway = Resource<'ResourceGateway'>;

export default createRule({
  name: 'lattice-outbound-rules',
  meta: {
    docs: {
      description:
        'Require the security groups of a resource gateway to let out connections to what is shared through it',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/resource-gateway.html',
        'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
      ],
    },
    messages,
    schema: { type: 'object', additionalProperties: false, properties: { account: accountOption } },
  },
  create({ asked, check, graph, input, options }) {
    const account = accountMeant(options.account, { input });
    const shared = once(() => (account?.state === 'known' ? sharedWith(account.value, graph) : []));
    return {
      ResourceConfiguration(configuration) {
        const shares = sharesOf(configuration, graph);
        if (account?.state === 'known' && isSharedWithOthers(configuration, account.value, { shares, shared })) return;
        for (const { when, target, value } of gatewaysOf(configuration, graph)) {
          const about = { on: configuration, only: when };
          if (target.leads === 'unknown' || target.leads === 'outside') {
            const gateway = target.leads === 'unknown' ? target.value : hidden(target.shown, value);
            const said = { message: 'unseen', at: value, data: { gateway } } as const;
            const isToldThere = isSaid({ rule: 'lattice-resource-share', on: configuration }, { asked });
            // That rule passes what is named by a literal.
            const saidElsewhere = isToldThere && target.leads === 'unknown';
            check(verdict('unknown', [value]), { ...about, unknown: said, saidElsewhere });
          }
          if (target.leads !== 'here') continue;
          const departure = departureOf(configuration, target.resource, graph);
          if (departure.crossings.length === 0) continue;
          const { fail, pass } = judgeCrossings(departure.crossings);
          const sure = and(fail, not(departure.openings.isDefault));
          const within = and(configuration.when, when);
          check(
            { pass, fail: sure, because: [target.resource.props.securityGroups] },
            {
              ...about,
              when: target.resource.when,
              fail: () => failureOf(departure, and(within, sure)),
              unknown: () => openQuestion(departure, and(within, not(or(pass, sure)))),
            },
          );
        }
      },
    };
  },
});

/** A child is reached through the gateway of its group; what names no gateway is for `lattice-resource-share`. */
function gatewaysOf(
  { props }: Configuration,
  graph: ResourceGraph,
): readonly (Lead<'ResourceGateway'> & { readonly value: Value<string> })[] {
  const leadsFrom = (value: Value<string>, within: Guard) =>
    graph
      .follow(value, 'ResourceGateway')
      .map(({ when, target }) => ({ when: and(within, when), target, value }))
      .filter(({ when }) => when !== never);
  const groups = graph.follow(props.group, 'ResourceConfiguration').flatMap(({ when, target }) => {
    return target.leads === 'here' ? leadsFrom(target.resource.props.gateway, when) : [];
  });
  return [...leadsFrom(props.gateway, not(or(...groups.map(({ when }) => when)))), ...groups];
}

function hidden(shown: string, value: Value<string>): Value<string> {
  return unknown({ kind: 'opaque', what: `the resource gateway \`${shown}\`` }, value);
}

/** What leaves a gateway for what one configuration stands for, and what its security groups let out. */
interface Departure {
  readonly gateway: Gateway;
  readonly openings: GroupsInForce;
  readonly crossings: readonly Crossing[];
}

function departureOf(configuration: Configuration, gateway: Gateway, graph: ResourceGraph): Departure {
  const { unit, props } = gateway;
  const asked = { graph, unit, direction: 'egress' } as const;
  const openings = groupsInForce({ groups: props.securityGroups, subnets: props.subnets }, asked);
  const crossings = sharedBy(configuration, graph).flatMap((shared) =>
    placesOf(graph, shared).flatMap((place) =>
      portsOf(configuration, shared, graph).flatMap((ports) => {
        const [first, ...more] = ports.map((port) => crossingTo(port, place, { openings, graph, unit }));
        return first ? [anyOf([first, ...more])] : [];
      }),
    ),
  );
  return { gateway, openings, crossings: crossings.filter(({ when }) => when !== never) };
}

const addresses = 'the addresses of the resource';

function failureOf({ gateway, openings, crossings }: Departure, under: Guard): Said {
  const { gaps, cidrs, ports } = describeCrossings(crossings, { under, addresses });
  const at = openings.groups[0]?.props.egress ?? gateway.props.securityGroups;
  return { message: 'notLetOut', at, data: { groups: groupsText(openings), gaps, gateway, cidrs, ports } };
}

function openQuestion({ gateway, openings, crossings }: Departure, under: Guard): Said {
  const { cidrs, ports } = describeCrossings(crossings, { under, addresses });
  const setting = gateway.props.securityGroups;
  // That a gateway without a group has the default one follows from what AWS says of all resources in a VPC.
  if (and(under, openings.isDefault) !== never) {
    return { message: 'defaultGroup', at: setting, data: { gateway, ports, setting } };
  }
  const doubt = doubtOf({ crossings, openings, under }) ?? setting;
  return { message: 'undecided', at: setting, data: { groups: groupsText(openings), gateway, ports, doubt, cidrs } };
}
