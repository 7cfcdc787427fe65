import { isLookup } from '../terraform/data-sources/lookups.ts';
import type { AttributeTarget } from './attribute-target.ts';
import { inside, isUnknown } from './attribute-target.ts';
import type { Expression } from './configured.ts';
import { expressionOf } from './configured.ts';
import type { Json } from './json.ts';
import { isArray, isObject, member } from './json.ts';
import type { PlanFile, PlannedResource } from './plan-file.ts';
import type { ModuleInstance, PlannedModules, Scope } from './planned-modules.ts';
import { called } from './planned-modules.ts';
import type { Step } from './reference.ts';
import { fullReferences, stepsOf } from './reference.ts';

/** What a reference leads to, as far as the plan records the way. */
export type Target =
  | AttributeTarget
  /**
   * One of several attributes: which, the plan does not record. `isWhole` where a single resource is referred to without
   * any, as by what goes over a list of resources.
   */
  | { readonly type: 'one-of'; readonly attributes: readonly AttributeTarget[]; readonly isWhole?: boolean }
  /** Some instances of a resource, or all; of each one of several attributes. */
  | { readonly type: 'instances'; readonly each: readonly (readonly AttributeTarget[])[] }
  | { readonly type: 'value'; readonly value: Json; readonly sensitive: boolean }
  /** A local, a part of something not recorded: it may be anything. */
  | { readonly type: 'open' };

export interface References {
  /** Where the references of an expression lead; of an expression without any, to its value. */
  targetsOf(expression: Expression, scope: Scope): readonly Target[];
}

const open: Target = { type: 'open' };

/** Modules hand values on; a chain of this many is no longer followed. */
const longestWay = 40;
/** More references than this in one expression are not followed. */
const mostReferences = 64;

export function planReferences(plan: PlanFile, modules: PlannedModules): References {
  const targetsOf = (expression: Expression, scope: Scope, way = 0): readonly Target[] => {
    if (expression.constant !== undefined) return [{ type: 'value', value: expression.constant, sensitive: false }];
    const references = fullReferences(expression.references);
    if (way > longestWay || references.length > mostReferences) return [open];
    // Without the key the reference is to all instances: a splat.
    const isKeyed = references.some((reference) => /^(?:each|count)\./.test(reference));
    const inner = isKeyed ? scope : { ...scope, key: undefined };
    return references.flatMap((reference) => resolve(stepsOf(reference) ?? [], inner, way + 1));
  };

  function resolve(steps: readonly Step[], scope: Scope, way: number): readonly Target[] {
    if (way > longestWay) return [open];
    const [root, name, ...rest] = steps;
    if (typeof root !== 'string' || typeof name !== 'string') return [open];
    switch (root) {
      case 'var':
        return variable(name, rest, scope.instance, way);
      case 'module':
        return output(name, rest, scope, way);
      case 'each':
        return name === 'key' ? [keyValue(scope)] : element(rest, scope, way);
      case 'count':
        return [keyValue(scope)];
      case 'path':
        return [];
      case 'local':
        return [open];
      case 'data': {
        const [third, ...more] = rest;
        return [typeof third === 'string' ? attribute(`data.${name}.${third}`, more, scope) : open];
      }
      default:
        return [attribute(`${root}.${name}`, rest, scope)];
    }
  }

  function variable(name: string, rest: readonly Step[], instance: ModuleInstance, way: number): readonly Target[] {
    const declared = instance.module.variables.get(name);
    const sensitive = declared?.sensitive ?? false;
    if (!instance.caller) {
      const value = plan.variables.has(name) ? plan.variables.get(name) : declared?.default;
      return [valueAt(value, rest, sensitive)];
    }
    const { call, scope } = instance.caller;
    const argument = member(call.expressions, name);
    if (argument === undefined) return [valueAt(declared?.default, rest, sensitive)];
    return followed(expressionOf(argument), rest, scope, way).map((target) =>
      target.type === 'value' && sensitive ? { ...target, sensitive } : target,
    );
  }

  /** What follows a name leads on from what the name stands for, when that is a single thing. */
  function followed(expression: Expression, rest: readonly Step[], scope: Scope, way: number): readonly Target[] {
    if (rest.length === 0) return targetsOf(expression, scope, way);
    if (expression.constant !== undefined) return [valueAt(expression.constant, rest, false)];
    const [only, ...others] = fullReferences(expression.references);
    if (only === undefined || others.length > 0) return [open];
    return resolve([...(stepsOf(only) ?? []), ...rest], scope, way + 1);
  }

  function output(name: string, steps: readonly Step[], scope: Scope, way: number): readonly Target[] {
    const call = scope.instance.module.calls.get(name);
    const [first, ...others] = steps;
    const written = typeof first === 'object' ? first.key : undefined;
    const key = written ?? (call && (call.count ?? call.forEach) ? scope.key : undefined);
    const instance = called(scope.instance, name, key);
    const [out, ...rest] = written === undefined ? steps : others;
    if (!instance) return [open];
    const inner: Scope = { instance, key: undefined, forEach: undefined };
    if (typeof out !== 'string') return lostOutput(instance, inner, way);
    const declared = instance.module.outputs.get(out);
    if (!declared) return [open];
    return followed(declared.expression, rest, inner, way);
  }

  /** `module.x[each.key].arn` is recorded as `module.x`: any of the outputs may be meant. */
  function lostOutput(instance: ModuleInstance, scope: Scope, way: number): readonly Target[] {
    const attributes = [...instance.module.outputs.values()].flatMap(({ expression }) =>
      targetsOf(expression, scope, way).flatMap(attributesOf),
    );
    return attributes.length > 0 ? [{ type: 'one-of', attributes }] : [open];
  }

  /** `each.value` is the element of `for_each` under the instance's own key. */
  function element(rest: readonly Step[], scope: Scope, way: number): readonly Target[] {
    const { forEach, key } = scope;
    if (!forEach || key === undefined) return [open];
    if (forEach.constant !== undefined) return [elementOf(forEach.constant, rest, key)];
    return fullReferences(forEach.references).flatMap((reference) => {
      const steps = stepsOf(reference) ?? [];
      const whole = resolve(steps, { ...scope, forEach: undefined }, way + 1);
      const [only] = whole;
      if (only?.type === 'value' && whole.length === 1) return [elementOf(only.value, rest, key)];
      const isCollection = isInstances(steps, scope);
      return resolve([...steps, ...(isCollection ? [{ key }] : []), ...rest], scope, way + 1);
    });
  }

  function isInstances([root, name, ...more]: readonly Step[], { instance }: Scope): boolean {
    if (more.length > 0 || typeof root !== 'string' || typeof name !== 'string') return false;
    const block =
      root === 'module' ? instance.module.calls.get(name) : instance.module.resources.get(`${root}.${name}`);
    return (block?.count ?? block?.forEach) !== undefined;
  }

  function attribute(name: string, steps: readonly Step[], { instance, key }: Scope): Target {
    const all = modules.instancesOf(instance.address, name);
    const [first, ...others] = steps;
    const written = typeof first === 'object' ? first.key : undefined;
    const [only, ...more] = all;
    const one = more.length === 0 && written === undefined;
    const resource = one ? only : all.find((each) => each.key === (written ?? key));
    const [attributeName, ...rest] = written === undefined ? steps : others;
    if (!resource) return written === undefined && steps.length === 0 ? allOf(all) : open;
    if (typeof attributeName !== 'string') return identityOf(resource);
    const target: AttributeTarget = { type: 'attribute', resource, attribute: attributeName, rest };
    const isLink = isLookup(resource) || (resource.mode === 'managed' && rest.length === 0);
    if (isLink || isUnknown(target)) return target;
    const value = member(resource.values, attributeName);
    return value === undefined ? open : valueAt(value, rest, isSensitive(resource, attributeName));
  }

  return { targetsOf: (expression, scope) => targetsOf(expression, scope) };
}

