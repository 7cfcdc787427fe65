import type { Declaration } from '../../tests/properties/system/parts.ts';

export type Value = string | number | boolean | readonly string[];

/** What parameters may be given, by the opening of their names. */
const given: Readonly<Record<string, readonly Value[]>> = {
  Flag: [true, false],
  Principal: ['arn:aws:iam::123456789012:root', 'arn:aws:iam::210987654321:root', '*'],
  Region: ['eu-west-3', 'us-east-1'],
  BalancerArn: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/outside/0123456789abcdef'],
  GroupId: ['sg-0123456789abcdef0'],
  Type: ['network', 'application'],
  Enforcement: ['on', 'off'],
  Port: [5432, 443],
  Protocol: ['TCP', 'UDP'],
  IpProtocol: ['tcp', '-1', 'udp'],
  Cidr6: ['::/0'],
  Cidr: ['10.0.0.0/8', '0.0.0.0/0', '192.168.0.0/16'],
  Prefixes: ['pl-0123456789abcdef0'],
  NodeType: ['ra3.large', 'dc2.large'],
  ClusterPort: [5439, 8200],
  Relocation: [true, false],
  MultiAz: [false, true],
  SubnetGroup: ['outside'],
  SubnetId: ['subnet-0123'],
  Zone: ['us-east-1a', 'us-east-1b'],
};

export function valueFor({ name, type, value }: Declaration, random: number): Value {
  if (value !== undefined) return value;
  const openings = Object.keys(given).filter((opening) => name.startsWith(opening));
  const [opening = ''] = openings.sort((one, other) => other.length - one.length);
  const choices = given[opening] ?? [];
  const chosen = choices[random % choices.length];
  if (chosen === undefined) throw new Error(`no value for ${name}`);
  return type === 'list' ? [String(chosen)] : chosen;
}
