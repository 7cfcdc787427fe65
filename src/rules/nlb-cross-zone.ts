import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Way } from '../graph/path/way.ts';
import { waysThrough } from '../graph/path/ways.ts';
import type { Guard } from '../model/guard.ts';
import { and, never, not, or } from '../model/guard.ts';
import type { Value } from '../model/value.ts';
import { when as whenKnown } from '../model/cases.ts';
import { unknown } from '../model/value.ts';
import { decide } from '../model/verdict.ts';
import { checkServing } from './balancer/serving.ts';
import type { Shared } from './targets/through.ts';
import { sharing } from './targets/through.ts';

const messages = {
  otherSetting:
    '{{on}} has cross-zone load balancing {{state}}. {{who}} it to be {{wanted}}, so that connections {{effect}}; write {{set(setting)}}.',
  overridden:
    'Target group {{group}} has cross-zone load balancing {{state}}, whatever {{on}} in front of it says. {{who}} it to be {{wanted}}, so that connections {{effect}}; write {{set(setting)}}.',
  unknownSetting:
    'Whether {{on}} has cross-zone load balancing {{wanted}} is unknown: {{why(crossZone)}}. {{who}} that; write {{set(setting)}}.',
  unknownGroup:
    'Whether target group {{group}} behind {{on}} has cross-zone load balancing {{wanted}} is unknown: {{why(crossZone)}}. {{who}} that; write {{set(setting)}}.',
  hiddenGroup:
    '{{on}} has cross-zone load balancing {{state}}, and whether the target groups behind it turn it {{wanted}} is unknown: {{why(hidden)}}. {{who}} that; write {{set(setting)}}.',
  unseen:
    'Whether the load balancer behind {{on}} has cross-zone load balancing {{wanted}} is unknown: {{why(balancer)}}. {{who}} that.',
} as const;
type Said = Statement<typeof messages>;

export default createRule({
  name: 'nlb-cross-zone',
  meta: {
    docs: {
      description: 'Require cross-zone load balancing to be on, or off, as the vendor needs',
      references: [
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        value: { type: 'boolean', default: true, description: 'Whether cross-zone load balancing must be on.' },
      },
    },
  },
  create({ check, graph, options: { value: on } }) {
    const wanted = on ? 'on' : 'off';
    const state = on ? 'off' : 'on';
    const effect = on ? 'reach targets in every Availability Zone' : 'stay in their Availability Zone';
    return checkServing(
      { check, graph },
      {
        seen(balancer, { when, only }) {
          const { groups, hidden } = groupsBehind(balancer, graph);
          for (const { of: group, exists, when: there } of groups) {
            const { crossZone } = group.props;
            const data = { group, state, wanted, effect, crossZone, setting: { property: crossZone, set: on } };
            const [right, wrong] = [says(group, String(on)), says(group, String(!on))];
            check(
              { pass: or(right, says(group, follows)), fail: wrong, because: [crossZone] },
              {
                on: balancer,
                when: and(when, exists),
                only: and(only, there),
                fail: { message: 'overridden', at: crossZone, data },
                unknown: { message: 'unknownGroup', at: crossZone, data },
              },
            );
          }
          const { crossZone } = balancer.props;
          const own = decide(crossZone, (written) => written === on, 'unknown');
          const setting = { property: crossZone, set: on };
          const following = or(...groups.map(({ of: group, when: there }) => and(there, says(group, follows))));
          const data = { state, wanted, effect, setting };
          const perhaps = hidden ? and(hidden.when, not(following)) : never;
          const isHidden = and(when, only, perhaps, own.fail) !== never;
          const open: Said =
            hidden && isHidden
              ? { message: 'hiddenGroup', at: crossZone, data: { ...data, hidden: hidden.value } }
              : { message: 'unknownSetting', at: crossZone, data: { wanted, setting, crossZone } };
          check(
            { ...own, fail: and(own.fail, not(perhaps)) },
            {
              on: balancer,
              // Where every target group decides for itself, nothing depends on it.
              when,
              only: and(only, or(following, not(or(...groups.map((one) => one.when))), perhaps)),
              fail: { message: 'otherSetting', at: crossZone, data },
              unknown: open,
            },
          );
        },
        unseen: (balancer) => ({ message: 'unseen', at: balancer, data: { balancer, wanted } }),
      },
    );
  },
});

const follows = 'use_load_balancer_configuration';

function says({ props }: Resource<'TargetGroup'>, text: string): Guard {
  return whenKnown(props.crossZone, (written) => written.toLowerCase() === text);
}

interface Behind {
  readonly groups: readonly Shared<Resource<'TargetGroup'>>[];
  /** Target groups that the sources do not show, which may override it as well. */
  readonly hidden?: { readonly value: Value<string>; readonly when: Guard };
}

function groupsBehind(balancer: Resource<'LoadBalancer'>, graph: ResourceGraph): Behind {
  const ways = waysThrough(graph, balancer).filter((way) => way.balancer === balancer);
  const unseen = ways.flatMap((way) => {
    const value = hiddenBy(way);
    return value ? [{ value, when: way.when }] : [];
  });
  const [first] = unseen;
  return {
    groups: sharing(ways, (way) => way.targetGroup),
    ...(first && { hidden: { value: first.value, when: or(...unseen.map(({ when }) => when)) } }),
  };
}

/** Why the target group of a way is not seen. */
function hiddenBy({ end, targetGroup }: Way): Value<string> | undefined {
  if (end.reached || targetGroup) return undefined;
  if (end.why === 'outside') return unknown({ kind: 'opaque', what: `target group \`${end.shown}\`` }, end.value);
  return end.why === 'unknown' || end.why === 'more' ? end.unknown : undefined;
}
