import type { TextRange } from '../../../model/source.ts';
import type { ReadDirectives } from '../../comment-directives.ts';
import { mayHoldDirectives, readDirectives } from '../../comment-directives.ts';
import { indentedItem } from '../../indented-item.ts';
import type { Attribute, Block, Body } from '../hcl/syntax.ts';

const none: ReadDirectives = { suppressions: [], diagnostics: [] };

/** What the comments of a configuration file accept. JSON has no comments. */
export function directivesIn(body: Body): ReadDirectives {
  const { file } = body;
  if (file.path.endsWith('.json') || !mayHoldDirectives(file)) return none;
  return readDirectives(file, {
    marks: ['#', '//', '/*'],
    isInText: (offset) => {
      const attribute = itemsAround(body, offset).find((item) => 'value' in item && holds(item, offset));
      return hasTextAt(attribute, offset);
    },
    itemAfter: (offset) => {
      const items = itemsAround(body, offset);
      const within = items.some((item) => holds(item, offset));
      const next = items.filter((item) => item.start >= offset).sort((one, other) => one.start - other.start)[0];
      // Within an object there are no items, only lines.
      return within ? indentedItem(file, offset, /^\s*(?:#|\/\/|\/\*)/) : next;
    },
  });
}

type Item = Attribute | Block;

/** What is written in the innermost body that an offset stands in. */
function itemsAround(body: Body, offset: number): readonly Item[] {
  const inner = body.blocks.find((block) => holds(block.body, offset));
  return inner ? itemsAround(inner.body, offset) : [...body.attributes, ...body.blocks];
}

function holds({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset < end;
}

/** Whether a template, quoted or heredoc, covers an offset. Any syntax node is looked into. */
function hasTextAt(node: unknown, offset: number): boolean {
  if (Array.isArray(node)) return node.some((each) => hasTextAt(each, offset));
  if (!isNode(node) || !holds(node, offset)) return false;
  return (
    node.type === 'text' || node.type === 'template' || Object.values(node).some((part) => hasTextAt(part, offset))
  );
}

function isNode(value: unknown): value is TextRange & { readonly type?: string } {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}
