import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { TrafficRule } from '../../src/graph/props/security-group.ts';
import { always, and, atom, never, not, or } from '../../src/model/guard.ts';
import type { RawResource } from '../../src/model/resource.ts';
import type { ListOf, Value } from '../../src/model/value.ts';
import { attribute, either, list, open, parsed, ref, resource } from './raw.ts';

/** A rule in few words: `tcp 5432-5432 ipv4 10.0.0.0/8`. */
function brief(rules: ListOf<TrafficRule>): readonly string[] {
  return rules.items.map(({ value }) => {
    if (value.state !== 'known') return value.state;
    const { protocol, fromPort, toPort, peer } = value.value;
    const ports = fromPort.state === 'absent' ? 'all' : `${text(fromPort)}-${text(toPort)}`;
    if (peer.type === 'missing') return `${text(protocol)} ${ports} missing`;
    if (peer.type === 'group') return `${text(protocol)} ${ports} ${peer.self ? 'self' : 'group'} ${text(peer.id)}`;
    return `${text(protocol)} ${ports} ${peer.type} ${text(peer.type === 'prefix-list' ? peer.id : peer.cidr)}`;
  });
}

function text(value: Value<unknown>): string {
  if (value.state === 'known') return String(value.value);
  return value.state === 'unknown' && value.origin ? `${value.origin.address}.${value.origin.attribute}` : value.state;
}

function groupIn(...resources: readonly RawResource[]) {
  const built = buildGraph(parsed(resources));
  const [group] = built.graph.all('SecurityGroup');
  if (!group) throw new Error('no group');
  return { ...built, group, ingress: brief(group.props.ingress), egress: brief(group.props.egress) };
}

const postgres = { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 };
const template = (properties = {}) => resource(['AWS::EC2::SecurityGroup', 'Group'], properties);
const configuration = (properties = {}) => resource(['aws_security_group', 'aws_security_group.g'], properties);
const id = attribute('aws_security_group.g', 'id');

