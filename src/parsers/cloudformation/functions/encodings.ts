import { always } from '../../../model/guard.ts';
import type { Data } from '../../../model/value.ts';
import { known, map, unknown, writtenOf } from '../../../model/value.ts';
import { eachCase } from '../lists.ts';
import type { Scope } from '../scope.ts';
import { concatenate } from '../strings.ts';
import type { CallNode } from '../tree.ts';

export function base64(call: CallNode, scope: Scope): Data {
  const text = concatenate([scope.evaluate(call.argument)], call.at);
  return eachCase(map(text, encode), (one) =>
    one.state === 'unknown' ? unknown(one.reason, { at: call.at }, { nonNull: true }) : one,
  );
}

function encode(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

export function toJsonString(call: CallNode, scope: Scope): Data {
  return eachCase(scope.evaluate(call.argument), (one) => {
    const plain = plainOf(one);
    if (!plain) return unknown({ kind: 'function', name: 'Fn::ToJsonString' }, { at: call.at }, { nonNull: true });
    return known(JSON.stringify(plain.value), { ...writtenOf(one), at: call.at });
  });
}

/** A value that is known in every part, as JavaScript has it. */
function plainOf(value: Data): { readonly value: unknown } | undefined {
  if (value.state !== 'known') return undefined;
  const inner = value.value;
  if (typeof inner !== 'object') return { value: inner };
  if (inner.type === 'list') {
    if (inner.rest.length > 0 || inner.items.some((item) => item.when !== always)) return undefined;
    const items = inner.items.map((item) => plainOf(item.value));
    return items.includes(undefined) ? undefined : { value: items.map((item) => item?.value) };
  }
  if (inner.rest) return undefined;
  const entries = [...inner.entries].map(([name, each]) => [name, plainOf(each)] as const);
  if (entries.some(([, each]) => each === undefined)) return undefined;
  return { value: Object.fromEntries(entries.map(([name, each]) => [name, each?.value])) };
}
