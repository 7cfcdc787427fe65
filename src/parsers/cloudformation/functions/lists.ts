import type { Guard } from '../../../model/guard.ts';
import { always, and, never, not } from '../../../model/guard.ts';
import type { Data, Item, List, Value } from '../../../model/value.ts';
import { oneOf } from '../../../model/cases.ts';
import { count } from '../../../model/count.ts';
import { withWritten } from '../../../model/provenance.ts';
import { known, unknown, writtenOf } from '../../../model/value.ts';
import { subnetsOf } from '../cidr.ts';
import { eachCase, isList, listOf, partOf, placeAll, select, split } from '../lists.ts';
import type { Scope } from '../scope.ts';
import { invalid } from '../scope.ts';
import type { Piece } from '../strings.ts';
import { concatenate } from '../strings.ts';
import type { CallNode } from '../tree.ts';
import { textOf } from '../tree.ts';
import { isId } from './references.ts';

export function join(call: CallNode, scope: Scope): Data {
  const [delimiterNode, listNode] = call.argument.type === 'sequence' ? call.argument.items : [];
  const delimiter = textOf(delimiterNode) ?? (delimiterNode ? undefined : '');
  if (delimiter === undefined || !listNode) return invalid(scope, call.at, '`Fn::Join` needs a delimiter and a list');
  return eachCase(scope.evaluate(listNode), (one) => {
    if (one.state === 'unknown') return withoutOrigin(one);
    if (!isList(one)) return invalid(scope, call.at, '`Fn::Join` joins a list');
    return joinItems(one.value, delimiter, call);
  });
}

function joinItems(list: List, delimiter: string, { at }: CallNode): Data {
  const open = list.rest[0];
  if (open) return withoutOrigin(open.value);
  if (list.items.some((item) => item.when !== always)) return joinSome(list.items, delimiter, at);
  const pieces = list.items.flatMap((item, index): Piece[] => (index === 0 ? [item.value] : [delimiter, item.value]));
  if (pieces.length === 0) return known('', { at });
  return markLone(concatenate(pieces, at), list.items.length);
}

/** Items that are there only under a condition: one string per combination, up to the limit of `concatenate`. */
function joinSome(items: readonly Item[], delimiter: string, at: CallNode['at']): Data {
  let soFar: Value<string> = known('', { at });
  let empty: Guard = always;
  for (const item of items) {
    const separated = oneOf(
      [
        { when: empty, value: item.value },
        { when: not(empty), value: concatenate([soFar, delimiter, item.value], at) },
      ],
      { at },
    );
    soFar = concatenate(
      [
        oneOf(
          [
            { when: item.when, value: separated },
            { when: not(item.when), value: soFar },
          ],
          { at },
        ),
      ],
      at,
    );
    empty = and(empty, not(item.when));
    if (soFar.state === 'unknown' && soFar.reason.kind === 'choice') return soFar;
  }
  return soFar;
}

/** A list of one joins to its item; that it was a list must be seen when it is split again. */
function markLone(joined: Value<string>, count: number): Data {
  if (count !== 1 || joined.state !== 'unknown' || joined.parts) return joined;
  return { ...joined, parts: [joined] };
}

function withoutOrigin(value: Data): Data {
  if (value.state !== 'unknown') return value;
  const { origin: _list, ...rest } = value;
  return rest;
}

export function splitString(call: CallNode, scope: Scope): Data {
  const [delimiterNode, text] = call.argument.type === 'sequence' ? call.argument.items : [];
  const delimiter = textOf(delimiterNode);
  if (delimiter === undefined || delimiter === '' || !text) {
    return invalid(scope, call.at, '`Fn::Split` needs a delimiter and a text');
  }
  return eachCase(concatenate([scope.evaluate(text)], call.at), (one) =>
    one.state === 'unknown' && !one.parts && /^[,;\s]+$/.test(delimiter) && isId(one.origin, scope)
      ? listOf([{ when: always, value: one }], { at: call.at })
      : split(one as Value<string>, delimiter, call.at),
  );
}

export function selectItem(call: CallNode, scope: Scope): Data {
  const [indexNode, listNode] = call.argument.type === 'sequence' ? call.argument.items : [];
  if (!indexNode || !listNode) return invalid(scope, call.at, '`Fn::Select` needs an index and a list');
  const list = scope.evaluate(listNode);
  return eachCase(scope.evaluate(indexNode), (position) => {
    if (position.state === 'unknown')
      return unknown({ kind: 'choice', of: 'the index of `Fn::Select`' }, { at: call.at });
    const index = position.state === 'known' ? Number(position.value) : Number.NaN;
    if (!Number.isInteger(index) || index < 0)
      return invalid(scope, call.at, 'The index of `Fn::Select` must be a number');
    return eachCase(list, (one) => {
      if (isList(one)) return select(one.value, index, { at: call.at });
      if (one.state === 'unknown') return partOf(one, `[${index}]`);
      return invalid(scope, call.at, '`Fn::Select` selects from a list');
    });
  });
}

/** Which zones a region has, and how many, is known only to the account. */
export function availabilityZones(call: CallNode): Data {
  return unknown({ kind: 'function', name: 'Fn::GetAZs' }, { at: call.at }, { nonNull: true });
}

export function length(call: CallNode, scope: Scope): Data {
  return eachCase(scope.evaluate(call.argument), (one) => {
    const { at } = call;
    if (isList(one)) return placeAll(count({ ...one.value, at, absent: never }), at);
    if (one.state === 'known') return invalid(scope, at, '`Fn::Length` counts the items of a list');
    return unknown({ kind: 'function', name: 'Fn::Length' }, { at }, { nonNull: true });
  });
}

export function cidr(call: CallNode, scope: Scope): Data {
  const [block, count, bits] = call.argument.type === 'sequence' ? call.argument.items : [];
  if (!block || !count) return invalid(scope, call.at, '`Fn::Cidr` needs a block, a count and a number of bits');
  const number = scope.evaluate(count);
  const size = bits && scope.evaluate(bits);
  return eachCase(scope.evaluate(block), (one) => {
    const wanted = number.state === 'known' ? Number(number.value) : Number.NaN;
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > 256) {
      return unknown({ kind: 'function', name: 'Fn::Cidr' }, { at: call.at });
    }
    const width = size?.state === 'known' ? Number(size.value) : undefined;
    const blocks =
      one.state === 'known' && typeof one.value === 'string' && (!size || width !== undefined)
        ? subnetsOf(one.value, wanted, width)
        : undefined;
    if (blocks === 'impossible') return invalid(scope, call.at, '`Fn::Cidr` asks for more than the block holds');
    const written = { ...writtenOf(one), at: call.at };
    const { origin: _block, ...place } = written;
    const items = Array.from({ length: wanted }, (_, index): Item => {
      const text = blocks?.[index];
      const open = unknown({ kind: 'function', name: 'Fn::Cidr' }, place, { nonNull: true });
      return { when: always, value: text === undefined ? open : known(text, place) };
    });
    return withWritten(listOf(items, place), {});
  });
}
