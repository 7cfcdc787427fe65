import type { Origin } from '../../model/value.ts';
import type { AttributeTarget } from './attribute-target.ts';
import { originOf } from './attribute-target.ts';
import type { FindByIdentity } from './links.ts';
import { textsIn } from './links.ts';
import type { PlanFile } from './plan-file.ts';
import type { PlannedModules } from './planned-modules.ts';
import type { References } from './targets.ts';
import { attributesOf } from './targets.ts';

export interface Outputs {
  readonly plan: PlanFile;
  readonly unit: string;
  readonly modules: PlannedModules;
  readonly references: References;
  readonly findByIdentity: FindByIdentity;
}

/**
 * The attributes that leave by an output of the root module. When one is unknown and came through a local, the plan
 * does not tell what it is: then any resource may leave.
 */
export function handedOutOf({ plan, unit, modules, references, findByIdentity }: Outputs): readonly Origin[] {
  const found: AttributeTarget[] = [];
  for (const value of plan.outputs.values()) {
    for (const text of textsIn(value)) found.push(...[findByIdentity(text) ?? []].flat());
  }
  let isOpen = false;
  for (const [name, { expression }] of modules.root?.module.outputs ?? []) {
    const scope = modules.root && { instance: modules.root, key: undefined, forEach: undefined };
    for (const target of scope ? references.targetsOf(expression, scope) : []) {
      found.push(...attributesOf(target));
      if (target.type === 'open' && plan.outputs.get(name) === null) isOpen = true;
    }
  }
  if (isOpen) found.push(...everything(plan));
  return [...new Set(found)].map((target) => originOf(target, unit));
}

function everything({ resources }: PlanFile): readonly AttributeTarget[] {
  return [...resources.values()].flatMap((resource) =>
    ['arn', 'id'].map((attribute) => ({ type: 'attribute' as const, resource, attribute })),
  );
}
