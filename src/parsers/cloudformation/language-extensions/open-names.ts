import type { Entries } from '../tree.ts';
import { remembered } from '../../../model/remember.ts';

/** A name with gaps: `Subnet${Zone}` of a loop whose items are not known, or a text known in part. */
export type Pattern = readonly string[];

/** The name of what a loop makes of an item that is not known. */
export function isOpenName(name: string): boolean {
  return name.includes('${');
}

/** What stands between the gaps of a name. Without gaps it is one piece. */
export function patternOf(name: string): Pattern {
  return name.split(/\$\{[^{}]*\}/);
}

/** The declared name that a written one means: itself, or that of a loop whose items are not known. */
export function declaredName(names: Entries, written: string): string | undefined {
  if (names.has(written)) return written;
  if (openNames(names).length === 0) return undefined;
  const [found, other] = namesLike(names, patternOf(written));
  return other === undefined ? found : undefined;
}

interface OpenName {
  readonly name: string;
  readonly pattern: Pattern;
}

/** The names with gaps among those of a section: few, and asked for with each reference that finds nothing else. */
const openNames = remembered((names: Entries): readonly OpenName[] =>
  [...names.keys()].filter(isOpenName).map((name) => ({ name, pattern: patternOf(name) })),
);

/** The declared names that a text known in part may be. */
export function namesLike(names: Entries, pattern: Pattern): readonly string[] {
  const open = openNames(names).filter((each) => mayMeet(each.pattern, pattern));
  const shape = pattern.join('${}');
  const exact = open.filter((each) => each.pattern.join('${}') === shape);
  // What the same loop makes has the same shape; a longer one that begins alike belongs to another.
  const alike = (exact.length > 0 ? exact : open).map(({ name }) => name);
  if (pattern.length === 1) return alike;
  return [...alike, ...[...names.keys()].filter((name) => !isOpenName(name) && matches(pattern, name))];
}

/** Whether a text fits into a pattern: its pieces come in this order, the first and last at the ends. */
function matches(pattern: Pattern, text: string): boolean {
  const first = pattern[0] ?? '';
  const last = pattern.at(-1) ?? '';
  if (pattern.length === 1) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const piece of pattern.slice(1, -1)) {
    const found = text.indexOf(piece, from);
    if (found < 0 || found + piece.length > text.length - last.length) return false;
    from = found + piece.length;
  }
  return true;
}

/** Whether some text may fit into both: their beginnings agree as far as both are known, and so do their ends. */
function mayMeet(one: Pattern, other: Pattern): boolean {
  if (other.length === 1) return matches(one, other[0] ?? '');
  const [head, otherHead] = [one[0] ?? '', other[0] ?? ''];
  const [tail, otherTail] = [one.at(-1) ?? '', other.at(-1) ?? ''];
  return (
    (head.startsWith(otherHead) || otherHead.startsWith(head)) && (tail.endsWith(otherTail) || otherTail.endsWith(tail))
  );
}
