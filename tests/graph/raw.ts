import type { Guard } from '../../src/model/guard.ts';
import { always, not } from '../../src/model/guard.ts';
import type { Format, ParsedUnit, RawResource, Setting, Unit } from '../../src/model/resource.ts';
import type { Location, SourceFile } from '../../src/model/source.ts';
import type { Data, Datum, Item, List, Mapping, Origin, Rest, Unknown, Value } from '../../src/model/value.ts';
import { oneOf } from '../../src/model/cases.ts';
import { withWritten } from '../../src/model/provenance.ts';
import { absent, known, unknown } from '../../src/model/value.ts';
import type { UnknownReason } from '../../src/model/unknown.ts';

/** Resources as parsers would hand them over, written as plain literals. Every value has a place of its own. */
export type Literal = string | number | boolean | null | Data | Written | readonly Literal[] | LiteralMapping;
export interface LiteralMapping {
  readonly [property: string]: Literal;
}
/** A literal that is more than its plain form says. */
export type Written = ListLiteral;
interface ListLiteral {
  readonly literal: 'list';
  readonly items: readonly { readonly when: Guard; readonly value: Literal }[];
  readonly rest: readonly Rest[];
}

const file: SourceFile = { path: '/source', text: '' };
let next = 0;
export const somewhere = (): Location => ({ file, start: ++next, end: next + 1 });

export function unit(id: string, format: Format = 'cloudformation'): Unit {
  return { id, format, root: id };
}

const template = unit('/template.yaml');
const configuration = unit('/configuration', 'terraform');

export function attribute(
  address: string,
  name: string,
  of: Unit = /^AWS|^[A-Z]/.test(address) ? template : configuration,
): Unknown {
  const origin: Origin = { unit: of.id, address, attribute: name };
  return unknown({ kind: 'attribute', address, attribute: name }, { at: somewhere(), origin }, { nonNull: true });
}

export const ref = (address: string): Unknown => attribute(address, 'Ref', template);

export function open(reason: UnknownReason | string = 'Parameter'): Unknown {
  return unknown(typeof reason === 'string' ? { kind: 'parameter', name: reason } : reason, { at: somewhere() });
}

export function either(when: Guard, then: Literal, otherwise: Literal): Data {
  return oneOf(
    [
      { when, value: data(then) },
      { when: not(when), value: data(otherwise) },
    ],
    { at: somewhere() },
  );
}

export function list(items: ListLiteral['items'], rest: readonly Rest[] = []): ListLiteral {
  return { literal: 'list', items, rest };
}

export function data(literal: Literal, property?: string): Data {
  const written = { at: somewhere(), ...(property !== undefined && { property }) };
  if (literal === null) return absent(written);
  if (typeof literal !== 'object') return known<Datum>(literal, written);
  if ('state' in literal)
    return property === undefined ? (literal as Data) : withWritten(literal as Data, { property });
  if (Array.isArray(literal)) return known<Datum>(plainList(literal as readonly Literal[]), written);
  if ('literal' in literal) return known<Datum>(guardedList(literal as ListLiteral), written);
  return known<Datum>(mapping(literal as LiteralMapping), written);
}

function plainList(items: readonly Literal[]): List {
  return { type: 'list', items: items.map((item): Item => ({ when: always, value: data(item) })), rest: [] };
}

function guardedList({ items, rest }: ListLiteral): List {
  return { type: 'list', items: items.map((item): Item => ({ when: item.when, value: data(item.value) })), rest };
}

function mapping(properties: LiteralMapping): Mapping {
  return {
    type: 'mapping',
    entries: new Map(Object.entries(properties).map(([key, value]) => [key, data(value, key)])),
  };
}

interface Circumstances {
  readonly unit?: Unit;
  readonly when?: Guard;
  readonly providerMajor?: Value<number>;
}

export function resource(
  [type, address]: readonly [type: string, address: string],
  properties: LiteralMapping = {},
  { unit: of, when = always, providerMajor }: Circumstances = {},
): RawResource {
  const at = somewhere();
  const values = new Map(Object.entries(properties).map(([key, value]) => [key, data(value, key)]));
  const unset = absent({ at });
  const setting: Setting = { region: unset, account: unset, partition: unset, providerMajor: providerMajor ?? unset };
  const owner = of ?? (type.startsWith('AWS::') || type.includes('::') ? template : configuration);
  return {
    unit: owner,
    type,
    address,
    when,
    setting,
    at,
    body: { read: (property) => values.get(property) ?? absent({ at, property }) },
  };
}

export function parsed(resources: readonly RawResource[], handedOut: readonly Origin[] = []): readonly ParsedUnit[] {
  const units = new Map<string, RawResource[]>();
  for (const raw of resources) units.set(raw.unit.id, [...(units.get(raw.unit.id) ?? []), raw]);
  return [...units.values()].map((own, index) => ({
    unit: own[0]?.unit ?? template,
    resources: own,
    handedOut: index === 0 ? handedOut : [],
    diagnostics: [],
  }));
}
