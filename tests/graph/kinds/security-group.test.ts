import { describe, expect, it } from 'vitest';
import { always, atom } from '../../../src/model/guard.ts';
import type { RawResource } from '../../../src/model/resource.ts';
import type { TrafficRule } from '../../../src/graph/props/security-group.ts';
import type { Value } from '../../../src/model/value.ts';
import type { Literal } from '../raw.ts';
import { attribute, list, open, resource } from '../raw.ts';
import type { Row } from './rows.ts';
import { propsIn, testNative } from './rows.ts';

const templateDefaults = {
  vpc: 'absent',
  associatedVpcs: 'absent',
  ingress: 'absent',
  onlyIngress: 'absent',
  onlyEgress: 'absent',
};

const templateRule = (prefix: string, property: string, peers: readonly Row[]): readonly Row[] => [
  [`${prefix}IpProtocol`, 6, `${property}.protocol`, 'tcp'],
  [`${prefix}FromPort`, '5432', `${property}.fromPort`, 5432],
  [`${prefix}ToPort`, 5433, `${property}.toPort`],
  [`${prefix}CidrIp`, '10.0.0.0/8', `${property}.peer.cidr`],
  [`${prefix}CidrIpv6`, '::/0', `${property}.peer.cidr`],
  ...peers.map(([name, ...rest]): Row => [`${prefix}${name}`, ...rest]),
];

const sources = (property: string): readonly Row[] => [
  ['SourcePrefixListId', 'pl-1', `${property}.peer.id`],
  ['SourceSecurityGroupId', 'sg-1', `${property}.peer.id`],
  ['SourceSecurityGroupName', 'edge', `${property}.peer.id`],
];
const destinations = (property: string): readonly Row[] => [
  ['DestinationPrefixListId', 'pl-1', `${property}.peer.id`],
  ['DestinationSecurityGroupId', 'sg-1', `${property}.peer.id`],
];

testNative({
  types: ['AWS::EC2::SecurityGroup'],
  kind: 'SecurityGroup',
  rows: [
    ['VpcId', 'vpc-1', 'vpc'],
    ...templateRule('SecurityGroupIngress.', 'ingress', sources('ingress')),
    ...templateRule('SecurityGroupEgress.', 'egress', destinations('egress')),
  ],
});

testNative({
  types: ['AWS::EC2::SecurityGroupIngress'],
  kind: 'SecurityGroup',
  of: ['AWS::EC2::SecurityGroup', 'GroupId', 'GroupId'],
  rows: templateRule('', 'ingress', sources('ingress')),
  elsewhere: ['GroupName'],
});

testNative({
  types: ['AWS::EC2::SecurityGroupVpcAssociation'],
  kind: 'SecurityGroup',
  of: ['AWS::EC2::SecurityGroup', 'GroupId', 'GroupId'],
  rows: [['VpcId', 'vpc-2', 'associatedVpcs']],
});

const inlineRule = (prefix: string, property: string): readonly Row[] => [
  [`${prefix}protocol`, '17', `${property}.protocol`, 'udp'],
  [`${prefix}from_port`, 5432, `${property}.fromPort`],
  [`${prefix}to_port`, 5433, `${property}.toPort`],
];

testNative({
  types: ['aws_security_group', 'aws_default_security_group'],
  kind: 'SecurityGroup',
  unwritten: { ...templateDefaults, egress: 'absent' },
  rows: [
    ['vpc_id', 'vpc-1', 'vpc'],
    ['ingress', [], 'ingress'],
    ['egress', [], 'egress'],
    ...inlineRule('ingress.', 'ingress'),
    ...inlineRule('egress.', 'egress'),
  ],
  // What a rule names, many in each list: tests/graph/security-group.test.ts.
  elsewhere: ['ingress', 'egress'].flatMap((direction) =>
    ['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'security_groups', 'self'].map(
      (name) => `${direction}.${name}`,
    ),
  ),
});

