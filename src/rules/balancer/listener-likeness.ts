import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import { lastLeg } from '../../graph/path/way.ts';
import { waysThrough } from '../../graph/path/ways.ts';
import { listenersOf } from '../../graph/questions/listeners-of-balancer.ts';
import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import type { Rest, Value } from '../../model/value.ts';
import { casesOf, when as whenKnown, whenState } from '../../model/cases.ts';

type Balancer = Resource<'LoadBalancer'>;

/** A listener with its port and protocol, and the types of the targets behind it. */
interface Ear {
  readonly when: Guard;
  readonly listener: Resource<'Listener'>;
  readonly targetTypes: readonly { readonly when: Guard; readonly type: Value<string> }[];
}

export interface Ears {
  readonly ears: readonly Ear[];
  readonly rest: readonly Rest[];
}

export function earsOf(balancer: Balancer, graph: ResourceGraph): Ears {
  const { items, rest } = listenersOf(graph, balancer);
  const ears = items.flatMap(({ when, value }) => {
    if (value.state !== 'known') return [];
    const listener = value.value;
    const targetTypes = waysThrough(graph, listener).flatMap((way) => {
      const group = lastLeg(way) === way ? way.targetGroup : undefined;
      return group ? [{ when: way.when, type: group.props.targetType }] : [];
    });
    return [{ when: and(when, listener.when), listener, targetTypes }];
  });
  return { ears, rest };
}

/** What one load balancer listens on, and whether another one does as well. */
export interface Missing {
  /** `TCP 5432` */
  readonly port: string;
  readonly fail: Guard;
  readonly pass: Guard;
}

/** For each listener of the one, whether the other one has its like. */
export function missingIn(own: Ears, theirs: Ears): readonly Missing[] {
  return portsOf(own).map(({ when, port, protocol }) => {
    if (port === undefined || protocol === undefined) return { port: '', fail: never, pass: not(when) };
    const like = likeOf(theirs, port, protocol);
    return { port: `${protocol} ${port}`, fail: and(when, not(like.maybe)), pass: or(not(when), like.surely) };
  });
}

/** One alternative of what a listener is; a port or protocol that is not known is undefined. */
interface Port {
  readonly when: Guard;
  readonly ear: Ear;
  readonly port: number | undefined;
  readonly protocol: string | undefined;
}

function portsOf({ ears }: Ears): readonly Port[] {
  return ears.flatMap((ear) =>
    casesOf(ear.listener.props.port).flatMap((port) =>
      casesOf(ear.listener.props.protocol).map((protocol) => ({
        when: and(ear.when, port.when, protocol.when),
        ear,
        port: port.value.state === 'known' ? port.value.value : undefined,
        protocol: protocol.value.state === 'known' ? protocol.value.value : undefined,
      })),
    ),
  );
}

/** Listeners that are alike, before targets that are not. */
export interface OtherTargets extends Missing {
  readonly own: string;
  readonly theirs: string;
}

export function otherTargets(own: Ears, theirs: Ears): readonly OtherTargets[] {
  return portsOf(own).flatMap(({ when, ear, port, protocol }) => {
    if (port === undefined || protocol === undefined) return [];
    const alike = likeOf(theirs, port, protocol).ears;
    return typesOf([ear]).flatMap((one) =>
      typesOf(alike).flatMap((other) => {
        const fail = and(when, one.when, other.when);
        if (one.type === other.type || fail === never) return [];
        return [{ port: `${protocol} ${port}`, own: one.type, theirs: other.type, fail, pass: not(fail) }];
      }),
    );
  });
}

function typesOf(ears: readonly Ear[]) {
  return ears.flatMap((ear) =>
    ear.targetTypes.flatMap(({ when, type }) =>
      casesOf(type).flatMap((each) =>
        each.value.state === 'known' ? [{ when: and(ear.when, when, each.when), type: each.value.value }] : [],
      ),
    ),
  );
}

interface Like {
  readonly surely: Guard;
  readonly maybe: Guard;
  readonly ears: readonly Ear[];
}

function likeOf({ ears, rest }: Ears, port: number, protocol: string): Like {
  const found = ears.map((ear) => {
    const { props } = ear.listener;
    const surely = and(
      ear.when,
      whenKnown(props.port, (one) => one === port),
      whenKnown(props.protocol, (one) => one === protocol),
    );
    const maybe = and(ear.when, mayBe(props.port, port), mayBe(props.protocol, protocol));
    return { surely, maybe, ear: { ...ear, when: surely } };
  });
  return {
    surely: or(...found.map((one) => one.surely)),
    maybe: or(...found.map((one) => one.maybe), ...rest.map(({ when }) => when)),
    ears: found.flatMap(({ ear }) => (ear.when === never ? [] : [ear])),
  };
}

function mayBe<T>(value: Value<T>, wanted: T): Guard {
  return or(
    whenKnown(value, (one) => one === wanted),
    whenState(value, 'unknown'),
  );
}
