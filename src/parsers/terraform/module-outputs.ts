import type { Location } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { unknown, withWritten } from '../../model/value.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { placeDeeply } from './evaluate/place-deeply.ts';
import { attributeNamed } from './load/declarations.ts';
import type { ModuleUse, Remember } from './module-use.ts';

/** What a module hands to its caller under a name. */
export function moduleOutput(use: ModuleUse, remember: Remember, name: string): Data {
  const block = use.module.outputs.get(name);
  const expression = block && attributeNamed(block.body, 'value');
  if (!block || !expression) return missingOutput(use, name);
  return remember(`output.${name}`, block.header, () => {
    const as = (): string => `output \`${name}\``;
    const value = placeDeeply(evaluate(expression, use.scope), { at: expression, as });
    const sensitive = attributeNamed(block.body, 'sensitive');
    const isSensitive = sensitive?.type === 'literal' && sensitive.value === true;
    return isSensitive ? withWritten(value, { sensitive: true }) : value;
  });
}

const nowhere: Location = { file: { path: '', text: '' }, start: 0, end: 0 };

/** Said at what the module does declare, as the output has no place of its own. */
function missingOutput({ module, caller, scope }: ModuleUse, name: string): Data {
  const at = [...module.outputs.values()][0]?.header ?? [...module.variables.values()][0]?.header;
  const detail = `There is no output ${name} in ${caller.address}.`;
  if (!at || module.incomplete) return unknown({ kind: 'invalid', detail }, { at: at ?? nowhere });
  return scope.run.fault(at, detail);
}
