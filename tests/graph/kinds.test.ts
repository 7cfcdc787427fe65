import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { Kind, Kinds } from '../../src/graph/kinds.ts';
import { always, atom, never, not } from '../../src/model/guard.ts';
import type { RawResource } from '../../src/model/resource.ts';
import type { ListOf, Value } from '../../src/model/value.ts';
import { known } from '../../src/model/value.ts';
import type { Literal, LiteralMapping } from './raw.ts';
import { attribute, either, list, open, parsed, ref, resource, somewhere } from './raw.ts';

function propsOf<K extends Kind>(kind: K, ...resources: readonly RawResource[]): Kinds[K] {
  const [first] = buildGraph(parsed(resources)).graph.all(kind);
  if (!first) throw new Error(`no ${kind}`);
  return first.props;
}

function plain(value: Value<unknown>): unknown {
  return value.state === 'known' ? value.value : value.state;
}

function texts(values: ListOf<unknown>): readonly unknown[] {
  return values.items.map((item) => plain(item.value));
}

const service = (properties: LiteralMapping = {}) => resource(['AWS::EC2::VPCEndpointService', 'Service'], properties);

describe('an endpoint service', () => {
  it('has no known default for acceptance', () => {
    expect(propsOf('EndpointService', service()).acceptanceRequired.state).toBe('absent');
  });

  it('allows the principals of its permissions', () => {
    const permissions = resource(['AWS::EC2::VPCEndpointServicePermissions', 'P'], {
      ServiceId: ref('Service'),
      AllowedPrincipals: ['a', 'b'],
    });
    const { allowedPrincipals } = propsOf('EndpointService', service(), permissions);
    expect(texts(allowedPrincipals)).toEqual(['a', 'b']);
    expect(allowedPrincipals.absent).toBe(never);
    expect(allowedPrincipals.property).toBe('AllowedPrincipals');
  });

  it('allows principals written inline and standalone together', () => {
    const inline = resource(['aws_vpc_endpoint_service', 'aws_vpc_endpoint_service.s'], { allowed_principals: ['a'] });
    const standalone = resource(
      ['aws_vpc_endpoint_service_allowed_principal', 'aws_vpc_endpoint_service_allowed_principal.p'],
      {
        vpc_endpoint_service_id: attribute('aws_vpc_endpoint_service.s', 'id'),
        principal_arn: 'b',
      },
    );
    expect(texts(propsOf('EndpointService', inline, standalone).allowedPrincipals)).toEqual(['a', 'b']);
  });

  it('allows nobody, under the name that would be written, when nothing is', () => {
    const { allowedPrincipals } = propsOf('EndpointService', service());
    expect(allowedPrincipals).toMatchObject({
      items: [],
      rest: [],
      absent: always,
      property: 'AWS::EC2::VPCEndpointServicePermissions.AllowedPrincipals',
    });
  });

  it('may allow others when permissions cannot be told to belong to another service', () => {
    const permissions = resource(['AWS::EC2::VPCEndpointServicePermissions', 'P'], {
      ServiceId: open(),
      AllowedPrincipals: ['a'],
    });
    const { allowedPrincipals } = propsOf('EndpointService', service(), permissions);
    expect(allowedPrincipals.items).toEqual([]);
    expect(allowedPrincipals.rest.map((rest) => rest.value.reason.kind)).toEqual(['parameter']);
  });

  it('does not allow whom permissions of another service allow', () => {
    const permissions = resource(['AWS::EC2::VPCEndpointServicePermissions', 'P'], {
      ServiceId: 'vpce-svc-1',
      AllowedPrincipals: ['a'],
    });
    expect(propsOf('EndpointService', service(), permissions).allowedPrincipals).toMatchObject({ items: [], rest: [] });
  });

  it('allows whom conditional permissions allow under their condition', () => {
    const prod = atom('prod');
    const properties = { ServiceId: ref('Service'), AllowedPrincipals: ['a'] };
    const permissions = resource(['AWS::EC2::VPCEndpointServicePermissions', 'P'], properties, { when: prod });
    const { allowedPrincipals } = propsOf('EndpointService', service(), permissions);
    expect(allowedPrincipals.items.map((item) => item.when)).toEqual([prod]);
    expect(allowedPrincipals.absent).toBe(not(prod));
  });
});

