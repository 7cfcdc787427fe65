import type { Guard } from '../../model/guard.ts';
import { and, atom, never, not, or } from '../../model/guard.ts';
import type { Item, ListOf, Value, Written } from '../../model/value.ts';
import { map, when as whenKnown, whenState } from '../../model/cases.ts';
import { known } from '../../model/value.ts';
import type { Additions, NativeType, ResourceHeader, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { orElse } from '../defaults.ts';
import type { Peer, TrafficRule } from '../props/security-group.ts';
import { expand, guarded, listOfValue, whenFilled } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';
import { onlyListed } from './only-listed-rules.ts';
import { restrictedDefaultGroup } from './restricted-default-group.ts';
import * as names from './traffic-rule-names.ts';
import { ownId, trafficRules } from './traffic-rules.ts';
import { emptyAsUnset, writtenElsewhere } from './unset.ts';

const template: NativeType<'SecurityGroup'> = {
  // `Ref` is the group's ID, or its name in a default VPC.
  identity: ['Ref', 'GroupId', 'Id'],
  name: 'GroupName',
  map: (read, header) => ({
    vpc: read.string('VpcId'),
    associatedVpcs: writtenElsewhere(read, 'AWS::EC2::SecurityGroupVpcAssociation.VpcId'),
    ingress: inline(read.blocks('SecurityGroupIngress'), names.templateIngress, ownId(header, 'GroupId')),
    egress: withDefaultEgress(
      inline(read.blocks('SecurityGroupEgress'), names.templateEgress, ownId(header, 'GroupId')),
    ),
    // CloudFormation has no resource that lists all rules.
    onlyIngress: writtenElsewhere(read),
    onlyEgress: writtenElsewhere(read),
  }),
};

const terraform: NativeType<'SecurityGroup'> = {
  identity: ['id', 'arn'],
  map: (resource, header) => {
    const read = emptyAsUnset(resource);
    return {
      vpc: read.string('vpc_id'),
      associatedVpcs: writtenElsewhere(read, 'aws_vpc_security_group_vpc_association.vpc_id'),
      ingress: inline(read.blocks('ingress'), names.terraformInline, ownId(header, 'id')),
      // The provider removes the rule that AWS adds to a new group, so that nothing written means nothing let out.
      // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
      egress: inline(read.blocks('egress'), names.terraformInline, ownId(header, 'id')),
      onlyIngress: writtenElsewhere(read, 'ingress_rule_ids'),
      onlyEgress: writtenElsewhere(read, 'egress_rule_ids'),
    };
  },
};

/** Adopting a default group removes all of its rules, then adds those that are written. */
const adopted: NativeType<'SecurityGroup'> = {
  ...terraform,
  standsFor: (read) => ({ of: read.string('vpc_id'), attributes: ['default_security_group_id'] }),
};

function inline(blocks: ListOf<PropertyReader>, rule: names.InlineNames, own: Value<string>): ListOf<TrafficRule> {
  return expand(blocks, (block) => trafficRules(block, rule, own));
}

/**
 * Without outbound rules of its own a template's group keeps the one that AWS adds, which lets everything out; a
 * standalone outbound rule does not remove it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
 */
function withDefaultEgress(egress: ListOf<TrafficRule>): ListOf<TrafficRule> {
  const none = not(whenFilled(egress));
  if (none === never) return egress;
  const { at, property } = egress;
  const written: Written = { at, ...(property !== undefined && { property }) };
  const everything = (peer: Peer): Item<TrafficRule> => {
    const port = { ...written, state: 'absent' } as const;
    const rule = { ...written, protocol: known('-1', written), fromPort: port, toPort: port, peer };
    return { when: none, value: known(rule, written) };
  };
  const added = [
    everything({ type: 'ipv4', cidr: known('0.0.0.0/0', written) }),
    everything({ type: 'ipv6', cidr: known('::/0', written) }),
  ];
  return { ...egress, items: [...egress.items, ...added] };
}

type Direction = 'ingress' | 'egress';

function standalone(direction: Direction, rule: names.StandaloneNames): Satellite<'SecurityGroup'> {
  const groupOf = (read: PropertyReader): Value<string> =>
    rule.of.map((name) => read.string(name)).reduce((first, other) => orElse(first, other));
  return {
    belongsTo: groupOf,
    adds: (read, header) => ({ [direction]: writtenBy(header, trafficRules(read, rule, groupOf(read))) }),
    // A rule on a group that only someone else knows says nothing about the groups here.
    unresolved: 'rest-if-computed',
  };
}

const legacy: Satellite<'SecurityGroup'> = {
  belongsTo: (read) => read.string('security_group_id'),
  adds: (read, header): Additions<'SecurityGroup'> => {
    const written = emptyAsUnset(read);
    const rules = trafficRules(written, names.terraformLegacy, read.string('security_group_id'));
    const direction = read.string('type');
    return {
      ingress: onlyWhen(writtenBy(header, rules), whenDirection(direction, 'ingress', header)),
      egress: onlyWhen(writtenBy(header, rules), whenDirection(direction, 'egress', header)),
    };
  },
  unresolved: 'rest-if-computed',
};

/** The rules with the resource that writes them. */
function writtenBy({ unit, address }: ResourceHeader, rules: ListOf<TrafficRule>): ListOf<TrafficRule> {
  const items = rules.items.map((item) => ({
    ...item,
    value: map(item.value, (rule): TrafficRule => ({ ...rule, writtenBy: { unit: unit.id, address } })),
  }));
  return { ...rules, items };
}

/** A rule whose direction is unknown has one of the two. */
function whenDirection(written: Value<string>, direction: Direction, { unit, address }: ResourceHeader): Guard {
  const inbound = atom(`${unit.id} ${address} is an inbound rule`);
  const open = and(whenState(written, 'unknown'), direction === 'ingress' ? inbound : not(inbound));
  return or(
    whenKnown(written, (text) => text === direction),
    open,
  );
}

function onlyWhen(rules: ListOf<TrafficRule>, guard: Guard): ListOf<TrafficRule> {
  return {
    ...rules,
    items: guarded(rules.items, guard),
    rest: guarded(rules.rest, guard),
    absent: not(and(guard, not(rules.absent))),
  };
}

export const securityGroup = defineKind({
  kind: 'SecurityGroup',
  types: {
    'AWS::EC2::SecurityGroup': template,
    aws_security_group: terraform,
    aws_default_security_group: adopted,
    'Custom::VpcRestrictDefaultSG': restrictedDefaultGroup,
  },
  satellites: {
    'AWS::EC2::SecurityGroupIngress': standalone('ingress', names.templateStandaloneIngress),
    'AWS::EC2::SecurityGroupEgress': standalone('egress', names.templateStandaloneEgress),
    aws_security_group_rule: legacy,
    aws_vpc_security_group_ingress_rule: standalone('ingress', names.terraformCurrent),
    aws_vpc_security_group_egress_rule: standalone('egress', names.terraformCurrent),
    aws_vpc_security_group_rules_exclusive: {
      belongsTo: (read) => read.string('security_group_id'),
      adds: (read) => ({
        onlyIngress: read.strings('ingress_rule_ids'),
        onlyEgress: read.strings('egress_rule_ids'),
      }),
      unresolved: 'rest-if-computed',
    },
    'AWS::EC2::SecurityGroupVpcAssociation': {
      belongsTo: (read) => read.string('GroupId'),
      adds: (read) => ({ associatedVpcs: listOfValue(read.string('VpcId')) }),
      unresolved: 'rest-if-computed',
    },
    aws_vpc_security_group_vpc_association: {
      belongsTo: (read) => read.string('security_group_id'),
      adds: (read) => ({ associatedVpcs: listOfValue(read.string('vpc_id')) }),
      unresolved: 'rest-if-computed',
    },
  },
  openTo: ['ingress', 'egress'],
  links: { vpc: ['Vpc'], associatedVpcs: ['Vpc'] },
  complete: (props) => ({
    ...props,
    ingress: onlyListed(props.ingress, props.onlyIngress),
    egress: onlyListed(props.egress, props.onlyEgress),
  }),
});
