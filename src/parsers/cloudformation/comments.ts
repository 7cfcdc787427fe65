import type { Location } from '../../model/source.ts';
import type { ReadDirectives } from '../comment-directives.ts';
import { mayHoldDirectives, readDirectives } from '../comment-directives.ts';
import { indentedItem } from '../indented-item.ts';
import { isJson } from './recognize.ts';
import type { Template } from './template.ts';
import type { Node } from './tree.ts';
import { entriesOf } from './tree.ts';

const none: ReadDirectives = { suppressions: [], diagnostics: [] };

/** What the comments of a template accept. JSON has no comments: there `Metadata` says it. */
export function directivesIn({ file, root }: Template): ReadDirectives {
  if (isJson(file.text) || !mayHoldDirectives(file)) return none;
  return readDirectives(file, {
    marks: ['#'],
    isInText: (offset) => hasTextAt(root, offset),
    itemAfter: (offset) => indentedItem(file, offset, /^\s*#/),
  });
}

/** Whether a scalar covers an offset: a quoted text, or a block of lines such as a script. */
function hasTextAt(node: Node, offset: number): boolean {
  if (!holds(node.at, offset)) return false;
  switch (node.type) {
    case 'scalar':
      return true;
    case 'sequence':
      return node.items.some((item) => hasTextAt(item, offset));
    case 'call':
      return node.entries ? inEntries(node, offset) : hasTextAt(node.argument, offset);
    case 'mapping':
      return inEntries(node, offset);
    case 'value':
      return false;
  }
}

function inEntries(node: Node, offset: number): boolean {
  return [...entriesOf(node).values()].some(({ value }) => hasTextAt(value, offset));
}

function holds(at: Location, offset: number): boolean {
  return 'start' in at && at.start <= offset && offset < at.end;
}
