import { known } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { expand, joinLists, listOfValue } from '../list-of.ts';

const template: NativeType<'LoadBalancer'> = {
  identity: ['Ref', 'LoadBalancerArn'],
  map: (read) => ({
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    type: orDefault(read.string('Type'), 'application'),
    subnets: joinLists([
      read.strings('Subnets'),
      expand(read.blocks('SubnetMappings'), (mapping) => listOfValue(mapping.string('SubnetId'))),
    ]),
    securityGroups: read.strings('SecurityGroups'),
    // "on" unless set: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
    enforceInboundRulesOnPrivateLinkTraffic: orDefault(
      read.switch('EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic'),
      'on',
    ),
  }),
};

const terraform: NativeType<'LoadBalancer'> = {
  identity: ['arn', 'id'],
  map: (read) => ({
    type: orDefault(read.string('load_balancer_type'), 'application'),
    subnets: joinLists([
      read.strings('subnets'),
      expand(read.blocks('subnet_mapping'), (mapping) => listOfValue(mapping.string('subnet_id'))),
    ]),
    securityGroups: read.strings('security_groups'),
    enforceInboundRulesOnPrivateLinkTraffic: orDefault(
      read.switch('enforce_security_group_inbound_rules_on_private_link_traffic'),
      'on',
    ),
  }),
};

// The first generation has no type and no PrivateLink: only its being there, and named, matters.
function classic(names: {
  identity: readonly string[];
  subnets: string;
  securityGroups: string;
}): NativeType<'LoadBalancer'> {
  return {
    identity: names.identity,
    map: (read, { at }) => ({
      type: known('classic', { at }),
      subnets: read.strings(names.subnets),
      securityGroups: read.strings(names.securityGroups),
      enforceInboundRulesOnPrivateLinkTraffic: known('on', { at }),
    }),
  };
}

export const loadBalancer = defineKind({
  kind: 'LoadBalancer',
  types: {
    'AWS::ElasticLoadBalancingV2::LoadBalancer': template,
    'AWS::ElasticLoadBalancing::LoadBalancer': classic({
      identity: ['Ref'],
      subnets: 'Subnets',
      securityGroups: 'SecurityGroups',
    }),
    aws_lb: terraform,
    aws_alb: terraform,
    aws_elb: classic({ identity: ['id', 'arn', 'name'], subnets: 'subnets', securityGroups: 'security_groups' }),
  },
  links: { subnets: ['Subnet'], securityGroups: ['SecurityGroup'] },
});
