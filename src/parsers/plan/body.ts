import { atom, not } from '../../model/guard.ts';
import type { RawBody } from '../../model/resource.ts';
import type { Location, SourceFile } from '../../model/source.ts';
import type { Data, Unknown, Written as Provenance } from '../../model/value.ts';
import { oneOf } from '../../model/cases.ts';
import { absent, known } from '../../model/value.ts';
import { originOf } from './attribute-target.ts';
import type { CarriedStacks } from './carried-stacks.ts';
import type { ConfiguredResource } from './configured.ts';
import type { Json } from './json.ts';
import { isArray, isObject, member } from './json.ts';
import type { FindByIdentity } from './links.ts';
import { knownTarget } from './links.ts';
import { isNull, openValue } from './open-value.ts';
import type { PlannedResource } from './plan-file.ts';
import type { Target } from './targets.ts';
import type { PlannedValue, Reading } from './values.ts';
import { toData } from './values.ts';
import type { Written } from './written.ts';
import { writtenIn } from './written.ts';

export interface BodySource {
  readonly file: SourceFile;
  readonly unit: string;
  readonly resource: PlannedResource;
  readonly configured: ConfiguredResource | undefined;
  /** Where the references of an argument lead. */
  readonly targetsOf: (written: Written) => readonly Target[];
  readonly findByIdentity: FindByIdentity;
  readonly stacks?: CarriedStacks | undefined;
  /** Is told of values that are not read to their end. */
  readonly limited: (value: Unknown) => void;
}

export function planBody(source: BodySource): RawBody {
  const done = new Map<string, Data>();
  return {
    read(property) {
      const before = done.get(property);
      if (before) return before;
      const value: Data = { ...readProperty(source, property), property };
      done.set(property, value);
      return value;
    },
  };
}

/**
 * An argument that the configuration of a new resource does not write is absent, whatever the plan fills in: a default
 * of the provider's that it may never send, or `known after apply`. Of a resource that exists, everything is a fact.
 */
function readProperty(source: BodySource, property: string): Data {
  const { file, resource, configured } = source;
  const value = member(resource.values, property);
  const unknown = member(resource.unknown, property);
  const written = writtenIn(configured, property);
  const header = { at: headerOf(file, resource) };
  if ((value === undefined || value === null) && !isMarked(unknown)) return absent(header);
  const isUnwritten = written.type === 'nothing' || (unknown !== true && isNull(written, source.targetsOf(written)));
  if (!resource.exists && isUnwritten && !hasBlocks(value)) return absent(header);
  const path = [...resource.valuesAt, property];
  const sensitive = resource.sensitive === true ? true : member(resource.sensitive, property);
  const data = toData({ value, unknown, sensitive, written, path }, readingOf(source, property));
  const mayBeNull =
    !resource.exists &&
    isZero(value) &&
    !neverNull.has(`${resource.type}.${property}`) &&
    !isHandedOn(source.targetsOf(written), value);
  return mayBeNull && written.type === 'expression' ? perhapsAbsent(data, source, property) : data;
}

/**
 * The provider refuses null where an argument is required.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_service#acceptance_required
 */
const neverNull: ReadonlySet<string> = new Set(['aws_vpc_endpoint_service.acceptance_required']);

/** What the provider's schema puts in place of null, where it puts anything. */
function isZero(value: Json | undefined): boolean {
  return value === false || value === 0 || value === '';
}

/** Whether an expression is a constant or a mere reference to the value. A choice would refer to more, or to another. */
function isHandedOn(targets: readonly Target[], value: Json | undefined): boolean {
  const [only, ...others] = targets;
  if (!only || others.length > 0) return false;
  return only.type === 'value' ? only.value === value : only.type === 'attribute';
}

/**
 * `var.on ? null : true` is planned as `false`, and a plan records `var.on` alone: it does not tell this from what is
 * written.
 */
function perhapsAbsent(data: Data, { unit, resource }: BodySource, property: string): Data {
  const written = atom(`${unit} what ${resource.address}.${property} refers to`);
  return oneOf(
    [
      { when: written, value: data },
      { when: not(written), value: absent(data) },
    ],
    data,
  );
}

/** The entry's address: one line that names the resource. */
export function headerOf(file: SourceFile, resource: PlannedResource): Location {
  return { file, path: [...resource.at, 'address'], instanceOf: instanceOf(resource) };
}

function instanceOf({ block, at }: PlannedResource): { readonly block: string; readonly depth: number } {
  return { block, depth: at.length };
}

function isMarked(mask: Json | undefined): boolean {
  return mask === true || isArray(mask) || isObject(mask);
}

/** Blocks that no expression records come from a `dynamic` one. */
function hasBlocks(value: Json | undefined): boolean {
  return isArray(value) && value.some(isObject);
}

function readingOf(source: BodySource, property: string): Reading {
  const { file, resource, unit, findByIdentity, targetsOf, stacks, limited } = source;
  const instance = instanceOf(resource);
  const provenance = ({ path, sensitive }: PlannedValue): Provenance => ({
    at: { file, path, instanceOf: instance },
    ...(sensitive === true && { sensitive }),
  });
  return {
    provenance,
    limited,
    text(value, planned) {
      const target = knownTarget(targetsOf(planned.written), value) ?? findByIdentity(value);
      const own = target && target.resource !== resource ? originOf(target, unit) : undefined;
      const origin = own ?? stacks?.originOf(value);
      return known(value, { ...provenance(planned), ...(origin && { origin }) });
    },
    open: (planned) =>
      openValue({
        resource,
        property,
        written: planned.written,
        targets: targetsOf(planned.written),
        isList: isArray(planned.sensitive),
        unit,
        stacks,
        provenance: { ...provenance(planned), at: openPlace(source, planned) },
      }),
  };
}

/** What is unknown does not stand among the values; its name stands in the mask. */
function openPlace({ file, resource }: BodySource, { path }: PlannedValue): Location {
  const inner = path.slice(resource.valuesAt.length);
  const open = [...resource.at, 'change', 'after_unknown', ...inner];
  return { file, path: open, key: true, instanceOf: instanceOf(resource) };
}
