import type { Sources } from '../../model/source.ts';
import type { Change } from './changes.ts';
import { changesSince } from './changes.ts';
import { foldersAround, watchFolders } from './folder-events.ts';
import type { Answers } from './recorded.ts';

/** Editors and programs write in several steps; this long after the first one looks, and again while there are more. */
const settling = 150;

/** A program that writes without end, such as a log, keeps nobody waiting for longer. */
const longest = 2000;

/** Without events one looks this often. */
const looking = 1000;

/** Waits until the answers of the last run hold no more; gives nothing when it is stopped before. */
export async function nextChanges(
  answers: Answers,
  open: () => Sources,
  stopped: AbortSignal,
): Promise<readonly Change[]> {
  for (;;) {
    const event = nextEvent(foldersAround(answers), stopped);
    // What changed during the run, before anybody watched, has no event.
    if (changesSince(answers, open()).length > 0) event.end();
    await event.happened;
    if (stopped.aborted) return [];
    const changes = await settled(answers, open);
    if (changes.length > 0) return changes;
  }
}

interface Waiting {
  readonly happened: Promise<void>;
  end(): void;
}

/** Ends with the first event, when it is stopped, or when there are no events to wait for. */
function nextEvent(folders: Iterable<string>, stopped: AbortSignal): Waiting {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const onEvent = (): void => end();
  const events = watchFolders(folders, onEvent);
  const looks = events.isBlind ? setTimeout(onEvent, looking) : undefined;
  stopped.addEventListener('abort', onEvent);
  const happened = ended.then(() => {
    events.close();
    clearTimeout(looks);
    stopped.removeEventListener('abort', onEvent);
  });
  return { happened, end };
}

/** The changes once they stay the same for a while. */
async function settled(answers: Answers, open: () => Sources): Promise<readonly Change[]> {
  const start = Date.now();
  let before = '';
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, settling));
    const sources = open();
    const changes = changesSince(answers, sources);
    const state = JSON.stringify(changes.map(({ path }) => [path, sources.modified?.(path)]));
    if (changes.length === 0 || state === before || Date.now() - start > longest) return changes;
    before = state;
  }
}
