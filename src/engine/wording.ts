import type { Requester } from '../model/report.ts';

/** "a", "a and b", "a, b and c" */
export function enumerate(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** The vendors in the order of their profiles; AWS's own advice steps back behind a vendor's demand. */
export function vendorNames(requesters: readonly Requester[]): string {
  const vendors = withoutAws(requesters.map(({ vendor }) => vendor));
  if (vendors.length === 0) return 'the vendor';
  // A preset is for whoever connects.
  return enumerate(vendors.map((vendor) => (vendor === 'AWS' ? 'your service consumers' : vendor)));
}

/** Who asks, with the verb: "Segment requires", "AWS recommends", "Segment and Airbyte require". */
export function whoAsks(requesters: readonly Requester[]): string {
  const askers = withoutAws(requesters.map(askerOf));
  if (askers.length === 0) return 'the vendor requires';
  const levels = requesters
    .filter((requester) => askers.includes(askerOf(requester)))
    .map(({ vendor, level }) => {
      return level ?? (vendor === 'AWS' ? 'recommended' : 'required');
    });
  const verb = levels.includes('required') ? 'require' : 'recommend';
  return `${enumerate(askers)} ${askers.length === 1 ? `${verb}s` : verb}`;
}

/** As messages call who asks. */
export function askerOf({ vendor, asker = vendor }: Requester): string {
  return asker;
}

/** Each once. */
function withoutAws(names: readonly string[]): readonly string[] {
  const all = [...new Set(names)];
  const others = all.filter((name) => name !== 'AWS');
  return others.length > 0 ? others : all;
}

/** With a capital, as it opens a sentence, unless it is a name: dbt stays dbt. */
export function capitalized(words: string): string {
  return /^(?:the|your) /.test(words) ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;
}

const longest = 160;

/** A reason ends with what to do about it, which must not be cut off behind a long address. */
export const longestReason = 400;

/** Nothing that `tidy` would change: words of ASCII with single spaces between them. */
const isTidy = /^[!-~]+(?: [!-~]+)*$/;

/** Text from the sources made fit for one line of a message: no control characters, and not endless. */
export function tidy(text: string, most = longest): string {
  if (text.length <= most && isTidy.test(text)) return text;
  // Control characters could steer a terminal, and bidirectional marks disguise what is printed.
  const line = text.replace(/[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

/** As code in a message. A backtick inside would end it early. */
export function code(text: string): string {
  return `\`${tidy(text).replaceAll('`', "'")}\``;
}
