import type { Guard } from '../../../model/guard.ts';
import { always, and, never, not, or } from '../../../model/guard.ts';
import type { Data, Unknown } from '../../../model/value.ts';
import { casesOf } from '../../../model/cases.ts';
import { known } from '../../../model/value.ts';
import { conditionOf, truthValue } from '../evaluate/operators.ts';
import { callIdentity, computedAt, unknownResult } from '../evaluate/symbolic.ts';
import type { CallSite, MovingFunction } from './function-types.ts';
import { listElements, needsList } from './list-arguments.ts';

/** `alltrue` and `anytrue`: one element may decide, whatever the others are. Null is neither. */
function decided(args: readonly Data[], call: CallSite, deciding: boolean): Data {
  const [list] = args;
  const elements = listElements(list);
  if (!list || !elements) return needsList(call);
  const written = computedAt(call.at, args);
  let decides: Guard = never;
  let cause: Unknown | undefined = elements.rest[0]?.value;
  for (const item of elements.items) {
    for (const each of casesOf(item.value)) {
      if (each.value.state === 'unknown') cause ??= each.value;
      const isTrue = each.value.state === 'absent' ? never : conditionOf(each.value, call.at, call.run);
      if ('state' in isTrue) return isTrue;
      decides = or(decides, and(item.when, each.when, deciding ? isTrue : not(isTrue)));
    }
  }
  if (decides === always) return known(deciding, written);
  if (elements.rest.length > 0 && cause) return unknownResult(cause, written, callIdentity(call.name, args));
  if (decides === never) return known(!deciding, written);
  const truth = deciding ? decides : not(decides);
  return truthValue(
    cause ?? { state: 'unknown', at: call.at, reason: { kind: 'choice', of: call.name } },
    truth,
    call.at,
    args,
  );
}

export const truthFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['alltrue', (args, call) => decided(args, call, false)],
  ['anytrue', (args, call) => decided(args, call, true)],
];
