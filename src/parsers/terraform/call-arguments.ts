import { guessOf } from '../../model/nearest-name.ts';
import type { Run } from './evaluate/run.ts';
import type { Module, NamedBlock } from './load/declarations.ts';
import { attributeNamed, headerOf } from './load/declarations.ts';
import { nameRange } from './hcl/syntax.ts';

/** The arguments of a module call that are no variables of the module. */
export const metaArguments: ReadonlySet<string> = new Set([
  'source',
  'version',
  'count',
  'for_each',
  'providers',
  'depends_on',
]);

/** Reports what a call gives that the module does not take, and what it lacks. */
export function checkArguments(call: NamedBlock, { variables, incomplete }: Module, run: Run): void {
  const name = `module \`${call.name}\``;
  if (!incomplete) {
    for (const argument of call.body.attributes) {
      const { name: given } = argument;
      if (metaArguments.has(given) || variables.has(given)) continue;
      const message = `The source of ${name} declares no variable \`${given}\`.${guessOf(given, [...variables.keys()])}`;
      run.report({ code: 'undeclared-argument', severity: 'warning', message, at: nameRange(argument) });
    }
  }
  const missing = [...variables.values()].filter(
    (variable) => !attributeNamed(variable.body, 'default') && !attributeNamed(call.body, variable.name),
  );
  if (missing.length === 0 || call.body.incomplete) return;
  const names = missing.map((variable) => `\`${variable.name}\``).join(', ');
  const message = `The call of ${name} lacks ${names}, which its source requires.`;
  run.report({ code: 'missing-argument', severity: 'warning', message, at: headerOf(call) });
}