describe('a security group', () => {
  it('has the rules that a template writes inline, with numbers in either spelling', () => {
    const rule = { IpProtocol: 6, FromPort: '5432', ToPort: 5432, CidrIp: '10.0.0.0/8' };
    expect(groupIn(template({ SecurityGroupIngress: [rule] })).ingress).toEqual(['tcp 5432-5432 ipv4 10.0.0.0/8']);
  });

  it('has a rule for each source of an inline Terraform block', () => {
    const block = {
      protocol: 'tcp',
      from_port: 5432,
      to_port: 5433,
      cidr_blocks: ['10.0.0.0/9', '10.128.0.0/9'],
      ipv6_cidr_blocks: ['::/0'],
      prefix_list_ids: ['pl-1'],
      security_groups: ['sg-1'],
      self: true,
    };
    expect(groupIn(configuration({ ingress: [block] })).ingress).toEqual([
      'tcp 5432-5433 ipv4 10.0.0.0/9',
      'tcp 5432-5433 ipv4 10.128.0.0/9',
      'tcp 5432-5433 ipv6 ::/0',
      'tcp 5432-5433 prefix-list pl-1',
      'tcp 5432-5433 group sg-1',
      'tcp 5432-5433 self aws_security_group.g.id',
    ]);
  });

  it('has no rules when Terraform writes the attribute as an empty list', () => {
    const { group, ingress } = groupIn(configuration({ ingress: [] }));
    expect(ingress).toEqual([]);
    expect(group.props.ingress.absent).toBe(never);
  });

  it('takes in the standalone rules of a template', () => {
    const { ingress, egress } = groupIn(
      template({ SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '127.0.0.1/32' }] }),
      resource(['AWS::EC2::SecurityGroupIngress', 'In'], { GroupId: ref('Group'), ...postgres, CidrIp: '10.0.0.0/8' }),
      resource(['AWS::EC2::SecurityGroupEgress', 'Out'], {
        GroupId: ref('Group'),
        IpProtocol: 'udp',
        FromPort: 53,
        ToPort: 53,
        DestinationSecurityGroupId: 'sg-9',
      }),
    );
    expect(ingress).toEqual(['tcp 5432-5432 ipv4 10.0.0.0/8']);
    expect(egress).toEqual(['-1 all ipv4 127.0.0.1/32', 'udp 53-53 group sg-9']);
  });

  it('takes in a standalone rule that names it by its group name', () => {
    const { ingress } = groupIn(
      template({ GroupName: 'balancer' }),
      resource(['AWS::EC2::SecurityGroupIngress', 'In'], { GroupName: 'balancer', ...postgres, CidrIp: '10.0.0.0/8' }),
    );
    expect(ingress).toEqual(['tcp 5432-5432 ipv4 10.0.0.0/8']);
  });

  it('takes in the legacy standalone rules of Terraform, each in its direction', () => {
    const rule = { security_group_id: id, protocol: 'tcp', from_port: 5432, to_port: 5432 };
    const { ingress, egress } = groupIn(
      configuration(),
      resource(['aws_security_group_rule', 'aws_security_group_rule.a'], {
        ...rule,
        type: 'ingress',
        cidr_blocks: ['10.0.0.0/9', '10.128.0.0/9'],
      }),
      resource(['aws_security_group_rule', 'aws_security_group_rule.b'], { ...rule, type: 'egress', self: true }),
    );
    expect(ingress).toEqual(['tcp 5432-5432 ipv4 10.0.0.0/9', 'tcp 5432-5432 ipv4 10.128.0.0/9']);
    expect(egress).toEqual(['tcp 5432-5432 self aws_security_group.g.id']);
  });

  it('takes in the current standalone rules of Terraform', () => {
    const { ingress, egress } = groupIn(
      configuration(),
      resource(['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_ingress_rule.a'], {
        security_group_id: id,
        ip_protocol: 'tcp',
        from_port: 5432,
        to_port: 5432,
        cidr_ipv4: '10.0.0.0/8',
      }),
      resource(['aws_vpc_security_group_egress_rule', 'aws_vpc_security_group_egress_rule.b'], {
        security_group_id: id,
        ip_protocol: '-1',
        referenced_security_group_id: id,
      }),
    );
    expect(ingress).toEqual(['tcp 5432-5432 ipv4 10.0.0.0/8']);
    expect(egress).toEqual(['-1 all group aws_security_group.g.id']);
  });

  it('may be the default group of a VPC', () => {
    const { graph } = buildGraph(
      parsed([
        resource(['aws_default_security_group', 'aws_default_security_group.d'], {
          ingress: [{ protocol: -1, from_port: 0, to_port: 0, self: true }],
        }),
      ]),
    );
    expect(brief(graph.all('SecurityGroup')[0]!.props.ingress)).toEqual([
      '-1 0-0 self aws_default_security_group.d.id',
    ]);
  });

  it('lets everything out when a template writes no outbound rule, even with a standalone one', () => {
    const out = resource(['AWS::EC2::SecurityGroupEgress', 'Out'], {
      GroupId: ref('Group'),
      ...postgres,
      CidrIp: '10.0.0.0/8',
    });
    expect(groupIn(template(), out).egress).toEqual([
      '-1 all ipv4 0.0.0.0/0',
      '-1 all ipv6 ::/0',
      'tcp 5432-5432 ipv4 10.0.0.0/8',
    ]);
  });

  it('lets nothing out when Terraform writes no outbound rule', () => {
    expect(groupIn(configuration()).egress).toEqual([]);
  });

  it('keeps protocol and ports of a rule whose list of CIDRs cannot be read', () => {
    const block = { protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: open() };
    expect(groupIn(configuration({ ingress: [block] })).ingress).toEqual(['tcp 443-443 ipv4 unknown']);
  });

  it('says when a rule names nobody', () => {
    expect(groupIn(template({ SecurityGroupIngress: [postgres] })).ingress).toEqual(['tcp 5432-5432 missing']);
  });

  it('names protocols that are written as numbers or as all', () => {
    const rules = ['17', 'TCP', 'all', -1, 58].map((IpProtocol) => ({
      IpProtocol,
      FromPort: 1,
      ToPort: 2,
      CidrIp: '10.0.0.0/8',
    }));
    const protocols = groupIn(template({ SecurityGroupIngress: rules })).ingress.map((rule) => rule.split(' ')[0]);
    expect(protocols).toEqual(['udp', 'tcp', '-1', '-1', 'icmpv6']);
  });

  it('has a conditional rule under its condition only', () => {
    const prod = atom('prod');
    const { group } = groupIn(
      template({ SecurityGroupIngress: [either(prod, { ...postgres, CidrIp: '10.0.0.0/8' }, null)] }),
      resource(
        ['AWS::EC2::SecurityGroupIngress', 'In'],
        { GroupId: ref('Group'), ...postgres, CidrIp: '10.0.0.0/8' },
        { when: not(prod) },
      ),
    );
    expect(group.props.ingress.items.map((item) => item.when)).toEqual([prod, not(prod)]);
  });

  it('holds a rule with alternative sources once for each', () => {
    const prod = atom('prod');
    const { group, ingress } = groupIn(
      template({ SecurityGroupIngress: [{ ...postgres, CidrIp: either(prod, '10.0.0.0/8', '0.0.0.0/0') }] }),
    );
    expect(ingress).toEqual(['tcp 5432-5432 ipv4 10.0.0.0/8', 'tcp 5432-5432 ipv4 0.0.0.0/0']);
    expect(group.props.ingress.items.map((item) => item.when)).toEqual([prod, not(prod)]);
  });

  it('may have more rules when the list cannot be read to its end', () => {
    const unknown = open();
    const { group } = groupIn(template({ SecurityGroupIngress: list([], [{ when: always, value: unknown }]) }));
    expect(group.props.ingress.rest).toEqual([{ when: always, value: unknown }]);
  });

  it('takes a legacy rule of unknown direction as one of the two', () => {
    const { group } = groupIn(
      configuration(),
      resource(['aws_security_group_rule', 'aws_security_group_rule.a'], {
        security_group_id: id,
        type: open(),
        protocol: 'tcp',
        from_port: 1,
        to_port: 1,
        cidr_blocks: ['10.0.0.0/8'],
      }),
    );
    const [inbound] = group.props.ingress.items;
    const [outbound] = group.props.egress.items;
    expect(and(inbound!.when, outbound!.when)).toBe(never);
    expect(or(inbound!.when, outbound!.when)).toBe(always);
  });

  it('takes no rule that cannot be told to be its own', () => {
    const stray = { security_group_id: open(), ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' };
    const { group } = groupIn(
      configuration(),
      resource(['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_ingress_rule.a'], stray),
    );
    expect(group.props.ingress).toMatchObject({ items: [], rest: [] });
  });

  it('may have a rule of which the group is an unknown element of the sources', () => {
    const element = open({ kind: 'choice', of: 'an unknown index' });
    const stray = { security_group_id: element, ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' };
    const raw = resource(['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_ingress_rule.a'], stray);
    const { group } = groupIn(configuration(), raw);
    expect(group.props.ingress.rest.map((rest) => rest.value.reason)).toEqual([element.reason]);
    expect(group.props.egress.rest).toEqual([]);
  });

  it('keeps each rule at the place where it is written', () => {
    const rule = resource(['AWS::EC2::SecurityGroupIngress', 'In'], {
      GroupId: ref('Group'),
      ...postgres,
      CidrIp: '10.0.0.0/8',
    });
    expect(groupIn(template(), rule).group.props.ingress.items[0]?.value.at).toBe(rule.at);
  });

  it('has a diagnostic for a CIDR block that is none', () => {
    const { diagnostics } = groupIn(template({ SecurityGroupIngress: [{ ...postgres, CidrIp: '10.0.0.0/33' }] }));
    expect(diagnostics).toMatchObject([{ code: 'malformed-cidr', severity: 'warning' }]);
  });

  it('has a diagnostic for a tcp rule without ports', () => {
    const { diagnostics } = groupIn(template({ SecurityGroupIngress: [{ IpProtocol: 'tcp', CidrIp: '10.0.0.0/8' }] }));
    expect(diagnostics).toMatchObject([{ code: 'rule-without-ports', severity: 'warning' }]);
  });
});

