import type { Data } from '../../model/value.ts';
import { convertTo } from './convert-type.ts';
import { evaluate } from './evaluate/evaluate.ts';
import type { Run } from './evaluate/run.ts';
import type { Expression } from './hcl/syntax.ts';
import type { NamedBlock } from './load/declarations.ts';
import { attributeNamed } from './load/declarations.ts';
import type { Field, Type } from './type-constraint.ts';
import { TypeFault, typeOf } from './type-constraint.ts';

const typesOfExpressions = new WeakMap<Expression, Type>();

/** The type that a variable declares; `any` where it declares none or one that Terraform refuses, which is reported. */
export function declaredType(variable: NamedBlock, run: Run): Type {
  const expression = attributeNamed(variable.body, 'type');
  if (!expression) return 'any';
  const existing = typesOfExpressions.get(expression);
  if (existing) return existing;
  try {
    const type = typeOf(expression);
    checkPresets(type, run);
    typesOfExpressions.set(expression, type);
    return type;
  } catch (error) {
    if (!(error instanceof TypeFault)) throw error;
    const message = `The type of variable \`${variable.name}\` is faulty: ${error.message}`;
    run.report({ code: 'invalid-variable', severity: 'warning', message, at: error.at });
    return 'any';
  }
}

/** The default of an optional attribute: a value that refers to nothing. */
export function presetIn(run: Run): (expression: Expression) => Data {
  return (expression) => {
    const references = {
      read: (): Data => {
        throw new TypeFault(expression, 'the default of an optional attribute cannot refer to anything.');
      },
    };
    return evaluate(expression, { run, folder: '', names: new Map(), references, constant: true });
  };
}

/** Defaults that do not fit their attributes are faults, whether they are used or not. */
function checkPresets(type: Type, run: Run): void {
  if (typeof type === 'string') return;
  const inner: readonly Type[] =
    type.kind === 'object'
      ? [...type.fields.values()].map((field) => field.type)
      : type.kind === 'tuple'
        ? type.of
        : [type.of];
  for (const each of inner) checkPresets(each, run);
  if (type.kind === 'object') for (const [name, field] of type.fields) checkPreset(name, field, run);
}

function checkPreset(name: string, { type, preset }: Field, run: Run): void {
  if (!preset) return;
  const { misfit } = convertTo(presetIn(run)(preset), type, presetIn(run));
  if (misfit) throw new TypeFault(preset, `the default of the attribute ${name} does not fit: ${misfit.detail}.`);
}
