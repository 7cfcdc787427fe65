import type { Guard } from '../../model/guard.ts';
import { choice, never, within } from '../../model/guard.ts';
import type { Unknown } from '../../model/value.ts';
import type { Scope, UnitState } from './scope.ts';

/**
 * Something open that the template compares with several texts: it can equal but one of them. The same open thing is
 * the same variable wherever it is compared, so that conditions over it stay correlated.
 */
export function equalsOpen({ state, world }: Scope, open: Unknown, text: string): Guard | undefined {
  const name = variableOf(state, open);
  if (name === undefined) return undefined;
  const compared = state.compared.get(name) ?? { values: [] };
  const { values } = compared;
  state.compared.set(name, compared);
  if (compared.refuses?.(text)) return never;
  let index = values.indexOf(text);
  if (index < 0) index = values.push(text) - 1;
  return within(world(), choice(name, index));
}

/** Whether two open things are surely the same. */
export function isSameOpen(state: UnitState, one: Unknown, other: Unknown): boolean {
  const name = variableOf(state, one);
  return name !== undefined && name === variableOf(state, other);
}

/** What an open thing is called in conditions; undefined for what has no identity, as a text that holds it. */
export function variableOf({ unit }: UnitState, { reason, parts, identity }: Unknown): string | undefined {
  if (parts && parts.length > 1) return undefined;
  // A part of a parameter, such as an item of a list, is not the parameter.
  if (identity !== undefined) return `${unit.id}: ${identity}`;
  switch (reason.kind) {
    case 'parameter':
      return `${unit.id}: parameter ${reason.name}`;
    case 'deployment':
      return `${unit.id}: ${reason.name}`;
    case 'import':
      return `${unit.id}: import ${reason.name}`;
    case 'dynamic-reference':
      return `${unit.id}: ${reason.text}`;
    case 'attribute':
      return `${unit.id}: ${reason.address}.${reason.attribute}`;
    default:
      return undefined;
  }
}

export function parameterVariable(scope: Scope, name: string): string {
  return `${scope.state.unit.id}: parameter ${scope.prefix}${name}`;
}
