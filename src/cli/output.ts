import type { Host } from './host.ts';

/**
 * Watches what is printed. The function that it gives back tells, when all is printed, whether some of it could not be,
 * and says why. Whoever reads the output may stop early, as `head` does: that is no fault.
 */
export function watchOutput({ stdout, stderr }: Pick<Host, 'stdout' | 'stderr'>): () => Promise<boolean> {
  const faults: string[] = [];
  const note = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') faults.push(error.message);
  };
  stdout.on('error', note);
  stderr.on('error', note);
  return async () => {
    // Streams tell of an error after the call that wrote.
    await new Promise((resolve) => setImmediate(resolve));
    const [fault] = faults;
    if (fault !== undefined) stderr.write(`pl-lint: The report cannot be written: ${fault}\n`);
    return fault !== undefined;
  };
}
