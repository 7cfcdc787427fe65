import type { Parameter, Resource, Scalar, System } from './system.ts';

/** What the sources leave to whoever deploys, or give a default. */
export interface Declaration {
  readonly name: string;
  readonly type: Parameter['type'] | 'list';
  readonly value?: Scalar | readonly string[];
}

/** Flags with a default are decided. */
export const decidedFlags: ReadonlyMap<string, boolean> = new Map([
  ['FlagOn', true],
  ['FlagOff', false],
]);

/** All parameters that a system uses, by name. */
export function declarationsOf(system: System): readonly Declaration[] {
  const found = new Map<string, Declaration>();
  visit(system, (part) => {
    const { is, name, flag } = part;
    if (typeof flag === 'string') {
      const value = decidedFlags.get(flag);
      found.set(flag, { name: flag, type: 'bool', ...(value !== undefined && { value }) });
    }
    if (typeof name !== 'string') return;
    if (is === 'parameter') {
      const { type, value } = part as unknown as Parameter;
      found.set(name, { name, type, ...(value !== undefined && { value }) });
    }
    if (is === 'list-parameter') {
      const value = part['values'] as readonly string[] | undefined;
      found.set(name, { name, type: 'list', ...(value && { value }) });
    }
  });
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The flags that only the deployment decides. */
export function undecidedFlags(system: System): readonly string[] {
  return declarationsOf(system)
    .filter(({ type, value, name }) => type === 'bool' && value === undefined && name.startsWith('Flag'))
    .map(({ name }) => name);
}

type Part = Readonly<Record<string, unknown>>;

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function visit(value: unknown, see: (part: Part) => void): void {
  if (Array.isArray(value)) for (const each of value) visit(each, see);
  if (!isPart(value)) return;
  see(value);
  for (const each of Object.values(value)) visit(each, see);
}

/** The system with every part that `replace` gives another for replaced, outermost first. */
export function rewrite(system: System, replace: (part: Part) => unknown): System {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isPart(value)) return value;
    const replaced = replace(value);
    if (replaced !== undefined) return replaced;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]));
  };
  return walk(system) as System;
}

function resourcesOf(system: System): readonly Resource[] {
  return Object.values(system as unknown as Readonly<Record<string, readonly Resource[]>>).flat();
}

/** The flag under which a resource exists. */
export function flagOf(system: System, name: string): string | undefined {
  return resourcesOf(system).find((resource) => resource.name === name)?.flag;
}
