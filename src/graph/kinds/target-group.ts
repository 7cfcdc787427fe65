import { always } from '../../model/guard.ts';
import type { ListOf } from '../../model/value.ts';
import { known, map } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import type { NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import type { TargetOfGroup } from '../props/balancing.ts';
import { emptyList, expand, listOfValue } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';

const template: NativeType<'TargetGroup'> = {
  identity: ['Ref', 'TargetGroupArn'],
  map: (read) => ({
    targetType: orDefault(read.string('TargetType'), 'instance'),
    port: read.number('Port'),
    protocol: map(read.string('Protocol'), (protocol) => protocol.toUpperCase()),
    vpc: read.string('VpcId'),
    targets: expand(read.blocks('Targets'), (target) => targetIn(target, { id: 'Id', port: 'Port' })),
  }),
};

const terraform: NativeType<'TargetGroup'> = {
  identity: ['arn', 'id'],
  map: (read, { at }) => ({
    targetType: orDefault(read.string('target_type'), 'instance'),
    port: read.number('port'),
    protocol: map(read.string('protocol'), (protocol) => protocol.toUpperCase()),
    vpc: read.string('vpc_id'),
    targets: emptyList({ at, property: 'target_id' }, always),
  }),
};

const attachment: Satellite<'TargetGroup'> = {
  belongsTo: (read) => read.string('target_group_arn'),
  adds: (read) => ({ targets: targetIn(read, { id: 'target_id', port: 'port' }) }),
  unresolved: 'rest',
};

/** Without a port of its own a target is reached on the group's: the port stays absent. */
function targetIn(read: PropertyReader, names: { readonly id: string; readonly port: string }): ListOf<TargetOfGroup> {
  const target: TargetOfGroup = { ...read.written, id: read.string(names.id), port: read.number(names.port) };
  return listOfValue(known(target, read.written));
}

export const targetGroup = defineKind({
  kind: 'TargetGroup',
  types: {
    'AWS::ElasticLoadBalancingV2::TargetGroup': template,
    aws_lb_target_group: terraform,
    aws_alb_target_group: terraform,
  },
  satellites: { aws_lb_target_group_attachment: attachment, aws_alb_target_group_attachment: attachment },
});
