import type * as Yaml from 'yaml';

/** What is not mended by then is read as the library has it. */
const mostRounds = 3;

/** Stands for a colon in a text while it is parsed, so that every offset stays what it was. For private use: nobody writes it. */
const colonInText = '\ue03a';

/**
 * A text in which a colon and a space stand without quotes, `Description: Ports: 22`, is no YAML. The library takes the
 * word before the colon for a key, and the lines after it for what belongs to that: a template would lose its resources.
 * For the tree such a colon is a part of its text; what is wrong is said of the text as it was written.
 */
export function withoutKeysInTexts(
  written: Yaml.Document.Parsed,
  text: string,
  { parse, visit }: { readonly parse: (text: string) => Yaml.Document.Parsed } & Pick<typeof Yaml, 'visit'>,
): Yaml.Document.Parsed {
  let document = written;
  let mended = text;
  for (let round = 0; round < mostRounds; round++) {
    const colons = document.errors.flatMap((error) => colonOf(error, mended) ?? []);
    if (colons.length === 0) break;
    mended = replaced(mended, colons);
    document = parse(mended);
  }
  if (document !== written) {
    visit(document, {
      Scalar(_, node) {
        if (typeof node.value === 'string') node.value = node.value.replaceAll(colonInText, ':');
      },
    });
  }
  return document;
}

/** Where the colon of a key stands that begins in the middle of a line. */
function colonOf({ code, message, pos }: Yaml.YAMLError, text: string): number | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' || message.startsWith('A block sequence')) return undefined;
  const key = /[^\r\n]*?(?=:(?:\s|$))/y;
  key.lastIndex = pos[0];
  const before = key.exec(text)?.[0];
  return before === undefined ? undefined : pos[0] + before.length;
}

function replaced(text: string, places: readonly number[]): string {
  let from = 0;
  const parts: string[] = [];
  for (const place of [...places].sort((one, other) => one - other)) {
    if (place < from) continue;
    parts.push(text.slice(from, place), colonInText);
    from = place + 1;
  }
  return parts.join('') + text.slice(from);
}
