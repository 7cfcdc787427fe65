import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../../src/graph/build-graph.ts';
import type { Whereabouts } from '../../../src/graph/network/whereabouts.ts';
import { membershipsOf, rulesNaming } from '../../../src/graph/traffic/members.ts';
import { openingsOf } from '../../../src/graph/traffic/openings.ts';
import type { Direction } from '../../../src/graph/traffic/openings.ts';
import { passesGroups } from '../../../src/graph/traffic/passes.ts';
import { readCidr } from '../../../src/model/cidr.ts';
import { always, atom, never, not } from '../../../src/model/guard.ts';
import type { ListOf, Value } from '../../../src/model/value.ts';
import { known, unknown } from '../../../src/model/value.ts';
import type { Literal, LiteralMapping } from '../raw.ts';
import { either, open, parsed, ref, resource, somewhere } from '../raw.ts';

const group = (name: string, properties: LiteralMapping) => resource(['AWS::EC2::SecurityGroup', name], properties);
const rule = (more: LiteralMapping, ports: readonly [Literal, Literal] = [5432, 5432]): LiteralMapping => ({
  IpProtocol: 'tcp',
  FromPort: ports[0],
  ToPort: ports[1],
  ...more,
});

interface Asked {
  readonly groups: readonly ReturnType<typeof group>[];
  /** What guards, and of what the other side is a member. */
  readonly guards: readonly Literal[];
  readonly members?: readonly Literal[];
  readonly port?: Value<number>;
  readonly place?: Partial<Whereabouts>;
  readonly direction?: Direction;
}

/** Asks by way of two instances, which name the groups. */
function ask({
  groups,
  guards,
  members = [],
  port = known(5432, { at: somewhere() }),
  place,
  direction = 'ingress',
}: Asked) {
  const instance = (name: string, named: readonly Literal[]) =>
    resource(['AWS::EC2::Instance', name], { SecurityGroupIds: named });
  const { graph } = buildGraph(parsed([...groups, instance('Guarded', guards), instance('Other', members)]));
  const named = (name: string): ListOf<string> => {
    const found = graph.all('Instance').find((one) => one.address === name);
    if (!found) throw new Error(name);
    return found.props.securityGroups;
  };
  const [first] = graph.all('Instance');
  const unit = first!.unit;
  const openings = openingsOf(named('Guarded'), { graph, unit, direction });
  const whereabouts: Whereabouts = {
    when: always,
    ranges: [readCidr('10.0.1.0/24')!],
    named: [],
    by: known('subnet', { at: somewhere() }),
    ...place,
  };
  const memberships = membershipsOf(named('Other'), { graph, unit });
  return {
    passage: passesGroups({ port, transport: 'tcp', other: { whereabouts, members: memberships } }, openings, {
      graph,
      unit,
    }),
    naming: rulesNaming(openings, { members: memberships, graph, unit }),
  };
}

const surely = { surely: always, possibly: always };
const impossible = { surely: never, possibly: never };
const open_ = { surely: never, possibly: always };

