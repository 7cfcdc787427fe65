import type { Known, Unknown } from '../../../model/value.ts';
import { place } from '../../../model/provenance.ts';
import { known, unknown } from '../../../model/value.ts';
import type { Piece } from '../strings.ts';
import { concatenate } from '../strings.ts';
import { lazyCall, lazyEntry, lazyMapping, lazySequence } from '../lazy-nodes.ts';
import type { CallNode, Entries, Entry, MappingNode, Node, ScalarNode, SequenceNode, ValueNode } from '../tree.ts';
import { entriesOf, textOf } from '../tree.ts';

/** What a loop's identifier stands for in one turn. */
export interface Turn {
  readonly identifier: string;
  readonly item: Known<string> | Unknown;
}

/**
 * The body of a loop in one turn. Its texts hold the item where they name it, keys and values alike, and `Ref` of the
 * identifier is the item. All else stays where it is written. Nothing is made before it is looked at.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function bind(node: Node, turn: Turn): Node {
  switch (node.type) {
    case 'scalar':
      return typeof node.value === 'string' ? bindText(node, node.value, [turn]) : node;
    case 'value':
      return isTurned(node) ? bindText(node.written, node.pattern, [...node.turns, turn]) : node;
    case 'sequence':
      return bindSequence(node, turn);
    case 'mapping':
      return bindMapping(node, turn);
    case 'call':
      return bindCall(node, turn);
  }
}

/** A text with the turns that filled it, so that an inner loop can fill in its own. */
interface TurnedNode extends ValueNode {
  readonly written: Node;
  readonly pattern: string;
  readonly turns: readonly Turn[];
}

function isTurned(node: ValueNode): node is TurnedNode {
  return 'turns' in node;
}

function bindText(node: Node, pattern: string, turns: readonly Turn[]): Node {
  const last = turns.at(-1);
  if (!last || !mentions(pattern, last.identifier)) return node;
  const pieces = piecesOf(pattern, turns);
  const text = pieces.map(({ name }) => name).join('');
  const parts = pieces.map(({ piece }) => piece);
  const turned: TurnedNode = {
    type: 'value',
    at: node.at,
    text,
    value: place(concatenate(parts, node.at), node.at),
    written: node,
    pattern,
    turns,
  };
  return turned;
}

function mentions(text: string, identifier: string): boolean {
  return text.includes(`\${${identifier}}`) || text.includes(`&{${identifier}}`);
}

/** `${Id}` and `&{Id}`. */
const variable = /([$&])\{([^{}]*)\}/g;

function piecesOf(text: string, turns: readonly Turn[]): readonly { readonly piece: Piece; readonly name: string }[] {
  const pieces: { piece: Piece; name: string }[] = [];
  let from = 0;
  for (const { 0: whole, 1: sign, 2: identifier = '', index } of text.matchAll(variable)) {
    const turn = turns.find((each) => each.identifier === identifier);
    if (!turn) continue;
    const before = text.slice(from, index);
    const item = sign === '&' ? alphanumeric(turn.item) : turn.item;
    pieces.push({ piece: before, name: before }, { piece: item, name: nameOf(item, identifier) });
    from = index + whole.length;
  }
  const rest = text.slice(from);
  return [...pieces, { piece: rest, name: rest }];
}

function nameOf(item: Turn['item'], identifier: string): string {
  return item.state === 'known' ? item.value : `\${${identifier}}`;
}

/** `&{Id}` leaves out what no logical ID may have. */
function alphanumeric(item: Turn['item']): Turn['item'] {
  return item.state === 'known' ? known(item.value.replaceAll(/[^A-Za-z0-9]/g, ''), item) : unknown(item.reason, item);
}

/** A text that is a key: the name of what a loop makes. */
function bindKey(key: string, turn: Turn): string {
  if (!mentions(key, turn.identifier)) return key;
  return piecesOf(key, [turn])
    .map(({ name }) => name)
    .join('');
}

function bindSequence(node: SequenceNode, turn: Turn): Node {
  return lazySequence(node.at, () => node.items.map((item) => bind(item, turn)));
}

function bindMapping(node: MappingNode, turn: Turn): Node {
  return lazyMapping(node.at, () => bindEntries(node.entries, turn));
}

function bindEntries(entries: Entries, turn: Turn): Entries {
  const bound = new Map<string, Entry>();
  for (const [name, entry] of entries) {
    bound.set(
      bindKey(name, turn),
      lazyEntry(entry, () => bind(entry.value, turn)),
    );
  }
  return bound;
}

function bindCall(call: CallNode, turn: Turn): Node {
  if (call.name === 'Ref' && textOf(call.argument) === turn.identifier) return itemNode(call, turn);
  if (call.name === 'Fn::Sub') return bindSubstitution(call, turn);
  const { entries: written } = call;
  return lazyCall(call, () => bind(call.argument, turn), written && (() => bindEntries(written, turn)));
}

function itemNode({ at }: Node, { identifier, item }: Turn): ValueNode {
  return { type: 'value', at, text: nameOf(item, identifier), value: place<string>(item, at) };
}

/** The item becomes a variable of the substitution's own, so that its place and what is unknown in it survive. */
function bindSubstitution(call: CallNode, turn: Turn): CallNode {
  const [template, variables] = call.argument.type === 'sequence' ? call.argument.items : [call.argument];
  const text = textOf(template);
  const { identifier, item } = turn;
  const bound = variables && bind(variables, turn);
  if (!template || text === undefined) {
    const { entries } = call;
    return lazyCall(call, () => bind(call.argument, turn), entries && (() => entries));
  }
  if (!mentions(text, identifier)) return bound ? withArguments(call, [template, bound]) : call;
  const stripped = `&${identifier}`;
  const scalar: ScalarNode = {
    type: 'scalar',
    at: template.at,
    value: text.replaceAll(`&{${identifier}}`, `\${${stripped}}`),
  };
  const own = new Map<string, Entry>(entriesOf(bound));
  own.set(identifier, { key: item.at, value: given(turn, item) });
  own.set(stripped, { key: item.at, value: given(turn, alphanumeric(item)) });
  return withArguments(call, [scalar, { type: 'mapping', at: call.argument.at, entries: own }]);
}

function given({ identifier }: Turn, item: Turn['item']): ValueNode {
  return { type: 'value', at: item.at, text: nameOf(item, identifier), value: item };
}

function withArguments({ at, name }: CallNode, items: readonly Node[]): CallNode {
  return { type: 'call', at, name, argument: { type: 'sequence', at, items } };
}
