import { parsePlan, readPlans } from '../../src/parsers/plan/parse-plans.ts';
import type { ParsedUnit } from '../../src/model/resource.ts';
import type { Data } from '../../src/model/value.ts';

/** A resource of a made plan: what is planned, and what the configuration writes. */
export interface MadeResource {
  readonly address: string;
  readonly after?: object | null;
  readonly unknown?: object;
  readonly sensitive?: object | boolean;
  readonly before?: object | null;
  readonly actions?: readonly string[];
  readonly index?: string | number;
  readonly mode?: 'data';
}

/** An entry of `resource_changes`: a new resource unless told otherwise. */
function change(made: MadeResource): object {
  const { address, after = {}, unknown = {}, sensitive = {}, before = null, actions = ['create'], index, mode } = made;
  const [, type, name] = /(?:^|\.)(?:data\.)?(\w+)\.(\w+)(?:\[[^\]]*\])?$/.exec(address) ?? [];
  return {
    address,
    mode: mode ?? 'managed',
    type,
    name,
    ...(index !== undefined && { index }),
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: { actions, before, after, after_unknown: unknown, after_sensitive: sensitive },
  };
}

/** A resource as `configuration` has it. */
export function configured(address: string, expressions: object, more: object = {}): object {
  const [type, name] = address.split('.');
  return { address, mode: 'managed', type, name, provider_config_key: 'aws', expressions, ...more };
}

export const refers = (...references: readonly string[]) => ({ references });
export const writes = (value: unknown) => ({ constant_value: value });

export interface MadePlan {
  readonly changes: readonly MadeResource[];
  readonly root?: object;
  readonly more?: object;
}

export function planText({ changes, root = {}, more = {} }: MadePlan): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: {} },
    resource_changes: changes.map(change),
    configuration: { root_module: root },
    ...more,
  });
}

export function parsed(text: string, region?: string): ParsedUnit {
  const { plans, diagnostics } = readPlans([{ path: '/repo/plan.json', text }]);
  const [plan] = plans;
  if (!plan) throw new Error(JSON.stringify(diagnostics.map(({ code, message }) => [code, message])));
  return parsePlan(plan, region === undefined ? {} : { region });
}

export function read(unit: ParsedUnit, address: string, property: string): Data {
  const resource = unit.resources.find((each) => each.address === address);
  if (!resource) throw new Error(`${address} is not there`);
  return resource.body.read(property);
}

/** A value without its places: what is known of it, and what it stands for. */
export function gist(data: Data): unknown {
  const of = data.origin && { of: `${data.origin.address}.${data.origin.attribute}` };
  switch (data.state) {
    case 'absent':
      return 'absent';
    case 'one-of':
      return data.cases.map((each) => gist(each.value));
    case 'unknown': {
      const candidates = data.candidates?.map(({ address, attribute }) => `${address}.${attribute}`);
      return { unknown: data.reason.kind, ...of, ...(candidates && { candidates }) };
    }
    case 'known': {
      const { value } = data;
      if (typeof value !== 'object') return of ? { known: value, ...of } : value;
      if (value.type === 'mapping') return Object.fromEntries([...value.entries].map(([k, each]) => [k, gist(each)]));
      const items = value.items.map((item) => gist(item.value));
      return value.rest.length === 0 ? items : { items, rest: value.rest.map((rest) => gist(rest.value)) };
    }
  }
}
