import type { Location } from '../../model/source.ts';
import type { CallNode, Entries, Entry, MappingNode, Node, SequenceNode } from './tree.ts';

// Nodes whose children are made when they are looked at first, because most of a template never is. The getters stand on
// prototypes that all nodes share: an object that is written with getters of its own has no shape that V8 knows, and takes
// four times as long to make. Four fields are what V8 gives an object of such a prototype room for.

/** A part of a node, or what makes it. */
type Part<Made> = Made | (() => Made);

interface Lazy<Made> {
  part: Part<Made>;
}

function madeOf<Made extends object>(lazy: Lazy<Made>): Made {
  const { part } = lazy;
  return typeof part === 'function' ? (lazy.part = part()) : part;
}

const sequencePrototype: ThisType<Lazy<readonly Node[]>> & Pick<SequenceNode, 'type' | 'items'> = {
  type: 'sequence',
  get items() {
    return madeOf(this);
  },
};

const mappingPrototype: ThisType<Lazy<Entries>> & Pick<MappingNode, 'type' | 'entries'> = {
  type: 'mapping',
  get entries() {
    return madeOf(this);
  },
};

interface LazyCall extends Lazy<Node> {
  inside: Part<Entries> | undefined;
}

const callPrototype: ThisType<LazyCall> & Pick<CallNode, 'type' | 'argument' | 'entries'> = {
  type: 'call',
  get argument() {
    return madeOf(this);
  },
  get entries() {
    const { inside } = this;
    return typeof inside === 'function' ? (this.inside = inside()) : inside;
  },
};

const entryPrototype: ThisType<Lazy<Node>> & Pick<Entry, 'value'> = {
  get value() {
    return madeOf(this);
  },
};

type Writable<Shape> = { -readonly [Field in keyof Shape]: Shape[Field] };

export function lazySequence(at: Location, items: () => readonly Node[]): SequenceNode {
  const node = Object.create(sequencePrototype) as Writable<SequenceNode> & Lazy<readonly Node[]>;
  node.at = at;
  node.part = items;
  return node;
}

export function lazyMapping(at: Location, entries: () => Entries, plain?: object): MappingNode {
  const node = Object.create(mappingPrototype) as Writable<MappingNode> & Lazy<Entries>;
  node.at = at;
  node.plain = plain;
  node.part = entries;
  return node;
}

/** A call in its short form has no entries. */
export function lazyCall(
  { at, name }: Pick<CallNode, 'at' | 'name'>,
  argument: () => Node,
  entries?: () => Entries,
): CallNode {
  const node = Object.create(callPrototype) as Writable<CallNode> & LazyCall;
  node.at = at;
  node.name = name;
  node.part = argument;
  node.inside = entries;
  return node;
}

export function lazyEntry({ key, when }: Pick<Entry, 'key' | 'when'>, value: () => Node): Entry {
  const entry = Object.create(entryPrototype) as Writable<Entry> & Lazy<Node>;
  entry.key = key;
  entry.when = when;
  entry.part = value;
  return entry;
}
