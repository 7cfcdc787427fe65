import { UsageError } from '../errors.ts';
import type { VariableArgument } from '../model/resource.ts';

/** `name=value`, as several flags take it. */
export function assignment(pair: string, flag: string): readonly [name: string, value: string] {
  const equals = pair.indexOf('=');
  if (equals < 1) throw new UsageError(`${flag} needs a name and a value, as in ${flag} name=value; it has "${pair}".`);
  return [pair.slice(0, equals).trim(), pair.slice(equals + 1)];
}

/** Collects the arguments of two flags in one list, because of them all the last one counts. */
export function collectVariables() {
  const collected: VariableArgument[] = [];
  return {
    collected,
    value: (pair: string): void => {
      const [name, text] = assignment(pair, '--var');
      collected.push({ name, text });
    },
    file: (file: string): void => {
      collected.push({ file });
    },
  };
}
