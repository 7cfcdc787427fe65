import type { AttributeTarget } from './attribute-target.ts';
import { isUnknown, targetKey, valueOf } from './attribute-target.ts';
import type { Json } from './json.ts';
import { isArray, textMember } from './json.ts';
import type { PlanFile } from './plan-file.ts';
import type { Target } from './targets.ts';
import { attributesOf } from './targets.ts';

/**
 * The attributes that something unknown may be: one group for each thing that the expression refers to. What is known
 * in the plan it cannot be.
 */
export function unknownTargets(targets: readonly Target[]): readonly (readonly AttributeTarget[])[] {
  const groups = targets.map((target) => attributesOf(target).filter(isUnknown));
  return distinct(groups.filter((group) => group.length > 0));
}

export type Group = readonly AttributeTarget[];

export interface ListTargets {
  /** What is in the list, as far as nothing chooses. */
  readonly sure: readonly Group[];
  /** What goes over resources may leave some out: a splat, `element`, `slice`, a `for` with a condition look alike. */
  readonly perhaps: readonly Group[];
}

/** The same for the elements of a list. */
export function elementTargets(targets: readonly Target[]): ListTargets {
  const over = targets.filter(isGoneOver);
  const perhaps = over.flatMap((target) => (target.type === 'instances' ? target.each : [attributesOf(target)]));
  return {
    sure: unknownTargets(targets.filter((target) => !isGoneOver(target))),
    perhaps: distinct(perhaps.map((group) => group.filter(isUnknown)).filter((group) => group.length > 0)),
  };
}

function isGoneOver(target: Target): boolean {
  return target.type === 'instances' || (target.type === 'one-of' && target.isWhole === true);
}

function distinct(groups: readonly Group[]): readonly Group[] {
  return [...new Map(groups.map((group) => [group.map(targetKey).join(' '), group])).values()];
}

/** The attribute of the references that has this value. */
export function knownTarget(targets: readonly Target[], value: Json): AttributeTarget | undefined {
  return targets.flatMap(attributesOf).find((target) => valueOf(target) === value);
}

/**
 * Finds the resource of the plan whose ARN or ID a text is. Only texts that AWS makes: names may be equal by chance.
 */
export type FindByIdentity = (text: string) => AttributeTarget | undefined;

const arnText = /^arn:[^:]*:[^:]+:/;
const idText = /^[a-z]+(?:-[a-z]+)*-[0-9a-f]{8,}$/;

export function identities(plan: PlanFile): FindByIdentity {
  let found: Map<string, AttributeTarget | undefined> | undefined;
  return (text) => {
    if (!arnText.test(text) && !idText.test(text)) return undefined;
    found ??= index(plan);
    return found.get(text);
  };
}

function index(plan: PlanFile): Map<string, AttributeTarget | undefined> {
  const found = new Map<string, AttributeTarget | undefined>();
  const add = (text: string, target: AttributeTarget): void => {
    // What two resources claim tells nothing.
    const other = found.get(text);
    found.set(text, found.has(text) && other?.resource !== target.resource ? undefined : target);
  };
  for (const resource of plan.resources.values()) {
    const [arn, id] = [textMember(resource.values, 'arn'), textMember(resource.values, 'id')];
    // Attachments and policies repeat the ID of what they belong to, but have no ARN that ends in it.
    if (arn === undefined || !arnText.test(arn)) continue;
    add(arn, { type: 'attribute', resource, attribute: 'arn' });
    if (id !== undefined && id !== arn && arn.endsWith(id) && idText.test(id)) {
      add(id, { type: 'attribute', resource, attribute: 'id' });
    }
  }
  return found;
}

/** All texts in a value, at any depth. */
export function* textsIn(value: Json): Iterable<string> {
  const pending: Json[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') yield next;
    else if (isArray(next)) pending.push(...next.slice(0, mostItems));
    else if (typeof next === 'object' && next !== null) {
      pending.push(...Object.values(next).flatMap((inner) => inner ?? []));
    }
  }
}

const mostItems = 10_000;