describe('a load balancer', () => {
  const balancer = (properties: LiteralMapping = {}) =>
    resource(['AWS::ElasticLoadBalancingV2::LoadBalancer', 'B'], properties);
  const terraform = (properties: LiteralMapping = {}) => resource(['aws_alb', 'aws_alb.b'], properties);

  it('is an application load balancer unless something else is written', () => {
    expect(propsOf('LoadBalancer', balancer()).type).toMatchObject({ value: 'application', property: 'Type' });
    expect(propsOf('LoadBalancer', terraform()).type).toMatchObject({
      value: 'application',
      property: 'load_balancer_type',
    });
  });

  it('stands at its header for what is not written', () => {
    const raw = balancer();
    expect(propsOf('LoadBalancer', raw).type.at).toBe(raw.at);
  });

  it('is classic when it is of the first generation', () => {
    expect(plain(propsOf('LoadBalancer', resource(['AWS::ElasticLoadBalancing::LoadBalancer', 'B'])).type)).toBe(
      'classic',
    );
    expect(plain(propsOf('LoadBalancer', resource(['aws_elb', 'aws_elb.b'])).type)).toBe('classic');
  });

  it('stands in subnets of either spelling', () => {
    const mapped = { SubnetMappings: [{ SubnetId: 'a' }, { SubnetId: 'b' }] };
    expect(texts(propsOf('LoadBalancer', balancer(mapped)).subnets)).toEqual(['a', 'b']);
    expect(propsOf('LoadBalancer', balancer(mapped)).subnets.property).toBe('SubnetMappings');
    expect(texts(propsOf('LoadBalancer', terraform({ subnet_mapping: [{ subnet_id: 'c' }] })).subnets)).toEqual(['c']);
  });

  it('applies inbound rules to PrivateLink traffic unless that is off, however off is spelt', () => {
    const name = 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic';
    const enforced = (literal: Literal) =>
      plain(propsOf('LoadBalancer', balancer({ [name]: literal })).enforceInboundRulesOnPrivateLinkTraffic);
    expect([null, 'on', true].map(enforced)).toEqual(['on', 'on', 'on']);
    expect(['off', false, 'false'].map(enforced)).toEqual(['off', 'off', 'off']);
    expect(enforced('of')).toBe('unknown');
  });

  it('tells no groups written from a list without any', () => {
    expect(propsOf('LoadBalancer', terraform()).securityGroups.absent).toBe(always);
    expect(propsOf('LoadBalancer', terraform({ security_groups: [] })).securityGroups.absent).toBe(never);
  });
});

describe('a listener', () => {
  it('forwards to the groups of its actions, plain and weighted, in either format', () => {
    const template = {
      DefaultActions: [{ TargetGroupArn: 'a' }, { ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'b' }] } }],
    };
    const terraform = { default_action: [{ target_group_arn: 'a' }, { forward: [{ target_group: [{ arn: 'b' }] }] }] };
    expect(
      texts(propsOf('Listener', resource(['AWS::ElasticLoadBalancingV2::Listener', 'L'], template)).targetGroups),
    ).toEqual(['a', 'b']);
    expect(
      texts(propsOf('Listener', resource(['aws_lb_listener', 'aws_lb_listener.l'], terraform)).targetGroups),
    ).toEqual(['a', 'b']);
  });

  it('has its protocol in upper case and its port as a number', () => {
    const props = propsOf(
      'Listener',
      resource(['aws_lb_listener', 'aws_lb_listener.l'], { port: '5432', protocol: 'tcp' }),
    );
    expect([plain(props.port), plain(props.protocol)]).toEqual([5432, 'TCP']);
  });
});

