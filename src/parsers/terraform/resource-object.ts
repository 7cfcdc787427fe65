import type { Guard } from '../../model/guard.ts';
import type { RawBody } from '../../model/resource.ts';
import type { Location } from '../../model/source.ts';
import type { Data, Datum, Item, Mapping, Unknown, Written } from '../../model/value.ts';
import { casesOf, oneOf } from '../../model/cases.ts';
import { rewritten, withWritten } from '../../model/provenance.ts';
import { absent, either, known, unknown } from '../../model/value.ts';
import type { CarriedStack } from '../embedded/carried.ts';
import { isWritten, readProperty } from './blocks.ts';
import { isNeverNull } from './data-sources/never-null.ts';
import { restrictDeeply } from './evaluate/alternatives.ts';
import type { Entry } from './evaluate/collections.ts';
import { listOf, mappingOf } from './evaluate/collections.ts';
import type { Lazily } from './evaluate/lazily.ts';
import { lazily } from './evaluate/lazily.ts';
import { stepAt } from './evaluate/place-deeply.ts';
import { perhapsSets } from './evaluate/perhaps-set.ts';
import type { Scope } from './evaluate/scope.ts';
import type { Instance } from './evaluate/symbolic.ts';
import { elementPart, identified, isList, marked, partOf, withItems } from './evaluate/symbolic.ts';
import type { Expansion, Occurrence } from './expand.ts';
import { withSecretsHidden } from './hidden-arguments.ts';
import type { ResourceBlock } from './load/declarations.ts';
import { attributeNamed, headerOf } from './load/declarations.ts';
import type { PlannedInstance } from './planned.ts';

/** One instance of a resource or data source. */
export interface ResourceInstance extends Instance {
  readonly block: ResourceBlock;
  /** The native type; that of a data source begins with `data.`. */
  readonly type: string;
  readonly when: Guard;
  readonly body: RawBody;
  readonly scope: Scope;
  /** The stack of a template that it carries. */
  readonly carried?: (() => CarriedStack | undefined) | undefined;
}

export interface Settings {
  readonly block: ResourceBlock;
  readonly address: string;
  readonly when: Guard;
  readonly scope: Scope;
  readonly managed: boolean;
  /** What a plan knows of it. */
  readonly planned?: PlannedInstance | undefined;
  /** What is known of an attribute beside what the block writes. */
  readonly computed?: ((attribute: string) => Data | undefined) | undefined;
  readonly carried?: ResourceInstance['carried'];
}

export function resourceInstance(settings: Settings): ResourceInstance {
  const { block, address, when, scope, managed, planned } = settings;
  const { run } = scope;
  // Most resources are never asked for anything: nothing is made for them.
  let properties: Lazily | undefined;
  let opens: Map<string, Unknown> | undefined;
  const at = headerOf(block);
  const read = (property: string): Data => {
    // Most of what is asked for is not written; nothing needs to be kept of it.
    if (!planned && !isWritten(block.body, property)) return absent({ at, property });
    properties ??= lazily(run, (name) => `${address}.${name}`);
    return properties(property, block.header, () => {
      const written = restrictDeeply(readProperty(block.body, property, block.header, scope), when);
      return withSecretsHidden(planned?.argument(property, written) ?? written, property, block);
    });
  };
  const attribute = (name: string, from: Location): Data => {
    const origin = { unit: run.unit.id, address, attribute: name };
    const role = attributeNamed(block.body, name) ? 'argument' : 'attribute';
    const argument = `${role} \`${name}\` of \`${managed ? '' : 'data.'}${block.type}.${block.name}\``;
    const reason = managed
      ? ({ kind: 'attribute', address, attribute: name } as const)
      : ({ kind: 'data-source', address } as const);
    const open = (): Unknown => {
      const existing = opens?.get(name);
      if (existing) return existing;
      const nonNull = managed || isNeverNull(block.type, name) || undefined;
      const made = identified(unknown(reason, { at, origin }, { nonNull }), `${address}.${name}`);
      (opens ??= new Map()).set(name, made);
      return made;
    };
    const computed = settings.computed?.(name);
    if (computed) {
      const value = planned?.argument(name, computed) ?? computed;
      return ofSchema(readFrom(value, from, argument), origin);
    }
    if (metaArguments.has(name)) return open();
    if (!planned && !isWritten(block.body, name)) return open();
    const nested = attributeNamed(block.body, name) === undefined || !mapsOnly.test(block.type);
    const filledIn = (): Data => planned?.attribute(name, open()) ?? open();
    const value = readFrom(filled(read(name), filledIn), from, argument);
    return ofSchema(nested ? openObjects(value, open()) : value, origin);
  };
  return {
    address,
    block,
    type: managed ? block.type : `data.${block.type}`,
    when,
    scope,
    attribute,
    identities,
    body: { read },
    carried: settings.carried,
  };
}

