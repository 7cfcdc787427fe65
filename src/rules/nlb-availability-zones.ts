import type { Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Verdict } from '../model/verdict.ts';
import { verdict } from '../model/verdict.ts';
import type { VendorZones } from './balancer/overlap.ts';
import { doubtOf, judgeOverlap, readVendorZones } from './balancer/overlap.ts';
import { checkServing } from './balancer/serving.ts';
import type { BalancerIn } from './balancer/target-zones.ts';
import { judgeCover, judgeSubnets } from './balancer/target-zones.ts';
import { judgeCount, namesOf, onlyNamesOf, zonesIn } from './balancer/zones.ts';

const messages = {
  tooFew:
    '{{on}} lies in {{zones}}. {{who}} at least {{minimum}} Availability Zones, so that the connection outlives the failure of one; add a subnet of another zone to {{name(subnets)}}.',
  unknownCount: 'In how many Availability Zones {{on}} lies is unknown: {{why(open)}}. {{who}} at least {{minimum}}.',
  noOverlap:
    '{{on}} lies in {{zones}}, and {{vendor}} in {{wanted}}; an endpoint can be made only in zones that both share. Add a subnet of one of these zones to {{name(subnets)}}.',
  unknownOverlap:
    'Whether {{on}} lies in a zone of {{vendor}} is unknown: {{why(doubt)}}. One of {{wanted}} must be among its zones.',
  inputMissing:
    'Whether {{on}} lies in a zone of {{vendor}} is unknown: {{why(missing)}}. One of these zones must be among its own.',
  notCovered:
    '{{on}} lies in {{zones}}, and {{target}} behind it in {{theirs}}, so with cross-zone load balancing off nothing reaches it. Add a subnet of its zone to {{name(subnets)}}, or write {{set(crossZone)}}.',
  unknownCover:
    'Whether {{on}} lies in a zone of its targets is unknown: {{why(doubt)}}. {{who}} that where cross-zone load balancing is off; write {{set(crossZone)}} to be certain.',
  otherSubnets:
    '{{on}} does not lie in {{missing}}, in which {{target}} is. {{who}} the same subnets for both; add what is missing to {{name(subnets)}}.',
  unknownSubnets:
    'Whether {{on}} lies in the subnets of its targets is unknown: {{why(doubt)}}. {{who}} the same subnets for both.',
  unseen:
    'In which Availability Zones the load balancer behind {{on}} lies is unknown: {{why(balancer)}}. {{who}} {{asked}}.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'nlb-availability-zones',
  meta: {
    docs: {
      description:
        'Require the Network Load Balancer behind an endpoint service to lie in the Availability Zones that the vendor needs',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/availability-zones.html',
        'https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        minimum: {
          type: 'integer',
          minimum: 1,
          description: 'Fewest zones; 2 where no other option is set, else 1.',
        },
        overlap: {
          type: 'array',
          items: { type: 'string' },
          default: [],
          description: 'IDs of the zones of the vendor, of which one must be shared, or inputs that hold them.',
        },
        coverTargets: {
          type: 'boolean',
          default: false,
          description:
            'Whether the zones of the targets must be among its own, unless cross-zone load balancing is on.',
        },
        sameSubnetsAsTarget: {
          type: 'boolean',
          default: false,
          description: 'Whether it must lie in all subnets of the database behind it.',
        },
      },
    },
  },
  create(context) {
    const { check, graph, options } = context;
    const { overlap, coverTargets, sameSubnetsAsTarget } = options;
    const vendor = readVendorZones(overlap, context);
    const asksElse = overlap.length > 0 || coverTargets || sameSubnetsAsTarget;
    const minimum = options.minimum ?? (asksElse ? 1 : 2);
    const asked = [
      ...(minimum > 1 ? [`at least ${minimum} zones`] : []),
      ...(overlap.length > 0 ? [`one of ${vendor.ids.join(', ') || 'its own zones'}`] : []),
      ...(coverTargets ? ['the zones of its targets, or cross-zone load balancing'] : []),
      ...(sameSubnetsAsTarget ? ['the subnets of its targets'] : []),
    ].join(' and ');
    if (asked === '') return {};
    return checkServing(
      { check, graph },
      {
        seen(balancer, serving) {
          const zones = zonesIn(balancer.props.subnets, balancer.unit, graph);
          const around = { balancer, zones, graph };
          const judged = [
            ...(minimum > 1 ? [countOf(around, minimum)] : []),
            ...(overlap.length > 0 ? [overlapOf(around, vendor)] : []),
            ...(coverTargets ? [coverOf(around)] : []),
            ...(sameSubnetsAsTarget ? [subnetsOf(around)] : []),
          ];
          for (const { verdict: found, fail, unknown } of judged)
            check(found, { on: balancer, ...serving, fail, unknown });
        },
        unseen: (balancer) => ({ message: 'unseen', at: balancer, data: { balancer, asked } }),
      },
    );
  },
});

interface Judgement {
  readonly verdict: Verdict;
  readonly fail: Said;
  readonly unknown: Said;
}

function countOf({ balancer, zones }: BalancerIn, minimum: number): Judgement {
  const { subnets } = balancer.props;
  const open = zones.rest[0]?.value ?? subnets;
  return {
    verdict: judgeCount(zones, minimum),
    fail: { message: 'tooFew', at: subnets, data: { zones: onlyNamesOf(zones), minimum, subnets } },
    unknown: { message: 'unknownCount', at: subnets, data: { open, minimum } },
  };
}

function overlapOf({ balancer, zones }: BalancerIn, { ids, missing }: VendorZones): Judgement {
  const { subnets } = balancer.props;
  const wanted = ids.join(', ');
  const fail: Said = { message: 'noOverlap', at: subnets, data: { zones: namesOf(zones), wanted, subnets } };
  if (missing) {
    return {
      verdict: verdict('unknown', [missing]),
      fail,
      unknown: { message: 'inputMissing', at: subnets, data: { missing } },
    };
  }
  const doubt = doubtOf(zones) ?? subnets;
  return {
    verdict: judgeOverlap(zones, ids),
    fail,
    unknown: { message: 'unknownOverlap', at: subnets, data: { doubt, wanted } },
  };
}

function coverOf(around: BalancerIn): Judgement {
  const { subnets, crossZone: property } = around.balancer.props;
  const { verdict: found, target, theirs, doubt } = judgeCover(around);
  const crossZone = { property, set: true };
  const data = { zones: namesOf(around.zones), target, theirs, subnets, crossZone };
  return {
    verdict: found,
    fail: { message: 'notCovered', at: subnets, data },
    unknown: { message: 'unknownCover', at: subnets, data: { doubt: doubt ?? subnets, crossZone } },
  };
}

function subnetsOf(around: BalancerIn): Judgement {
  const { subnets } = around.balancer.props;
  const { verdict: found, target, theirs: missing, doubt } = judgeSubnets(around);
  return {
    verdict: found,
    fail: { message: 'otherSubnets', at: subnets, data: { missing, target, subnets } },
    unknown: { message: 'unknownSubnets', at: subnets, data: { doubt: doubt ?? subnets } },
  };
}
