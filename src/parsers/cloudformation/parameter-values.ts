import type { Location } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { oneOf } from '../../model/cases.ts';
import { withWritten } from '../../model/provenance.ts';
import { known, unknown } from '../../model/value.ts';
import { always, choice, implies, or, within } from '../../model/guard.ts';
import { eachCase, isList, listOf, split } from './lists.ts';
import { parameterVariable, variableOf } from './open-choices.ts';
import type { AllowedText } from './parameter-constraints.ts';
import { constraintsOf, isListType } from './parameter-constraints.ts';
import type { Scope } from './scope.ts';
import { isSecret } from './secret-texts.ts';
import type { Entry } from './tree.ts';
import { child, textAt } from './tree.ts';

/**
 * The value of a declared parameter: what the outer stack or the user gives, else its default, else one of the few values
 * that it can have, else unknown.
 */
export function parameterValue(scope: Scope, name: string, declaration: Entry): Data {
  const type = textAt(declaration.value, 'Type') ?? 'String';
  const value = inWorld(scope, rawValue(scope, name, declaration, type), type);
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
  const { values, broken, range } = constraintsOf(node);
  if (values) return converted(oneAllowed(scope, [name, declaration], values), type);
  const variable = parameterVariable(scope, name);
  const { values: compared } = scope.state.compared.get(variable) ?? { values: [] };
  if (!isListType(type)) {
    scope.state.compared.set(variable, { values: compared, refuses: (text) => broken(text) !== undefined });
  }
  return unknown({ kind: 'parameter', name: `${scope.prefix}${name}` }, { at }, { nonNull: true, range });
}

/** What is not given, also under a condition (`AWS::NoValue`), is the default there; without one it is left open. */
function orDefault(given: Data | undefined, standard: () => Data | undefined): Data | undefined {
  if (!given || given.state === 'absent') return standard();
  if (given.state !== 'one-of') return given;
  return eachCase(given, (one) => (one.state === 'absent' ? (standard() ?? one) : one));
}

/** One of the few values that there can be. */
function oneAllowed(scope: Scope, [name, declaration]: readonly [string, Entry], values: readonly AllowedText[]): Data {
  const variable = parameterVariable(scope, name);
  const isShown = !isSecret(declaration.value);
  if (isShown) scope.state.compared.set(variable, { values: values.map(({ text }) => text), closed: true });
  const alternatives = values.map(({ text, at, node }, index) => ({
    when: choice(variable, index, values.length),
    value: node ? scope.evaluate(node) : known(text, { at }),
  }));
  return oneOf(alternatives, { at: values[0]?.at ?? scope.template.root.at });
}

/** What is left of a value where nothing that is deployed breaks the template's rules. */
function inWorld(scope: Scope, value: Data, type: string): Data {
  const world = scope.world();
  if (world === always) return value;
  if (value.state === 'one-of') {
    return oneOf(
      value.cases.map((each) => ({ when: within(world, each.when), value: each.value })),
      value,
    );
  }
  if (value.state !== 'unknown' || value.reason.kind !== 'parameter') return value;
  const variable = variableOf(scope.state, value);
  if (variable === undefined) return value;
  const texts = scope.state.compared.get(variable)?.values ?? [];
  const cases = texts.map((text, index) => ({ when: choice(variable, index), value: known(text, value) }));
  if (cases.length === 0 || !implies(world, or(...cases.map((each) => each.when)))) return value;
  return converted(
    oneOf(
      cases.map((each) => ({ ...each, when: within(world, each.when) })),
      value,
    ),
    type,
  );
}

function converted(value: Data, type: string): Data {
  if (isListType(type)) return eachCase(value, asList);
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
