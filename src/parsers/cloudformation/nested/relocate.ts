import type { Location } from '../../../model/source.ts';
import { once } from '../../../model/remember.ts';
import type { Entries, Entry, Node, ScalarNode } from '../tree.ts';
import type { Holes } from './holes.ts';

export interface Relocation {
  /** Where something of the text stands in the source that carries it. */
  place(at: Location): Location;
  readonly holes: Holes;
}

/** The tree of a carried text, with its places in what carries it, and with values where the text has holes. */
export function relocated(node: Node, move: Relocation): Node {
  const place = once(() => move.place(node.at));
  switch (node.type) {
    case 'value':
      return node;
    case 'scalar':
      return scalar(node, place, move);
    case 'sequence': {
      const items = once(() => node.items.map((item) => relocated(item, move)));
      return {
        type: 'sequence',
        get at() {
          return place();
        },
        get items() {
          return items();
        },
      };
    }
    case 'mapping': {
      const entries = once(() => relocatedEntries(node.entries, move));
      return {
        type: 'mapping',
        get at() {
          return place();
        },
        get entries() {
          return entries();
        },
      };
    }
    case 'call': {
      const { name, entries: written } = node;
      const argument = once(() => relocated(node.argument, move));
      const entries = once(() => written && relocatedEntries(written, move));
      return {
        type: 'call',
        name,
        get at() {
          return place();
        },
        get argument() {
          return argument();
        },
        // A short form has none, and must not seem to have some.
        ...(written && {
          get entries() {
            return entries() ?? new Map();
          },
        }),
      };
    }
  }
}

function scalar(node: ScalarNode, place: () => Location, { holes }: Relocation): Node {
  const text = node.value === null ? '' : String(node.value);
  if (holes.isIn(text)) return { type: 'value', at: place(), value: holes.fill(text, place()) };
  return {
    type: 'scalar',
    value: node.value,
    get at() {
      return place();
    },
  };
}

function relocatedEntries(entries: Entries, move: Relocation): Entries {
  const moved = new Map<string, Entry>();
  for (const [name, entry] of entries) {
    const key = once(() => move.place(entry.key));
    const value = once(() => relocated(entry.value, move));
    moved.set(name, {
      get key() {
        return key();
      },
      get value() {
        return value();
      },
    });
  }
  return moved;
}

/** Whether a key holds something that is not known: then nobody can tell what the template has. */
export function hasOpenKey(node: Node, holes: Holes): boolean {
  const pending: Node[] = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.type === 'sequence') pending.push(...next.items);
    if (next.type === 'call' && !next.entries) pending.push(next.argument);
    if (next.type !== 'mapping' && next.type !== 'call') continue;
    for (const [name, { value }] of next.entries ?? []) {
      if (holes.isIn(name)) return true;
      pending.push(value);
    }
  }
  return false;
}
