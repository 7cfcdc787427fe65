import { UsageError } from '../../errors.ts';
import { unknownName } from '../../model/nearest-name.ts';

/** The format of that name. Throws a `UsageError` that names the right ones when there is none. */
export function formatNamed<F extends string>(asked: unknown, known: readonly F[]): F {
  const format = known.find((one) => one === asked);
  if (format === undefined) throw new UsageError(unknownName('format', String(asked), known));
  return format;
}
