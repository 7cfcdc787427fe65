import type { Location } from '../../../model/source.ts';
import type { Data } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import type { Scope } from '../scope.ts';
import { invalid } from '../scope.ts';
import type { Piece } from '../strings.ts';
import { concatenate } from '../strings.ts';
import type { CallNode, Entries } from '../tree.ts';
import { entriesOf, textOf } from '../tree.ts';
import { attributeByPath, reference } from './references.ts';

/** `${Name}`, `${Resource.Attribute}`; `${!Name}` stands for the text `${Name}`. */
const variable = /\$\{([^}]*)\}/g;

export function substitute(call: CallNode, scope: Scope): Data {
  const [template, variables] = call.argument.type === 'sequence' ? call.argument.items : [call.argument];
  const text = textOf(template);
  if (template?.type === 'call' || template?.type === 'value')
    return unknown({ kind: 'function', name: 'Fn::Sub' }, { at: call.at });
  if (text === undefined) return invalid(scope, call.at, '`Fn::Sub` needs a text');
  return concatenate(pieces(text, entriesOf(variables), call.at, scope), call.at);
}

function pieces(text: string, own: Entries, at: Location, scope: Scope): readonly Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const { 0: whole, 1: inside = '', index } of text.matchAll(variable)) {
    found.push(text.slice(from, index));
    from = index + whole.length;
    const name = inside.trim();
    found.push(inside.startsWith('!') ? `\${${inside.slice(1)}}` : filledIn(name, own, at, scope));
  }
  found.push(text.slice(from));
  return found;
}

function filledIn(name: string, own: Entries, at: Location, scope: Scope): Data {
  const value = valueOf(name, own, at, scope);
  return value.state === 'absent'
    ? invalid(scope, at, `\`\${${name}}\` has no value that \`Fn::Sub\` could fill in`)
    : value;
}

function valueOf(name: string, own: Entries, at: Location, scope: Scope): Data {
  const given = own.get(name);
  if (given) return scope.evaluate(given.value);
  return name.includes('.') ? attributeByPath(name, at, scope) : reference(name, at, scope);
}
