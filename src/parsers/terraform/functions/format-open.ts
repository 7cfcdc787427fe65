import type { Data } from '../../../model/value.ts';
import { known } from '../../../model/value.ts';
import { joinTexts } from '../evaluate/template.ts';
import type { CallSite } from './function-types.ts';

/** Verbs that write a text as it is. */
const plainVerb = /(%[%sv])/;

/**
 * What `format` makes of arguments that are not all known: a text with the unknown ones as its pieces, so that
 * `format("com.amazonaws.vpce.%s.%s", region, id)` still tells whose name it is. Undefined where a verb changes what it
 * writes, or where a known argument is no text.
 */
export function formatOpen([template, ...args]: readonly Data[], call: CallSite): Data | undefined {
  if (template?.state !== 'known' || typeof template.value !== 'string') return undefined;
  const pieces = template.value.split(plainVerb).filter((piece) => piece !== '');
  const verbs = pieces.filter((piece) => piece === '%s' || piece === '%v');
  if (verbs.length !== args.length || !args.every(isText)) return undefined;
  if (pieces.some((piece) => !plainVerb.test(piece) && piece.includes('%'))) return undefined;
  let next = 0;
  const texts = pieces.map((piece): Data => {
    const arg = piece === '%s' || piece === '%v' ? args[next++] : undefined;
    return arg ?? known(piece === '%%' ? '%' : piece, { at: call.at });
  });
  return joinTexts(texts, call.at, call.scope);
}

function isText(value: Data): boolean {
  return value.state === 'unknown' || (value.state === 'known' && typeof value.value === 'string');
}
