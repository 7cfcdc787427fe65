import type { TrafficRule } from '../props/security-group.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, or } from '../../model/guard.ts';
import { casesOf, when, whenState } from '../../model/cases.ts';
import type { Value } from '../../model/value.ts';
import { cutAt } from './cut.ts';

export type Transport = 'tcp' | 'udp';

/** What a rule of a group and an entry of an ACL have in common. */
export type Ported = Pick<TrafficRule, 'protocol' | 'fromPort' | 'toPort'>;

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** Port 0 is no listener's. */
export const allPorts: PortRange = { first: 1, last: 65_535 };

/** When a rule lets a range of ports through, whoever knocks: surely, and at most. */
export interface Passage {
  readonly surely: Guard;
  readonly possibly: Guard;
}

/**
 * Protocol `-1` opens every port, whatever range is written beside it.
 */
export function passageOf(rule: Ported, transport: Transport, ports: PortRange): Passage {
  const everything = when(rule.protocol, (protocol) => protocol === '-1' || protocol === 'all');
  const own = when(rule.protocol, (protocol) => protocol === transport);
  const unknown = or(whenState(rule.protocol, 'unknown'), whenState(rule.protocol, 'absent'));
  const from = boundary(rule.fromPort, (port) => port <= ports.first);
  const to = boundary(rule.toPort, (port) => port >= ports.last);
  return {
    surely: or(everything, and(own, from.surely, to.surely)),
    possibly: or(everything, unknown, and(own, from.possibly, to.possibly)),
  };
}

function boundary(port: Value<number>, lies: (port: number) => boolean): Passage {
  const surely = when(port, (number) => number >= 0 && lies(number));
  return { surely, possibly: or(surely, whenState(port, 'unknown')) };
}

/** When AWS refuses the rule for its ports. */
export function whenRefused({ protocol, fromPort, toPort }: Ported): Guard {
  const portless = or(isNoPort(fromPort), isNoPort(toPort));
  const reversed = or(
    ...casesOf(fromPort).map((each) => {
      const from = each.value;
      return from.state === 'known'
        ? and(
            each.when,
            when(toPort, (to) => to < from.value),
          )
        : never;
    }),
  );
  return and(
    when(protocol, (name) => name === 'tcp' || name === 'udp'),
    or(portless, reversed),
  );
}

function isNoPort(port: Value<number>): Guard {
  return or(
    whenState(port, 'absent'),
    when(port, (number) => number < 0),
  );
}

/** Cuts a range wherever the ports of a rule begin or end, so that within a part all ports fare alike. */
export function portCells(within: PortRange, rules: readonly Ported[]): readonly PortRange[] {
  const cuts: number[] = [];
  for (const { fromPort, toPort } of rules) {
    for (const { value } of casesOf(fromPort)) if (value.state === 'known') cuts.push(value.value);
    for (const { value } of casesOf(toPort)) if (value.state === 'known') cuts.push(value.value + 1);
  }
  return cutAt(within, cuts);
}

/** The transports that listeners of a protocol take; undefined for a protocol that is no load balancer's. */
export function transportsOf(protocol: string): readonly Transport[] | undefined {
  switch (protocol.toUpperCase()) {
    case 'TCP':
    case 'TLS':
      return ['tcp'];
    case 'UDP':
    case 'QUIC':
      return ['udp'];
    case 'TCP_UDP':
    case 'TCP_QUIC':
      return ['tcp', 'udp'];
    default:
      return undefined;
  }
}