describe('rules on a group outside the sources', () => {
  const rule = (group: ReturnType<typeof open> | string) => ({
    security_group_id: group,
    ip_protocol: '-1',
    cidr_ipv4: '10.0.0.0/8',
  });
  const rules = (group: ReturnType<typeof open> | string, asked: Value<string>) => {
    const raw = resource(['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_ingress_rule.a'], rule(group));
    return brief(buildGraph(parsed([raw])).graph.rulesOnGroup(asked, raw.unit).ingress);
  };
  const sg = (identity: string) => ({ ...open({ kind: 'variable', name: 'sg', module: '' }), identity });

  it('are found by the literal ID', () => {
    const literal = { ...open(), state: 'known', value: 'sg-1' } as const;
    expect(rules('sg-1', literal)).toEqual(['-1 all ipv4 10.0.0.0/8']);
    expect(rules('sg-2', literal)).toEqual([]);
  });

  it('are found by the same variable, and not by another element of it', () => {
    expect(rules(sg('var.sg'), sg('var.sg'))).toEqual(['-1 all ipv4 10.0.0.0/8']);
    expect(rules(sg('var.sg[0]'), sg('var.sg[1]'))).toEqual([]);
  });

  it('are found by the same parameter', () => {
    expect(rules(open('Group'), open('Group'))).toEqual(['-1 all ipv4 10.0.0.0/8']);
    expect(rules(open('Group'), open('Other'))).toEqual([]);
  });
});

describe('security groups of hostile size or shape', () => {
  it('may name each other in a circle', () => {
    const cyclic = ['A', 'B'].map((name, index) =>
      resource(['AWS::EC2::SecurityGroup', name], {
        SecurityGroupIngress: [{ ...postgres, SourceSecurityGroupId: ref(index === 0 ? 'B' : 'A') }],
      }),
    );
    const { graph, diagnostics } = buildGraph(parsed(cyclic));
    expect(graph.all('SecurityGroup').map((group) => brief(group.props.ingress))).toEqual([
      ['tcp 5432-5432 group B.Ref'],
      ['tcp 5432-5432 group A.Ref'],
    ]);
    expect(diagnostics).toEqual([]);
  });

  it('take 5,000 standalone rules, each under a condition of its own', () => {
    const rules = Array.from({ length: 5000 }, (_, index) =>
      resource(
        ['aws_vpc_security_group_ingress_rule', `aws_vpc_security_group_ingress_rule.r${index}`],
        { security_group_id: id, ip_protocol: 'tcp', from_port: index, to_port: index, cidr_ipv4: '10.0.0.0/8' },
        { when: atom(`rule ${index}`) },
      ),
    );
    expect(groupIn(configuration(), ...rules).ingress).toHaveLength(5000);
  });

  it('survive properties called __proto__', () => {
    const hostile = JSON.parse('{"__proto__": {"IpProtocol": "-1"}, "IpProtocol": "tcp"}') as Record<string, string>;
    expect(groupIn(template({ SecurityGroupIngress: [hostile] })).ingress).toEqual(['tcp all missing']);
  });
});
