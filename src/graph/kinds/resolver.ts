import { map } from '../../model/cases.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { expand, listOfValue } from '../list-of.ts';
import { domainName } from './dns-name.ts';
import { writtenElsewhere } from './unset.ts';

interface EndpointNames {
  readonly identity: readonly string[];
  readonly direction: string;
  readonly addresses: readonly [block: string, subnet: string];
  readonly securityGroups: string;
}

function endpointAs({ identity, direction, addresses, securityGroups }: EndpointNames): NativeType<'ResolverEndpoint'> {
  const [block, subnet] = addresses;
  return {
    identity,
    map: (read) => ({
      direction: map(read.string(direction), (text) => text.toUpperCase()),
      subnets: expand(read.blocks(block), (address) => listOfValue(address.string(subnet))),
      securityGroups: read.strings(securityGroups),
    }),
  };
}

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver.html */
export const resolverEndpoint = defineKind({
  kind: 'ResolverEndpoint',
  types: {
    'AWS::Route53Resolver::ResolverEndpoint': endpointAs({
      identity: ['Ref', 'ResolverEndpointId', 'Arn'],
      direction: 'Direction',
      addresses: ['IpAddresses', 'SubnetId'],
      securityGroups: 'SecurityGroupIds',
    }),
    aws_route53_resolver_endpoint: endpointAs({
      identity: ['id', 'arn'],
      direction: 'direction',
      addresses: ['ip_address', 'subnet_id'],
      securityGroups: 'security_group_ids',
    }),
  },
  links: { subnets: ['Subnet'], securityGroups: ['SecurityGroup'] },
});

interface RuleNames {
  readonly identity: readonly string[];
  readonly type: string;
  readonly domainName: string;
  readonly endpoint: string;
  readonly targets: readonly [block: string, ip: string];
}

function ruleAs(names: RuleNames): NativeType<'ResolverRule'> {
  const [block, ip] = names.targets;
  return {
    identity: names.identity,
    map: (read) => ({
      type: map(read.string(names.type), (text) => text.toUpperCase()),
      domainName: domainName(read.string(names.domainName)),
      endpoint: read.string(names.endpoint),
      targetIps: expand(read.blocks(block), (target) => listOfValue(target.string(ip))),
      vpcs: writtenElsewhere(read),
    }),
  };
}

export const resolverRule = defineKind({
  kind: 'ResolverRule',
  types: {
    'AWS::Route53Resolver::ResolverRule': ruleAs({
      identity: ['Ref', 'ResolverRuleId', 'Arn'],
      type: 'RuleType',
      domainName: 'DomainName',
      endpoint: 'ResolverEndpointId',
      targets: ['TargetIps', 'Ip'],
    }),
    aws_route53_resolver_rule: ruleAs({
      identity: ['id', 'arn'],
      type: 'rule_type',
      domainName: 'domain_name',
      endpoint: 'resolver_endpoint_id',
      targets: ['target_ip', 'ip'],
    }),
  },
  satellites: {
    'AWS::Route53Resolver::ResolverRuleAssociation': {
      belongsTo: (read) => read.string('ResolverRuleId'),
      adds: (read) => ({ vpcs: listOfValue(read.string('VPCId')) }),
      unresolved: 'rest-if-computed',
    },
    aws_route53_resolver_rule_association: {
      belongsTo: (read) => read.string('resolver_rule_id'),
      adds: (read) => ({ vpcs: listOfValue(read.string('vpc_id')) }),
      unresolved: 'rest-if-computed',
    },
  },
  links: { endpoint: ['ResolverEndpoint'], vpcs: ['Vpc'] },
});
