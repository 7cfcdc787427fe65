import type { Origin } from '../../model/value.ts';
import type { Json } from './json.ts';
import { isArray, member } from './json.ts';
import type { PlannedResource } from './plan-file.ts';
import type { Step } from './reference.ts';
import { keySuffix } from './reference.ts';

/** One attribute of one resource, or a part of it, to which a reference leads. */
export interface AttributeTarget {
  readonly type: 'attribute';
  readonly resource: PlannedResource;
  readonly attribute: string;
  /** The steps from the attribute to the part: `[0].private_ip`. */
  readonly rest?: readonly Step[];
}

/** Whether something is known only after the plan is applied. */
export function isUnknown({ resource, attribute, rest = [] }: AttributeTarget): boolean {
  let mask = member(resource.unknown, attribute);
  for (const step of rest) if (mask !== true) mask = inside(mask, [step]);
  return mask === true;
}

/** What the plan has there; undefined when that is not known. */
export function valueOf({ resource, attribute, rest = [] }: AttributeTarget): Json | undefined {
  return inside(member(resource.values, attribute), rest);
}

/** A part of a value, where there is one. */
export function inside(value: Json | undefined, steps: readonly Step[]): Json | undefined {
  let found = value;
  for (const step of steps) {
    const key = typeof step === 'string' ? step : step.key;
    found = isArray(found) && typeof key === 'number' ? found[key] : member(found, String(key));
  }
  return found;
}

export function originOf(target: AttributeTarget, unit: string): Origin {
  const { resource, attribute, rest = [] } = target;
  const output = outputIn(target);
  const part = output === undefined ? rest.map(stepText).join('') : keySuffix(output);
  return { unit, address: resource.address, attribute: attribute + part };
}

/** The name of the output that is read of a stack: `outputs.X` or `outputs["X"]`. */
export function outputIn({ attribute, rest = [] }: AttributeTarget): string | undefined {
  const [step, ...others] = rest;
  if (attribute !== 'outputs' || step === undefined || others.length > 0) return undefined;
  return typeof step === 'string' ? step : String(step.key);
}

function stepText(step: Step): string {
  return typeof step === 'string' ? `.${step}` : keySuffix(step.key);
}

/** The address of an attribute, to tell targets apart. */
export function targetKey(target: AttributeTarget): string {
  const { address, attribute } = originOf(target, '');
  return `${address}.${attribute}`;
}
