import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { definedKinds } from '../../src/graph/kinds/defined-kinds.ts';
import type { Kind } from '../../src/graph/kinds.ts';
import { always } from '../../src/model/guard.ts';
import type { RawResource } from '../../src/model/resource.ts';
import type { Data, ListOf, Value } from '../../src/model/value.ts';
import { known } from '../../src/model/value.ts';
import type { Literal, LiteralMapping } from './raw.ts';
import { data, parsed, resource, somewhere } from './raw.ts';
import { namesAskedFor } from './names-asked-for.ts';

/** What holds when an argument is not written, where version 5, 6 and an unknown one of the provider differ. */
export interface ByMajor {
  readonly five: unknown;
  readonly six: unknown;
  readonly unknown: unknown;
}

export interface ArgumentTable<K extends Kind> {
  readonly kind: K;
  readonly type: string;
  /** Written beside each row's argument, unless the row is about it, and where that is not written. */
  readonly beside?: LiteralMapping;
  /** An argument is a path: `block[].name`, `Outer.Name`, `list[]`. A list that is not written is `absent`. */
  readonly rows: readonly (readonly [
    argument: string,
    literal: Literal,
    prop: string,
    value: unknown,
    unset: unknown,
  ])[];
  /** Arguments that tests of their own are about. */
  readonly elsewhere?: readonly string[];
}

/** One test for each argument: written it is the property with its place, not written the property is what holds then. */
export function describeArguments<K extends Kind>({
  kind,
  type,
  beside = {},
  rows,
  elsewhere = [],
}: ArgumentTable<K>): void {
  describe(`${kind} as ${type}`, () => {
    it.each(rows)('reads %s: %j as %s', (argument, literal, prop, value, unset) => {
      const leaf = data(literal);
      const others = Object.fromEntries(Object.entries(beside).filter(([name]) => name !== argument));
      const written = propOf(raw({ ...others, ...nested(argument.split('.'), leaf) }), prop);
      expect(plain(written)).toEqual(value);
      expect(placesOf(written)).toContain(leaf.at);
      for (const [major, expected] of byMajor(unset)) {
        const bare = raw(others, major);
        const default_ = propOf(bare, prop);
        expect([major, plain(default_)]).toEqual([major, expected]);
        expect(default_.at).toBe(bare.at);
      }
    });

    it('has a row for each argument that is read', () => {
      const told = new Set([...rows.map(([argument]) => argument.replaceAll('[]', '')), ...elsewhere]);
      const defined = definedKinds.find((each) => each.kind === kind);
      const asked = defined ? [...namesAskedFor(defined, type)] : [];
      const blocks = asked.filter((name) => asked.some((other) => other.startsWith(`${name}.`)));
      expect(asked.filter((name) => !told.has(name) && !blocks.includes(name))).toEqual([]);
    });
  });

  function raw(properties: LiteralMapping, major?: number): RawResource {
    const address = type.startsWith('AWS::') ? 'Resource' : `${type}.resource`;
    const providerMajor = major === undefined ? {} : { providerMajor: known(major, { at: somewhere() }) };
    return resource([type, address], properties, providerMajor);
  }

  function propOf(one: RawResource, prop: string): Value<unknown> | ListOf<unknown> {
    const { graph, diagnostics } = buildGraph(parsed([one]));
    expect(diagnostics).toEqual([]);
    const [found] = graph.all(kind);
    const value = (found?.props as unknown as Record<string, Value<unknown> | ListOf<unknown>> | undefined)?.[prop];
    if (!value) throw new Error(`no ${kind} with ${prop}`);
    return value;
  }
}

function byMajor(unset: unknown): readonly (readonly [major: number | undefined, expected: unknown])[] {
  if (typeof unset !== 'object' || unset === null || !('five' in unset)) {
    return [5, 6, undefined].map((major) => [major, unset] as const);
  }
  const differing = unset as ByMajor;
  return [
    [5, differing.five],
    [6, differing.six],
    [undefined, differing.unknown],
  ];
}

function nested([first = '', ...inner]: readonly string[], leaf: Data): LiteralMapping {
  const isList = first.endsWith('[]');
  const content: Literal = inner.length > 0 ? nested(inner, leaf) : leaf;
  return { [isList ? first.slice(0, -2) : first]: isList ? [content] : content };
}

function placesOf(value: Value<unknown> | ListOf<unknown>): readonly unknown[] {
  return 'items' in value ? value.items.map((item) => item.value.at) : [value.at];
}

/** A value as tests write it: what is known, or its state. */
export function plain(value: Value<unknown> | ListOf<unknown>): unknown {
  if ('items' in value) {
    if (value.absent === always) return 'absent';
    return [...value.items.map((item) => plain(item.value)), ...value.rest.map(() => 'more')];
  }
  if (value.state !== 'known') return value.state;
  const known = value.value;
  if (typeof known !== 'object' || known === null) return known;
  if ('statements' in known) return 'policy';
  return 'from' in known && 'to' in known ? `${String(known.from)}-${String(known.to)}` : known;
}
