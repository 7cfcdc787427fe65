import type { TextRange } from '../../src/model/source.ts';

/** Every node of a tree with the path to it, the outer ones first. */
export function* nodes(value: unknown, path = ''): Generator<readonly [string, TextRange, TextRange | undefined]> {
  const pending: { value: unknown; path: string; parent: TextRange | undefined }[] = [
    { value, path, parent: undefined },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    const here = isRange(next.value) ? next.value : undefined;
    if (here) yield [next.path, here, next.parent];
    for (const [key, child] of Object.entries(next.value)) {
      if (key !== 'file') pending.push({ value: child, path: `${next.path}.${key}`, parent: here ?? next.parent });
    }
  }
}

function isRange(value: object): value is TextRange {
  return 'start' in value && 'end' in value && 'file' in value;
}
