import { join } from 'node:path';
import { UsageError } from '../errors.ts';

/**
 * The files of the repository that differ from a commit, those that are gone and those that git does not know yet among
 * them. Absolute.
 */
export async function changedSince(ref: string, folder: string): Promise<readonly string[]> {
  // A flag would do something else than name a commit.
  if (ref === '' || ref.startsWith('-')) throw new UsageError(`--since takes a commit, branch or tag, not "${ref}".`);
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  const run = promisify(execFile);
  const git = async (...args: readonly string[]): Promise<string> => {
    try {
      return (await run('git', args, { cwd: folder, maxBuffer: 256 * 1024 * 1024 })).stdout;
    } catch (error) {
      throw new UsageError(`--since ${ref}: git cannot tell what changed: ${reasonOf(error)}`);
    }
  };
  const top = (await git('rev-parse', '--show-toplevel')).replace(/\r?\n$/, '');
  const changed = await git('-C', top, 'diff', '--name-only', '--no-renames', '-z', ref, '--');
  const unknown = await git('-C', top, 'ls-files', '--others', '--exclude-standard', '-z');
  return [...new Set(`${changed}${unknown}`.split('\0'))].filter((path) => path !== '').map((path) => join(top, path));
}

function reasonOf(error: unknown): string {
  const stderr: unknown = typeof error === 'object' && error !== null && 'stderr' in error ? error.stderr : undefined;
  const [line = ''] = typeof stderr === 'string' ? stderr.trim().split('\n') : [];
  return line === '' ? 'is it installed?' : line.replace(/^fatal: /, '');
}
