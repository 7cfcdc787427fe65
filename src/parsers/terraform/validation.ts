import type { Guard } from '../../model/guard.ts';
import { and, never } from '../../model/guard.ts';
import type { Data } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { evaluate } from './evaluate/evaluate.ts';
import type { Scope } from './evaluate/scope.ts';
import { scalarText, toBoolean } from './evaluate/scalars.ts';
import type { Body } from './hcl/syntax.ts';
import type { NamedBlock } from './load/declarations.ts';
import { attributeNamed, blocksNamed, headerOf } from './load/declarations.ts';
import type { ModuleUse } from './module-use.ts';

/**
 * Reports the values that the `validation` blocks of a module's variables surely refuse
 * (https://developer.hashicorp.com/terraform/language/expressions/custom-conditions#input-variable-validation). The
 * variables of a root are read whether anything uses them or not, so that values that do not fit are told.
 */
export function checkVariables({ module, caller, scope }: ModuleUse): void {
  for (const variable of module.variables.values()) {
    const validations = blocksNamed(variable.body, 'validation');
    if (validations.length === 0 && caller.address !== '') continue;
    const value = scope.references.read(['var', variable.name], variable.header);
    if (value.state === 'unknown' && value.reason.kind === 'invalid') continue;
    for (const { body } of validations) checkValidation({ body, variable, value }, scope, caller.when);
  }
}

interface Validation {
  readonly body: Body;
  readonly variable: NamedBlock;
  readonly value: Data;
}

function checkValidation({ body, variable, value }: Validation, scope: Scope, when: Guard): void {
  const condition = attributeNamed(body, 'condition');
  if (!condition) return;
  const { run } = scope;
  const holds = run.ownFaults(() => evaluate(condition, scope));
  const possible = casesOf(holds).filter((each) => and(each.when, when) !== never);
  const refused = run.ownFaults(() => possible.every((each) => toBoolean(each.value, condition, run) === false));
  if (!refused || possible.length === 0) return;
  const why = errorMessage(body, scope);
  const message = `The value of variable \`${variable.name}\` is refused by its validation${why ? `: ${why}` : '.'}`;
  const at = value.sensitive ? headerOf(variable) : value.at;
  run.report({ code: 'invalid-variable', severity: 'warning', message, at });
}

/** What the author says of such a value, where that is known and gives nothing secret away. */
function errorMessage(body: Body, scope: Scope): string | undefined {
  const expression = attributeNamed(body, 'error_message');
  if (!expression) return undefined;
  const { result, faults } = scope.run.apart(() => evaluate(expression, scope));
  if (faults > 0 || result.sensitive || result.state !== 'known' || typeof result.value === 'object') return undefined;
  return scalarText(result.value).replace(/\s+/g, ' ').trim();
}
