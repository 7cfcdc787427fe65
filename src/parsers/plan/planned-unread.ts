import { always } from '../../model/guard.ts';
import type { ParseOptions, RawResource, Unit } from '../../model/resource.ts';
import type { Location } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { withWritten } from '../../model/provenance.ts';
import { unknown } from '../../model/value.ts';
import type { Instance } from '../terraform/evaluate/symbolic.ts';
import type { Expansion } from '../terraform/expand.ts';
import { expandedValue } from '../terraform/resource-object.ts';
import { originOf } from './attribute-target.ts';
import { parsePlan } from './parse-plans.ts';
import type { PlanFile } from './plan-file.ts';
import type { PlannedKey } from './planned-instances.ts';
import { plannedModules } from './planned-modules.ts';
import type { MaskedValue } from './masked-value.ts';
import { partAt } from './masked-value.ts';
import { plannedData } from './planned-value.ts';
import type { Target } from './targets.ts';
import { planReferences } from './targets.ts';

/** What a plan has of modules whose configuration is not on disk. */
export interface UnreadModules {
  /** What a call of such a module hands out. */
  value(address: string, keys: readonly PlannedKey[], at: Location): Data;
  /** The resources of all calls that were asked for. They stand in the plan, as they stand in no other file. */
  resources(options: Pick<ParseOptions, 'region' | 'regionOf'>): readonly RawResource[];
}

export function unreadModules(plan: PlanFile, unit: Unit): UnreadModules {
  const modules = plannedModules(plan);
  const references = planReferences(plan, modules);
  const asked = new Set<string>();

  function output(address: string, name: string, at: Location): Data {
    const instance = modules.moduleAt(address);
    const declared = instance?.module.outputs.get(name);
    const [only, ...others] =
      instance && declared
        ? references.targetsOf(declared.expression, { instance, key: undefined, forEach: undefined })
        : [];
    const value = only && others.length === 0 ? targetValue(only, { unit: unit.id, at }) : undefined;
    const data = value ?? unknown({ kind: 'plan-reference', address: `${address}.${name}` }, { at });
    return declared?.sensitive ? withWritten(data, { sensitive: true }) : data;
  }

  return {
    value(address, keys, at) {
      asked.add(address);
      const instances = keys.map(({ suffix }): Instance => {
        const own = address + suffix;
        return { address: own, identities: [], attribute: (name) => output(own, name, at) };
      });
      return expandedValue(expansionOf(keys), { each: instances }, at);
    },
    resources(options) {
      if (asked.size === 0) return [];
      const within = [...asked].flatMap((address) => [`${address}.`, `${address}[`]);
      return parsePlan(plan, options, { unit }).resources.filter(({ address }) =>
        within.some((start) => address.startsWith(start)),
      );
    },
  };
}

/** A reference to one attribute is known as far as that is, and is a link to it. */
function targetValue(target: Target, { unit, at }: { readonly unit: string; readonly at: Location }): Data | undefined {
  if (target.type === 'value') {
    const planned: MaskedValue = { value: target.value, unknown: undefined, sensitive: target.sensitive };
    return plannedData(planned, { at }, { kind: 'choice', of: 'the plan' });
  }
  if (target.type === 'open' || target.type === 'instances') return undefined;
  if (target.type === 'one-of') {
    const { attributes } = target;
    const [first] = attributes;
    if (!first) return undefined;
    const value = unknown({ kind: 'plan-reference', address: first.resource.address }, { at });
    return { ...value, candidates: attributes.map((attribute) => originOf(attribute, unit)) };
  }
  const { resource, rest = [] } = target;
  const { values, unknown: after, sensitive } = resource;
  const steps = [target.attribute, ...rest.map((step) => (typeof step === 'string' ? step : step.key))];
  const whole: MaskedValue = { value: values, unknown: after, sensitive };
  const origin = originOf(target, unit);
  const { address, attribute } = origin;
  return plannedData(steps.reduce(partAt, whole), { at, origin }, { kind: 'attribute', address, attribute });
}

function expansionOf(keys: readonly PlannedKey[]): Expansion {
  const [first] = keys;
  const mode = first?.key === undefined ? 'single' : typeof first.key === 'number' ? 'count' : 'each';
  const occurrences = keys.map(({ suffix, key }) => ({
    suffix,
    when: always,
    ...(typeof key === 'string' && { key }),
  }));
  return { mode, occurrences };
}