function allOf(instances: readonly PlannedResource[]): Target {
  const each = instances.map(identityOf).flatMap((target) => (target.type === 'one-of' ? [target.attributes] : []));
  return each.length > 0 && each.length <= mostReferences ? { type: 'instances', each } : open;
}

/** Where a reference does not say which attribute is meant, those that stand for the resource itself may be. */
function identityOf(resource: PlannedResource): Target {
  if (resource.mode === 'data') return open;
  const named = ['arn', 'id'].filter(
    (name) => member(resource.values, name) !== undefined || member(resource.unknown, name) !== undefined,
  );
  const attributes = named.map((attribute): AttributeTarget => ({ type: 'attribute', resource, attribute }));
  return { type: 'one-of', attributes, isWhole: resource.key === undefined };
}

function isSensitive({ sensitive }: PlannedResource, attribute: string): boolean {
  if (sensitive === true) return true;
  const mask = member(sensitive, attribute);
  return mask !== undefined && JSON.stringify(mask).includes('true');
}

function keyValue({ key }: Scope): Target {
  return key === undefined ? open : { type: 'value', value: key, sensitive: false };
}

function valueAt(value: Json | undefined, steps: readonly Step[], sensitive: boolean): Target {
  const found = inside(value, steps);
  return found === undefined ? open : { type: 'value', value: found, sensitive };
}

function elementOf(collection: Json, rest: readonly Step[], key: string | number): Target {
  if (isObject(collection)) return valueAt(member(collection, String(key)), rest, false);
  return isArray(collection) ? valueAt(key, rest, false) : open;
}

/** All attributes that a reference may lead to. */
export function attributesOf(target: Target): readonly AttributeTarget[] {
  switch (target.type) {
    case 'attribute':
      return [target];
    case 'one-of':
      return target.attributes;
    case 'instances':
      return target.each.flat();
    case 'value':
    case 'open':
      return [];
  }
}
