import type { Guard } from '../../../model/guard.ts';
import { and, atom, choice, not } from '../../../model/guard.ts';
import type { Scalar, Unknown } from '../../../model/value.ts';
import type { Run } from './run.ts';
import { identityOf } from './symbolic.ts';

/**
 * The condition that something unknown has a value: it has but one, so two values exclude each other. Texts and numbers
 * are counted apart, because a module may read as a number what its caller compares as a text.
 */
export function equalsOpen(open: Unknown, value: string | number, run: Run): Guard | undefined {
  const identity = identityOf(open);
  if (identity === undefined) return undefined;
  const variable = `${run.unit.id} ${typeof value === 'number' ? 'number ' : ''}${identity}`;
  const compared: Scalar[] = run.compared.get(variable) ?? [];
  run.compared.set(variable, compared);
  let index = compared.indexOf(value);
  if (index < 0) index = compared.push(value) - 1;
  const chosen = choice(variable, index);
  return open.nonNull ? chosen : and(not(isNull(identity, run)), chosen);
}

/** The texts, and the numbers, that something unknown was compared with so far. */
export function valuesCompared(open: Unknown, run: Run): readonly (readonly Scalar[])[] {
  const identity = identityOf(open);
  const variables = identity === undefined ? [] : [`${run.unit.id} ${identity}`, `${run.unit.id} number ${identity}`];
  return variables.map((variable) => [...(run.compared.get(variable) ?? [])]).filter((values) => values.length > 0);
}

export function equalsNull(open: Unknown, run: Run): Guard | undefined {
  const identity = identityOf(open);
  return identity === undefined ? undefined : isNull(identity, run);
}

function isNull(identity: string, run: Run): Guard {
  return atom(`${run.unit.id} ${identity} == null`);
}
