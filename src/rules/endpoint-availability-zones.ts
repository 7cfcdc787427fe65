import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { casesOf, when } from '../model/cases.ts';
import { count, whenEmpty } from '../model/count.ts';
import type { Endpoint } from './endpoints/of-type.ts';
import { firstOpen, ofType, onlyFor, whenTypeOpen } from './endpoints/of-type.ts';
import { leadsOf } from '../graph/questions/leads-of-list.ts';

const messages = {
  tooFew:
    'The subnets of {{on}} lie in too few Availability Zones ({{zones}}). {{who}} at least {{minimum}}, because clients lose the endpoint with its last zone. Add a subnet of another zone to {{name(subnets)}}.',
  sameZone:
    '{{on}} names two subnets of the zone {{zone}}, {{one}} and {{other}}, and AWS takes only one subnet per zone. Replace one of them by a subnet of another zone.',
  undecided:
    'Whether {{on}} spans enough Availability Zones is unknown: {{why(doubt)}}. {{who}} at least {{minimum}}, with one subnet in each.',
} as const;

type Said = Statement<typeof messages>;

export default createRule({
  name: 'endpoint-availability-zones',
  meta: {
    docs: {
      description: 'Require an interface endpoint to have subnets in several Availability Zones',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
        'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        minimum: { type: 'integer', minimum: 1, default: 2, description: 'Fewest zones that an endpoint may span.' },
      },
    },
    scope: 'every',
  },
  create({ check, graph, options: { minimum } }) {
    return {
      VpcEndpoint(endpoint) {
        const { subnets } = endpoint.props;
        const typed = ofType(endpoint, 'Interface');
        // That it has no subnet at all is for `endpoint-type` to say.
        const judged = and(typed.possibly, not(whenEmpty(subnets)));
        const visible = count({ ...subnets, rest: [] });
        const closed = not(or(...subnets.rest.map((rest) => rest.when)));
        const enough = when(visible, (zones) => zones >= minimum);
        const verdict = onlyFor(typed, { pass: enough, fail: and(not(enough), closed), because: [subnets] });
        const doubt = firstOpen(and(endpoint.when, judged), [[and(whenTypeOpen(typed), not(enough)), typed.type]]);
        const unknown: Said = {
          message: 'undecided',
          at: doubt ?? subnets,
          data: { doubt: doubt ?? subnets, minimum },
        };
        check(verdict, {
          on: endpoint,
          when: judged,
          fail: { message: 'tooFew', at: subnets, data: { zones: visible, minimum, subnets } },
          unknown,
        });
        for (const { when: there, ...clash } of clashesOf(endpoint, graph)) {
          // Which subnets are meant may be open: then they clash in some cases only.
          check(onlyFor(typed, { pass: not(there), fail: there, because: [subnets] }), {
            on: endpoint,
            when: judged,
            fail: { message: 'sameZone', at: clash.at, data: clash },
            unknown,
          });
        }
      },
    };
  },
});

interface Clash {
  readonly when: Guard;
  readonly one: Resource<'Subnet'>;
  readonly other: Resource<'Subnet'>;
  readonly zone: string;
  readonly at: Value<string>;
}

/** Pairs of subnets that surely are of one zone. */
function clashesOf({ props, when: exists }: Endpoint, graph: ResourceGraph): readonly Clash[] {
  const subnets = leadsOf(graph, props.subnets, 'Subnet').flatMap(({ when: there, target, value }) =>
    target.leads === 'here'
      ? zonesOf(target.resource).map((zone) => ({ ...zone, when: and(there, zone.when), value }))
      : [],
  );
  return subnets.flatMap((other, index) =>
    subnets.slice(0, index).flatMap((one) => {
      const both = and(exists, one.when, other.when);
      if (one.zone !== other.zone || one.subnet === other.subnet || both === never) return [];
      return [{ when: both, one: one.subnet, other: other.subnet, zone: one.zone, at: other.value }];
    }),
  );
}

/** The zones that a subnet may be in, as far as they are known: by ID where that is written, else by name. */
function zonesOf(subnet: Resource<'Subnet'>): readonly { when: Guard; zone: string; subnet: Resource<'Subnet'> }[] {
  const { availabilityZone, availabilityZoneId } = subnet.props;
  return [availabilityZoneId, availabilityZone].flatMap((zone) =>
    casesOf(zone).flatMap(({ when: guard, value }) =>
      value.state === 'known' ? [{ when: guard, zone: value.value, subnet }] : [],
    ),
  );
}
