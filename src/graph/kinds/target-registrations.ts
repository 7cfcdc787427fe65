import { always } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import type { Satellite } from '../define-kind.ts';
import { emptyList, expand, joinLists, listOfValue } from '../list-of.ts';
import type { TargetOfGroup } from '../props/balancing.ts';
import type { PropertyReader } from '../property-reader.ts';
import { targetIn } from './targets.ts';
import { emptyAsUnset } from './unset.ts';

type Names = ListOf<string> | Value<string>;

/** A resource that registers one target that it names. */
const attachment: Satellite<'TargetGroup'> = {
  belongsTo: (read) => emptyAsUnset(read).string('target_group_arn'),
  adds: (read) => ({
    targets: targetIn(emptyAsUnset(read), { id: 'target_id', port: 'port', availabilityZone: 'availability_zone' }),
  }),
  unresolved: 'rest',
};

/** A resource that registers targets when it runs, so that the sources cannot list them. */
function registrar(what: string, groups: (read: PropertyReader) => Names): Satellite<'TargetGroup'> {
  return {
    belongsTo: groups,
    adds: (_read, { address, at }) => {
      const value = unknown(
        { kind: 'opaque', what: `the targets that ${what} \`${address}\` registers when it runs` },
        { at },
      );
      const targets: ListOf<TargetOfGroup> = { ...emptyList({ at }), rest: [{ when: always, value }] };
      return { targets };
    },
    unresolved: 'rest',
  };
}

interface BlockNames {
  readonly blocks: string;
  readonly arn: string;
  /** Blocks within with the ARN of a second group, which deployments alternate with. */
  readonly alternate?: readonly [blocks: string, arn: string];
}

function inBlocks(read: PropertyReader, { blocks, arn, alternate }: BlockNames): ListOf<string> {
  return expand(read.blocks(blocks), (block) => {
    const main = listOfValue(block.string(arn));
    if (!alternate) return main;
    const [within, other] = alternate;
    return joinLists([main, expand(block.blocks(within), (each) => listOfValue(each.string(other)))]);
  });
}

const terraformSources = { blocks: 'traffic_source', arn: 'identifier' };
const autoScaling = 'the Auto Scaling group';
const ecs = 'the ECS service';

// An Auto Scaling group may name groups either way:
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html
export const registrations: Readonly<Record<string, Satellite<'TargetGroup'>>> = {
  aws_lb_target_group_attachment: attachment,
  aws_alb_target_group_attachment: attachment,
  'AWS::AutoScaling::AutoScalingGroup': registrar(autoScaling, (read) =>
    joinLists([read.strings('TargetGroupARNs'), inBlocks(read, { blocks: 'TrafficSources', arn: 'Identifier' })]),
  ),
  aws_autoscaling_group: registrar(autoScaling, (resource) => {
    const read = emptyAsUnset(resource);
    return joinLists([read.strings('target_group_arns'), inBlocks(read, terraformSources)]);
  }),
  aws_autoscaling_attachment: registrar('the Auto Scaling group attached by', (read) =>
    emptyAsUnset(read).string('lb_target_group_arn'),
  ),
  aws_autoscaling_traffic_source_attachment: registrar('the Auto Scaling group attached by', (read) =>
    inBlocks(read, terraformSources),
  ),
  'AWS::ECS::Service': registrar(ecs, (read) =>
    inBlocks(read, {
      blocks: 'LoadBalancers',
      arn: 'TargetGroupArn',
      alternate: ['AdvancedConfiguration', 'AlternateTargetGroupArn'],
    }),
  ),
  'AWS::ECS::TaskSet': registrar('the ECS task set', (read) =>
    inBlocks(read, { blocks: 'LoadBalancers', arn: 'TargetGroupArn' }),
  ),
  // The second group came with version 6 of the provider.
  aws_ecs_service: registrar(ecs, (read) =>
    inBlocks(emptyAsUnset(read), {
      blocks: 'load_balancer',
      arn: 'target_group_arn',
      alternate: ['advanced_configuration', 'alternate_target_group_arn'],
    }),
  ),
  aws_ecs_task_set: registrar('the ECS task set', (read) =>
    inBlocks(emptyAsUnset(read), { blocks: 'load_balancer', arn: 'target_group_arn' }),
  ),
  aws_spot_fleet_request: registrar('the spot fleet', (read) => read.strings('target_group_arns')),
};