testNative({
  types: ['aws_security_group_rule'],
  kind: 'SecurityGroup',
  of: ['aws_security_group', 'security_group_id', 'id'],
  beside: { type: 'egress' },
  rows: [...inlineRule('', 'egress'), ['source_security_group_id', 'sg-1', 'egress.peer.id']],
  elsewhere: ['type', 'cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'self'],
});

for (const direction of ['ingress', 'egress'] as const) {
  testNative({
    types: [`aws_vpc_security_group_${direction}_rule`],
    kind: 'SecurityGroup',
    of: ['aws_security_group', 'security_group_id', 'id'],
    rows: [
      ['ip_protocol', '6', `${direction}.protocol`, 'tcp'],
      ['from_port', 5432, `${direction}.fromPort`],
      ['to_port', 5433, `${direction}.toPort`],
      ['cidr_ipv4', '10.0.0.0/8', `${direction}.peer.cidr`],
      ['cidr_ipv6', '::/0', `${direction}.peer.cidr`],
      ['prefix_list_id', 'pl-1', `${direction}.peer.id`],
      ['referenced_security_group_id', 'sg-1', `${direction}.peer.id`],
    ],
  });
}

testNative({
  types: ['aws_vpc_security_group_vpc_association'],
  kind: 'SecurityGroup',
  of: ['aws_security_group', 'security_group_id', 'id'],
  rows: [['vpc_id', 'vpc-2', 'associatedVpcs']],
});

testNative({
  types: ['aws_vpc_security_group_rules_exclusive'],
  kind: 'SecurityGroup',
  of: ['aws_security_group', 'security_group_id', 'id'],
  rows: [
    ['ingress_rule_ids', ['sgr-1', 'sgr-2'], 'onlyIngress'],
    ['egress_rule_ids', ['sgr-1', 'sgr-2'], 'onlyEgress'],
  ],
});

testNative({
  types: ['AWS::EC2::PrefixList'],
  kind: 'PrefixList',
  unwritten: { entries: 'absent' },
  rows: [['Entries.Cidr', '10.0.0.0/8', 'entries', '10.0.0.0/8']],
});

testNative({
  types: ['aws_ec2_managed_prefix_list'],
  kind: 'PrefixList',
  unwritten: { entries: 'absent' },
  rows: [['entry.cidr', '10.0.0.0/8', 'entries']],
});

testNative({
  types: ['aws_ec2_managed_prefix_list_entry'],
  kind: 'PrefixList',
  of: ['aws_ec2_managed_prefix_list', 'prefix_list_id', 'id'],
  rows: [['cidr', '10.0.0.0/8', 'entries']],
});

describe('a list of all rules that a group may have', () => {
  const id = attribute('aws_security_group.g', 'id');
  const rule = (name: string): RawResource =>
    resource(['aws_vpc_security_group_ingress_rule', `aws_vpc_security_group_ingress_rule.${name}`], {
      security_group_id: id,
      ip_protocol: 'tcp',
      from_port: 5432,
      to_port: 5432,
      cidr_ipv4: '10.0.0.0/8',
    });
  const ruleId = (name: string) => attribute(`aws_vpc_security_group_ingress_rule.${name}`, 'id');

  /** Which rules are kept, `?` after those of which that is open, and how many may be there besides. */
  function kept(ids: Literal, ...group: readonly RawResource[]) {
    const exclusive = resource(['aws_vpc_security_group_rules_exclusive', 'aws_vpc_security_group_rules_exclusive.x'], {
      security_group_id: id,
      ingress_rule_ids: ids,
      egress_rule_ids: [],
    });
    const plainGroup = resource(['aws_security_group', 'aws_security_group.g']);
    const all = [...(group.length > 0 ? group : [plainGroup]), rule('a'), rule('b'), exclusive];
    const { ingress } = propsIn('SecurityGroup', all);
    if (!ingress || !('items' in ingress)) throw new Error('no rules');
    const names = ingress.items.map(({ value, when }) => {
      // Every item of the list is a rule.
      const by =
        (value as Value<TrafficRule>).state === 'known' ? (value as { value: TrafficRule }).value.writtenBy : undefined;
      return `${by?.address.split('.')[1] ?? 'inline'}${when === always ? '' : '?'}`;
    });
    return { rules: names, more: ingress.rest.length };
  }

  it('removes the others', () => {
    expect(kept([ruleId('a')])).toEqual({ rules: ['a'], more: 0 });
    expect(kept([ruleId('a'), ruleId('b')])).toEqual({ rules: ['a', 'b'], more: 0 });
    expect(kept([])).toEqual({ rules: [], more: 0 });
  });

  it('leaves open which are removed where it cannot be read', () => {
    expect(kept([ruleId('a'), open()])).toEqual({ rules: ['a', 'b?'], more: 1 });
    expect(kept(open())).toEqual({ rules: ['a?', 'b?'], more: 1 });
    expect(kept(list([{ when: atom('both'), value: ruleId('b') }]))).toEqual({ rules: ['b?'], more: 0 });
  });

  it('may name rules that are not in the sources', () => {
    expect(kept([ruleId('a'), 'sgr-1'])).toEqual({ rules: ['a'], more: 1 });
  });

  it('and rules written inline undo each other', () => {
    const ingress = [{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['10.0.0.0/8'] }];
    const group = resource(['aws_security_group', 'aws_security_group.g'], { ingress });
    expect(kept([ruleId('a')], group)).toEqual({ rules: ['inline?', 'a'], more: 0 });
  });
});
