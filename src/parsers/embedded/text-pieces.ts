/** A part of a text, and where it is written: offsets in the text, and in what it is written in. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly until: number;
}

/** A text between quotes, whose escapes are those of JSON, YAML or HCL; undefined when it was made in another way. */
export function quotedPieces(text: string, written: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  const quote = written.charAt(0);
  let from = 0;
  let at = 1;
  let plain: Piece | undefined;
  const endPlain = (): void => {
    if (plain) pieces.push(plain);
    plain = undefined;
  };
  while (from < text.length) {
    const escape = escapeAt(written, at, { quote, follows: text.slice(from, from + 3) });
    if (!escape) {
      if (text.charCodeAt(from) !== written.charCodeAt(at)) return undefined;
      plain = { from: plain?.from ?? from, at: plain?.at ?? at, to: ++from, until: ++at };
      continue;
    }
    if (!text.startsWith(escape.means, from)) return undefined;
    endPlain();
    pieces.push({ from, to: (from += escape.means.length), at, until: (at += escape.length) });
  }
  endPlain();
  return written.charAt(at) === quote ? pieces : undefined;
}

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '0': '\0' };
const escapes = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([^]))/y;

interface Around {
  readonly quote: string;
  /** How the text goes on that is to be found. */
  readonly follows: string;
}

function escapeAt(
  written: string,
  at: number,
  { quote, follows }: Around,
): { means: string; length: number } | undefined {
  if (quote === "'") return written.startsWith("''", at) ? { means: "'", length: 2 } : undefined;
  // HCL's `$${` is `${`; in other formats it is itself.
  if (/^(\$\$|%%)\{/.test(written.slice(at, at + 3)) && follows !== written.slice(at, at + 3)) {
    return { means: written.slice(at + 1, at + 3), length: 3 };
  }
  if (written.charAt(at) !== '\\') return undefined;
  escapes.lastIndex = at;
  const found = escapes.exec(written);
  if (!found) return undefined;
  const [whole, ...groups] = found;
  const letter = groups.at(-1);
  if (letter) return { means: letters[letter] ?? letter, length: whole.length };
  const point = Number.parseInt(groups.join(''), 16);
  return point > 0x10ffff ? undefined : { means: String.fromCodePoint(point), length: whole.length };
}

/**
 * A text of lines, each written on a line of its own with the same or more blanks before it, as in block scalars,
 * heredocs and templates; undefined when the lines are others.
 */
export function linePieces(text: string, written: string, hasHeader: boolean): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = hasHeader ? written.indexOf('\n') + 1 : 0;
  if (hasHeader && at === 0) return undefined;
  for (let from = 0; from < text.length;) {
    const to = lineEnd(text, from);
    const until = lineEnd(written, at);
    if (at > written.length) return undefined;
    const found = inLine(text.slice(from, to), written.slice(at, until));
    if (!found) return undefined;
    for (const piece of found) {
      pieces.push({ from: from + piece.from, to: from + piece.to, at: at + piece.at, until: at + piece.until });
    }
    from = to + 1;
    at = until + 1;
  }
  return pieces;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A line of the text in the line that it is written in: the same, or with something filled in. */
function inLine(line: string, source: string): readonly Piece[] | undefined {
  const written = line.endsWith('\r') ? source : source.replace(/\r$/, '');
  const indentation = written.length - line.length;
  if (written.endsWith(line) && written.slice(0, indentation).trim() === '') {
    return line === '' ? [] : [{ from: 0, to: line.length, at: indentation, until: written.length }];
  }
  const first = written.search(/[$%]+\{/);
  const last = Math.max(written.lastIndexOf('}'), written.lastIndexOf('{')) + 1;
  if (first < 0 || written.replaceAll('%%{', '').includes('%{')) return undefined;
  const before = written.slice(0, first);
  const taken = blanks(before) - Math.min(blanks(before), blanks(line));
  const after = written.slice(last);
  const head = before.slice(taken);
  if (!line.startsWith(head) || !line.endsWith(after) || head.length + after.length > line.length) return undefined;
  const tail = line.length - after.length;
  return [
    { from: 0, to: head.length, at: taken, until: first },
    { from: head.length, to: tail, at: first, until: last },
    { from: tail, to: line.length, at: last, until: written.length },
  ].filter((piece) => piece.to > piece.from);
}

function blanks(text: string): number {
  return text.length - text.trimStart().length;
}
