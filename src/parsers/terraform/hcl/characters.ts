const identifierStart = 1;
const identifierPart = 2;
const classes = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_') {
  classes[character.charCodeAt(0)] = identifierStart | identifierPart;
}
for (const character of '0123456789-') classes[character.charCodeAt(0)] = identifierPart;

const unicodeStart = /^\p{ID_Start}$/u;
const unicodePart = /^\p{ID_Continue}$/u;

/** Where the identifier that starts at an offset ends; the offset itself when none does. Identifiers may hold dashes. */
export function identifierEnd(text: string, start: number): number {
  let at = start;
  let wanted = identifierStart;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (((classes[code] ?? 0) & wanted) === 0) return at;
      at++;
    } else {
      const point = text.codePointAt(at);
      if (point === undefined) return at;
      if (!(wanted === identifierStart ? unicodeStart : unicodePart).test(String.fromCodePoint(point))) return at;
      at += point > 0xffff ? 2 : 1;
    }
    wanted = identifierPart;
  }
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * Where the number that starts at an offset ends. It takes in every dot and exponent that a digit follows, as HCL's
 * scanner does, so `1.2.3` is one (invalid) number and `1...` a number and an ellipsis.
 */
export function numberEnd(text: string, start: number): number {
  let at = start + 1;
  let end = at;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) end = ++at;
    else if (code === 46) at++;
    else if ((code === 101 || code === 69) && exponentDigits(text, at + 1) > 0)
      end = at += exponentDigits(text, at + 1) + 1;
    else return end;
  }
}

/** How many characters a sign and the first digit of an exponent take; 0 when there are none. */
function exponentDigits(text: string, at: number): number {
  if (isDigit(text.charCodeAt(at))) return 1;
  const code = text.charCodeAt(at);
  return (code === 43 || code === 45) && isDigit(text.charCodeAt(at + 1)) ? 2 : 0;
}

/** The offset of the line break that ends a line, or of the end of the text. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}

/** The offset after spaces and tabs. */
export function skipBlanks(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9) return at;
    at++;
  }
}
