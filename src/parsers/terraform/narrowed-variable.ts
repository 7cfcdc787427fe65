import type { Guard } from '../../model/guard.ts';
import { always, and, implies, never, or, within } from '../../model/guard.ts';
import type { Data, Scalar, Unknown } from '../../model/value.ts';
import { oneOf } from '../../model/cases.ts';
import { known, unknown } from '../../model/value.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { equalsOpen, valuesCompared } from './evaluate/open-equality.ts';
import { conditionOf } from './evaluate/operators.ts';
import type { References, Scope } from './evaluate/scope.ts';
import type { NamedBlock } from './load/declarations.ts';
import { attributeNamed, blocksNamed } from './load/declarations.ts';

/** More values than this are as good as any. */
const valueLimit = 100;

/**
 * What the `validation` blocks leave of a variable that nothing sets: one of the values that they compare it with, where
 * it must be one of those (https://developer.hashicorp.com/terraform/language/expressions/custom-conditions#input-variable-validation).
 */
export function narrowedVariable(open: Unknown, variable: NamedBlock, scope: Scope): Data {
  const blocks = blocksNamed(variable.body, 'validation');
  if (blocks.length === 0) return open;
  const { run } = scope;
  // Other variables may be validated by this one, so they are left open.
  const read: References['read'] = (path, at) =>
    path[0] === 'var' && path[1] === variable.name ? open : unknown({ kind: 'choice', of: path.join('.') }, { at });
  const own: Scope = { ...scope, references: { read } };
  const conditions = blocks.flatMap(({ body }) => attributeNamed(body, 'condition') ?? []);
  const { result: world } = run.apart(() =>
    and(
      ...conditions.map((condition): Guard => {
        const holds = conditionOf(evaluate(condition, own), condition, run);
        return 'state' in holds ? always : holds;
      }),
    ),
  );
  if (world === always || world === never) return open;
  return valuesCompared(open, run).reduce<Data>((left, values) => oneOfThese(left, values, world), open);

  function oneOfThese(left: Data, values: readonly Scalar[], sure: Guard): Data {
    if (left !== open || values.length > valueLimit) return left;
    const cases = values.flatMap((value) => {
      const when = typeof value === 'boolean' ? undefined : equalsOpen(open, value, run);
      return when ? [{ when, value: known(value, open) }] : [];
    });
    if (!implies(sure, or(...cases.map(({ when }) => when)))) return left;
    return oneOf(
      cases.map((each) => ({ ...each, when: within(sure, each.when) })),
      open,
    );
  }
}
