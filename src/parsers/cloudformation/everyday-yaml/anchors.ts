import type { Node } from '../tree.ts';
import { mostValues } from '../yaml-check.ts';
import type { Reading } from './reading.ts';
import { giveUp, isBlankAt } from './reading.ts';

/** A value with the number of values in it, with those that aliases in it stand for. */
export interface Anchored {
  readonly node: Node;
  readonly size: number;
}

const mark = /[&*]([\w.-]{1,200})/y;

export function isMark(text: string, at: number): boolean {
  return text[at] === '&' || text[at] === '*';
}

/** What stands behind an anchor. It is not there yet for what is in it. */
export function anchored(reading: Reading, read: () => Node): Node {
  const name = readName(reading);
  if (!isBlankAt(reading.text, reading.at) || reading.anchors.get(name) === 'open') giveUp();
  reading.anchors.set(name, 'open');
  const before = reading.size;
  const node = read();
  reading.anchors.set(name, { node, size: reading.size - before });
  return node;
}

/** What an alias stands for: the same value, at the place of the anchor. */
export function aliased(reading: Reading): Node {
  const found = reading.anchors.get(readName(reading));
  if (!found || found === 'open') return giveUp();
  reading.size += found.size;
  if (reading.size > mostValues) giveUp();
  reading.end = reading.at;
  return found.node;
}

function readName(reading: Reading): string {
  mark.lastIndex = reading.at;
  const [whole, name] = mark.exec(reading.text) ?? giveUp();
  reading.at += whole.length;
  return name ?? giveUp();
}
