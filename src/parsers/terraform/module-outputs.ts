import type { Location } from '../../model/source.ts';
import { guessOf } from '../../model/nearest-name.ts';
import type { Data } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import { evaluate } from './evaluate/evaluate.ts';
import type { Lazily } from './evaluate/lazily.ts';
import { placeDeeply } from './evaluate/place-deeply.ts';
import { hidden } from './evaluate/secret.ts';
import { attributeNamed, isSecret } from './load/declarations.ts';
import type { ModuleUse } from './module-use.ts';

/** An output that is read, and where. */
interface AskedOutput {
  readonly name: string;
  readonly at: Location;
}

/** What a module hands to its caller under a name. */
export function moduleOutput(use: ModuleUse, remember: Lazily, { name, at }: AskedOutput): Data {
  const block = use.module.outputs.get(name);
  const expression = block && attributeNamed(block.body, 'value');
  if (!block || !expression) return missingOutput(use, { name, at });
  return remember(`output.${name}`, block.header, () => {
    const as = (): string => `output \`${name}\``;
    const value = placeDeeply(evaluate(expression, use.scope), { at: expression, as });
    return isSecret(block.body) ? hidden(value) : value;
  });
}

function missingOutput({ module, caller, scope }: ModuleUse, { name, at }: AskedOutput): Data {
  const detail = `There is no output ${name} in ${caller.address}.${guessOf(name, [...module.outputs.keys()])}`;
  return module.incomplete ? unknown({ kind: 'invalid', detail }, { at }) : scope.run.fault(at, detail);
}
