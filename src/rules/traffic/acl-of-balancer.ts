import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import { aclOf } from '../../graph/network/acl-of-subnet.ts';
import type { AclRules } from '../../graph/traffic/acl-admissions.ts';
import { aclAdmissions } from '../../graph/traffic/acl-admissions.ts';
import type { Knock } from '../../graph/traffic/admissions.ts';
import { allAddresses, cover, joined, whenCovered } from '../../graph/traffic/address-ranges.ts';
import type { PortRange, Transport } from '../../graph/traffic/ports.ts';
import { allPorts, portCells } from '../../graph/traffic/ports.ts';
import type { AddressRange } from '../../model/cidr.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import { rememberedBy } from '../../model/remember.ts';
import type { Verdict } from '../../model/verdict.ts';
import { rangeText } from '../inbound/gaps.ts';
import type { Demand } from '../inbound/listeners.ts';
import { listed } from './listed.ts';

/**
 * The ports on which clients get their answers.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html
 */
const ephemeral: PortRange = { first: 1024, last: 65_535 };

/** Some ports in one direction through the network ACL of a subnet. */
export interface Gateway {
  readonly direction: 'ingress' | 'egress';
  readonly when: Guard;
  readonly transports: readonly Transport[];
  /** Undefined when the port is not known. */
  readonly ports: PortRange | undefined;
  /** All of the transports are needed; else one of them is, and it is not told which. */
  readonly sure: boolean;
  /** A listener surely needs them. */
  readonly exists: boolean;
  readonly rules: AclRules;
}

/** What of a gateway fares alike: everybody gets through, or somebody, or nobody. */
interface Part {
  readonly ports: PortRange;
  readonly transport: Transport;
  readonly everybody: Guard;
  readonly somebody: Guard;
  /** Who may get through. */
  readonly admitted: readonly AddressRange[];
}

/** Inwards what listeners demand, outwards the answers to it. */
export function gatewaysAt(
  graph: ResourceGraph,
  subnet: Resource<'Subnet'>,
  demands: readonly Demand[],
): readonly Gateway[] {
  const acl = aclOf(graph, subnet);
  const inwards = demands.map(({ port, ...demand }): Gateway => {
    const ports = port === undefined ? undefined : { first: port, last: port };
    return { ...demand, direction: 'ingress', ports, rules: acl.ingress };
  });
  const outwards = demands.map((demand): Gateway => ({
    ...demand,
    direction: 'egress',
    ports: ephemeral,
    rules: acl.egress,
  }));
  return [...inwards, ...outwards];
}

function partsOf({ ports = allPorts, transports, rules }: Gateway): readonly Part[] {
  return transports.flatMap((transport) =>
    // The subnets of a VPC mostly have one ACL, and load balancers listen on the same ports.
    partsKnown(rules, `${transport} ${ports.first}-${ports.last}`, () => partsThrough({ ports, transport }, rules)),
  );
}

const partsKnown = rememberedBy<readonly Part[]>();

function partsThrough({ ports, transport }: Knock, rules: AclRules): readonly Part[] {
  const cells = portCells(
    ports,
    rules.entries.map(({ entry }) => entry),
  );
  return cells.map((range) => {
    const admissions = aclAdmissions({ ports: range, transport }, rules);
    const parts = cover(allAddresses, admissions);
    return {
      ports: range,
      transport,
      everybody: whenCovered(parts, 'surely'),
      somebody: or(...parts.map((part) => part.possibly)),
      admitted: joined(admissions.filter((one) => one.possibly !== never).map((one) => one.range)),
    };
  });
}

/**
 * It passes where everybody gets through and fails where nobody does. As whom a network ACL sees clients that come over
 * PrivateLink AWS does not document, so that anything between is undecided.
 */
export function judgeGateway(gateway: Gateway): Verdict {
  const parts = partsOf(gateway);
  const closed = gateway.transports.map((transport) => {
    const each = parts.filter((part) => part.transport === transport).map((part) => not(part.somebody));
    // A listener on an unknown port fails only where every port is closed.
    return gateway.ports === undefined ? and(...each) : or(...each);
  });
  const failed = gateway.sure ? or(...closed) : and(...closed);
  return {
    pass: or(not(gateway.when), and(...parts.map((part) => part.everybody))),
    fail: gateway.exists ? and(gateway.when, failed) : never,
    because: [],
  };
}

export interface DescribedGateways {
  readonly direction: Gateway['direction'];
  /** The port of the listener is not known. */
  readonly unknownPort: boolean;
  /** `tcp 5432`, `tcp 1024-65535` */
  readonly ports: string;
  /** `10.0.0.0/8` */
  readonly admitted: string;
}

/** The first of the gateways that does not stand open to everybody, in words; one that is surely closed before others. */
export function describeGateways(gateways: readonly Gateway[], under: Guard): DescribedGateways | undefined {
  const isClosed = (gateway: Gateway): boolean => and(under, judgeGateway(gateway).fail) !== never;
  const isOpen = (gateway: Gateway): boolean => and(under, not(judgeGateway(gateway).pass)) === never;
  const first = gateways.find(isClosed) ?? gateways.find((gateway) => !isOpen(gateway));
  if (!first) return undefined;
  const narrow = partsOf(first).filter((part) => and(under, not(part.everybody)) !== never);
  const surely = narrow.filter((part) => and(under, not(part.somebody)) !== never);
  const told = surely.length > 0 ? surely : narrow;
  const admitted = joined(told.flatMap((part) => part.admitted));
  const ports = told.map(({ transport, ports: { first: from, last } }) =>
    from === last ? `${transport} ${from}` : `${transport} ${from}-${last}`,
  );
  return {
    direction: first.direction,
    unknownPort: first.ports === undefined,
    ports: listed(ports),
    admitted: admitted.length === 0 ? 'nobody' : listed(admitted.map(rangeText)),
  };
}
