import { always } from '../../../model/guard.ts';
import type { Data, List, Mapping, Unknown } from '../../../model/value.ts';
import { map, oneOf } from '../../../model/cases.ts';
import { withWritten } from '../../../model/provenance.ts';
import { known, unknown, writtenOf } from '../../../model/value.ts';
import { eachCase } from '../lists.ts';
import type { Scope } from '../scope.ts';
import { invalid } from '../scope.ts';
import type { Piece } from '../strings.ts';
import { concatenate } from '../strings.ts';
import type { CallNode } from '../tree.ts';
import { textAt } from '../tree.ts';

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
  const { at } = call;
  return eachCase(scope.evaluate(call.argument), (one) => {
    if (one.state === 'known' && typeof one.value !== 'object') {
      return invalid(scope, at, '`Fn::ToJsonString` writes a mapping or a list');
    }
    const pieces = one.state === 'known' ? jsonPieces(one, scope) : undefined;
    return pieces
      ? withWritten(concatenate(pieces, at), { at })
      : unknown({ kind: 'function', name: 'Fn::ToJsonString' }, { at }, { nonNull: true });
  });
}

/** The pieces of the text that a value makes; undefined when its shape is open. */
function jsonPieces(value: Data, scope: Scope): readonly Piece[] | undefined {
  if (value.state === 'unknown') return isText(value, scope) ? ['"', value, '"'] : undefined;
  if (value.state === 'one-of') {
    const cases = value.cases.map(({ when, value: one }) => ({ when, pieces: jsonPieces(one, scope) }));
    if (cases.some(({ pieces }) => !pieces)) return undefined;
    return [
      oneOf(
        cases.map(({ when, pieces = [] }) => ({ when, value: concatenate(pieces, value.at) })),
        value,
      ),
    ];
  }
  if (value.state === 'absent') return undefined;
  if (typeof value.value !== 'object')
    return [known(JSON.stringify(value.value), { ...writtenOf(value), at: value.at })];
  return value.value.type === 'list' ? listPieces(value.value, scope) : mappingPieces(value.value, scope);
}

function listPieces({ items, rest }: List, scope: Scope): readonly Piece[] | undefined {
  if (rest.length > 0 || items.some((item) => item.when !== always)) return undefined;
  const all = items.map((item) => jsonPieces(item.value, scope));
  if (all.includes(undefined)) return undefined;
  return ['[', ...all.flatMap((pieces = [], index) => [...(index === 0 ? [] : [',']), ...pieces]), ']'];
}

function mappingPieces({ entries, rest }: Mapping, scope: Scope): readonly Piece[] | undefined {
  if (rest) return undefined;
  const written = [...entries].filter(([, value]) => value.state !== 'absent');
  const all = written.map(([name, value]) => ({ name, pieces: jsonPieces(value, scope) }));
  if (all.some(({ pieces }) => !pieces)) return undefined;
  const inside = all.flatMap(({ name, pieces = [] }, index) => [
    `${index === 0 ? '' : ','}${JSON.stringify(name)}:`,
    ...pieces,
  ]);
  return ['{', ...inside, '}'];
}

/** Whether what is not known is a text, and no list. */
function isText({ reason, parts }: Unknown, scope: Scope): boolean {
  if (parts || reason.kind === 'attribute' || reason.kind === 'import') return true;
  if (reason.kind === 'deployment') return reason.name !== 'AWS::NotificationARNs';
  if (reason.kind !== 'parameter' || !reason.name.startsWith(scope.prefix)) return false;
  const declared = scope.template.parameters.get(reason.name.slice(scope.prefix.length));
  return declared !== undefined && !(textAt(declared.value, 'Type') ?? '').includes('List');
}
