import { mostModules } from './configured.ts';
import type { Json, JsonObject, JsonPath } from './json.ts';
import { isObject, listMember, member, textMember } from './json.ts';
import type { PlannedResource } from './plan-file.ts';

export interface FoundResources {
  readonly resources: readonly PlannedResource[];
  /** Where modules nest too deeply to be read. */
  readonly cutAt: JsonPath | undefined;
}

/** The instances after the plan is applied: those that change or stay, and those that the plan leaves alone. */
export function plannedResources(plan: JsonObject): FoundResources {
  const changes = listMember(plan, 'resource_changes');
  const planned = changes.flatMap((entry, index) => changed(entry, ['resource_changes', index]) ?? []);
  const mentioned = new Set(changes.map((entry) => textMember(entry, 'address')));
  const prior = stateResources(member(plan, 'prior_state'), ['prior_state', 'values']);
  // Without refresh a data source is in both; what was left out with `-target` is only in the state before.
  const left = prior.resources.filter((resource) => !mentioned.has(resource.address));
  return { resources: [...planned, ...left], cutAt: prior.cutAt };
}

/** What is destroyed or forgotten has no values afterwards, and what is deposed is on its way out. */
function changed(entry: Json, at: JsonPath): PlannedResource | undefined {
  const change = member(entry, 'change');
  const values = member(change, 'after');
  if (!isObject(values) || textMember(entry, 'deposed') !== undefined) return undefined;
  const actions = listMember(change, 'actions');
  return resourceOf(entry, {
    exists: isObject(member(change, 'before')) && !actions.includes('create'),
    at,
    valuesAt: [...at, 'change', 'after'],
    values,
    unknown: member(change, 'after_unknown'),
    sensitive: member(change, 'after_sensitive'),
  });
}

/** The resources of a state, of all its modules; without recursion, because files may nest without end. */
export function stateResources(state: Json | undefined, at: JsonPath): FoundResources {
  const found: PlannedResource[] = [];
  let cutAt: JsonPath | undefined;
  const values = member(state, 'values');
  const pending = [{ module: member(values, 'root_module'), at: [...at, 'root_module'] }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const here = next;
    for (const [index, entry] of listMember(here.module, 'resources').entries()) {
      const own = [...here.at, 'resources', index];
      const read = instance(entry, own);
      if (read) found.push(read);
    }
    const children = listMember(here.module, 'child_modules');
    // The paths of modules that nest without end would take more memory than the file.
    if (here.at.length > mostSteps) {
      if (children.length > 0) cutAt ??= [...here.at, 'child_modules'];
      continue;
    }
    for (const [index, module] of [...children.entries()].reverse()) {
      pending.push({ module, at: [...here.at, 'child_modules', index] });
    }
  }
  return { resources: found, cutAt };
}

/** Two for each level of modules: so deep no configuration of Terraform is. */
const mostSteps = 2 * mostModules;

function instance(entry: Json, at: JsonPath): PlannedResource | undefined {
  const values = member(entry, 'values');
  if (!isObject(values)) return undefined;
  const sensitive = member(entry, 'sensitive_values');
  return resourceOf(entry, { exists: true, at, valuesAt: [...at, 'values'], values, unknown: undefined, sensitive });
}

type Values = Pick<PlannedResource, 'exists' | 'at' | 'valuesAt' | 'values' | 'unknown' | 'sensitive'>;

function resourceOf(entry: Json, values: Values): PlannedResource | undefined {
  const [address, type, name] = ['address', 'type', 'name'].map((part) => textMember(entry, part));
  if (address === undefined || type === undefined || name === undefined) return undefined;
  const mode = textMember(entry, 'mode') === 'data' ? 'data' : 'managed';
  const key = member(entry, 'index');
  const own = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
  const module = moduleOf(address, own);
  return {
    address,
    module,
    block: `${withoutKeys(module)} ${own}`,
    mode,
    type,
    name,
    key: typeof key === 'string' || typeof key === 'number' ? key : undefined,
    provider: textMember(entry, 'provider_name'),
    ...values,
  };
}

function withoutKeys(module: string): string {
  return module.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}

/** `module.a["x.y"].aws_lb.b[0]` → `module.a["x.y"]`; the key of the instance may hold anything. */
function moduleOf(address: string, own: string): string {
  const end = address.startsWith(own) ? 0 : address.indexOf(`.${own}`);
  return end <= 0 ? '' : address.slice(0, end);
}