describe('a target group', () => {
  it('takes instances unless something else is written', () => {
    expect(plain(propsOf('TargetGroup', resource(['AWS::ElasticLoadBalancingV2::TargetGroup', 'G'])).targetType)).toBe(
      'instance',
    );
  });

  it('has the targets that it lists and those that are attached', () => {
    const inline = resource(['AWS::ElasticLoadBalancingV2::TargetGroup', 'G'], {
      Targets: [{ Id: '10.0.0.1', Port: 5432 }],
    });
    const group = resource(['aws_lb_target_group', 'aws_lb_target_group.g']);
    const attached = resource(['aws_lb_target_group_attachment', 'aws_lb_target_group_attachment.a'], {
      target_group_arn: attribute('aws_lb_target_group.g', 'arn'),
      target_id: '10.0.0.1',
      port: 5432,
    });
    const targets = (...raws: readonly RawResource[]) =>
      propsOf('TargetGroup', ...raws).targets.items.map(
        ({ value }) => value.state === 'known' && [plain(value.value.id), plain(value.value.port)],
      );
    expect(targets(inline)).toEqual([['10.0.0.1', 5432]]);
    expect(targets(group, attached)).toEqual([['10.0.0.1', 5432]]);
  });
});

describe('a prefix list', () => {
  it('has its own entries and the standalone ones', () => {
    const own = resource(['aws_ec2_managed_prefix_list', 'aws_ec2_managed_prefix_list.p'], {
      entry: [{ cidr: '10.0.0.0/9' }],
    });
    const entry = resource(['aws_ec2_managed_prefix_list_entry', 'aws_ec2_managed_prefix_list_entry.e'], {
      prefix_list_id: attribute('aws_ec2_managed_prefix_list.p', 'id'),
      cidr: '10.128.0.0/9',
    });
    expect(texts(propsOf('PrefixList', own, entry).entries)).toEqual(['10.0.0.0/9', '10.128.0.0/9']);
  });
});

describe('a Redshift cluster', () => {
  const cluster = (properties: LiteralMapping = {}) =>
    propsOf('RedshiftCluster', resource(['AWS::Redshift::Cluster', 'C'], properties));
  const terraform = (properties: LiteralMapping = {}, major?: number) =>
    propsOf(
      'RedshiftCluster',
      resource(['aws_redshift_cluster', 'aws_redshift_cluster.c'], properties, {
        ...(major !== undefined && { providerMajor: known(major, { at: somewhere() }) }),
      }),
    );

  it('listens on 5439 unless another port is written, as number or text', () => {
    expect(plain(cluster().port)).toBe(5439);
    expect(plain(cluster({ Port: '5440' }).port)).toBe(5440);
    expect(plain(terraform().port)).toBe(5439);
  });

  it('may keep the port of the snapshot that a template restores', () => {
    expect(cluster({ SnapshotIdentifier: 'snap' }).port).toMatchObject({ state: 'unknown', property: 'Port' });
    expect(plain(cluster({ SnapshotIdentifier: 'snap', Port: 5439 }).port)).toBe(5439);
    expect(plain(terraform({ snapshot_identifier: 'snap' }).port)).toBe(5439);
  });

  it('may keep a port only where it is restored', () => {
    const restore = atom('restore');
    const { port } = cluster({ SnapshotIdentifier: either(restore, 'snap', null) });
    expect(port).toMatchObject({ state: 'one-of' });
    expect(port.state === 'one-of' && port.cases.map((each) => [each.when, plain(each.value)])).toEqual([
      [not(restore), 5439],
      [restore, 'unknown'],
    ]);
  });

  it('says nothing of relocation when nothing is written', () => {
    expect(cluster().relocation.state).toBe('absent');
    expect(terraform({}, 6).relocation).toMatchObject({
      state: 'absent',
      property: 'availability_zone_relocation_enabled',
    });
  });

  it('understands truth in either spelling', () => {
    expect(
      ['true', true, 'false', false].map((AvailabilityZoneRelocation) =>
        plain(cluster({ AvailabilityZoneRelocation }).relocation),
      ),
    ).toEqual([true, true, false, false]);
  });

  it('is public by default as its format and the version of the provider have it', () => {
    expect(plain(cluster().publiclyAccessible)).toBe(false);
    expect(plain(terraform({}, 5).publiclyAccessible)).toBe(true);
    expect(plain(terraform({}, 6).publiclyAccessible)).toBe(false);
    expect(plain(terraform().publiclyAccessible)).toBe('unknown');
  });
});

