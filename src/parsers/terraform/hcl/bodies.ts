import { failExpecting, found } from './expect.ts';
import { parseExpression } from './expressions.ts';
import type { Scanner } from './scanner.ts';
import { advance, enter, fail, faulty, report } from './scanner.ts';
import type { Attribute, Block, Body, Expression, Label } from './syntax.ts';
import { nameRange } from './syntax.ts';
import { readQuoted } from './template-text.ts';

/** A body being read. */
export interface OpenBody {
  readonly attributes: Attribute[];
  readonly blocks: Block[];
  /** Of the attributes, once they are too many to go through. */
  names: Set<string> | undefined;
}

export function openBody(): OpenBody {
  return { attributes: [], blocks: [], names: undefined };
}

/** Reads an attribute or a block with the newline that ends it, looking at its first token. */
export function parseItem(s: Scanner, body: OpenBody): void {
  if (s.token === 'identifier') parseNamed(s, body);
  else failExpecting(s, 'an argument or a block');
}

function parseNamed(s: Scanner, body: OpenBody): void {
  const { start, end: nameEnd } = s;
  const name = s.text.slice(start, nameEnd);
  switch (advance(s)) {
    case '=': {
      const attribute = parseAttribute(s, { name, start, nameEnd });
      endItem(s, `after the value of "${name}"`);
      addAttribute(s, body, attribute);
      break;
    }
    case 'identifier':
    case 'quote':
    case '{':
      body.blocks.push(parseBlock(s, name, start));
      endItem(s, `after the block "${name}"`);
      break;
    default:
      failExpecting(s, `"=" or a block after "${name}"`);
  }
}

function endItem(s: Scanner, where: string): void {
  if (s.token === 'newline') advance(s);
  else if (s.token !== 'end') failExpecting(s, `a newline ${where}`);
}

interface Name {
  readonly name: string;
  readonly start: number;
  readonly nameEnd: number;
}

function parseAttribute(s: Scanner, { name, start, nameEnd }: Name): Attribute {
  advance(s);
  if (s.token === 'newline' || s.token === 'end') failExpecting(s, `a value for "${name}"`);
  const value: Expression = parseExpression(s);
  const { file } = s;
  return { file, start, end: value.end, name, nameEnd, value };
}

const few = 16;

function isSet(body: OpenBody, name: string): boolean {
  const { attributes } = body;
  if (attributes.length < few) {
    for (const attribute of attributes) if (attribute.name === name) return true;
    return false;
  }
  body.names ??= new Set(attributes.map((attribute) => attribute.name));
  return body.names.has(name);
}

/** The first of two equal ones counts. The value is faulty when a fault is in it or where it should end. */
function addAttribute(s: Scanner, body: OpenBody, read: Attribute): void {
  const value = s.fault ? faulty(s, read.value.start) : read.value;
  const attribute = s.fault ? { ...read, end: value.end, value } : read;
  if (isSet(body, attribute.name)) {
    const message = `"${attribute.name}" is set twice in this ${s.depth === 0 ? 'file' : 'block'}; only one may stay`;
    report(s, message, nameRange(attribute));
  } else {
    body.names?.add(attribute.name);
    body.attributes.push(attribute);
  }
}

function parseBlock(s: Scanner, type: string, start: number): Block {
  const { file } = s;
  const labels = parseLabels(s).slice();
  const header = { file, start, end: s.previousEnd };
  if (s.token === '{') {
    const body = parseBody(s, header);
    return { file, start, end: s.previousEnd, type, labels, header, body };
  }
  failExpecting(s, `a label or "{" after the block type "${type}"`);
  const body: Body = { file, start: s.previousEnd, end: s.previousEnd, attributes: [], blocks: [], incomplete: true };
  return { file, start, end: s.previousEnd, type, labels, header, body };
}

function parseLabels(s: Scanner): Label[] {
  const labels: Label[] = [];
  for (;;) {
    const { file, start } = s;
    if (s.token === 'identifier') {
      labels.push({ file, start, end: s.end, text: s.text.slice(start, s.end) });
      advance(s);
    } else if (s.token === 'quote') {
      const text = readQuoted(s);
      if (!text) return labels;
      if (s.text.charCodeAt(s.end) !== 34) {
        const message = 'A label takes no "${…}" or "%{…}"; to write the characters themselves, double the first';
        fail(s, { message, start: s.end, end: s.end + 2 });
        return labels;
      }
      s.end++;
      labels.push({ file, start, end: s.end, text: text.value });
      advance(s);
    } else return labels;
  }
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function parseBody(s: Scanner, header: Range): Body {
  const { file, start } = s;
  const open = openBody();
  if (enter(s)) {
    advance(s);
    const severalLines = s.token === 'newline' || s.token === '}' || s.token === 'end';
    if (severalLines) parseLines(s, open, header);
    else parseSingle(s, open);
    s.depth--;
    advance(s);
  }
  // Arrays that have grown by items have room for more; the copies have not.
  const attributes = open.attributes.slice();
  const blocks = open.blocks.slice();
  const body: Body = { file, start, end: s.previousEnd, attributes, blocks };
  return s.fault ? { ...body, incomplete: true } : body;
}

function parseLines(s: Scanner, open: OpenBody, header: Range): void {
  while (s.token !== '}' && !s.fault) {
    if (s.token === 'newline') advance(s);
    else if (s.token === 'end') {
      const message = `The block is not closed: its "}" is missing before ${found(s)}`;
      fail(s, { message, start: header.start, end: header.end, at: s.start });
    } else parseItem(s, open);
  }
}

/** `{ name = value }`: one attribute, and the brace on the same line. */
function parseSingle(s: Scanner, open: OpenBody): void {
  const { start, end: nameEnd } = s;
  const name = s.text.slice(start, nameEnd);
  if (s.token !== 'identifier') failExpecting(s, 'an argument, a newline or "}"');
  if (advance(s) !== '=') failExpecting(s, `"=" after "${name}": a block on one line holds one argument and no block`);
  if (s.fault) return;
  const attribute = parseAttribute(s, { name, start, nameEnd });
  endSingle(s, name);
  addAttribute(s, open, attribute);
}

function endSingle(s: Scanner, name: string): void {
  if (s.token !== '}') failExpecting(s, `"}" after the value of "${name}": a block on one line holds one argument`);
}
