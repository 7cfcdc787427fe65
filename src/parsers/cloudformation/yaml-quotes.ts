import type * as Yaml from 'yaml';

/** Files with more faults of this kind than this are left as they are. */
const mostJoins = 50;

/**
 * Quoted texts that go on in a line with too little indentation. YAML forbids it, but the parsers that CloudFormation
 * and its tools are made of read on to the closing quote, and published templates rely on that. Such lines are joined,
 * with blanks in place of the line breaks, so that every offset stays what it was. A text that is faulty all the same
 * is judged as it was written.
 */
export function parseLeniently(text: string, parse: (text: string) => Yaml.Document.Parsed): Yaml.Document.Parsed {
  const asWritten = parse(text);
  let document = asWritten;
  let joined = text;
  for (let count = 0; count < mostJoins && document.errors.length > 0; count++) {
    const [first] = document.errors;
    const quote = /^Missing closing (["'])quote/.exec(first?.message ?? '')?.[1];
    const next = first && quote !== undefined ? joinToQuote(joined, first.pos[0], quote) : undefined;
    if (next === undefined) return asWritten;
    joined = next;
    document = parse(joined);
  }
  return document.errors.length === 0 ? document : asWritten;
}

/** The text with the line breaks between a place inside a quoted text and its closing quote taken out. */
function joinToQuote(text: string, from: number, quote: string): string | undefined {
  const inside = quote === "'" ? /(?:[^']|'')*/y : /(?:[^"\\]|\\[^])*/y;
  inside.lastIndex = from;
  const rest = inside.exec(text)?.[0] ?? '';
  const hasQuote = text[from + rest.length] === quote;
  if (!hasQuote || !/[\r\n]/.test(rest)) return undefined;
  return text.slice(0, from) + rest.replace(/[\r\n]/g, ' ') + text.slice(from + rest.length);
}
