import fc from 'fast-check';
import { expressions, flag, withFlag } from './expressions.ts';
import type { Expression, Peer, Rule } from './system.ts';
import { absent, literal, reference } from './system.ts';

const cidrs = [
  '10.0.0.0/8',
  '0.0.0.0/0',
  '10.0.0.0/9',
  '10.128.0.0/9',
  '10.128.0.0/10',
  '10.192.0.0/10',
  '8.0.0.0/7',
  '192.168.0.0/16',
  '10.0.0.0/33',
];

const peers: fc.Arbitrary<Peer> = fc.oneof(
  { weight: 10, arbitrary: peer('ipv4', expressions({ prefix: 'Cidr', type: 'string', values: cidrs })) },
  {
    weight: 1,
    arbitrary: peer('ipv6', expressions({ prefix: 'Cidr6', type: 'string', values: ['::/0', '2001:db8::/32'] })),
  },
  {
    weight: 2,
    arbitrary: peer(
      'prefix-list',
      expressions({
        prefix: 'Prefixes',
        type: 'string',
        values: ['pl-0123456789abcdef0'],
        resources: ['List0', 'List0', 'List1'],
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: peer(
      'group',
      expressions({
        prefix: 'GroupId',
        type: 'string',
        values: ['sg-0123456789abcdef0'],
        resources: ['Group0', 'Group1'],
      }),
    ),
  },
  { weight: 1, arbitrary: peer('self', fc.constant(absent)) },
);

function peer(type: Peer['type'], value: fc.Arbitrary<Expression>): fc.Arbitrary<Peer> {
  return value.map((each) => ({ type, value: each }));
}

const portNumbers = [0, 5431, 5432, 5433, 5439, 65535];
const spans: readonly (readonly [from: number, to: number])[] = [
  [5432, 5432],
  [0, 65535],
  [5400, 5500],
  [443, 443],
  [5433, 5440],
];
const port = expressions({ prefix: 'Port', type: 'number', values: portNumbers, optional: true });
const ports: fc.Arbitrary<Pick<Rule, 'from' | 'to'>> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...spans).map(([from, to]) => ({ from: literal(from), to: literal(to) })) },
  { weight: 1, arbitrary: fc.record({ from: port, to: port }) },
);

const protocols = ['tcp', 'tcp', 'tcp', '6', 'udp', '17', '-1', 'icmp'];
const outside = ['sg-0123456789abcdef0', 'sg-0fedcba9876543210'];

function rule(index: number): fc.Arbitrary<Rule> {
  const inside = ['Group0', 'Group0', 'Group0', 'Group1'];
  return fc
    .tuple(
      fc.record({
        name: fc.constant(`Rule${index}`),
        style: fc.constantFrom('inline' as const, 'legacy' as const, 'current' as const),
        group: fc.oneof(
          { weight: 2, arbitrary: fc.constantFrom(...inside.map(reference)) },
          expressions({ prefix: 'GroupId', type: 'string', values: outside, resources: inside }),
        ),
        protocol: expressions({ prefix: 'IpProtocol', type: 'string', values: protocols }),
        ports,
        peers: fc.array(peers, { minLength: 1, maxLength: 2 }),
      }),
      flag,
      fc.nat(7),
    )
    .map(
      ([
        {
          ports: { from, to },
          ...one
        },
        when,
        which,
      ]) => toRule({ ...one, from, to }, when, which === 0),
    );
}

/** Only a group that is surely meant holds a rule inline. A rule on `Group2` exists under its condition. */
function toRule(rule: Rule, flag: string | undefined, conditional: boolean): Rule {
  const group = conditional ? reference('Group2') : rule.group;
  const style = rule.style === 'inline' && group.is !== 'reference' ? 'current' : rule.style;
  return withFlag({ ...rule, group, style }, conditional ? 'FlagB' : flag);
}

export const rules = fc.nat(5).chain((length) => fc.tuple(...Array.from({ length }, (_none, index) => rule(index))));
