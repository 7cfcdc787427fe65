import type { Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { unknown } from '../../model/value.ts';

/** A literal of something that is not in the sources is a reason not to know, too. */
export function asReason(value: Value<unknown>, what = ''): Value<unknown> {
  const [only] = casesOf(value);
  if (only?.value.state !== 'known' || typeof only.value.value !== 'string') return value;
  const shown = only.value.sensitive ? '(sensitive)' : `\`${only.value.value}\``;
  return unknown({ kind: 'opaque', what: `${what} ${shown}`.trim() }, value);
}
