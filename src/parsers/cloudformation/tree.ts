import type { Guard } from '../../model/guard.ts';
import type { Location } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';

/**
 * What YAML and JSON templates have in common: a located tree in which intrinsic functions are already told apart,
 * whether written `!Sub …` or `{"Fn::Sub": …}`. Children are made when they are looked at, because most of a template
 * never is.
 */
export type Node = ScalarNode | SequenceNode | MappingNode | CallNode | ValueNode;

export interface ScalarNode {
  readonly type: 'scalar';
  readonly at: Location;
  readonly value: string | number | boolean | null;
}

export interface SequenceNode {
  readonly type: 'sequence';
  readonly at: Location;
  readonly items: readonly Node[];
}

export interface MappingNode {
  readonly type: 'mapping';
  readonly at: Location;
  readonly entries: Entries;
  /** What `JSON.parse` made of it, for a look that asks for no place. */
  readonly plain?: object | undefined;
}

export interface CallNode {
  readonly type: 'call';
  readonly at: Location;
  /** As the long form writes it: `Ref`, `Condition`, `Fn::Sub`. A tag that is not CloudFormation's stays one: `!Rain::Env`. */
  readonly name: string;
  readonly argument: Node;
  /** The call read as the mapping it is written as; a short form has none. */
  readonly entries?: Entries | undefined;
}

/** A value that came into a template from what carries it, or from a loop's collection, evaluated already. */
export interface ValueNode {
  readonly type: 'value';
  readonly at: Location;
  readonly value: Data;
  /** What a loop makes of it where a name stands: an item that is not known stays as it is written, `${Zone}`. */
  readonly text?: string;
}

export interface Entry {
  /** The place of the key alone. */
  readonly key: Location;
  readonly value: Node;
  /** When it is there at all; always, where nothing is said. */
  readonly when?: Guard | undefined;
}

export type Entries = ReadonlyMap<string, Entry>;

const noEntries: Entries = new Map();

/** Whether a mapping with this as its only key calls a function. */
export function isFunctionName(key: string): boolean {
  return key === 'Ref' || (key.startsWith('Fn::') && !isLoop(key));
}

/** Whether an entry of this name is a loop, which makes entries. */
export function isLoop(key: string): boolean {
  return key.startsWith('Fn::ForEach::');
}

/** Whether it is whatever a tool makes of a tag that CloudFormation does not know, `!Rain::Include vpc.yml`. */
export function isMadeByTag(node: Node | undefined): node is CallNode {
  return node?.type === 'call' && node.name.startsWith('!');
}

/** The entries of what is written as a mapping. A resource may well be named `Ref`. */
export function entriesOf(node: Node | undefined): Entries {
  if (node?.type === 'mapping') return node.entries;
  return (node?.type === 'call' ? node.entries : undefined) ?? noEntries;
}

export function isMapping(node: Node): boolean {
  return node.type === 'mapping' || (node.type === 'call' && node.entries !== undefined);
}

export function child(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  let at = node;
  for (const key of path) at = memberOf(at, key);
  return at;
}

function memberOf(node: Node | undefined, key: string): Node | undefined {
  if (node?.type === 'mapping' && node.plain && !Object.hasOwn(node.plain, key)) return undefined;
  return entriesOf(node).get(key)?.value;
}

/** The text of a child, like `textOf` of it. Of what is JSON no child is made for that. */
export function textAt(node: Node | undefined, ...path: readonly string[]): string | undefined {
  if (node?.type !== 'mapping' || !node.plain) return textOf(child(node, ...path));
  let at: unknown = node.plain;
  for (const key of path) at = plainMember(at, key);
  return typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean' ? String(at) : undefined;
}

/** The names in a child, and what shape it has, likewise. */
export function namesAt(node: Node | undefined, key: string): readonly string[] {
  if (node?.type !== 'mapping' || !node.plain) return [...entriesOf(child(node, key)).keys()];
  const plain = plainMember(node.plain, key);
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain) ? Object.keys(plain) : [];
}

export function shapeAt(node: Node | undefined, key: string): 'one' | 'list' | 'mapping' | 'none' {
  if (node?.type !== 'mapping' || !node.plain) return shapeOf(child(node, key));
  const plain = plainMember(node.plain, key);
  if (plain === undefined || plain === null) return 'none';
  if (Array.isArray(plain)) return 'list';
  return typeof plain === 'object' ? 'mapping' : 'one';
}

function shapeOf(node: Node | undefined): ReturnType<typeof shapeAt> {
  if (!node || isNull(node)) return 'none';
  if (node.type === 'sequence') return 'list';
  return isMapping(node) || node.type === 'call' ? 'mapping' : 'one';
}

/** JSON has own members only, whatever their names are. */
export function plainMember(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** A scalar as the text CloudFormation makes of it. */
export function textOf(node: Node | undefined): string | undefined {
  if (node?.type === 'value') return node.text;
  return node?.type === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

export function isNull(node: Node): boolean {
  return node.type === 'scalar' && node.value === null;
}
