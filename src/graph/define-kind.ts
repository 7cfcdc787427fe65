import type { RawResource } from '../model/resource.ts';
import type { ListOf, Value } from '../model/value.ts';
import type { Kind, Kinds } from './kinds.ts';
import type { PropertyReader } from './property-reader.ts';

/** What a mapping may know of a resource besides its properties. */
export type ResourceHeader = Omit<RawResource, 'body'>;

type ListProperty<K extends Kind> = {
  [P in keyof Kinds[K]]: Kinds[K][P] extends ListOf<unknown> ? P : never;
}[keyof Kinds[K]];
type SingleProperty<K extends Kind> = {
  [P in keyof Kinds[K]]: Kinds[K][P] extends Value<unknown> ? P : never;
}[keyof Kinds[K]];
type LinkProperty<K extends Kind> = {
  [P in keyof Kinds[K]]: Kinds[K][P] extends Value<string> | ListOf<string> ? P : never;
}[keyof Kinds[K]];

/** How a kind is written as one native type. */
export interface NativeType<K extends Kind> {
  /** The attributes that stand for the resource itself; any other (`dns_name`) is no link to it. */
  readonly identity: readonly string[];
  /** Further attributes that lead to it. Whoever is handed one can attach nothing to the resource by it. */
  readonly leadsHere?: readonly string[];
  /** The property with the name that other resources of the unit may write literally. */
  readonly name?: string;
  /** Attributes of another resource that stand for this one: an adopted default group is its VPC's. */
  standsFor?(read: PropertyReader): { readonly of: Value<string>; readonly attributes: readonly string[] };
  map(read: PropertyReader, header: ResourceHeader): Kinds[K];
  /**
   * Linking properties as `map` reads them, each alone. Whoever looks for those that name a resource by one of these
   * has none of the others read: worth it where there are many more of the kind than anybody asks about.
   */
  readonly alone?: { readonly [P in LinkProperty<K>]?: (read: PropertyReader) => Kinds[K][P] };
}

/**
 * What a satellite adds to the resource that it belongs to: items to a list, or a single value where the resource does
 * not write one. If both write it, Terraform's provider sets now one and now the other, so that either may hold.
 */
export type Additions<K extends Kind> = { readonly [P in ListProperty<K> | SingleProperty<K>]?: Kinds[K][P] };

/** A native type that only adds to a resource of the kind: a standalone rule, an attachment. */
export interface Satellite<K extends Kind> {
  belongsTo(read: PropertyReader): Value<string> | ListOf<string>;
  adds(read: PropertyReader, header: ResourceHeader): Additions<K>;
  /**
   * Whether every resource of the kind in the unit may have more than the sources show when it cannot be resolved what
   * this belongs to: always, or only when that is computed in the sources (an unknown index) and not handed in.
   */
  readonly unresolved: 'rest' | 'rest-if-computed';
}

export interface KindDefinition<K extends Kind> {
  readonly kind: K;
  readonly types: Readonly<Record<string, NativeType<K>>>;
  /** A type may belong to resources of several kinds: it is absorbed by the one that it names. */
  readonly satellites?: Readonly<Record<string, Satellite<K>>>;
  /** The properties that name other resources, with the kinds they name. */
  readonly links?: Readonly<Partial<Record<LinkProperty<K>, readonly Kind[]>>>;
  /** The same for properties that hold the DNS names of other resources. */
  readonly nameLinks?: Readonly<Partial<Record<LinkProperty<K>, readonly Kind[]>>>;
  /** Lists that whoever is given the resource's ID or ARN may add to. */
  readonly openTo?: readonly (ListProperty<K> & string)[];
  /** What follows from all that satellites added, and what holds where neither they nor the resource say it. */
  complete?(props: Kinds[K]): Kinds[K];
}

/** A kind as the graph handles it, whatever its properties are. */
export interface DefinedKind {
  readonly kind: Kind;
  readonly types: ReadonlyMap<string, NativeType<Kind>>;
  readonly satellites: ReadonlyMap<string, AnySatellite>;
  readonly links: ReadonlyMap<string, readonly Kind[]>;
  readonly nameLinks: ReadonlyMap<string, readonly Kind[]>;
  readonly openTo: readonly string[];
  complete(props: object): object;
}

export interface AnySatellite extends Pick<Satellite<Kind>, 'belongsTo' | 'unresolved'> {
  adds(read: PropertyReader, header: ResourceHeader): Contribution;
}

/** Lists and single values by property, as one satellite adds them. */
export type Contribution = Readonly<Record<string, ListOf<unknown> | Value<unknown> | undefined>>;

export function defineKind<K extends Kind>(definition: KindDefinition<K>): DefinedKind {
  // `Additions` of every kind are lists and values by name; the compiler does not see that of a kind it does not know.
  const satellites = (definition.satellites ?? {}) as Readonly<Record<string, AnySatellite>>;
  return {
    kind: definition.kind,
    types: new Map<string, NativeType<Kind>>(Object.entries(definition.types)),
    satellites: new Map(Object.entries(satellites)),
    // Called with the props of this kind only.
    complete: (props) => definition.complete?.(props as Kinds[K]) ?? props,
    links: linksIn(definition.links ?? {}),
    nameLinks: linksIn(definition.nameLinks ?? {}),
    openTo: definition.openTo ?? [],
  };
}

function linksIn(links: Readonly<Record<string, readonly Kind[] | undefined>>): DefinedKind['links'] {
  return new Map(Object.entries(links).flatMap(([property, kinds]) => (kinds ? [[property, kinds] as const] : [])));
}
