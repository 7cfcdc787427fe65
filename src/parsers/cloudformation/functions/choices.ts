import { not } from '../../../model/guard.ts';
import type { Data } from '../../../model/value.ts';
import { oneOf, unknown } from '../../../model/value.ts';
import { eachCase, placeAll } from '../lists.ts';
import type { Scope } from '../scope.ts';
import { invalid } from '../scope.ts';
import { scalarText } from '../strings.ts';
import type { CallNode, Node } from '../tree.ts';
import { child, entriesOf, textOf } from '../tree.ts';

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

export function findInMap(call: CallNode, scope: Scope): Data {
  const [map, first, second, options] = call.argument.type === 'sequence' ? call.argument.items : [];
  if (!map || !first || !second) return invalid(scope, call.at, '`Fn::FindInMap` needs a map and two keys');
  const standard = child(options, 'DefaultValue');
  return withKey(scope.evaluate(map), (mapName) => {
    const table = scope.template.mappings.get(mapName)?.value;
    if (!table) return missing(`The mapping \`${mapName}\``);
    return withKey(scope.evaluate(first), (row) =>
      withKey(scope.evaluate(second), (column) => {
        const found = entriesOf(child(table, row)).get(column)?.value;
        return found ? placeAll(scope.evaluate(found), call.at) : missing(`\`${row}\`/\`${column}\` of \`${mapName}\``);
      }),
    );
  });

  function missing(what: string): Data {
    if (standard) return scope.evaluate(standard);
    return unknown({ kind: 'invalid', detail: `${what} does not exist` }, { at: call.at });
  }

  function withKey(key: Data, look: (text: string) => Data): Data {
    return eachCase(key, (one) => {
      if (one.state === 'known' && typeof one.value !== 'object') return look(scalarText(one.value));
      if (one.state === 'unknown') return unknown(choiceOf(one.reason, map), { at: call.at });
      return unknown({ kind: 'invalid', detail: 'a key of a mapping must be a text' }, { at: call.at });
    });
  }
}

/** What decides a look-up: the parameter or fact that is the key says more than "a choice" would. */
function choiceOf(reason: Parameters<typeof unknown>[0], map: Node | undefined): Parameters<typeof unknown>[0] {
  if (reason.kind === 'deployment' || reason.kind === 'parameter') return reason;
  return { kind: 'choice', of: `the key into \`${textOf(map) ?? 'a mapping'}\`` };
}