const identities: readonly string[] = ['id', 'arn'];

const metaArguments = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
]);

/** What is not written or null may be filled in when the resource is created. */
function filled(value: Data, open: () => Data): Data {
  if (value.state === 'absent') return open();
  if (value.state !== 'one-of') return value;
  const cases = casesOf(value).map((each) => ({
    when: each.when,
    value: each.value.state === 'absent' ? open() : each.value,
  }));
  return oneOf(cases, value);
}

/** Resources whose objects in arguments are maps, such as `tags`, or whatever is written, and hold nothing else. */
const mapsOnly = /^(?:aws_|terraform_data$)/;

/**
 * Nested blocks, and objects in the arguments of providers that write blocks so, have attributes beside their
 * arguments: what is not written in them may be filled in as well.
 */
function openObjects(value: Data, open: Unknown): Data {
  if (value.state !== 'known' || typeof value.value !== 'object') return value;
  if (isList(value.value)) {
    const items = value.value.items.map((item, index): Item => {
      return { when: item.when, value: openObjects(item.value, partOf(open, `[${index}]`)) };
    });
    return known<Datum>(withItems(value.value, items), value);
  }
  const { entries, notes } = value.value;
  const inner = new Map(Array.from(entries, ([key, entry]) => [key, openObjects(entry, partOf(open, `.${key}`))]));
  const opened: Mapping = { type: 'mapping', entries: inner, rest: elementPart(open), notes };
  return known<Datum>(opened, value);
}

/**
 * What a resource has is asked for on purpose, so a known value stands where it is asked for and the argument that is
 * written in the resource is on its way.
 */
function readFrom(value: Data, at: Location, argument: string): Data {
  if (value.state === 'one-of') {
    // A single value stays one.
    const cases = value.cases.map((each) => ({
      when: each.when,
      value: readFrom(each.value, at, argument) as (typeof each)['value'],
    }));
    return either(cases, value);
  }
  if (value.state !== 'known') return value;
  const { at: written, via = [] } = value;
  const source = via.length === 0 ? stepAt(written, () => argument) : written;
  return rewritten(value, { at, via: [source, ...via].reverse() });
}

/** The schema of a resource says which of its lists are sets. */
function ofSchema(value: Data, origin: NonNullable<Written['origin']>): Data {
  return withWritten(perhapsSets(value), { origin });
}

const noEntries: ReadonlyMap<string, Data> = new Map();

/** An instance as a value that attributes are read from. */
function instanceValue(instance: Instance, at: Location): Data {
  return known<Datum>({ type: 'mapping', entries: noEntries, rest: undefined, notes: { instance } }, { at });
}

/** An instance that stands for several of which the keys are not known. */
function openValue(instance: Instance, at: Location): Unknown {
  const reason = { kind: 'choice', of: instance.address } as const;
  const { address } = instance;
  return identified(marked(unknown(reason, { at }, { nonNull: true }), { instance }), address);
}

/** What a reference to a block with or without `count` or `for_each` yields. */
export function expandedValue<T extends Instance>(
  expansion: Expansion,
  instances: { readonly each: readonly T[]; readonly open?: T | undefined },
  at: Location,
): Data {
  const values = instances.each.map((instance) => instanceValue(instance, at));
  const open = instances.open && openValue(instances.open, at);
  if (expansion.mode === 'single') return values[0] ?? absent({ at });
  const whens = expansion.occurrences.map((occurrence) => occurrence.when);
  const items = values.flatMap((value, index): Item[] => {
    const when = whens[index];
    return when ? [{ when, value }] : [];
  });
  if (expansion.mode === 'count') {
    const more = open && expansion.open ? [{ when: expansion.open.when, value: open }] : [];
    return listOf(items, { at }, { rest: more });
  }
  const entries = new Map<string, Entry>();
  for (const [index, item] of items.entries()) entries.set(keyOf(expansion.occurrences[index]), item);
  return mappingOf(entries, { at }, open);
}

function keyOf(occurrence: Occurrence | undefined): string {
  return occurrence?.key ?? '';
}
