import type { Node } from 'jsonc-parser';
import type { TextRange } from '../../../model/source.ts';
import { parseHclTemplate } from '../hcl/parse.ts';
import type { Expression, ObjectEntry } from '../hcl/syntax.ts';
import type { Reading } from './json-nodes.ts';
import { propertiesOf, rangeOf } from './json-nodes.ts';

/** A JSON value as the expression it stands for (https://developer.hashicorp.com/terraform/language/syntax/json). */
export function expressionOf(node: Node, reading: Reading): Expression {
  const range = rangeOf(node, reading);
  switch (node.type) {
    case 'string':
      return templateOf(String(node.value), range, reading);
    case 'array':
      return { ...range, type: 'tuple', elements: (node.children ?? []).map((child) => expressionOf(child, reading)) };
    case 'object':
      return { ...range, type: 'object', entries: entriesOf(node, reading) };
    default: {
      const value: unknown = node.value;
      const isLiteral = typeof value === 'number' || typeof value === 'boolean';
      return { ...range, type: 'literal', value: isLiteral ? value : null };
    }
  }
}

/** Keys are templates too. One that is written twice is a fault. */
function entriesOf(node: Node, reading: Reading): readonly ObjectEntry[] {
  const names = new Set<string>();
  return propertiesOf(node, reading).map(({ name, key, value }) => {
    if (names.has(name)) reading.problems.push({ ...key, message: `The key "${name}" is written twice.` });
    names.add(name);
    const expression = expressionOf(value, reading);
    const { file, start } = key;
    return { file, start, end: expression.end, key: templateOf(name, key, reading), value: expression };
  });
}

function templateOf(text: string, range: TextRange, reading: Reading): Expression {
  const inner = { start: range.start + 1, end: range.end - 1 };
  if (reading.verbatim || !/[$%][{$%]/.test(text)) {
    return { ...range, type: 'text', value: text };
  }
  if (reading.file.text.slice(inner.start, inner.end) === text) {
    const parsed = parseHclTemplate(reading.file, inner);
    reading.problems.push(...parsed.problems);
    return parsed.expression;
  }
  // Offsets in the decoded text are none in the file: everything in the string stands at the string.
  const parsed = parseHclTemplate({ path: reading.file.path, text });
  reading.problems.push(...parsed.problems.map(({ message }) => ({ ...range, message })));
  return relocated(parsed.expression, range);
}

/** The same expression with everything in it at one place. */
export function relocated(expression: Expression, { file, start, end }: TextRange): Expression {
  const copy = structuredCopy(expression, (key, value) => {
    if (key === 'file') return file;
    if (typeof value !== 'number') return undefined;
    return key === 'start' ? start : key === 'end' ? end : undefined;
  });
  return copy;
}

/** A deep copy in which `replace` has changed members. Not recursive: a long sum is a deep tree. */
function structuredCopy<T extends object>(tree: T, replace: (key: string, value: unknown) => unknown): T {
  const shallow = <U extends object>(from: U): U => (Array.isArray(from) ? [...from] : { ...from }) as U;
  const result = shallow(tree);
  const pending: object[] = [result];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const [key, value] of Object.entries(next) as [string, unknown][]) {
      let member = replace(key, value);
      if (member === undefined && typeof value === 'object' && value !== null) {
        const copied = shallow(value);
        pending.push(copied);
        member = copied;
      }
      if (member !== undefined) Object.assign(next, { [key]: member });
    }
  }
  return result;
}
