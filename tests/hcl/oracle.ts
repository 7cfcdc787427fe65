import type { Block, Body, Expression, ObjectLiteral, TemplatePart } from '../../src/parsers/terraform/hcl/syntax.ts';
import type { TextRange } from '../../src/model/source.ts';

/**
 * Our tree in the form that `hcl2-parser` prints: JSON, in which what is no literal is its source in `${…}`. The form
 * knows no positions and no inside of expressions.
 */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function asJson(body: Body): Json {
  const json: JsonObject = {};
  for (const block of body.blocks) addBlock(json, block);
  for (const { name, value } of body.attributes) json[name] = expressionJson(value);
  return json;
}

function addBlock(json: JsonObject, block: Block): void {
  let place = json;
  let key = block.type;
  for (const { text } of block.labels) {
    place = (place[key] ??= {}) as JsonObject;
    key = text;
  }
  const list = (place[key] ??= []) as Json[];
  list.push(asJson(block.body));
}

function expressionJson(value: Expression): Json {
  switch (value.type) {
    case 'literal':
    case 'text':
      return value.value;
    case 'template': {
      const [first, ...more] = value.parts;
      if (first?.type === 'interpolation' && more.length === 0) return expressionJson(first.expression);
      return value.parts.map(partText).join('');
    }
    case 'tuple':
      return value.elements.map(expressionJson);
    case 'object':
      return objectJson(value);
    case 'unary':
      if (value.operand.type === 'literal' && typeof value.operand.value === 'number') return -value.operand.value;
      return embedded(value);
    default:
      return embedded(value);
  }
}

function objectJson(value: ObjectLiteral): Json {
  const json: JsonObject = {};
  for (const entry of value.entries) {
    json[keyText(entry.key)] = expressionJson(entry.value);
  }
  return json;
}

function keyText(key: Expression): string {
  if (key.type === 'text') return key.value;
  if (key.type === 'template') return key.parts.map(partText).join('');
  if (key.type === 'literal') return String(key.value);
  return key.type === 'get-attribute' ? source(key) : embedded(key);
}

function partText(part: TemplatePart): string {
  switch (part.type) {
    case 'text':
      return part.value;
    case 'interpolation':
      return embeddedPart(part.expression);
    case 'if': {
      const otherwise = part.otherwise.map(partText).join('');
      const tail = otherwise === '' ? '' : `%{else}${otherwise}`;
      return `%{if ${source(part.condition)}}${part.then.map(partText).join('')}${tail}%{endif}`;
    }
    case 'for': {
      const names = part.key === undefined ? part.value : `${part.key}, ${part.value}`;
      return `%{for ${names} in ${source(part.collection)}}${part.body.map(partText).join('')}%{endfor}`;
    }
  }
}

/** `hcl2-parser` cannot tell `${a ? b : c}` from a directive, and unfolds templates and literals within templates. */
function embeddedPart(value: Expression): string {
  switch (value.type) {
    case 'literal':
      return String(value.value);
    case 'text':
      return value.value;
    case 'template':
      return value.parts.map(partText).join('');
    case 'conditional': {
      const otherwise = embeddedPart(value.otherwise);
      const tail = otherwise === '' ? '' : `%{else}${otherwise}`;
      return `%{if ${source(value.condition)}}${embeddedPart(value.then)}${tail}%{endif}`;
    }
    default:
      return embedded(value);
  }
}

function embedded(value: TextRange): string {
  return `\${${source(value)}}`;
}

function source({ file, start, end }: TextRange): string {
  return file.text.slice(start, end);
}
