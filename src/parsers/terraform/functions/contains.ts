import { and, never, not, or } from '../../../model/guard.ts';
import type { Data, Datum, Item } from '../../../model/value.ts';
import { casesOf } from '../../../model/cases.ts';
import { known } from '../../../model/value.ts';
import { distribute, merged } from '../evaluate/alternatives.ts';
import { isEqual } from '../evaluate/equality.ts';
import { equality, truthValue } from '../evaluate/operators.ts';
import { callIdentity, computedAt, unknownResult } from '../evaluate/symbolic.ts';
import { areOfOneKind } from '../evaluate/uniform.ts';
import type { CallSite } from './function-types.ts';
import { listElements, needsList } from './list-arguments.ts';

/** Whether a list holds a value. */
export function contains([list, wanted]: readonly Data[], call: CallSite): Data {
  const elements = listElements(list);
  if (!list || !wanted || !elements) return needsList(call);
  const written = computedAt(call.at, [list, wanted]);
  return distribute([wanted], written, ([single]) => {
    if (!single) return needsList(call);
    let found = never as Item['when'];
    let cause: Data | undefined = elements.rest[0]?.value;
    let maybe = never as Item['when'];
    for (const item of elements.items) {
      for (const each of casesOf(item.value)) {
        const equal = areOfOneKind(each.value, single) && isEqual(each.value, single);
        if (equal) found = or(found, and(item.when, each.when));
        else if (equal === undefined) {
          cause ??= [each.value, single].find((value) => value.state === 'unknown');
          maybe = or(maybe, and(item.when, each.when, equality(each.value, single, call.at, call.run)));
        }
      }
    }
    const open: Data =
      cause?.state === 'unknown'
        ? elements.rest.length > 0
          ? unknownResult(cause, written, callIdentity('contains', [list, single]))
          : truthValue(cause, maybe, call.at, [list, single])
        : known<Datum>(false, written);
    return merged(
      [
        { when: found, value: known<Datum>(true, written) },
        { when: not(found), value: open },
      ].filter((each) => each.when !== never),
      written,
    );
  });
}
