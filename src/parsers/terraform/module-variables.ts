import type { Location } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { casesOf, oneOf } from '../../model/cases.ts';
import { unknown, writtenOf } from '../../model/value.ts';
import type { Misfit } from './convert-type.ts';
import { convertTo } from './convert-type.ts';
import { declaredType, presetIn } from './declared-type.ts';
import { evaluate } from './evaluate/evaluate.ts';
import type { Scope } from './evaluate/scope.ts';
import { constantScope } from './evaluate/scope.ts';
import { holdsSecret } from './evaluate/holds-secret.ts';
import { hidden } from './evaluate/secret.ts';
import { identified } from './evaluate/symbolic.ts';
import type { NamedBlock } from './load/declarations.ts';
import { attributeNamed, headerOf, isSecret, isWritten } from './load/declarations.ts';
import { narrowedVariable } from './narrowed-variable.ts';

interface Place {
  /** The address of the module; empty for the root. */
  readonly module: string;
  readonly scope: Scope;
}

/** The value of a module's variable: what the caller gives, converted to its type, else its default. */
export function variableValue(variable: NamedBlock, given: Data | undefined, place: Place): Data {
  const refusesNull = isWritten(variable.body, 'nullable', false);
  const fallback = (): Data => defaultOf(variable, place, refusesNull);
  const value = given ? converted(given, variable, place.scope) : fallback();
  const settled = refusesNull && given ? withoutNull(value, fallback) : value;
  return isSecret(variable.body) ? hidden(settled) : settled;
}

function defaultOf(variable: NamedBlock, { module, scope }: Place, refusesNull: boolean): Data {
  const { name, body } = variable;
  const preset = attributeNamed(body, 'default');
  if (preset) {
    const value = converted(evaluate(preset, constantScope(scope.run)), variable, scope);
    if (value.state !== 'absent' || !refusesNull) return value;
    return misfit(variable, { path: '', detail: 'null is refused', at: value.at }, { value, scope });
  }
  const reason = { kind: 'variable', name, module } as const;
  const open = unknown(reason, { at: headerOf(variable) }, refusesNull ? { nonNull: true } : {});
  const named = identified(open, `${module === '' ? '' : `${module}.`}var.${name}`);
  return narrowedVariable(named, variable, scope);
}

function converted(given: Data, variable: NamedBlock, scope: Scope): Data {
  const { run } = scope;
  const { value, misfit: found } = convertTo(given, declaredType(variable, run), presetIn(run));
  return found ? misfit(variable, found, { value: given, scope }) : value;
}

/** Reports a value that does not fit; where it is secret, neither at its place nor with anything of it. */
function misfit(
  variable: NamedBlock,
  { path, detail, at }: Misfit,
  { value, scope }: { readonly value: Data; readonly scope: Scope },
): Data {
  const secret = isSecret(variable.body) || holdsSecret(value);
  const where = path === '' || secret ? '' : `at \`${path}\` `;
  const message = `The value of variable \`${variable.name}\` does not fit its type: ${where}${secret ? 'another type is needed' : detail}.`;
  const place: Location = secret ? headerOf(variable) : at;
  scope.run.report({ code: 'invalid-variable', severity: 'warning', message, at: place });
  return unknown({ kind: 'invalid', detail: message }, writtenOf(value));
}

function withoutNull(value: Data, fallback: () => Data): Data {
  if (value.state !== 'absent' && value.state !== 'one-of') return value;
  const cases = casesOf(value).map((each) => ({
    when: each.when,
    value: each.value.state === 'absent' ? fallback() : each.value,
  }));
  return oneOf(cases, value);
}
