import type { Balancer, System } from '../system/system.ts';
import type { Packet } from './admission.ts';
import { rangeOf } from './admission.ts';
import type { Assignment } from './assignments.ts';
import { existing, resolve } from './assignments.ts';

/** What a listener asks for. */
export interface Demand {
  readonly transports: { readonly names: readonly Packet['transport'][]; readonly certain: boolean };
  /** Undefined when unknown. */
  readonly port: number | undefined;
  /** Whether the listener is surely on the load balancer. */
  readonly certain: boolean;
}

const anything = { transports: { names: ['tcp'], certain: true }, port: undefined } as const;

export function demandsOn({ name }: Balancer, system: System, chosen: Assignment): readonly Demand[] {
  const demands = existing(system.listeners, chosen).flatMap((listener): readonly Demand[] => {
    const on = resolve(listener.balancer, chosen);
    if (on.state === 'known' || (on.state === 'resource' && on.name !== name)) return [];
    // A listener that may be any load balancer's says nothing about this one but that there may be more.
    if (on.state === 'unknown') return [{ ...anything, certain: false }];
    const port = resolve(listener.port, chosen);
    const protocol = resolve(listener.protocol, chosen);
    const transports = protocol.state === 'known' ? transportsOf(String(protocol.value)) : (['tcp', 'udp'] as const);
    return [
      {
        transports: { names: transports, certain: protocol.state === 'known' },
        port: port.state === 'known' ? Number(port.value) : undefined,
        certain: true,
      },
    ];
  });
  if (demands.some(({ certain }) => certain)) return demands;
  return [{ ...anything, certain: true }];
}

function transportsOf(protocol: string): readonly Packet['transport'][] {
  if (protocol === 'UDP' || protocol === 'QUIC') return ['udp'];
  return protocol === 'TCP_UDP' || protocol === 'TCP_QUIC' ? ['tcp', 'udp'] : ['tcp'];
}

interface Trial {
  readonly transport: Packet['transport'];
  readonly packets: readonly Packet[];
}

/** For each transport and port the packets that decide: at every boundary of the rules and beside it. */
export function packetsOf(
  { transports, port }: Pick<Demand, 'transports' | 'port'>,
  cidrs: readonly string[],
  system: System,
): readonly Trial[] {
  const ports = port === undefined ? portsOf(system) : [port];
  const senders = sendersOf(cidrs, system);
  return transports.names.flatMap((transport) =>
    ports.map((one) => ({ transport, packets: senders.map((from) => ({ transport, port: one, from })) })),
  );
}

function portsOf(system: System): readonly number[] {
  const numbers = [...JSON.stringify(system.rules).matchAll(/"value":(\d+)/g)].map(([, text]) => Number(text));
  const near = [1, 65_535, ...numbers.flatMap((n) => [n - 1, n, n + 1])];
  return [...new Set(near)].filter((n) => n >= 1 && n <= 65_535);
}

function sendersOf(cidrs: readonly string[], system: System): readonly Packet['from'][] {
  if (cidrs.length === 0) return ['someone'];
  const written = [...JSON.stringify([system.rules, system.prefixLists]).matchAll(/\d+\.\d+\.\d+\.\d+\/\d+/g)];
  const asked = cidrs.flatMap((cidr) => rangeOf(cidr) ?? []);
  const ranges = [...written.flatMap(([cidr]) => rangeOf(cidr) ?? []), ...asked];
  const near = ranges.flatMap(({ low, high }) => [low - 1, low, high, high + 1]);
  return [...new Set(near)].filter((address) => asked.some(({ low, high }) => low <= address && address <= high));
}
