import { enumerate } from '../../engine/wording.ts';

export function unique<T>(all: readonly T[]): readonly T[] {
  return [...new Set(all)];
}

/** How many are named one by one before the rest is counted. */
const named = 3;

export function listed(texts: readonly string[]): string {
  const more = texts.length - named;
  return enumerate(more > 0 ? [...texts.slice(0, named), `${more} more`] : texts);
}
