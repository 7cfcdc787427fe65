import type { Resource, ResourceGraph } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import type { Way } from '../graph/path/way.ts';
import { existenceOf, lastLeg } from '../graph/path/way.ts';
import { askedOnce } from '../graph/questions/asked-once.ts';
import { and, not } from '../model/guard.ts';
import { when as whenKnown } from '../model/cases.ts';
import { verdict } from '../model/verdict.ts';
import { arrival, deadEnd, openEnd } from './targets/arrival.ts';
import type { Asked, Judged, Said } from './targets/asked.ts';
import { messages, schema } from './targets/asked.ts';
import { checkPorts, checkProtocols, checkTypes } from './targets/settings.ts';
import { byTargetGroup, defaultWays, sharing } from './targets/through.ts';
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
        for (const { verdict: judged, report } of judgedAnyway(context.graph, service)) context.check(judged, report);
        const asked: Asked = { ...context, service, ways: defaultWays(context.graph, service) };
        checkTypes(asked);
        checkProtocols(asked);
        checkPorts(asked);
      },
    };
  },
});

/** What must be so whatever the options say. */
const judgedAnyway = askedOnce((graph, service: Resource<'EndpointService'>): readonly Judged[] => {
  const ways = defaultWays(graph, service);
  return [...arrivals(service, ways), ...names(service, ways), ...vpcs(service, ways, graph)];
});

/** Each load balancer must pass on to a target by one of its listeners. */
function arrivals(service: Resource<'EndpointService'>, ways: readonly Way[]): readonly Judged[] {
  return sharing(ways, (way) => way.balancer).map(({ of: balancer, exists, when, ways: own }) => {
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
    const said = { ...(fail && { fail }), ...(unknown && { unknown }) };
    return { verdict: judged, report: { on: service, when: exists, only: when, ...said } };
  });
}

function names(service: Resource<'EndpointService'>, ways: readonly Way[]): readonly Judged[] {
  return ways.flatMap((way) => {
    const { when, end } = way;
    const { targetGroup: group } = lastLeg(way);
    if (end.reached || end.why !== 'name' || !group) return [];
    const fail: Said = { message: 'namedTarget', at: end.value, data: { group, database: end.address } };
    const report = { on: service, when: existenceOf(way), only: when, fail };
    return [{ verdict: verdict('fail', [end.value]), report }];
  });
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html */
function vpcs(service: Resource<'EndpointService'>, ways: readonly Way[], graph: ResourceGraph): readonly Judged[] {
  return byTargetGroup(ways).flatMap(({ of: group, ways: own }) => {
    const { targetType, vpc } = group.props;
    const byInstance = whenKnown(targetType, (type) => type === 'instance');
    const places = vpcsOf(graph, vpc);
    return sharing(own, (way) => way.balancer).map(({ of: balancer, exists, when }) => {
      const around = vpcsOfSubnets(graph, balancer.props.subnets);
      const apart = and(byInstance, whenApart(places, around));
      const data = {
        group,
        balancer,
        vpc: vpcName(places),
        other: vpcName(around),
        byAddress: { property: targetType, set: 'ip' },
      };
      const fail: Said = { message: 'otherVpc', at: vpc, data };
      const judged = { pass: not(apart), fail: apart, because: [vpc] };
      return { verdict: judged, report: { on: service, when: exists, only: when, fail } };
    });
  });
}
