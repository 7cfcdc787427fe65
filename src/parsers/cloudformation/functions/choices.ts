import { not } from '../../../model/guard.ts';
import type { Data } from '../../../model/value.ts';
import { oneOf } from '../../../model/cases.ts';
import type { Scope } from '../scope.ts';
import { invalid } from '../scope.ts';
import type { CallNode } from '../tree.ts';
import { textOf } from '../tree.ts';

export function ifThenElse(call: CallNode, scope: Scope): Data {
  const [condition, then, otherwise] = call.argument.type === 'sequence' ? call.argument.items : [];
  if (!condition || !then || !otherwise) {
    return invalid(scope, call.at, '`Fn::If` needs a condition, a value if it holds, and one if not');
  }
  const name = textOf(condition);
  const holds = name === undefined ? scope.test(condition) : scope.condition(name, condition.at);
  return oneOf(
    [
      { when: holds, value: scope.evaluate(then) },
      { when: not(holds), value: scope.evaluate(otherwise) },
    ],
    { at: call.at },
  );
}
