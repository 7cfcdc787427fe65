import type { SourceFile } from '../../../model/source.ts';
import type { Block, Body, Expression } from '../hcl/syntax.ts';
import { isSensitive } from '../sensitive-attributes.ts';
import { attributeNamed, isSecret, literalText } from './declarations.ts';

/** A sensitive argument that a resource writes, by its path through blocks and objects. */
export interface SecretArgument {
  readonly path: readonly string[];
  readonly value: Expression;
}

const foundIn = new WeakMap<Body, readonly SecretArgument[]>();

export function secretArguments({ type, body }: { readonly type: string; readonly body: Body }) {
  let found = foundIn.get(body);
  if (found) return found;
  const search: Search = { type, path: [], found: [] };
  inBody(body, search);
  found = search.found.length === 0 ? none : search.found;
  foundIn.set(body, found);
  return found;
}

const none: readonly SecretArgument[] = [];

/** Every argument of every resource is looked at: one path grows and shrinks on the way, and is copied where it matters. */
interface Search {
  readonly type: string;
  readonly path: string[];
  readonly found: SecretArgument[];
}

function inBody(body: Body, search: Search): void {
  const { path } = search;
  for (const { name, value } of body.attributes) {
    path.push(name);
    inValue(value, search);
    path.pop();
  }
  for (const block of body.blocks) {
    const isDynamic = block.type === 'dynamic';
    path.push(isDynamic ? (block.labels[0]?.text ?? '') : block.type);
    if (!isDynamic) inBody(block.body, search);
    else for (const inner of block.body.blocks) inBody(inner.body, search);
    path.pop();
  }
}

/** The JSON syntax has objects for blocks, alone or in a list. */
function inValue(value: Expression, search: Search): void {
  const { type, path, found } = search;
  if (isSensitive(type, path)) found.push({ path: [...path], value });
  else if (value.type === 'tuple') for (const each of value.elements) inValue(each, search);
  else if (value.type === 'object') {
    for (const entry of value.entries) {
      const name = literalText(entry.key);
      if (name === undefined) continue;
      path.push(name);
      inValue(entry.value, search);
      path.pop();
    }
  }
}

/** Where a file writes what must not be shown: values of sensitive variables and arguments. */
export function secretTexts({ blocks }: Body): NonNullable<SourceFile['secrets']> {
  const found: { start: number; end: number }[] = [];
  for (const block of blocks) {
    for (const value of secretValues(block)) {
      if (!isHarmless(value)) found.push({ start: value.start, end: value.end });
    }
  }
  return found;
}

function secretValues({ type, labels, body }: Block): readonly Expression[] {
  switch (type) {
    case 'variable': {
      const preset = isSecret(body) ? attributeNamed(body, 'default') : undefined;
      return preset ? [preset] : [];
    }
    case 'resource':
    case 'data':
    case 'ephemeral':
      return secretArguments({ type: labels[0]?.text ?? '', body }).map(({ value }) => value);
    default:
      return [];
  }
}

/** What only names the secret, or says that there is none. */
function isHarmless(value: Expression): boolean {
  if (value.type === 'literal') return value.value === null;
  return value.type === 'variable' || value.type === 'get-attribute' || value.type === 'splat';
}
