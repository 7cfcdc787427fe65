import { variablesOf } from '../../src/model/guard.ts';
import { always } from '../../src/model/guard.ts';
import type { ParsedUnit, ParseOptions, RawResource } from '../../src/model/resource.ts';
import type { Data, Value } from '../../src/model/value.ts';
import type { Location } from '../../src/model/source.ts';
import { known } from '../../src/model/value.ts';
import type { Parsed } from '../../src/parsers/index.ts';
import { parse } from '../../src/parsers/index.ts';
import { resolveLocation } from '../../src/parsers/json-locations.ts';
import { memorySources } from '../../src/sources/memory.ts';

/** What the tests say of a reading, in text: values, places and diagnostics as a person would write them down. */
export interface Reading {
  readonly parsed: Parsed;
  readonly unit: ParsedUnit;
  resource(address: string): RawResource;
  /** A property of a resource, shown. */
  show(address: string, property: string): string;
  /** Where it stands: the source text at its place and, behind `<`, of the places it passed through. */
  places(address: string, property: string): string;
  /** `code line:column`, of all units and of none; read after the values that were asked for. */
  diagnostics(): readonly string[];
}

export interface Given {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly region?: string;
  readonly named?: boolean;
}

export async function read(texts: string | Readonly<Record<string, string>>, given: Given = {}): Promise<Reading> {
  const files = typeof texts === 'string' ? { '/repo/template.yaml': texts } : texts;
  const sources = memorySources(files, { workingFolder: '/repo', root: '/repo' });
  const elsewhere = { file: { path: '/repo/parameters.json', text: '' }, start: 0, end: 0 };
  const options: ParseOptions = {
    parameters: new Map(
      Object.entries(given.parameters ?? {}).map(([name, text]): [string, Data] => [
        name,
        known(text, { at: elsewhere }),
      ]),
    ),
    variableArguments: [],
    allowOutside: false,
    ...(given.region !== undefined && { region: given.region }),
  };
  const candidates = Object.keys(files).map((path) => ({ path, named: given.named ?? false }));
  const parsed = await parse(candidates, sources, options);
  const resource = (address: string): RawResource => {
    const all = parsed.units.flatMap((unit) => unit.resources);
    const found = all.find((one) => one.address === address);
    if (!found) throw new Error(`no ${address} among ${all.map((one) => one.address).join(', ')}`);
    return found;
  };
  return {
    parsed,
    resource,
    get unit(): ParsedUnit {
      const [unit] = parsed.units;
      if (!unit) throw new Error('there is no unit');
      return unit;
    },
    show: (address, property) => shown(resource(address).body.read(property)),
    places: (address, property) => placesOf(resource(address).body.read(property)),
    diagnostics: () =>
      [...parsed.diagnostics, ...parsed.units.flatMap((unit) => unit.diagnostics)].map(({ code, at }) =>
        at ? `${code} ${position(at)}` : code,
      ),
  };
}

/** `5439`, `"a"`, `[1, 2]`, `{ A: 1 }`, `absent`, `?parameter Name`, `->Cluster.Ref`, `(1 | 2)`; `~` after conditional items. */
export function shown(value: Data | Value<string>): string {
  switch (value.state) {
    case 'absent':
      return 'absent';
    case 'one-of':
      return `(${value.cases.map((each) => shown(each.value)).join(' | ')})`;
    case 'unknown': {
      if (value.parts && value.parts.length > 1) {
        return `<${value.parts.map((part) => (typeof part === 'string' ? part : shown(part))).join('+')}>`;
      }
      if (value.origin) return `->${value.origin.address}.${value.origin.attribute}`;
      const [, detail] = Object.values(value.reason);
      return `?${value.reason.kind}${detail === undefined ? '' : ` ${detail}`}`;
    }
    case 'known':
      return shownDatum(value.value);
  }
}

function shownDatum(datum: Extract<Data, { state: 'known' }>['value']): string {
  if (typeof datum !== 'object') return JSON.stringify(datum);
  if (datum.type === 'list') {
    const items = datum.items.map((item) => `${shown(item.value)}${item.when === always ? '' : '~'}`);
    return `[${[...items, ...datum.rest.map(() => '...')].join(', ')}]`;
  }
  const entries = [...datum.entries].map(([name, entry]) => `${name}: ${shown(entry)}`);
  return `{ ${[...entries, ...(datum.rest ? ['...'] : [])].join(', ')} }`;
}

function placesOf(value: Data): string {
  return [value.at, ...(value.via ?? [])].map(textAt).join(' < ');
}

export function textAt(location: Location): string {
  const { file, start, end } = 'path' in location ? resolveLocation(location) : location;
  return file.text.slice(start, end);
}

export function position(location: Location): string {
  const { file, start } = 'path' in location ? resolveLocation(location) : location;
  const before = file.text.slice(0, start).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

/** The names of the conditions on a resource, without the unit. */
export function conditionsOf(resource: RawResource): readonly string[] {
  return [...variablesOf(resource.when)].map((name) => name.replace(/^.*: /, '')).sort();
}

/** A template with one resource `R` that has these lines as properties. */
export function resourceWith(properties: string, more = ''): string {
  const lines = properties.trim().split('\n');
  return `${more}\nResources:\n  R:\n    Type: Test::Resource\n    Properties:\n${lines.map((line) => `      ${line}`).join('\n')}\n`;
}