describe('a subnet', () => {
  it('has a zone by name or by ID, or none written', () => {
    const zone = (properties: LiteralMapping) =>
      plain(propsOf('Subnet', resource(['AWS::EC2::Subnet', 'S'], properties)).availabilityZone);
    expect([{ AvailabilityZone: 'us-east-1a' }, { AvailabilityZoneId: 'use1-az1' }, {}].map(zone)).toEqual([
      'us-east-1a',
      'use1-az1',
      'absent',
    ]);
  });

  it('is written by its zone alone when it is a default one', () => {
    const props = propsOf(
      'Subnet',
      resource(['aws_default_subnet', 'aws_default_subnet.s'], { availability_zone: 'us-east-1a' }),
    );
    expect([plain(props.availabilityZone), plain(props.vpc)]).toEqual(['us-east-1a', 'unknown']);
  });
});

describe('a property', () => {
  const groups = (literal: Literal) =>
    buildGraph(parsed([resource(['AWS::ElasticLoadBalancingV2::LoadBalancer', 'B'], { SecurityGroups: literal })]));
  const securityGroups = (literal: Literal) => groups(literal).graph.all('LoadBalancer')[0]!.props.securityGroups;

  it('of the wrong shape is unknown, with a diagnostic at its place', () => {
    const { graph, diagnostics } = buildGraph(parsed([resource(['AWS::Redshift::Cluster', 'C'], { Port: ['5439'] })]));
    const { port } = graph.all('RedshiftCluster')[0]!.props;
    expect(port).toMatchObject({ state: 'unknown', reason: { kind: 'invalid', detail: 'Port must be a number' } });
    expect(diagnostics).toMatchObject([
      { code: 'wrong-type', severity: 'warning', message: 'Port must be a number.', at: port.at },
    ]);
  });

  it('that should be a list and is none may hold anything', () => {
    expect(securityGroups('sg-1')).toMatchObject({ items: [], rest: [{ when: always }], absent: never });
    const { graph, diagnostics } = groups('sg-1');
    graph.all('LoadBalancer');
    expect(diagnostics).toMatchObject([{ message: 'SecurityGroups must be a list.' }]);
  });

  it('that is a list in a list, or a map, is named by the list that it stands in', () => {
    const { graph, diagnostics } = groups([['sg-1'], { id: 'sg-2' }]);
    const [balancer] = graph.all('LoadBalancer');
    // For how many the list stands nobody can say; the map is one.
    expect(balancer!.props.securityGroups).toMatchObject({ items: [{ when: always }], rest: [{ when: always }] });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'An item of SecurityGroups must be a string, not a list.',
      'An item of SecurityGroups must be a string, not a map.',
    ]);
  });

  it('that is an unknown list may hold anything', () => {
    expect(securityGroups(open())).toMatchObject({ items: [], rest: [{ when: always }], absent: never });
  });

  it('with alternative lists has the items of each under its condition', () => {
    const prod = atom('prod');
    const found = securityGroups(either(prod, ['a', 'b'], null));
    expect(found.items.map((item) => item.when)).toEqual([prod, prod]);
    expect(found.absent).toBe(not(prod));
  });

  it('with items that may be missing has them under their conditions', () => {
    const prod = atom('prod');
    const found = securityGroups([either(prod, 'a', null), 'b']);
    expect(found.items.map((item) => item.when)).toEqual([prod, always]);
  });

  it('keeps the conditions of a list that is guarded already', () => {
    const prod = atom('prod');
    expect(securityGroups(list([{ when: prod, value: 'a' }])).items.map((item) => item.when)).toEqual([prod]);
  });

  it('is reported once for all instances that share it', () => {
    const wrong = known('sg-1', { at: somewhere(), property: 'SecurityGroups' });
    const two = ['A', 'B'].map((name) =>
      resource(['AWS::ElasticLoadBalancingV2::LoadBalancer', name], { SecurityGroups: wrong }),
    );
    const { graph, diagnostics } = buildGraph(parsed(two));
    expect(graph.all('LoadBalancer')).toHaveLength(2);
    expect(diagnostics).toHaveLength(1);
  });
});

