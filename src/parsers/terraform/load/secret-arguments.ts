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
  if (!found) foundIn.set(body, (found = [...inBody(body, type, [])]));
  return found;
}

function* inBody(body: Body, type: string, path: readonly string[]): Iterable<SecretArgument> {
  for (const { name, value } of body.attributes) yield* inValue(value, type, [...path, name]);
  for (const block of body.blocks) {
    const isDynamic = block.type === 'dynamic';
    const name = isDynamic ? (block.labels[0]?.text ?? '') : block.type;
    const bodies = isDynamic ? block.body.blocks.map((inner) => inner.body) : [block.body];
    for (const each of bodies) yield* inBody(each, type, [...path, name]);
  }
}

/** The JSON syntax has objects for blocks, alone or in a list. */
function* inValue(value: Expression, type: string, path: readonly string[]): Iterable<SecretArgument> {
  if (isSensitive(type, path)) yield { path, value };
  else if (value.type === 'tuple') for (const each of value.elements) yield* inValue(each, type, path);
  else if (value.type === 'object') {
    for (const entry of value.entries) {
      const name = literalText(entry.key);
      if (name !== undefined) yield* inValue(entry.value, type, [...path, name]);
    }
  }
}

/** Where a file writes what must not be shown: values of sensitive variables and arguments. */
export function secretTexts({ blocks }: Body): NonNullable<SourceFile['secrets']> {
  return blocks.flatMap((block) =>
    secretValues(block)
      .filter((value) => !isHarmless(value))
      .map(({ start, end }) => ({ start, end })),
  );
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
