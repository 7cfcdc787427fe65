import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Says on its standard error how much memory it took at most, in kilobytes, as the operating system counts it. */
const watched = `
process.on('exit', () => process.stderr.write('maxRSS=' + process.resourceUsage().maxRSS));
process.argv = [process.argv[0], 'pl-lint', ...process.argv.slice(1)];
await import(${JSON.stringify(new URL('../bin/pl-lint.js', import.meta.url).href)});
`;

export interface Run {
  readonly name: string;
  readonly argv: readonly string[];
}

export interface Measured {
  readonly name: string;
  readonly milliseconds: number;
}

/** Median wall-clock time of whole processes, taken in turn so that a slow spell of the machine hits all of them. */
export function medianTimes(runs: readonly Run[], rounds: number): readonly Measured[] {
  const times = runs.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { argv }] of runs.entries()) {
      const start = performance.now();
      const { error, status } = spawnSync(process.execPath, argv, { cwd: root, stdio: 'ignore' });
      if (error) throw error;
      // 1 says that there are findings, which a sample may have.
      if (status !== 0 && status !== 1) throw new Error(`${argv.join(' ')} ended with ${status}`);
      // The first round fills the caches of the disk.
      if (round > 0) times[index]?.push(performance.now() - start);
    }
  }
  return runs.map(({ name }, index) => ({ name, milliseconds: median(times[index] ?? []) }));
}

export function peakMegabytes(argv: readonly string[]): number {
  const child = ['--input-type=module', '--eval', watched, '--', ...argv];
  // A report may be larger than what is kept of an output.
  const { stderr } = spawnSync(process.execPath, child, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kilobytes = /maxRSS=(\d+)$/.exec(stderr)?.[1];
  if (kilobytes === undefined) throw new Error(`No memory was reported: ${stderr}`);
  return Number(kilobytes) / 1024;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
