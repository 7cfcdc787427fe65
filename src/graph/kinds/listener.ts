import type { ListOf } from '../../model/value.ts';
import { map } from '../../model/value.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { expand, joinLists, listOfValue } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';

interface Names {
  readonly identity: readonly string[];
  readonly loadBalancer: string;
  readonly port: string;
  readonly protocol: string;
  readonly actions: string;
  readonly targetGroup: string;
  /** A weighted forward: its block, the groups in it, and the ARN in each. */
  readonly forward: readonly [block: string, groups: string, arn: string];
}

const template: Names = {
  identity: ['Ref', 'ListenerArn'],
  loadBalancer: 'LoadBalancerArn',
  port: 'Port',
  protocol: 'Protocol',
  actions: 'DefaultActions',
  targetGroup: 'TargetGroupArn',
  forward: ['ForwardConfig', 'TargetGroups', 'TargetGroupArn'],
};

const terraform: Names = {
  identity: ['arn', 'id'],
  loadBalancer: 'load_balancer_arn',
  port: 'port',
  protocol: 'protocol',
  actions: 'default_action',
  targetGroup: 'target_group_arn',
  forward: ['forward', 'target_group', 'arn'],
};

function listenerAs(names: Names): NativeType<'Listener'> {
  return {
    identity: names.identity,
    map: (read) => ({
      loadBalancer: read.string(names.loadBalancer),
      port: read.number(names.port),
      protocol: map(read.string(names.protocol), (protocol) => protocol.toUpperCase()),
      targetGroups: expand(read.blocks(names.actions), (action) => groupsOf(action, names)),
    }),
  };
}

function groupsOf(action: PropertyReader, { targetGroup, forward }: Names): ListOf<string> {
  const [block, groups, arn] = forward;
  const weighted = expand(action.blocks(block), (each) =>
    expand(each.blocks(groups), (group) => listOfValue(group.string(arn))),
  );
  return joinLists([listOfValue(action.string(targetGroup)), weighted]);
}

export const listener = defineKind({
  kind: 'Listener',
  types: {
    'AWS::ElasticLoadBalancingV2::Listener': listenerAs(template),
    aws_lb_listener: listenerAs(terraform),
    aws_alb_listener: listenerAs(terraform),
  },
  links: { loadBalancer: ['LoadBalancer'], targetGroups: ['TargetGroup'] },
});
