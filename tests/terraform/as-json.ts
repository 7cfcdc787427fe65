import type { Body, Block, Expression } from '../../src/parsers/terraform/hcl/syntax.ts';
import { parseHcl } from '../../src/parsers/terraform/hcl/parse.ts';

/** How nested blocks are written: one as an object, or always as an array. */
export type Nested = 'object' | 'array';

/** A configuration in the native syntax as the same one in JSON. */
export function asJson(text: string, nested: Nested): string {
  const { body, problems } = parseHcl({ path: '/main.tf', text });
  if (problems.length > 0) throw new Error(`The configuration is faulty: ${problems[0]?.message ?? ''}`);
  return JSON.stringify(merged(body.blocks.map((block) => labelled(block, nested))), undefined, 2);
}

/** Blocks of one type next to each other are an array of objects. */
function merged(blocks: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const byType = new Map<string, unknown[]>();
  for (const [type, value] of blocks) byType.set(type, [...(byType.get(type) ?? []), value]);
  return Object.fromEntries(byType);
}

function labelled(block: Block, nested: Nested): readonly [string, unknown] {
  let value: unknown = bodyOf(block.body, nested, block.type);
  for (const label of block.labels.toReversed()) value = { [label.text]: value };
  return [block.type, value];
}

/** Meta-arguments that JSON has without the template around them, and what JSON takes as texts. */
const references = new Set(['provider', 'depends_on', 'providers', 'type', 'ignore_changes']);

function bodyOf(body: Body, nested: Nested, type: string): unknown {
  const blocks = merged(body.blocks.map((block) => labelled(block, nested)));
  const entries = Object.entries(blocks).map(([name, values]) => {
    const single = Array.isArray(values) && values.length === 1 && nested === 'object';
    return [name, single ? values[0] : values] as const;
  });
  const attributes = body.attributes.map(({ name, value }) => [
    name,
    references.has(name) && type !== 'ingress' ? reference(value) : expression(value),
  ]);
  return { ...Object.fromEntries(attributes), ...Object.fromEntries(entries) };
}

function sourceOf({ file, start, end }: Expression): string {
  return file.text.slice(start, end);
}

function reference(value: Expression): unknown {
  if (value.type === 'tuple') return value.elements.map(reference);
  if (value.type === 'object') {
    return Object.fromEntries(value.entries.map((each) => [sourceOf(each.key), reference(each.value)]));
  }
  return value.type === 'text' || value.type === 'template' || value.type === 'literal'
    ? expression(value)
    : sourceOf(value);
}

function expression(value: Expression): unknown {
  switch (value.type) {
    case 'literal':
      return value.value;
    case 'tuple':
      return value.elements.map(expression);
    case 'text':
      return escaped(value.value);
    case 'template':
      if (value.parts.every((part) => part.type === 'text')) {
        return escaped(value.parts.map((part) => part.value).join(''));
      }
      return `\${${sourceOf(value)}\n}`;
    case 'object': {
      const plain = value.entries.every(({ key }) => key.type === 'text' || key.type === 'template');
      if (!plain) return `\${${sourceOf(value)}}`;
      return Object.fromEntries(value.entries.map((each) => [String(expression(each.key)), expression(each.value)]));
    }
    default:
      return `\${${sourceOf(value)}}`;
  }
}

function escaped(text: string): string {
  return text.replaceAll('${', '$${').replaceAll('%{', '%%{');
}
