import type { Guard } from '../../model/guard.ts';
import { always, and, atom, or } from '../../model/guard.ts';
import { casesOf } from '../../model/cases.ts';
import { placeVariable } from './place-variable.ts';
import type { Scope } from './scope.ts';
import { scalarText } from './strings.ts';
import type { Entry, Node } from './tree.ts';
import { child, textOf } from './tree.ts';

/** When a resource is there: under its `Condition`, and with the item of the loop that makes it. */
export function existence(scope: Scope, { value, when = always }: Entry): Guard {
  const condition = child(value, 'Condition');
  return condition ? and(when, conditionOf(scope, condition)) : when;
}

function conditionOf(scope: Scope, node: Node): Guard {
  const name = textOf(node);
  if (name !== undefined) return scope.condition(name, node.at);
  return node.type === 'call' && named.has(node.name) ? conditionNamedBy(scope, node) : scope.test(node);
}

/** With language extensions a function may give the condition's name; without a value there is no condition. */
const named: ReadonlySet<string> = new Set(['Fn::FindInMap', 'Ref', 'Fn::Sub', 'Fn::Join', 'Fn::Select', 'Fn::If']);

function conditionNamedBy(scope: Scope, node: Node): Guard {
  const guards = casesOf(scope.evaluate(node)).map(({ when, value }) => {
    if (value.state === 'absent') return when;
    if (value.state === 'known' && typeof value.value !== 'object') {
      return and(when, scope.condition(scalarText(value.value), node.at));
    }
    return and(when, atom(placeVariable(scope, node.at)));
  });
  return or(...guards);
}
