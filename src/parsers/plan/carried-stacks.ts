import type { RawResource } from '../../model/resource.ts';
import type { Diagnostic } from '../../model/report.ts';
import { always } from '../../model/guard.ts';
import type { Origin, Unknown } from '../../model/value.ts';
import { absent } from '../../model/value.ts';
import type { CarriedStack, CarriedTemplates } from '../embedded/carried.ts';
import { argumentsIn, carriesTemplate } from '../terraform/carried-stack.ts';
import { deployingTypes, deploymentOf, isStackSet } from '../terraform/stack-set.ts';
import { isObject, member, textMember } from './json.ts';
import type { PlanFile, PlannedResource } from './plan-file.ts';

/** Whether a plan has a stack whose template it records, or of which it says where that is. */
export function carriesTemplates({ resources }: PlanFile): boolean {
  return [...resources.values()].some(isRead);
}

function isRead({ type, values }: PlannedResource): boolean {
  return carriesTemplate(type) && (recorded(values) || textMember(values, 'template_url') !== undefined);
}

function recorded(values: PlannedResource['values']): boolean {
  return textMember(values, 'template_body') !== undefined;
}

/** The stacks of the templates that resources of a plan carry. */
export interface CarriedStacks {
  /** What an output of a stack stands for. */
  output(stack: PlannedResource, name: string): Unknown | undefined;
  /** The attribute of a template's resource that a text is, because an output of its stack has that text. */
  originOf(text: string): Origin | undefined;
  all(): readonly CarriedStack[];
}

/** Reads each when it is asked for: values lead from one to the other. */
export function carriedStacks(
  { resources }: PlanFile,
  templates: CarriedTemplates,
  { raws, diagnostics }: { readonly raws: ReadonlyMap<string, RawResource>; readonly diagnostics: Diagnostic[] },
): CarriedStacks {
  const deploying = (): readonly RawResource[] => [...raws.values()].filter(({ type }) => deployingTypes.has(type));
  const carrying = [...resources.values()].filter(isRead);
  const opened = new Map<PlannedResource, CarriedStack | undefined>();
  const stackOf = (resource: PlannedResource): CarriedStack | undefined => {
    if (opened.has(resource)) return opened.get(resource);
    // Kept first: what is given to a stack may come from itself.
    opened.set(resource, undefined);
    const carrier = raws.get(resource.address);
    const hasBody = recorded(resource.values);
    if (carrier) opened.set(resource, open(carrier, hasBody, { templates, deploying, diagnostics }));
    return opened.get(resource);
  };
  const output: CarriedStacks['output'] = (resource, name) => {
    const value = carrying.includes(resource) ? stackOf(resource)?.outputs().get(name)?.value : undefined;
    return value?.state === 'unknown' ? value : undefined;
  };
  return {
    output,
    originOf(text) {
      for (const resource of carrying) {
        const outputs = member(resource.values, 'outputs');
        const [name] = isObject(outputs) ? (Object.entries(outputs).find(([, value]) => value === text) ?? []) : [];
        const origin = name === undefined ? undefined : output(resource, name)?.origin;
        if (origin) return origin;
      }
      return undefined;
    },
    all: () => carrying.flatMap((resource) => stackOf(resource) ?? []),
  };
}

interface Around {
  readonly templates: CarriedTemplates;
  /** The resources that deploy stack sets. */
  deploying(): readonly RawResource[];
  readonly diagnostics: Diagnostic[];
}

function open(
  raw: RawResource,
  hasBody: boolean,
  { templates, deploying, diagnostics }: Around,
): CarriedStack | undefined {
  const { unit, address, at, body } = raw;
  const deployment = isStackSet(raw) ? deploymentOf(raw, deploying()) : undefined;
  const setting = deployment?.setting ?? raw.setting;
  const parameters = argumentsIn(body.read('parameters'));
  return templates.open({
    unit,
    address,
    at,
    when: always,
    setting: { ...setting, providerMajor: absent({ at }) },
    body: hasBody ? { type: 'text', text: body.read('template_body') } : undefined,
    source: body.read('template_url'),
    parameters: deployment?.given(parameters) ?? parameters,
    diagnostics,
  });
}
