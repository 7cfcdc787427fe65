import { createRule } from '../engine/rule.ts';
import { existenceOf, lastLeg } from '../graph/path/way.ts';
import { and, not } from '../model/guard.ts';
import { when as whenKnown } from '../model/cases.ts';
import { verdict } from '../model/verdict.ts';
import { arrival, deadEnd, openEnd } from './targets/arrival.ts';
import type { Asked, Said } from './targets/asked.ts';
import { messages, schema } from './targets/asked.ts';
import { checkPorts, checkProtocols, checkTypes } from './targets/settings.ts';
import { defaultWays, sharing } from './targets/through.ts';
import { vpcName, vpcsOf, vpcsOfSubnets, whenApart } from './targets/vpcs.ts';

export default createRule({
  name: 'endpoint-service-targets',
  meta: {
    docs: {
      description: 'Require the load balancers behind an endpoint service to pass connections on to targets as asked',
      references: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html',
      ],
    },
    messages,
    schema,
  },
  create(context) {
    return {
      EndpointService(service) {
        const asked: Asked = { ...context, service, ways: defaultWays(context.graph, service) };
        checkArrival(asked);
        checkNames(asked);
        checkVpcs(asked);
        checkTypes(asked);
        checkProtocols(asked);
        checkPorts(asked);
      },
    };
  },
});

/** Each load balancer must pass on to a target by one of its listeners. */
function checkArrival({ check, service, ways }: Asked): void {
  for (const { of: balancer, exists, when, ways: own } of sharing(ways, (way) => way.balancer)) {
    const judged = arrival(own, when);
    const dead = deadEnd(own, and(service.when, judged.fail));
    const fail: Said | undefined =
      dead?.hop === 'listener'
        ? { message: 'noListener', at: { at: balancer.native.at }, data: { balancer } }
        : dead && { message: 'noForward', at: dead.value, data: { listener: dead.listener ?? balancer } };
    const open = openEnd(own, and(service.when, when, not(judged.pass)));
    const unknown: Said | undefined =
      open?.group && open.isEmpty
        ? { message: 'noTarget', at: open.seen, data: { group: open.group } }
        : open && { message: 'unseen', at: open.seen, data: { seen: open.seen } };
    check(judged, { on: service, when: exists, only: when, ...(fail && { fail }), ...(unknown && { unknown }) });
  }
}

function checkNames({ check, service, ways }: Asked): void {
  for (const way of ways) {
    const { when, end } = way;
    const { targetGroup: group } = lastLeg(way);
    if (end.reached || end.why !== 'name' || !group) continue;
    const data = { group, database: end.address };
    check(verdict('fail', [end.value]), {
      on: service,
      when: existenceOf(way),
      only: when,
      fail: { message: 'namedTarget', at: end.value, data },
    });
  }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html */
function checkVpcs({ check, graph, service, ways }: Asked): void {
  for (const { of: group, ways: own } of sharing(ways, (way) => way.targetGroup)) {
    const { targetType, vpc } = group.props;
    const byInstance = whenKnown(targetType, (type) => type === 'instance');
    const places = vpcsOf(graph, vpc);
    for (const { of: balancer, exists, when } of sharing(own, (way) => way.balancer)) {
      const around = vpcsOfSubnets(graph, balancer.props.subnets);
      const apart = and(byInstance, whenApart(places, around));
      const data = {
        group,
        balancer,
        vpc: vpcName(places),
        other: vpcName(around),
        byAddress: { property: targetType, set: 'ip' },
      };
      check(
        { pass: not(apart), fail: apart, because: [vpc] },
        {
          on: service,
          when: exists,
          only: when,
          fail: { message: 'otherVpc', at: vpc, data },
        },
      );
    }
  }
}
