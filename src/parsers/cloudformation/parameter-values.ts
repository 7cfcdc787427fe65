import type { Location } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { known, oneOf, unknown, withWritten } from '../../model/value.ts';
import { always, choice } from '../../model/guard.ts';
import { eachCase, isList, listOf, split } from './lists.ts';
import { parameterVariable } from './open-choices.ts';
import type { Scope } from './scope.ts';
import { isSecret } from './secret-texts.ts';
import type { Entry, Node } from './tree.ts';
import { child, textOf } from './tree.ts';

/**
 * The value of a declared parameter: what the outer stack or the user gives, else its default, else one of the allowed
 * values, else unknown.
 */
export function parameterValue(scope: Scope, name: string, declaration: Entry): Data {
  const type = textOf(child(declaration.value, 'Type')) ?? 'String';
  const value = rawValue(scope, name, declaration, type);
  return isSecret(declaration.value) ? hidden(value, declaration.key) : value;
}

/** What comes from outside stands in a text that shows it, so that the parameter itself is the place. */
function hidden(value: Data, at: Location): Data {
  return eachCase(withWritten(value, { sensitive: true, at }), (one) => {
    if (!isList(one)) return one;
    const items = one.value.items.map((item) => ({ ...item, value: withWritten(item.value, { sensitive: true, at }) }));
    return { ...one, value: { ...one.value, items } };
  });
}

function rawValue(scope: Scope, name: string, declaration: Entry, type: string): Data {
  const { key: at, value: node } = declaration;
  const standard = child(node, 'Default');
  const value = orDefault(scope.given.get(name)?.(), () => standard && scope.evaluate(standard));
  if (type.startsWith('AWS::SSM::Parameter::Value<')) {
    const path = value?.state === 'known' && typeof value.value === 'string' ? value.value : name;
    return unknown({ kind: 'dynamic-reference', text: `{{resolve:ssm:${path}}}` }, value ?? { at }, { nonNull: true });
  }
  if (value) return converted(value, type);
  const allowed = child(node, 'AllowedValues');
  if (allowed?.type === 'sequence' && allowed.items.length > 0 && allowed.items.length <= allowedLimit) {
    return converted(oneAllowed(scope, name, allowed.items), type);
  }
  return unknown({ kind: 'parameter', name: `${scope.prefix}${name}` }, { at }, { nonNull: true });
}

/** What is not given, also under a condition (`AWS::NoValue`), is the default there; without one it is left open. */
function orDefault(given: Data | undefined, standard: () => Data | undefined): Data | undefined {
  if (!given || given.state === 'absent') return standard();
  if (given.state !== 'one-of') return given;
  return eachCase(given, (one) => (one.state === 'absent' ? (standard() ?? one) : one));
}


/** Longer lists of allowed values (instance types of every family) are as good as unknown. */
const allowedLimit = 100;

function oneAllowed(scope: Scope, name: string, items: readonly Node[]): Data {
  const distinct = new Map<string, Node>();
  for (const item of items) distinct.set(textOf(item) ?? '', item);
  const variable = parameterVariable(scope, name);
  scope.state.compared.set(variable, { values: [...distinct.keys()], closed: true });
  const alternatives = [...distinct.values()].map((item, index) => ({
    when: choice(variable, index, distinct.size),
    value: scope.evaluate(item),
  }));
  return oneOf(alternatives, { at: items[0]?.at ?? scope.template.root.at });
}

function converted(value: Data, type: string): Data {
  if (type === 'CommaDelimitedList' || type.startsWith('List<')) return eachCase(value, asList);
  if (type !== 'Number') return value;
  return eachCase(value, (one) => {
    if (one.state !== 'known' || typeof one.value !== 'string' || one.value.trim() === '') return one;
    const number = Number(one.value);
    return Number.isFinite(number) ? known(number, one) : one;
  });
}

/** `a, b` is two items; blanks around them do not count. A list given as one stays it. */
function asList(one: Data): Data {
  if (isList(one) || one.state === 'absent') return one;
  if (one.state === 'known' && typeof one.value !== 'object') {
    const items = String(one.value)
      .split(',')
      .map((text) => ({ when: always, value: known(text.trim(), one) }));
    return listOf(items, one);
  }
  return one.state === 'unknown' && one.parts ? split(one, ',', one.at) : one;
}
