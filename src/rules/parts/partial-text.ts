import type { Value } from '../../model/value.ts';

/** Stands for a piece that is not known. No ARN holds it. */
export const hole = '\u0000';

/** The text of a value that may be known in part only, as in `arn:${AWS::Partition}:iam::123456789012:root`. */
export function partialText(value: Value<string>): string {
  if (value.state === 'known') return value.value;
  if (value.state !== 'unknown' || !value.parts) return hole;
  return value.parts.map((part) => (typeof part === 'string' ? part : partialText(part))).join('');
}
