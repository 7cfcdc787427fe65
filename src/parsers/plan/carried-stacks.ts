import type { RawResource } from '../../model/resource.ts';
import type { Diagnostic } from '../../model/report.ts';
import { always } from '../../model/guard.ts';
import type { Origin, Unknown } from '../../model/value.ts';
import { absent } from '../../model/value.ts';
import type { CarriedStack, CarriedTemplates } from '../embedded/carried.ts';
import { argumentsIn, carriesTemplate } from '../terraform/carried-stack.ts';
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
  {
    raw,
    diagnostics,
  }: { readonly raw: (address: string) => RawResource | undefined; readonly diagnostics: Diagnostic[] },
): CarriedStacks {
  const carrying = [...resources.values()].filter(isRead);
  const opened = new Map<PlannedResource, CarriedStack | undefined>();
  const stackOf = (resource: PlannedResource): CarriedStack | undefined => {
    if (opened.has(resource)) return opened.get(resource);
    // Kept first: what is given to a stack may come from itself.
    opened.set(resource, undefined);
    const carrier = raw(resource.address);
    if (carrier) opened.set(resource, open(carrier, recorded(resource.values), { templates, diagnostics }));
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

function open(
  raw: RawResource,
  hasBody: boolean,
  { templates, diagnostics }: { readonly templates: CarriedTemplates; readonly diagnostics: Diagnostic[] },
): CarriedStack | undefined {
  const { unit, address, at, setting, body } = raw;
  return templates.open({
    unit,
    address,
    at,
    when: always,
    setting: { ...setting, providerMajor: absent({ at }) },
    body: hasBody ? { type: 'text', text: body.read('template_body') } : undefined,
    source: body.read('template_url'),
    parameters: argumentsIn(body.read('parameters')),
    diagnostics,
  });
}
