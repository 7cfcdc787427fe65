import fc from 'fast-check';
import { expressions, flag, items, lists, withFlag } from './expressions.ts';
import type { Balancer, Cluster, Listener, PrefixList, Service, Subnet, SubnetGroup, System } from './system.ts';
import { literal, reference } from './system.ts';
import { rules } from './generate-rules.ts';

const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer';

/** `Balancer2` and `Group2` exist under `FlagB` only; what names them stands under it too. */
const conditionalFlag = 'FlagB';

const principalValues = [
  'arn:aws:iam::123456789012:root',
  'arn:aws:iam::123456789012:role/connector',
  'arn:aws:iam::123456789012:user/connector',
  'arn:aws:iam::210987654321:root',
  'arn:aws:iam::210987654321:role/reader',
  'reader.amazonaws.com',
  '123456789012',
  '210987654321',
  'arn:aws:organizations::123456789012:organization/o-abcdefghij',
  '*',
  'arn:aws:iam::*:root',
  'arn:aws:iam::123456789012:role/*',
  'arn:aws:iam::123456789012:role/team/connector',
  'arn:aws:sts::123456789012:assumed-role/connector/session',
  'somebody',
  'arn:aws-us-gov:iam::123456789012:root',
];

const principals = lists({ prefix: 'Principal', type: 'string', values: principalValues, optional: true });
const regions = {
  prefix: 'Region',
  type: 'string',
  values: ['us-east-1', 'eu-west-3', 'eu-north-1'],
  optional: true,
} as const;

const balancerLists = lists({
  prefix: 'BalancerArn',
  type: 'string',
  values: [
    `${arn}/net/outside/0123456789abcdef`,
    `${arn}/app/outside/0123456789abcdef`,
    `${arn}/gwy/outside/0123456789abcdef`,
    `${arn}/outside`,
  ],
  resources: ['Balancer0', 'Balancer0', 'Balancer0', 'Balancer1', 'Balancer1', 'Classic'],
  optional: true,
});

const withConditional = fc
  .tuple(balancerLists, fc.boolean())
  .map(([list, more]): Service['balancers'] =>
    more && list.is === 'items'
      ? { is: 'items', items: [...list.items, { value: reference('Balancer2'), flag: conditionalFlag }] }
      : list,
  );

const absentList = fc.constant<Service['gateways']>({ is: 'absent' });

function service(name: string): fc.Arbitrary<Service> {
  return fc
    .tuple(
      fc.record({
        name: fc.constant(name),
        balancers: withConditional,
        gateways: fc.oneof({ weight: 12, arbitrary: absentList }, { weight: 1, arbitrary: balancerLists }),
        supportedRegions: fc.oneof({ weight: 3, arbitrary: absentList }, lists(regions)),
        principals,
        principalStyle: fc.constantFrom('inline' as const, 'standalone' as const),
      }),
      flag,
    )
    .map(([one, when]) => withFlag(one, when));
}

const groupLists = lists({
  prefix: 'GroupId',
  type: 'string',
  values: ['sg-0123456789abcdef0', 'sg-0fedcba9876543210'],
  resources: ['Group0', 'Group0', 'Group0', 'Group1', 'Group1'],
  optional: true,
});

function balancer(name: string): fc.Arbitrary<Balancer> {
  const types = ['network', 'network', 'network', 'network', 'network', 'application', 'gateway'];
  return fc.record({
    name: fc.constant(name),
    generation: fc.constant('current' as const),
    type: fc.oneof(
      { weight: 3, arbitrary: fc.constant(literal('network')) },
      expressions({ prefix: 'Type', type: 'string', values: types, optional: true }),
    ),
    groups: fc.oneof(
      groupLists,
      fc.constant<Balancer['groups']>({ is: 'items', items: [{ value: reference('Group0') }] }),
    ),
    enforcement: expressions({ prefix: 'Enforcement', type: 'string', values: ['on', 'off'], optional: true }),
  });
}

