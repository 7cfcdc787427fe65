import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { medianTimes, peakMegabytes } from './start-up.ts';
import type { Tree } from './terraform-tree.ts';
import { writeBigRoot, writeMonorepo } from './terraform-tree.ts';

const rounds = 3;

/** Whole lints of generated trees: what they cost, and what ten times the files cost. */
export function benchTrees(emptyMilliseconds: number): readonly { readonly name: string; readonly text: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'pl-lint-trees-'));
  try {
    return [
      ...grown('monorepo', [200, 2000], (modules) => writeMonorepo(join(folder, `mono-${modules}`), modules)),
      ...grown('one root', [200, 2000], (calls) => writeBigRoot(join(folder, `root-${calls}`), calls)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  function grown(what: string, sizes: readonly number[], write: (size: number) => Tree) {
    let smaller: number | undefined;
    return sizes.map((size) => {
      const tree = write(size);
      const argv = [tree.folder, '--profile', 'segment'];
      const [run] = medianTimes([{ name: what, argv: ['bin/pl-lint.js', ...argv] }], rounds);
      const milliseconds = run?.milliseconds ?? Number.NaN;
      const text = [
        `${(milliseconds / 1000).toFixed(2)} s`,
        `${(milliseconds / emptyMilliseconds).toFixed(0)} × node -e 0`,
        `${(milliseconds / readingTime(tree.folder)).toFixed(0)} × reading the bytes`,
        `${peakMegabytes(argv).toFixed(0)} MB`,
        ...(smaller === undefined ? [] : [`${(milliseconds / smaller).toFixed(1)} × the time of a tenth`]),
      ].join(', ');
      smaller = milliseconds;
      return { name: `${what}, ${size} modules, ${(tree.bytes / 1e6).toFixed(1)} MB`, text };
    });
  }
}

/** How long it takes to read every file, which no linter can do without. */
function readingTime(folder: string): number {
  const start = performance.now();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) readFileSync(path, 'utf8');
  }
  return performance.now() - start;
}
