import type { Guard } from '../../../model/guard.ts';
import { always, and, never, not } from '../../../model/guard.ts';
import type { Data, Item, Rest } from '../../../model/value.ts';
import { known, unknown } from '../../../model/value.ts';
import { merged } from '../evaluate/alternatives.ts';
import type { Elements } from '../evaluate/collections.ts';
import { doubtIn, elementsOf } from '../evaluate/collections.ts';
import { callIdentity, computedAt, unknownResult } from '../evaluate/symbolic.ts';
import { joinTexts } from '../evaluate/template.ts';
import type { CallSite } from './function-types.ts';

/** One way in which elements that are there under conditions only can come together. */
interface Selection {
  readonly when: Guard;
  readonly items: readonly Data[];
}

/** More elements than this that are each there under a condition of their own make too many texts. */
const mostSelections = 64;

/**
 * `join(separator, list...)`. The join of a single element is that element: `join("", aws_lb.x[*].arn)` is how modules
 * name what exists once or not at all, and stands for the load balancer.
 */
export function join(args: readonly Data[], call: CallSite): Data {
  const [separator, ...lists] = args;
  const elements = lists.map(elementsOf);
  const isNoList = elements.some(({ wrong, absent }) => wrong === always || absent === always);
  if (!separator || isNoList) return call.run.fault(call.at, 'join takes a separator and lists of strings.');
  const items = elements.flatMap((each) => each.items);
  const open = elements.flatMap((each) => each.rest).find(({ when }) => when !== never);
  if (open) return openJoin(args, { separator, items, open }, call);
  const isOpen = items.length > 1 && elements.some((each) => doubtIn(each) !== undefined);
  const selections = isOpen ? undefined : selectionsOf(items);
  if (!selections) return unknown({ kind: 'choice', of: 'the elements that join puts together' }, { at: call.at });
  const written = computedAt(call.at, args);
  return merged(
    selections.map(({ when, items: chosen }) => ({ when, value: joinAll(separator, chosen, call) })),
    written,
  );
}

function joinAll(separator: Data, items: readonly Data[], call: CallSite): Data {
  const [only, ...others] = items;
  if (!only) return known('', { at: call.at });
  if (others.length === 0 && (only.state === 'unknown' || isText(only))) return only;
  const pieces = others.reduce<readonly Data[]>((all, item) => [...all, separator, item], [only]);
  return joinTexts(pieces, call.at, call.scope);
}

function isText(value: Data): boolean {
  return value.state === 'known' && typeof value.value === 'string';
}

interface OpenJoin {
  readonly separator: Data;
  readonly items: Elements['items'];
  readonly open: Rest;
}

/** Elements that are not known one by one: with no separator they are meant to be one at most. */
function openJoin(args: readonly Data[], { separator, items, open }: OpenJoin, call: CallSite): Data {
  const isLone = items.length === 0 && open.when === always;
  if (isLone && separator.state === 'known' && separator.value === '' && open.value.origin) return open.value;
  return unknownResult(open.value, computedAt(call.at, args), callIdentity(call.name, args));
}

function selectionsOf(items: readonly Item[]): readonly Selection[] | undefined {
  let selections: Selection[] = [{ when: always, items: [] }];
  for (const { when, value } of items) {
    if (when === always) {
      for (const [index, each] of selections.entries()) selections[index] = { ...each, items: [...each.items, value] };
      continue;
    }
    const next: Selection[] = [];
    for (const each of selections) {
      const present = and(each.when, when);
      const missing = and(each.when, not(when));
      if (present !== never) next.push({ when: present, items: [...each.items, value] });
      if (missing !== never) next.push({ when: missing, items: each.items });
    }
    if (next.length > mostSelections) return undefined;
    selections = next;
  }
  return selections;
}
