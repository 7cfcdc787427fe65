import type { Entry } from './address-book.ts';

/** What AWS makes and never makes again, unlike the names that authors choose: `vpce-svc-0a1b2c3d`, ARNs. */
const madeByAws = /^(arn:[\w-]+:|[a-z]+(-[a-z]+)*-([0-9a-f]{8}|[0-9a-f]{17})$)/;

/**
 * Finds the resource of which a plan or state tells the ID or ARN, in whatever unit that is written. One that two resources
 * have, as in two plans of the same configuration, is none's.
 */
export function createLiteralIds(entries: readonly Entry[]): (text: string) => Entry | undefined {
  let index: ReadonlyMap<string, Entry | undefined> | undefined;
  return (text) => {
    if (!madeByAws.test(text)) return undefined;
    index ??= indexIds(entries);
    return index.get(text);
  };
}

function indexIds(entries: readonly Entry[]): ReadonlyMap<string, Entry | undefined> {
  const found = new Map<string, Entry | undefined>();
  for (const entry of entries) {
    const { unit, body } = entry.raw;
    if (!entry.kind || (unit.format !== 'plan' && unit.format !== 'terraform')) continue;
    const texts = ['id', 'arn'].filter(entry.identity).map((attribute) => body.read(attribute));
    for (const value of texts) {
      if (value.state !== 'known' || typeof value.value !== 'string') continue;
      const other = found.get(value.value);
      found.set(value.value, found.has(value.value) && other !== entry ? undefined : entry);
    }
  }
  return found;
}
