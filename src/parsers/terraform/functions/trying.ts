import type { Guard } from '../../../model/guard.ts';
import { always, and, never, or } from '../../../model/guard.ts';
import type { Data } from '../../../model/value.ts';
import { casesOf } from '../../../model/cases.ts';
import { known, unknown } from '../../../model/value.ts';
import { merged } from '../evaluate/alternatives.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { isInvalid } from '../evaluate/operators.ts';
import type { Scope } from '../evaluate/scope.ts';
import { callIdentity, computedAt, unknownResult } from '../evaluate/symbolic.ts';
import type { Call } from '../hcl/syntax.ts';

/** The first argument that can be evaluated. Where that depends on a condition, so does which one it is. */
export function tryEach(expression: Call, scope: Scope): Data {
  const chosen: { readonly when: Guard; readonly value: Data }[] = [];
  let open: Guard = always;
  for (const [index, arg] of expression.args.entries()) {
    const { result, faults } = scope.run.apart(() => evaluate(arg, scope));
    const isLast = index === expression.args.length - 1;
    if (faults > 0 && !isLast) continue;
    if (faults > 0 && open === always) scope.run.fault(arg, 'No argument of try can be evaluated.');
    const cases = casesOf(result);
    const invalid = isLast ? [] : cases.filter((each) => isInvalid(each.value));
    if (invalid.length === 0 && open === always) return result;
    for (const each of cases) {
      if (!invalid.includes(each)) chosen.push({ when: and(open, each.when), value: each.value });
    }
    open = and(open, or(...invalid.map((each) => each.when)));
    if (open === never) break;
  }
  if (chosen.length > 0) return merged(chosen, computedAt(expression, []));
  return unknown({ kind: 'invalid', detail: 'try has no arguments.' }, { at: expression });
}

export function can(expression: Call, scope: Scope): Data {
  const [arg] = expression.args;
  if (!arg) return scope.run.fault(expression, 'can takes one argument.');
  const { result, faults } = scope.run.apart(() => evaluate(arg, scope));
  const written = computedAt(expression, []);
  if (faults > 0) return known(false, written);
  if (result.state === 'unknown') return unknownResult(result, written, callIdentity('can', [result]));
  return merged(
    casesOf(result).map((each) => ({ when: each.when, value: known(!isInvalid(each.value), written) })),
    written,
  );
}
