import type { Data } from '../../../model/value.ts';
import { known } from '../../../model/value.ts';
import { distribute } from '../evaluate/alternatives.ts';
import { isInvalid } from '../evaluate/operators.ts';
import { toText } from '../evaluate/scalars.ts';
import { callIdentity, computedAt, neverNull, unknownResult } from '../evaluate/symbolic.ts';
import type { CallSite } from './function-types.ts';

/** Whether a text begins with another; of a text that is known in part its first piece may tell. */
export function startswith(args: readonly Data[], call: CallSite): Data {
  return distribute(args, computedAt(call.at, args), ([whole, start]) => {
    if (!whole || !start) return call.run.fault(call.at, 'startswith takes two strings.');
    const written = computedAt(call.at, args);
    const prefix = toText(start, call.at, call.run);
    const text = toText(whole, call.at, call.run);
    if (typeof prefix !== 'string') return isInvalid(prefix) ? prefix : unknownStart(prefix);
    if (typeof text === 'string') return known(text.startsWith(prefix), written);
    const first = text.parts?.[0];
    if (prefix === '') return known(true, written);
    if (typeof first !== 'string') return isInvalid(text) ? text : unknownStart(text);
    if (first.startsWith(prefix)) return known(true, written);
    return prefix.startsWith(first) ? unknownStart(text) : known(false, written);

    function unknownStart(cause: Extract<Data, { state: 'unknown' }>): Data {
      const identity = callIdentity(call.name, args);
      return neverNull(unknownResult(cause, written, identity));
    }
  });
}
