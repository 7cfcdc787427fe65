import type { Data } from '../../model/value.ts';
import { casesOf, oneOf, unknown, withWritten } from '../../model/value.ts';
import { convertTo } from './convert-type.ts';
import { evaluate } from './evaluate/evaluate.ts';
import type { Scope } from './evaluate/scope.ts';
import { marked } from './evaluate/symbolic.ts';
import type { NamedBlock } from './load/declarations.ts';
import { attributeNamed } from './load/declarations.ts';

/** The value of a module's variable: what the caller gives, converted to its type, else its default. */
export function variableValue(
  variable: NamedBlock,
  given: Data | undefined,
  place: { readonly module: string; readonly scope: Scope },
): Data {
  const { name, body, header } = variable;
  const { module, scope } = place;
  const type = attributeNamed(body, 'type');
  const preset = attributeNamed(body, 'default');
  const isTrue = (argument: string): boolean => {
    const expression = attributeNamed(body, argument);
    return expression?.type === 'literal' && expression.value === true;
  };
  const nullable = attributeNamed(body, 'nullable');
  const refusesNull = nullable?.type === 'literal' && nullable.value === false;
  const at = { file: header.file, start: header.start, end: header.end };
  const fallback = (): Data => {
    if (preset) return convertTo(evaluate(preset, scope), type, scope);
    const reason = { kind: 'variable', name, module } as const;
    const open = unknown(reason, { at }, refusesNull ? { nonNull: true } : {});
    return marked(open, { identity: `${module === '' ? '' : `${module}.`}var.${name}` });
  };
  const value = given ? convertTo(given, type, scope) : fallback();
  const settled = refusesNull && given ? withoutNull(value, fallback) : value;
  return isTrue('sensitive') ? withWritten(settled, { sensitive: true }) : settled;
}

function withoutNull(value: Data, fallback: () => Data): Data {
  if (value.state !== 'absent' && value.state !== 'one-of') return value;
  const cases = casesOf(value).map((each) => ({
    when: each.when,
    value: each.value.state === 'absent' ? fallback() : each.value,
  }));
  return oneOf(cases, value);
}