describe('a resource', () => {
  const listener = resource(['aws_lb_listener', 'aws_lb_listener.l'], {
    load_balancer_arn: attribute('aws_lb.asked', 'arn'),
    port: 'many',
  });
  const balancers = ['asked', 'other'].map((name) => resource(['aws_lb', `aws_lb.${name}`], { subnets: 'none' }));

  it('is read when it is first asked for, and what is wrong in it is said then', () => {
    const { graph, diagnostics } = buildGraph(parsed([listener, ...balancers]));
    expect(diagnostics).toEqual([]);
    const [{ target } = { target: undefined }] = graph.follow(attribute('aws_lb.asked', 'arn'), 'LoadBalancer');
    expect(diagnostics.map(({ message }) => message)).toEqual(['subnets must be a list.']);
    if (target?.leads !== 'here') throw new Error('the load balancer was not found');
    expect(graph.referrers(target.resource, 'Listener', 'loadBalancer').items).toHaveLength(1);
    expect(diagnostics.map(({ message }) => message)).toEqual(['subnets must be a list.', 'port must be a number.']);
    expect(graph.all('LoadBalancer')).toHaveLength(2);
    expect(diagnostics).toHaveLength(3);
  });

  it('is not read because of another one that is named like it', () => {
    const second = resource(['aws_lb_listener', 'aws_lb_listener.second'], {
      load_balancer_arn: attribute('aws_lb.other', 'arn'),
      port: 'many',
    });
    const { graph, diagnostics } = buildGraph(parsed([listener, second, ...balancers]));
    const [asked] = graph.all('LoadBalancer');
    if (!asked) throw new Error('there is no load balancer');
    const before = diagnostics.length;
    const { items } = graph.referrers(asked, 'Listener', 'loadBalancer');
    expect(items.map(({ value }) => value.state === 'known' && value.value.address)).toEqual(['aws_lb_listener.l']);
    expect(diagnostics.slice(before)).toHaveLength(1);
  });

  it.each([
    ['AWS::ElasticLoadBalancingV2::Listener', 'LoadBalancerArn', 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'Ref'],
    ['aws_lb_listener', 'load_balancer_arn', 'aws_lb', 'arn'],
    ['aws_alb_listener', 'load_balancer_arn', 'aws_alb', 'id'],
  ])('of type %s names by %s alone what it names when it is read whole', (type, property, named, identity) => {
    const address = type.startsWith('AWS') ? 'Balancer' : `${named}.balancer`;
    const values = [attribute(address, identity), either(atom('prod'), attribute(address, identity), null), '', open()];
    for (const value of values) {
      const { graph } = buildGraph(
        parsed([resource([named, address], {}), resource([type, `${address}.l`], { [property]: value })]),
      );
      const [balancer] = graph.all('LoadBalancer');
      if (!balancer) throw new Error('there is no load balancer');
      const alone = graph.referrers(balancer, 'Listener', 'loadBalancer').items.map(({ when }) => when);
      const [whole] = graph.all('Listener');
      if (!whole) throw new Error('there is no listener');
      const leads = graph.follow(whole.props.loadBalancer, 'LoadBalancer');
      expect(alone).toEqual(leads.flatMap(({ when, target }) => (target.leads === 'here' ? [when] : [])));
    }
  });

  it('is the same whoever asks', () => {
    const { graph } = buildGraph(parsed(balancers));
    const [{ target } = { target: undefined }] = graph.follow(attribute('aws_lb.asked', 'arn'), 'LoadBalancer');
    expect(target?.leads === 'here' && target.resource).toBe(graph.all('LoadBalancer')[0]);
    expect(graph.all('LoadBalancer')).toBe(graph.all('LoadBalancer'));
  });
});

describe('a resource that cannot be read', () => {
  it('is a diagnostic, and the others are still there', () => {
    const broken: RawResource = {
      ...resource(['aws_lb', 'aws_lb.broken']),
      body: {
        read: () => {
          throw new Error('out of order');
        },
      },
    };
    const { graph, diagnostics } = buildGraph(parsed([broken, resource(['aws_lb', 'aws_lb.sound'])]));
    expect(graph.all('LoadBalancer').map((each) => each.address)).toEqual(['aws_lb.sound']);
    expect(diagnostics).toMatchObject([
      { code: 'unread-resource', severity: 'error', message: 'aws_lb.broken could not be read: out of order.' },
    ]);
    expect(graph.follow(attribute('aws_lb.broken', 'arn'), 'LoadBalancer')).toMatchObject([
      { target: { leads: 'unknown' } },
    ]);
  });
});
