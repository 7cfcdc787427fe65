import type { Location } from '../../model/source.ts';
import type { Data, Datum, Item, Mapping, Origin, Unknown } from '../../model/value.ts';
import { casesOf, oneOf } from '../../model/cases.ts';
import { rewritten, withWritten } from '../../model/provenance.ts';
import { either, known, unknown } from '../../model/value.ts';
import { isWritten } from './blocks.ts';
import { isNeverNull } from './data-sources/never-null.ts';
import { stepAt } from './evaluate/place-deeply.ts';
import { perhapsSets } from './evaluate/perhaps-set.ts';
import { elementPart, identified, isList, partOf, withItems } from './evaluate/symbolic.ts';
import { isTooLarge } from './evaluate/unfolded.ts';
import { attributeNamed, headerOf } from './load/declarations.ts';
import type { ResourceInstance, Settings } from './resource-object.ts';

/** What is not known of an attribute, made once for each. */
export type OpenAttributes = (name: string, origin: Origin) => Unknown;

export function openAttributes({ declared: { block, managed }, address }: Settings): OpenAttributes {
  const made = new Map<string, Unknown>();
  const at = headerOf(block);
  return (name, origin) => {
    let open = made.get(name);
    if (!open) {
      const reason = managed
        ? ({ kind: 'attribute', address, attribute: name } as const)
        : ({ kind: 'data-source', address } as const);
      const nonNull = managed || isNeverNull(block.type, name) || undefined;
      made.set(name, (open = identified(unknown(reason, { at, origin }, { nonNull }), `${address}.${name}`)));
    }
    return open;
  };
}

interface Asked {
  readonly settings: Settings;
  readonly instance: ResourceInstance;
  readonly openAttribute: OpenAttributes;
}

/** What an expression reads of an instance under a name. */
export function attributeOf(name: string, from: Location, { settings, instance, openAttribute }: Asked): Data {
  const { declared, address } = settings;
  const { block } = declared;
  const { scope, planned, computed } = instance.inside();
  const origin = { unit: scope.run.unit.id, address, attribute: name };
  const open = (): Unknown => openAttribute(name, origin);
  const role = attributeNamed(block.body, name) ? 'argument' : 'attribute';
  const argument = `${role} \`${name}\` of \`${declared.name}\``;
  const found = computed?.(name);
  if (found) return ofSchema(readFrom(planned?.argument(name, found) ?? found, from, argument), origin);
  if (metaArguments.has(name)) return open();
  if (!planned && !isWritten(block.body, name)) return open();
  const nested = attributeNamed(block.body, name) === undefined || !mapsOnly.test(block.type);
  const filledIn = (): Data => planned?.attribute(name, open()) ?? open();
  const value = readFrom(filled(instance.read(name), filledIn), from, argument);
  if (!nested) return ofSchema(value, origin);
  return ofSchema(isTooLarge(value) ? open() : openObjects(value, open()), origin);
}

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
function ofSchema(value: Data, origin: Origin): Data {
  return withWritten(perhapsSets(value), { origin });
}
