import type { Unknown, Value, Written } from '../../model/value.ts';
import { known, unknown } from '../../model/value.ts';

type Parts = NonNullable<Unknown['parts']>;

const opening = '{{resolve:';
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
const whole = /^\{\{resolve:([a-z-]+):[^}]*\}\}$/;

/** A string as it stands, unless it holds dynamic references, which only deployment looks up. */
export function dynamic(text: string, written: Written): Value<string> {
  if (!text.includes(opening)) return known(text, written);
  const parts = lookedUp([text], written);
  const open = parts.find((part) => typeof part !== 'string');
  if (open?.state !== 'unknown') return known(text, written);
  return parts.length === 1 ? open : unknown(open.reason, secretly(parts, written), { parts, nonNull: true });
}

/** A text known in part, in which each dynamic reference is one part, even if what it names is not known. */
export function lookedUp(parts: Parts, written: Written): Parts {
  if (!parts.some((part) => typeof part === 'string' && part.includes(opening))) return parts;
  const found: (string | Value<string>)[] = [];
  let name: string | undefined;
  for (const part of parts) {
    if (typeof part !== 'string') {
      if (name === undefined) found.push(part);
      else name += '…';
      continue;
    }
    for (const piece of part.split(/(?=\{\{resolve:)|(?<=\}\})/)) {
      name = name === undefined && piece.startsWith(opening) ? '' : name;
      if (name === undefined) {
        found.push(piece);
        continue;
      }
      name += piece;
      if (!piece.endsWith('}}')) continue;
      found.push(reference(name, written));
      name = undefined;
    }
  }
  // One that is never closed is none.
  return name === undefined ? found : parts;
}

function reference(text: string, written: Written): string | Unknown {
  const service = whole.exec(text)?.[1];
  if (service === undefined) return text;
  const secret = service !== 'ssm' && ({ sensitive: true } as const);
  return unknown({ kind: 'dynamic-reference', text }, { ...written, ...secret }, { nonNull: true });
}

/** What holds something secret is secret. */
export function secretly(parts: Parts, written: Written): Written {
  return parts.some((part) => typeof part !== 'string' && part.sensitive) ? { ...written, sensitive: true } : written;
}
