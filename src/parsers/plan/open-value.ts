import { always, atom, not, or } from '../../model/guard.ts';
import type { Data, Item, Unknown, Written as Provenance } from '../../model/value.ts';
import { absent, known, unknown } from '../../model/value.ts';
import type { AttributeTarget } from './attribute-target.ts';
import { isUnknown, originOf, outputIn } from './attribute-target.ts';
import type { CarriedStacks } from './carried-stacks.ts';
import { isArray, member, textMember } from './json.ts';
import type { Group } from './links.ts';
import { elementTargets, unknownTargets } from './links.ts';
import type { PlannedResource } from './plan-file.ts';
import type { Target } from './targets.ts';
import { attributesOf } from './targets.ts';
import type { Written } from './written.ts';

/** Something that is known only after the plan is applied. */
export interface OpenValue {
  readonly resource: PlannedResource;
  /** The argument, for messages. */
  readonly property: string;
  readonly written: Written;
  /** Where the references of the written expression lead. */
  readonly targets: readonly Target[];
  readonly isList: boolean;
  readonly unit: string;
  readonly provenance: Provenance;
  readonly stacks?: CarriedStacks | undefined;
}

/**
 * What an unwritten or null argument of a new resource is, nobody has said: it is absent. Of a resource that exists it
 * is what AWS makes of the change. What is written is what its references lead to.
 */
export function openValue(open: OpenValue): Data {
  const { resource, property, written, targets, provenance } = open;
  if (written.type === 'nothing' || isNull(written, targets)) {
    if (!resource.exists) return absent(provenance);
    return unknown({ kind: 'attribute', address: resource.address, attribute: property }, provenance);
  }
  return open.isList ? openList(open) : openScalar(open, unknownTargets(targets).flat());
}

/** Null is as if it were not written. */
export function isNull(written: Written, targets: readonly Target[]): boolean {
  if (written.type !== 'expression' || targets.length === 0) return false;
  return targets.every((target) => target.type === 'value' && target.value === null);
}

function openScalar(open: OpenValue, attributes: Group): Unknown {
  const { resource, unit, provenance } = open;
  const [only] = attributes;
  if (only && attributes.length === 1) return attributeValue(only, open);
  const value = unknown({ kind: 'plan-reference', address: resource.address }, provenance);
  if (!only || attributes.length > mostCandidates) return value;
  return { ...value, candidates: attributes.map((attribute) => originOf(attribute, unit)) };
}

const mostCandidates = 32;

function attributeValue(target: AttributeTarget, { unit, provenance, stacks }: OpenValue): Unknown {
  const name = outputIn(target);
  const output = name === undefined ? undefined : stacks?.output(target.resource, name);
  if (output) return { ...output, ...provenance };
  const origin = originOf(target, unit);
  const { address, attribute } = origin;
  const isWhole = (target.rest ?? []).length === 0;
  return unknown(
    { kind: 'attribute', address, attribute },
    { ...provenance, origin },
    isWhole ? { nonNull: true } : {},
  );
}

/**
 * A set with one unknown element is unknown as a whole. It holds what is referred to, and may hold literals, which the
 * plan records nowhere. When something else goes into the expression that is no attribute, it may choose between several
 * attributes.
 */
function openList(open: OpenValue): Data {
  const { resource, provenance } = open;
  // The instance's own key is an index into something else.
  const targets = open.targets.filter((target) => target.type !== 'value' || target.value !== resource.key);
  const unread = unknown({ kind: 'plan-reference', address: resource.address }, provenance);
  const isOpen = targets.some(({ type }) => type === 'open');
  const chooses = isOpen || targets.some(({ type }) => type === 'value');
  const { sure, perhaps } = elementTargets(targets.filter((target) => !mayBeSeveral(target)));
  const groups = [...sure, ...perhaps];
  if (groups.length === 0 || groups.length > mostCandidates) return unread;
  const isPicked = chooses && groups.length > 1;
  const items = isPicked
    ? someOf(open, groups)
    : [...allOf(open, sure), ...there(open), ...someOf(open, perhaps, sure)];
  const rest = isOpen || targets.some(mayHold) || targets.some(mayBeSeveral) ? unread : literalsBeside(open);
  return known({ type: 'list', items, rest: [{ when: always, value: rest }] }, provenance);
}

function allOf(open: OpenValue, groups: readonly Group[]): readonly Item[] {
  return groups.map((group): Item => ({ when: always, value: openScalar(open, group) }));
}

/** Each may be in the list, and of a list that has nothing else one of them is. */
function someOf(open: OpenValue, groups: readonly Group[], beside: readonly Group[] = []): readonly Item[] {
  const { resource, property, unit } = open;
  const [first = always, ...others] = groups.map((group) =>
    atom(`${unit} ${resource.address}.${property} has ${group[0]?.resource.address}`),
  );
  const guards = [beside.length > 0 ? first : or(first, not(or(...others))), ...others];
  return groups.map((group, index): Item => ({ when: guards[index] ?? always, value: openScalar(open, group) }));
}

/** What is referred to beside and is there already: its ID or ARN is known, and no element of a set that shows. */
function there({ targets, unit, provenance }: OpenValue): readonly Item[] {
  return targets.flatMap((target): Item[] => {
    if (target.type !== 'attribute' || !['arn', 'id'].includes(target.attribute)) return [];
    const value = textMember(target.resource.values, target.attribute);
    if (value === undefined) return [];
    return [{ when: always, value: known(value, { ...provenance, origin: originOf(target, unit) }) }];
  });
}

function literalsBeside({ resource, property, provenance }: OpenValue): Unknown {
  return unknown({ kind: 'unshown', address: resource.address, argument: property }, provenance);
}

/** Lists, and texts that may be split as outputs of stacks are: what they hold is not told. */
function mayBeSeveral(target: Target): boolean {
  return attributesOf(target)
    .filter(isUnknown)
    .some(({ resource, attribute, rest = [] }) => {
      const mask = member(resource.sensitive, attribute);
      return rest.length > 0 || isArray(mask) || typeof mask === 'object';
    });
}

/** A text or a list with something in it may be part of the set; a switch, a number or nothing cannot. */
function mayHold(target: Target): boolean {
  if (target.type !== 'value') return false;
  return isArray(target.value) ? target.value.length > 0 : typeof target.value === 'string' && target.value !== '';
}
