import type { ConfiguredResource, Expression } from './configured.ts';
import { expressionOf, isExpression } from './configured.ts';
import type { Json, JsonObject } from './json.ts';
import { isArray, isObject, member } from './json.ts';

/** What the configuration in a plan says of an argument, or of a part of it. */
export type Written =
  | { readonly type: 'expression'; readonly expression: Expression }
  /** Blocks of a type, each with its arguments. */
  | { readonly type: 'blocks'; readonly blocks: readonly JsonObject[] }
  | { readonly type: 'nothing' }
  /** It does not show: a `dynamic` block, or the plan is without configuration. */
  | { readonly type: 'unrecorded' };

const unrecorded: Written = { type: 'unrecorded' };

export function writtenIn(resource: ConfiguredResource | undefined, property: string): Written {
  if (!resource) return unrecorded;
  const expression = member(resource.expressions, property);
  return expression === undefined ? { type: 'nothing' } : merged([expression]);
}

/** What is written for the item of a list: blocks that cannot have become this item are left out. */
export function writtenForItem(written: Written, item: Json, among: number): Written {
  if (!isObject(item)) return written;
  switch (written.type) {
    case 'blocks':
      return { type: 'blocks', blocks: written.blocks.filter((block) => mayBe(block, item)) };
    // Blocks of an argument that is written as one: which reference belongs to which the plan does not tell.
    case 'expression':
      return among === 1 || written.expression.references.length === 0 ? written : unrecorded;
    case 'nothing':
    case 'unrecorded':
      return unrecorded;
  }
}

export function writtenForMember(written: Written, name: string): Written {
  if (written.type === 'nothing') return unrecorded;
  if (written.type !== 'blocks') return written;
  if (written.blocks.length === 0) return unrecorded;
  const members = written.blocks.flatMap((block) => member(block, name) ?? []);
  return members.length === 0 ? { type: 'nothing' } : merged(members);
}

function merged(members: readonly Json[]): Written {
  const [first] = members;
  if (members.length === 1 && isExpression(first)) return { type: 'expression', expression: expressionOf(first) };
  if (members.every(isExpression)) {
    const references = members.flatMap((each) => expressionOf(each).references);
    return { type: 'expression', expression: { constant: undefined, references: [...new Set(references)] } };
  }
  return { type: 'blocks', blocks: members.flatMap((each) => (isArray(each) ? each : [each])).filter(isObject) };
}

/** Whether the constants that a block writes are those of the item. */
function mayBe(block: JsonObject, item: JsonObject): boolean {
  return Object.entries(block).every(([name, expression]) => {
    const constant = isExpression(expression) ? expressionOf(expression).constant : undefined;
    const value = member(item, name);
    if (!isScalar(constant) || !isScalar(value)) return true;
    return String(constant) === String(value);
  });
}

function isScalar(value: Json | undefined): value is string | number | boolean {
  return value !== undefined && typeof value !== 'object';
}
