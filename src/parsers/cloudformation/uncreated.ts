import { never } from '../../model/guard.ts';
import type { Uncreated } from '../../model/resource.ts';
import { existence } from './existence.ts';
import type { Scope } from './scope.ts';
import { child, textAt, textOf } from './tree.ts';

/** The resources of some types whose condition is false. */
export function uncreatedIn(scope: Scope, types: ReadonlySet<string>): readonly Uncreated[] {
  return [...scope.template.resources].flatMap(([logicalId, entry]) => {
    if (!types.has(textAt(entry.value, 'Type') ?? '') || existence(scope, entry) !== never) return [];
    const condition = child(entry.value, 'Condition');
    const name = condition && textOf(condition);
    if (!condition || name === undefined) return [];
    const address = scope.state.dialect.addressOf(scope, logicalId);
    return [{ address, at: condition.at, because: `Condition: ${name}` }];
  });
}
