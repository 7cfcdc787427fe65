import type { Guard } from '../model/guard.ts';
import type { Setting, Unit } from '../model/resource.ts';
import type { Location } from '../model/source.ts';
import type { ListOf, Unknown, Value } from '../model/value.ts';
import type { Kind, Kinds } from './kinds.ts';

/** A resource as rules see it: its kind and normalized properties, whatever format it came from. */
export interface Resource<K extends Kind = Kind> {
  readonly kind: K;
  readonly unit: Unit;
  readonly address: string;
  /** When it exists. Never `never`. */
  readonly when: Guard;
  readonly setting: Setting;
  readonly props: Kinds[K];
  readonly native: {
    readonly type: string;
    /** The place of its header, for what is not written. */
    readonly at: Location;
    /** The module calls around it, nearest first. */
    readonly callers?: readonly Location[];
    /** What it is called once deployed, for kinds whose other resources may write that name. */
    readonly name?: Value<string>;
  };
}

/** Where a value that names a resource leads. */
export type Target<K extends Kind = Kind> =
  | { readonly leads: 'here'; readonly resource: Resource<K> }
  /** It surely names a resource of the sources that is none of the kinds asked for. */
  | { readonly leads: 'elsewhere'; readonly nativeType: string; readonly address: string }
  /** A literal name or ARN of something that is not in the sources. */
  /** `shown` is the value for messages, where it may be shown. */
  | { readonly leads: 'outside'; readonly value: string; readonly shown: string }
  | { readonly leads: 'unknown'; readonly value: Unknown }
  | { readonly leads: 'nowhere' };

/** One alternative of where a value leads. */
export interface Lead<K extends Kind = Kind> {
  readonly when: Guard;
  readonly target: Target<K>;
}

/** All resources of a run and the links between them. Whoever asks always gets the same answers. */
export interface ResourceGraph {
  all<K extends Kind>(kind: K): readonly Resource<K>[];
  /** Those of a kind that are among some, in the order of the sources. No other is read for it. */
  among<K extends Kind>(kind: K, some: ReadonlySet<Resource>): readonly Resource<K>[];
  /** Follows a value of a property that names a resource; the alternatives exclude each other. */
  follow<K extends Kind>(value: Value<string>, ...kinds: readonly K[]): readonly Lead<K>[];
  /** Follows a DNS name to the resource that is reached by it. */
  followDnsName<K extends Kind>(name: Value<string>, ...kinds: readonly K[]): readonly Lead<K>[];
  /** Follows an IP address that stands for an attribute of a resource. */
  followAddress<K extends Kind>(address: Value<string>, ...kinds: readonly K[]): readonly Lead<K>[];
  /**
   * The resources of a kind that name the target in one of their properties (a listener's `loadBalancer`). There is a
   * `rest` when others may exist that the sources do not show: the target is handed out of its unit, or a resource
   * of that kind names something that cannot be resolved and might be the target.
   */
  referrers<K extends Kind>(target: Resource, kind: K, property: keyof Kinds[K] & string): ListOf<Resource<K>>;
  /**
   * The standalone rules of the sources for a security group that is not in them, but that they name alike: by the
   * same literal ID, or by the same parameter, variable, data source or import of the unit.
   */
  rulesOnGroup(group: Value<string>, unit: Unit): Pick<Kinds['SecurityGroup'], 'ingress' | 'egress'>;
}
