import type { Resource } from '../../engine/rule.ts';
import { askedOnce } from '../../graph/questions/asked-once.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Unknown, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import type { Transport } from '../../graph/traffic/ports.ts';
import { transportsOf } from '../../graph/traffic/ports.ts';

/** What must get through to a load balancer, under the condition that it is so. */
export interface Demand {
  readonly when: Guard;
  /** Undefined when the port is not known: it may be any. */
  readonly port: number | undefined;
  readonly transports: readonly Transport[];
  /** Whether all of the transports are needed, or it is not known which. */
  readonly sure: boolean;
  /** Whether such a listener surely exists. */
  readonly exists: boolean;
}

/** What the listeners of a load balancer demand; without any in the sources it may be anything over TCP. */
export const demandsOn = askedOnce((graph, balancer: Resource<'LoadBalancer'>): readonly Demand[] => {
  const { items, rest } = graph.referrers(balancer, 'Listener', 'loadBalancer');
  const demands: Demand[] = [];
  let some: Guard = never;
  for (const { when, value } of items) {
    if (value.state !== 'known') continue;
    some = or(some, when);
    demands.push(...demandsOf(value.value, when));
  }
  const anything = { port: undefined, transports: ['tcp'], sure: true } as const;
  const none = not(some);
  if (none !== never) demands.push({ ...anything, when: none, exists: true });
  for (const { when, value } of rest) {
    if (isHandedOut(value)) continue;
    demands.push({ ...anything, when: and(when, some), exists: false });
  }
  return demands.filter((demand) => demand.when !== never);
});

/**
 * A load balancer that leaves its unit may get listeners elsewhere, but the ones that are written are what its author
 * means to offer.
 */
function isHandedOut(rest: Unknown): boolean {
  return rest.reason.kind === 'opaque';
}

function demandsOf(listener: Resource<'Listener'>, when: Guard): readonly Demand[] {
  const { port, protocol } = listener.props;
  return casesOf(port).flatMap((portCase) =>
    casesOf(protocol).map((protocolCase) => {
      const transports = transportsIn(protocolCase.value);
      return {
        when: and(when, portCase.when, protocolCase.when),
        port: portCase.value.state === 'known' ? portCase.value.value : undefined,
        transports: transports ?? (['tcp', 'udp'] as const),
        sure: transports !== undefined,
        exists: true,
      };
    }),
  );
}

function transportsIn(protocol: Value<string>): readonly Transport[] | undefined {
  return protocol.state === 'known' ? transportsOf(protocol.value) : undefined;
}
