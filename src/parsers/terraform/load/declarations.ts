import type { Location, TextRange } from '../../../model/source.ts';
import type { Suppression } from '../../../model/suppression.ts';
import type { Block, Body, Expression } from '../hcl/syntax.ts';

/** A `resource`, `data` or `ephemeral` block. */
export interface ResourceBlock {
  readonly type: string;
  readonly name: string;
  readonly header: TextRange;
  readonly body: Body;
}

/** A `variable`, `output`, `module` or `provider` block. */
export interface NamedBlock {
  readonly name: string;
  readonly header: TextRange;
  readonly body: Body;
}

/** What the files of one folder declare. The keys of resources, data sources and ephemeral resources are `type.name`. */
export interface Module {
  readonly folder: string;
  readonly variables: ReadonlyMap<string, NamedBlock>;
  readonly locals: ReadonlyMap<string, Expression>;
  readonly resources: ReadonlyMap<string, ResourceBlock>;
  readonly dataSources: ReadonlyMap<string, ResourceBlock>;
  readonly calls: ReadonlyMap<string, NamedBlock>;
  readonly outputs: ReadonlyMap<string, NamedBlock>;
  /** By `name` or `name.alias`. */
  readonly providers: ReadonlyMap<string, NamedBlock>;
  readonly ephemerals: ReadonlyMap<string, ResourceBlock>;
  /** The entries of `required_providers` by local name. */
  readonly requiredProviders: ReadonlyMap<string, Expression>;
  /** Where its state is kept, by type; with more than one it is not told. */
  readonly backends: ReadonlyMap<string, NamedBlock>;
  /** A file of it could not be read to the end: what is not found may be declared all the same. */
  readonly incomplete: boolean;
  readonly files: number;
  /** What the comments of its files accept. */
  readonly suppressions: readonly Suppression[];
}

/** Headers are places and hold no syntax. */
export function headerOf({ header }: { readonly header: TextRange }): Location {
  return header;
}

export function attributeNamed(body: Body, name: string): Expression | undefined {
  // A loop and no `find`: nothing else is asked as often.
  for (const attribute of body.attributes) if (attribute.name === name) return attribute.value;
  return undefined;
}

export function blocksNamed(body: Body, type: string): readonly Block[] {
  return body.blocks.filter((block) => block.type === type);
}

/** Whether an argument is written as this truth value. */
export function isWritten(body: Body, name: string, truth: boolean): boolean {
  const expression = attributeNamed(body, name);
  return expression?.type === 'literal' && expression.value === truth;
}

/** Whether the values of a variable or output are never to be shown. */
export function isSecret(body: Body): boolean {
  return isWritten(body, 'sensitive', true) || isWritten(body, 'ephemeral', true);
}

/** A string without interpolations, as meta-arguments like `source` need it. */
export function literalText(expression: Expression | undefined): string | undefined {
  if (expression?.type === 'text') return expression.value;
  if (expression?.type !== 'template') return undefined;
  let text = '';
  for (const part of expression.parts) {
    if (part.type !== 'text') return undefined;
    text += part.value;
  }
  return text;
}

/** A reference such as `aws.west`, also quoted as older configurations and the JSON syntax have it. */
export function referenceText(expression: Expression | undefined): string | undefined {
  if (!expression) return undefined;
  if (expression.type === 'variable') return expression.name;
  if (expression.type === 'text') return expression.value === '' ? undefined : expression.value;
  if (expression.type === 'get-attribute') {
    const object = referenceText(expression.object);
    return object === undefined ? undefined : `${object}.${expression.name}`;
  }
  if (expression.type === 'template' && expression.parts.length === 1) {
    const [part] = expression.parts;
    return part?.type === 'interpolation' ? referenceText(part.expression) : literalText(expression);
  }
  return undefined;
}