describe('security groups', () => {
  const admitting = (...rules: readonly LiteralMapping[]) => [group('Guard', { SecurityGroupIngress: rules })];

  it('let through what comes from somewhere in a range that they admit wholly', () => {
    const at = (cidr: string) => ask({ groups: admitting(rule({ CidrIp: cidr })), guards: [ref('Guard')] }).passage;
    expect(at('10.0.0.0/8')).toEqual(surely);
    expect(at('10.0.1.0/24')).toEqual(surely);
    expect(at('10.0.1.0/25')).toEqual(open_);
    expect(at('10.0.2.0/24')).toEqual(impossible);
  });

  it('may let through what comes from an unknown place', () => {
    const nowhere = { place: { ranges: undefined }, guards: [ref('Guard')] };
    expect(ask({ groups: admitting(rule({ CidrIp: '10.0.0.0/8' })), ...nowhere }).passage).toEqual(open_);
    expect(ask({ groups: admitting(rule({ CidrIp: '0.0.0.0/0' })), ...nowhere }).passage).toEqual(surely);
    expect(ask({ groups: admitting(), ...nowhere }).passage).toEqual(impossible);
  });

  it('let through what lies in an unknown range that a rule names alike', () => {
    const range = open('Range');
    const groups = admitting(rule({ CidrIp: range }));
    const at = (named: readonly Value<string>[]) => ask({ groups, guards: [ref('Guard')], place: { named } }).passage;
    expect(at([range])).toEqual(surely);
    expect(at([open('Other')])).toEqual(open_);
    expect(at([])).toEqual(open_);
  });

  it('ask every port where it is not known', () => {
    const port = unknown({ kind: 'parameter', name: 'Port' }, { at: somewhere() });
    const at = (...ports: readonly (readonly [number, number])[]) =>
      ask({
        groups: admitting(...ports.map((one) => rule({ CidrIp: '0.0.0.0/0' }, one))),
        guards: [ref('Guard')],
        port,
      }).passage;
    expect(at([0, 65_535])).toEqual(surely);
    expect(at([0, 1023], [1024, 65_535])).toEqual(surely);
    expect(at([5432, 5432])).toEqual(open_);
    expect(at()).toEqual(impossible);
  });

  it('know a port by what it is called', () => {
    const named = (from: Literal, to: Literal) =>
      ask({
        groups: admitting(rule({ CidrIp: '10.0.0.0/8' }, [from, to])),
        guards: [ref('Guard')],
        port: unknown({ kind: 'parameter', name: 'Port' }, { at: somewhere() }),
      }).passage;
    expect(named(open('Port'), open('Port'))).toEqual(surely);
    expect(named(open('Port'), open('Other'))).toEqual(open_);
    expect(named(5432, open('Port'))).toEqual(open_);
  });

  it('let out as they let in', () => {
    const guard = group('Guard', { SecurityGroupEgress: [rule({ CidrIp: '10.0.0.0/8' })] });
    const asked = { groups: [guard], guards: [ref('Guard')] };
    expect(ask({ ...asked, direction: 'egress' }).passage).toEqual(surely);
    expect(ask({ ...asked, direction: 'ingress' }).passage).toEqual(impossible);
  });

  it('let through the members of a group that a rule names', () => {
    const groups = [
      ...admitting(rule({ SourceSecurityGroupId: ref('Front') })),
      group('Front', {}),
      group('Third', {}),
    ];
    const from = (members: readonly Literal[]) => ask({ groups, guards: [ref('Guard')], members });
    expect(from([ref('Front')]).passage).toEqual(surely);
    expect(from([ref('Front')]).naming).toHaveLength(1);
    expect(from([ref('Third')]).passage).toEqual(impossible);
    expect(from([]).passage).toEqual(impossible);
    expect(from([open('Group')]).passage).toEqual(open_);
    expect(from([open('Group')]).naming).toEqual([]);
  });

  it('know a group outside of the sources by what it is called', () => {
    const byName = (called: Literal, members: readonly Literal[]) =>
      ask({ groups: admitting(rule({ SourceSecurityGroupId: called })), guards: [ref('Guard')], members }).passage;
    expect(byName('sg-1', ['sg-1'])).toEqual(surely);
    expect(byName('sg-1', ['sg-2'])).toEqual(impossible);
    expect(byName(open('Front'), [open('Front')])).toEqual(surely);
    expect(byName(open('Front'), [open('Other')])).toEqual(open_);
    expect(byName(open('Front'), ['sg-1'])).toEqual(open_);
  });

  it('let their own members through by a rule that names them', () => {
    const groups = [
      group('Guard', {}),
      resource(['AWS::EC2::SecurityGroupIngress', 'Self'], {
        GroupId: ref('Guard'),
        ...rule({ SourceSecurityGroupId: ref('Guard') }),
      }),
    ];
    expect(ask({ groups, guards: [ref('Guard')], members: [ref('Guard')] }).passage).toEqual(surely);
    expect(ask({ groups, guards: [ref('Guard')], members: [] }).passage).toEqual(impossible);
  });

  it('may let through anything where one of them is not shown', () => {
    expect(ask({ groups: [], guards: ['sg-1'] }).passage).toEqual(open_);
    const both = { groups: admitting(rule({ CidrIp: '10.0.0.0/8' })), guards: [ref('Guard'), 'sg-1'] };
    expect(ask(both).passage).toEqual(surely);
  });

  it('keep conditions together', () => {
    const closed = atom('closed');
    const cidr = either(closed, '192.168.0.0/16', '10.0.0.0/8');
    expect(ask({ groups: admitting(rule({ CidrIp: cidr })), guards: [ref('Guard')] }).passage).toEqual({
      surely: not(closed),
      possibly: not(closed),
    });
  });
});
