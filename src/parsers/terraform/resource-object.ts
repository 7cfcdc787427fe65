import type { Guard } from '../../model/guard.ts';
import type { RawBody } from '../../model/resource.ts';
import type { Location } from '../../model/source.ts';
import type { Data, Datum, Item, Unknown } from '../../model/value.ts';
import { absent, known, unknown } from '../../model/value.ts';
import type { CarriedStack } from '../embedded/carried.ts';
import { isWritten, readProperty } from './blocks.ts';
import { restrictDeeply } from './evaluate/alternatives.ts';
import type { Entry } from './evaluate/collections.ts';
import { listOf, mappingOf } from './evaluate/collections.ts';
import type { Lazily } from './evaluate/lazily.ts';
import { lazily } from './evaluate/lazily.ts';
import type { Scope } from './evaluate/scope.ts';
import type { Instance } from './evaluate/symbolic.ts';
import { identified, marked } from './evaluate/symbolic.ts';
import type { Expansion, Occurrence } from './expand.ts';
import { withSecretsHidden } from './hidden-arguments.ts';
import type { ResourceBlock } from './load/declarations.ts';
import { headerOf } from './load/declarations.ts';
import type { PlannedInstance } from './planned.ts';
import type { OpenAttributes } from './resource-attributes.ts';
import { attributeOf, openAttributes } from './resource-attributes.ts';

/** One instance of a resource or data source. */
export interface ResourceInstance extends Instance, RawBody {
  readonly block: ResourceBlock;
  /** The native type; that of a data source begins with `data.`. */
  readonly type: string;
  readonly when: Guard;
  /** The stack of a template that it carries. */
  readonly carried?: (() => CarriedStack | undefined) | undefined;
  inside(): Inside;
}

/** What the arguments of an instance are read with. */
export interface Inside {
  readonly scope: Scope;
  /** What a plan knows of it. */
  readonly planned?: PlannedInstance | undefined;
  /** What is known of an attribute beside what the block writes. */
  readonly computed?: ((attribute: string) => Data | undefined) | undefined;
}

/** A resource or data source that a module declares. */
export interface Declared {
  readonly block: ResourceBlock;
  /** As expressions write it: `aws_lb.x`, `data.aws_vpc.x`. */
  readonly name: string;
  readonly managed: boolean;
}

export interface Settings {
  readonly declared: Declared;
  readonly address: string;
  readonly when: Guard;
  readonly occurrence: Occurrence;
  readonly carried: ResourceInstance['carried'];
}

/** Most resources are never asked for anything: nothing is made for them. `open` is called when one is. */
export function resourceInstance(
  settings: Settings,
  open: (settings: Settings, instance: ResourceInstance) => Inside,
): ResourceInstance {
  const { block, managed } = settings.declared;
  let opened: Inside | undefined;
  let properties: Lazily | undefined;
  let opens: OpenAttributes | undefined;
  const instance: ResourceInstance = {
    address: settings.address,
    block,
    type: managed ? block.type : `data.${block.type}`,
    when: settings.when,
    identities,
    carried: settings.carried,
    inside: () => (opened ??= open(settings, instance)),
    read(property) {
      const { planned, scope } = instance.inside();
      // Most of what is asked for is not written; nothing needs to be kept of it.
      if (!planned && !isWritten(block.body, property)) return absent({ at: headerOf(block), property });
      properties ??= lazily(scope.run, (name) => `${settings.address}.${name}`);
      return properties(property, block.header, () => {
        const written = restrictDeeply(readProperty(block.body, property, block.header, scope), settings.when);
        return withSecretsHidden(planned?.argument(property, written) ?? written, property, block);
      });
    },
    attribute(name, from) {
      opens ??= openAttributes(settings);
      return attributeOf(name, from, { settings, instance, openAttribute: opens });
    },
  };
  return instance;
}

const identities: readonly string[] = ['id', 'arn'];

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