function listener(index: number): fc.Arbitrary<Listener> {
  const port = expressions({ prefix: 'Port', type: 'number', values: [5432, 5432, 5439, 443] });
  const protocols = ['TCP', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'];
  const protocol = expressions({ prefix: 'Protocol', type: 'string', values: protocols });
  const balancers = { prefix: 'BalancerArn', type: 'string', values: [`${arn}/net/outside/0123456789abcdef`] } as const;
  const on = expressions({ ...balancers, resources: ['Balancer0', 'Balancer0', 'Balancer0', 'Balancer1'] });
  return fc
    .tuple(port, protocol, on, flag, fc.nat(5))
    .map(([at, by, to, when, which]) =>
      which === 0
        ? { name: `Listener${index}`, port: at, protocol: by, balancer: reference('Balancer2'), flag: conditionalFlag }
        : withFlag({ name: `Listener${index}`, port: at, protocol: by, balancer: to }, when),
    );
}

function prefixList(name: string): fc.Arbitrary<PrefixList> {
  const values = ['10.0.0.0/8', '10.0.0.0/9', '10.128.0.0/9', '0.0.0.0/0', '192.168.0.0/16'];
  return fc.record({
    name: fc.constant(name),
    entries: items({ prefix: 'Cidr', type: 'string', values }, 3),
    style: fc.constantFrom('inline' as const, 'standalone' as const),
  });
}

function cluster(index: number): fc.Arbitrary<Cluster> {
  const nodeTypes = ['ra3.large', 'ra3.4xlarge', 'rg.large', 'dc2.large', 'ds2.xlarge'];
  const ports = [5439, 5431, 5455, 5430, 5456, 8191, 8215, 8190, 8216];
  const groups = { prefix: 'SubnetGroup', type: 'string', values: ['outside'], optional: true } as const;
  const switches = { type: 'bool', values: [true, false], optional: true } as const;
  return fc
    .tuple(
      fc.record({
        name: fc.constant(`Cluster${index}`),
        nodeType: expressions({ prefix: 'NodeType', type: 'string', values: nodeTypes }),
        port: expressions({ prefix: 'ClusterPort', type: 'number', values: ports, optional: true }),
        relocation: expressions({ prefix: 'Relocation', ...switches }),
        multiAz: expressions({ prefix: 'MultiAz', ...switches }),
        subnetGroup: expressions({ ...groups, resources: ['Zones0', 'Zones0', 'Zones1'] }),
      }),
      flag,
    )
    .map(([one, when]) => withFlag(one, when));
}

function subnetGroup(name: string): fc.Arbitrary<SubnetGroup> {
  const resources = ['Subnet0', 'Subnet1', 'Subnet2'];
  const subnets = lists({ prefix: 'SubnetId', type: 'string', values: ['subnet-0123', 'subnet-4567'], resources });
  return fc.record({ name: fc.constant(name), subnets });
}

function subnet(name: string): fc.Arbitrary<Subnet> {
  const zone = expressions({ prefix: 'Zone', type: 'string', values: ['us-east-1a', 'us-east-1b'], optional: true });
  return fc.record({ name: fc.constant(name), zone });
}

function some<T>(make: (index: number) => fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> {
  return fc.nat(most).chain((length) => fc.tuple(...Array.from({ length }, (_none, index) => make(index))));
}

export const systems: fc.Arbitrary<System> = fc.record({
  services: fc.oneof(fc.tuple(service('Service0')), fc.tuple(service('Service0'), service('Service1'))),
  balancers: fc
    .tuple(balancer('Balancer0'), balancer('Balancer1'), balancer('Balancer2'), balancer('Classic'))
    .map(([first, second, third, old]) => [
      first,
      second,
      { ...third, flag: conditionalFlag },
      { ...old, generation: 'classic' as const },
    ]),
  listeners: some(listener, 3),
  groups: fc.constant([{ name: 'Group0' }, { name: 'Group1' }, { name: 'Group2', flag: conditionalFlag }]),
  rules,
  prefixLists: fc.tuple(prefixList('List0'), prefixList('List1')),
  clusters: some(cluster, 2),
  subnetGroups: fc.tuple(subnetGroup('Zones0'), subnetGroup('Zones1')),
  subnets: fc.tuple(subnet('Subnet0'), subnet('Subnet1'), subnet('Subnet2')),
});
