import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../../src/graph/build-graph.ts';
import { definedKinds } from '../../../src/graph/kinds/defined-kinds.ts';
import type { Kind } from '../../../src/graph/kinds.ts';
import { always } from '../../../src/model/guard.ts';
import type { RawResource } from '../../../src/model/resource.ts';
import type { Data, ListOf, Value } from '../../../src/model/value.ts';
import { casesOf } from '../../../src/model/cases.ts';
import type { Literal, LiteralMapping } from '../raw.ts';
import { attribute, parsed, resource } from '../raw.ts';
import { namesAskedFor } from '../names-asked-for.ts';

/**
 * One argument of a native type and the property that it becomes: `['health_check.port', '1', 'healthCheckPort']`. A
 * dot goes into a block, `[key]` into an entry of a list of keys and values. What the property holds is what is written
 * unless another value is given, and its place is where the argument is written. Of a list it is the first item, unless
 * the value is a list too.
 */
export type Row = readonly [argument: string, literal: Literal, property: string, is?: unknown];

export interface NativeTable {
  readonly types: readonly string[];
  readonly kind: Kind;
  /** What holds where nothing is written, by property: `absent`, `unknown`, or the default. */
  readonly unwritten?: Readonly<Record<string, unknown>>;
  /** For a satellite: the type it adds to, and the argument and attribute by which it names that. */
  readonly of?: readonly [type: string, argument: string, attribute: string];
  /** Written beside each argument, for properties that depend on others. */
  readonly beside?: LiteralMapping;
  readonly rows: readonly Row[];
  /** Arguments that decide only together with others; tests of their own cover them. */
  readonly elsewhere?: readonly string[];
}

export function testNative(table: NativeTable): void {
  const { kind, unwritten, rows } = table;
  for (const type of table.types) {
    describe(`${type} as ${kind}`, () => {
      if (unwritten) {
        it('has the defaults of AWS and of the provider', () => {
          const raw = made(type, {});
          const props = propsIn(kind, [raw]);
          expect(Object.fromEntries(Object.entries(props).map(([name, value]) => [name, plain(value)]))).toEqual(
            unwritten,
          );
          for (const value of Object.values(props)) expect(value.at).toEqual(raw.at);
        });
      }
      for (const [argument, literal, property, is = literal] of rows) {
        it(`${argument}: ${JSON.stringify(literal)} is ${property}`, () => {
          const raw = made(type, { ...table.beside, ...written(argument, literal), ...naming(table) });
          const props = propsIn(kind, table.of ? [owner(table.of[0]), raw] : [raw]);
          const found = within(props, property.split('.'));
          const value = 'items' in found && !Array.isArray(is) ? firstOf(found) : found;
          expect(plain(value)).toEqual(is);
          expect(value.at).toEqual(leafOf(raw, argument).at);
        });
      }
      it('is read in no other argument', () => {
        const tested = new Set([...rows.flatMap(([argument]) => prefixes(argument)), ...(table.elsewhere ?? [])]);
        if (table.of) tested.add(table.of[1]);
        expect([...asked(kind, type)].filter((name) => !tested.has(name))).toEqual([]);
      });
    });
  }
}

function asked(kind: Kind, type: string): ReadonlySet<string> {
  const defined = definedKinds.find((each) => each.kind === kind);
  if (!defined) throw new Error(`no kind ${kind}`);
  return namesAskedFor(defined, type);
}

/** `a.b.c` with the blocks that it stands in: `a`, `a.b`, `a.b.c`. */
function prefixes(argument: string): readonly string[] {
  const [list, key] = keyed(argument);
  if (key !== undefined) return [list, `${list}.Key`, `${list}.Value`];
  const steps = argument.split('.');
  return steps.map((_, index) => steps.slice(0, index + 1).join('.'));
}

function keyed(argument: string): readonly [list: string, key?: string] {
  const match = /^(\w+)\[(.+)\]$/.exec(argument);
  return match?.[1] !== undefined && match[2] !== undefined ? [match[1], match[2]] : [argument];
}

function written(argument: string, literal: Literal): LiteralMapping {
  const [list, key] = keyed(argument);
  if (key !== undefined) return { [list]: [{ Key: key, Value: literal }] };
  const [first = '', ...inner] = argument.split('.');
  return inner.length === 0 ? { [first]: literal } : { [first]: [written(inner.join('.'), literal)] };
}

function leafOf(raw: RawResource, argument: string): Data {
  const [list, key] = keyed(argument);
  const steps = key === undefined ? argument.split('.') : [list, 'Value'];
  const [first = '', ...inner] = steps;
  return inner.reduce((data, name) => {
    const block = mappingIn(data);
    const entry = block?.get(name);
    if (!entry) throw new Error(`nothing written at ${argument}`);
    return entry;
  }, raw.body.read(first));
}

function mappingIn(data: Data): ReadonlyMap<string, Data> | undefined {
  if (data.state !== 'known' || typeof data.value !== 'object') return undefined;
  if (data.value.type === 'mapping') return data.value.entries;
  const [first] = data.value.items;
  return first && mappingIn(first.value);
}

const addressOf = (type: string): string =>
  type.startsWith('AWS::') ? `Made${type.replaceAll(':', '')}` : `${type}.made`;

function made(type: string, properties: LiteralMapping): RawResource {
  return resource([type, addressOf(type)], properties);
}

function naming({ of }: NativeTable): LiteralMapping {
  if (!of) return {};
  const [type, argument, name] = of;
  const address = `${addressOf(type)}Owner`;
  const value = attribute(address, name);
  return { [argument]: argument.endsWith('Ids') ? [value] : value };
}

function owner(type: string): RawResource {
  return resource([type, `${addressOf(type)}Owner`]);
}

export type Prop = Value<unknown> | ListOf<unknown>;

export function propsIn(kind: Kind, resources: readonly RawResource[]): Readonly<Record<string, Prop>> {
  const [first] = buildGraph(parsed(resources)).graph.all(kind);
  if (!first) throw new Error(`no ${kind}`);
  // Every property of a kind is a value or a list.
  return first.props;
}

/** `targets.id` is the ID of the first target. */
function within(holder: unknown, [name = '', ...inner]: readonly string[]): Prop {
  const prop = (holder as Readonly<Record<string, Prop>>)[name];
  if (!prop) throw new Error(`no ${name}`);
  if (inner.length === 0) return prop;
  const value = firstOf(prop);
  return within(value.state === 'known' ? value.value : value, inner);
}

function firstOf(prop: Prop): Value<unknown> {
  if (!('items' in prop)) return prop;
  const [item] = prop.items;
  if (!item) throw new Error('an empty list');
  return item.value;
}

export function plain(value: Prop): unknown {
  if ('items' in value) {
    if (value.items.length + value.rest.length === 0 && value.absent === always) return 'absent';
    const items = value.items.map((item) => plain(item.value));
    return value.rest.length > 0 ? [...items, '…'] : items;
  }
  const [only, ...others] = casesOf(value);
  if (others.length > 0) return casesOf(value).map((each) => plain(each.value));
  return only?.value.state === 'known' ? only.value.value : only?.value.state;
}
