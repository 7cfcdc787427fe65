import { always, and, never, or } from '../../../model/guard.ts';
import type { Data, Item } from '../../../model/value.ts';
import { casesOf } from '../../../model/cases.ts';
import { unknown } from '../../../model/value.ts';
import { distribute, merged } from '../evaluate/alternatives.ts';
import { isInvalid } from '../evaluate/operators.ts';
import { besides } from '../evaluate/perhaps-set.ts';
import { callIdentity, computedAt, isMapping, neverNull, unknownResult } from '../evaluate/symbolic.ts';
import { conform, typeOf, unifyAll } from '../evaluate/types.ts';
import type { CallSite, MovingFunction } from './function-types.ts';

/** The first argument that is neither null nor an empty string. */
function coalesce(args: readonly Data[], call: CallSite): Data {
  const type = unifyAll(args.map((arg) => typeOf(arg)));
  if (!type) return call.run.fault(call.at, 'coalesce takes arguments of one type.');
  const found: Item[] = [];
  let open = always as Item['when'];
  for (const arg of args) {
    let next = never as Item['when'];
    for (const each of casesOf(arg)) {
      const when = and(open, each.when);
      if (when === never) continue;
      const single = each.value;
      const empty = single.state === 'absent' || (single.state === 'known' && single.value === '');
      if (empty) next = or(next, when);
      else if (single.state === 'unknown' && !single.nonNull && !isInvalid(single)) {
        // Whether it is null is not known, and so is which argument it will be.
        const result = unknownResult(single, computedAt(call.at, args), callIdentity('coalesce', args));
        found.push({ when, value: neverNull(result) });
      } else found.push({ when, value: single });
    }
    open = next;
    if (open === never) break;
  }
  if (found.length === 0) return call.run.fault(call.at, 'coalesce takes a value that is neither null nor empty.');
  if (open !== never)
    found.push({ when: open, value: unknown({ kind: 'invalid', detail: 'nothing to coalesce' }, call) });
  const value = merged(found, computedAt(call.at, args));
  return conform(args.reduce(besides, value), type);
}

function coalescelist(args: readonly Data[], call: CallSite): Data {
  return distribute(args, computedAt(call.at, args), (singles) => {
    if (singles.some((single) => single.state === 'absent')) {
      return call.run.fault(call.at, 'coalescelist takes lists and no null.');
    }
    for (const single of singles) {
      if (single.state === 'unknown')
        return unknownResult(single, computedAt(call.at, args), callIdentity('coalescelist', args));
      if (single.state !== 'known' || typeof single.value !== 'object' || isMapping(single.value) || single.value.set) {
        return call.run.fault(call.at, 'coalescelist takes lists.');
      }
      if (single.value.items.some((item) => item.when === always)) return single;
      if (single.value.items.length > 0 || single.value.rest.length > 0) {
        return unknown({ kind: 'choice', of: 'lists that may be empty' }, computedAt(call.at, args));
      }
    }
    return call.run.fault(call.at, 'coalescelist takes a list that is not empty.');
  });
}

export const coalescingFunctions: readonly (readonly [string, MovingFunction])[] = [
  ['coalesce', coalesce],
  ['coalescelist', coalescelist],
];
