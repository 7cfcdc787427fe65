/** Of more names than this none is sought: texts that strangers write may hold any number of them. */
const mostNames = 200;

/** Who mistypes a long name does not miss more letters of it. */
const mostChanges = 4;

/** The name that was probably meant; undefined when none is near. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  if (names.length > mostNames) return undefined;
  // One letter is near to every other one.
  const limit = written.length < 3 ? 0 : Math.min(Math.max(1, Math.floor(written.length / 3)), mostChanges);
  let nearest: string | undefined;
  let least = limit + 1;
  for (const name of names) {
    if (Math.abs(written.length - name.length) > limit) continue;
    const distance = editDistance(written.toLowerCase(), name.toLowerCase(), limit);
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

/** ` Did you mean "segment"?`, to put behind a sentence; empty when no name is near. A name may be shown with what leads to it. */
export function guessOf(written: string, names: readonly string[], prefix = ''): string {
  const nearest = nearestName(written, names);
  return nearest === undefined ? '' : ` Did you mean "${prefix}${nearest}"?`;
}

/** A longer list hides the one name that was meant. */
const fewNames = 12;

/** `There is no format "txt". Did you mean "text"? Known: …`; of many names only the one that was meant. */
export function unknownName(what: string, written: string, names: readonly string[]): string {
  const guess = guessOf(written, names);
  const list = names.length === 0 ? ' There are none.' : ` Known: ${names.join(', ')}.`;
  return `There is no ${what} "${written}".${guess}${guess !== '' && names.length > fewNames ? '' : list}`;
}

/** How many letters were added, left out, changed or swapped with the next one, row by row; more than `most` is not counted. */
function editDistance(one: string, other: string, most: number): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change);
      next.push(swapped ? Math.min(least, (before[j - 2] ?? 0) + 1) : least);
    }
    [before, row] = [row, next];
    // What follows builds on these two.
    if (Math.min(...before) > most && Math.min(...row) > most) return most + 1;
  }
  return row[other.length] ?? 0;
}
