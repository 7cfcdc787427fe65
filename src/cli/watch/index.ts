import { ConfigError, UsageError } from '../../errors.ts';
import type { Sources } from '../../model/source.ts';
import { relativePath } from '../../reporters/paths.ts';
import { createPainter } from '../../reporters/text/painter.ts';
import { printable } from '../../reporters/text/wrap.ts';
import { absolutePath } from '../../sources/paths.ts';
import type { Host } from '../host.ts';
import { colorFor } from '../host.ts';
import type { Change } from './changes.ts';
import { nextChanges } from './next-changes.ts';
import { recorded } from './recorded.ts';

export interface Watched {
  /** The disk as it is now. */
  readonly open: () => Sources;
  /** What a run reads in other ways, such as the baseline. */
  readonly beside: readonly string[];
  /** Lints, reports and gives the exit code. */
  readonly lintOnce: (sources: Sources) => Promise<number>;
  readonly color: boolean;
}

/** Everything that stands on the screen goes; what was scrolled away stays. */
const clearScreen = '\u001b[2J\u001b[H';

/** Lints again whenever something that the last run read, listed or looked for is different. Ends with its reader. */
export async function watchAndLint(watched: Watched, host: Host): Promise<number> {
  const { open, beside, lintOnce, color } = watched;
  const stopped = new AbortController();
  host.stdout.on('error', () => stopped.abort());
  const { dim } = createPainter(colorFor(host.stderr, host.env, color));
  for (let isFirst = true; ; isFirst = false) {
    const { sources, answers } = recorded(open());
    for (const path of beside) sources.modified?.(absolutePath(path, sources.workingFolder));
    const exitCode = await lintOnce(sources).catch((error: unknown) => {
      if (!isPassing(error, isFirst)) throw error;
      host.stderr.write(`pl-lint: ${error.message}\n`);
      return 2;
    });
    host.stderr.write(`${dim('Watching for changes; Ctrl-C ends it.')}\n`);
    const changes = await nextChanges(answers, open, stopped.signal);
    if (stopped.signal.aborted) return exitCode;
    if (host.stdout.isTTY) host.stdout.write(clearScreen);
    host.stderr.write(`${dim(`${timeOfDay()} ${changesText(changes, host.cwd())}`)}\n`);
  }
}

/** What the first run did not object to is wrong in files, where it will be mended. */
function isPassing(error: unknown, isFirst: boolean): error is ConfigError | UsageError {
  return !isFirst && (error instanceof ConfigError || error instanceof UsageError);
}

const shown = 3;

/** `a.tf and b.tf changed, c.tf is new.` */
export function changesText(changes: readonly Change[], workingFolder: string): string {
  const names = (how: Change['how'], one: string, many: string): readonly string[] => {
    const paths = changes.filter((change) => change.how === how).map(({ path }) => relativePath(path, workingFolder));
    if (paths.length === 0) return [];
    const named = paths.slice(0, paths.length > shown ? shown - 1 : shown);
    const all = paths.length > shown ? [...named, `${paths.length - named.length} more`] : named;
    const list = all.length === 1 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
    return [`${list} ${paths.length === 1 ? one : many}`];
  };
  const parts = [
    ...names('changed', 'changed', 'changed'),
    ...names('new', 'is new', 'are new'),
    ...names('gone', 'is gone', 'are gone'),
  ];
  return `${printable(parts.join(', '))}.`;
}

function timeOfDay(): string {
  return new Date().toTimeString().slice(0, 8);
}
