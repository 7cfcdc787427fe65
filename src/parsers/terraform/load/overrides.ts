import type { Attribute, Block, Body } from '../hcl/syntax.ts';

/**
 * Merges override files: a block of theirs changes the arguments of the block with the same type and labels, nested
 * blocks of one type are replaced together (https://developer.hashicorp.com/terraform/language/files/override).
 */
export function overrideBodies(bodies: readonly Body[], overrides: readonly Body[]): readonly Body[] {
  let merged = bodies;
  for (const override of overrides) {
    const unmatched: Block[] = [];
    for (const block of override.blocks) {
      const next = merged.map((body) => replaceIn(body, block));
      if (next.every((body, index) => body === merged[index])) unmatched.push(block);
      merged = next;
    }
    if (unmatched.length > 0) merged = [...merged, { ...override, attributes: [], blocks: unmatched }];
  }
  return merged;
}

function replaceIn(body: Body, override: Block): Body {
  const index = body.blocks.findIndex((block) => isCounterpart(block, override));
  const original = body.blocks[index];
  if (!original) return body;
  return { ...body, blocks: body.blocks.with(index, overriddenBlock(original, override)) };
}

function isCounterpart(block: Block, override: Block): boolean {
  if (block.type !== override.type || block.labels.length !== override.labels.length) return false;
  if (block.type === 'locals') {
    return override.body.attributes.some(({ name }) => block.body.attributes.some((own) => own.name === name));
  }
  return block.labels.every((label, index) => label.text === override.labels[index]?.text);
}

function overriddenBlock(original: Block, override: Block): Block {
  const names = new Set(override.body.attributes.map((attribute) => attribute.name));
  const types = new Set(override.body.blocks.map((block) => block.type));
  const kept: readonly Attribute[] = original.body.attributes.filter((attribute) => !names.has(attribute.name));
  return {
    ...original,
    body: {
      ...original.body,
      attributes: [...kept, ...override.body.attributes],
      blocks: [...original.body.blocks.filter((block) => !types.has(block.type)), ...override.body.blocks],
    },
  };
}
