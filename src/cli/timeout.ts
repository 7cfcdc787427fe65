import type { Host } from './host.ts';

/** Set for the process that has the limit, so that it does the work itself. */
const mark = 'PL_LINT_TIMED';

export function isTimed({ env }: Host): boolean {
  return env[mark] !== undefined;
}

/**
 * Runs the program once more and stops it when it takes too long. Only another process can do that: a lint reads and
 * judges without a pause in which it could look at a clock.
 */
export async function runTimed(argv: readonly string[], seconds: number, host: Host): Promise<number> {
  const { spawn } = await import('node:child_process');
  const { argv: own, execArgv, execPath, env } = host;
  const child = spawn(execPath, [...execArgv, ...own.slice(1, 2), ...argv], {
    stdio: 'inherit',
    cwd: host.cwd(),
    env: { ...env, [mark]: '1' },
  });
  return new Promise((resolve, reject) => {
    let isStopped = false;
    const timer = setTimeout(() => {
      isStopped = true;
      child.kill('SIGKILL');
    }, seconds * 1000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      if (isStopped) host.stderr.write(`pl-lint: ${notDone(seconds)}\n`);
      resolve(isStopped ? 2 : (code ?? 2));
    });
  });
}

function notDone(seconds: number): string {
  return `Stopped, because it was not done after ${seconds} s. Lint fewer files at once, or allow more with --timeout.`;
}
