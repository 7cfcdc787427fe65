import type { Block, Body } from '../hcl/syntax.ts';

/**
 * A block as an override file changes it: its arguments one by one, its nested blocks all of a type together, however
 * they are written (https://developer.hashicorp.com/terraform/language/files/override#merging-behavior).
 */
export function overriddenBody(original: Body, override: Body): Body {
  const replaced = new Set([...override.attributes.map((attribute) => attribute.name), ...override.blocks.map(typeOf)]);
  return {
    ...original,
    attributes: [...original.attributes.filter(({ name }) => !replaced.has(name)), ...override.attributes],
    blocks: [...original.blocks.filter((block) => !replaced.has(typeOf(block))), ...override.blocks],
    ...((original.incomplete ?? override.incomplete) && { incomplete: true }),
  };
}

/** A `dynamic` block stands for blocks of the type that its label names. */
function typeOf(block: Block): string {
  return (block.type === 'dynamic' ? block.labels[0]?.text : undefined) ?? block.type;
}
