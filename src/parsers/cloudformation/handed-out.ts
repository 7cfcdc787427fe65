import { never } from '../../model/guard.ts';
import type { Data, Datum, Origin, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { existence } from './existence.ts';
import type { Scope } from './scope.ts';

/** The attributes that leave a stack by its outputs. A nested stack's leave only when the outer one hands them on, or by export. */
export function handedOut(scope: Scope, leaves: (output: string) => boolean): readonly Origin[] {
  const found = new Map<string, Origin>();
  for (const [name, output] of scope.template.outputs) {
    if (!leaves(name) || existence(scope, output) === never) continue;
    const value = scope.output(name);
    if (value) collect(value, found);
  }
  return [...found.values(), ...(scope.template.unread ? namedByUnread(scope) : [])];
}

/** What is not read of a template may name each of its resources, and attach something to it. */
function namedByUnread({ state, resources }: Scope): readonly Origin[] {
  return resources.map(({ address }) => ({ unit: state.unit.id, address, attribute: 'Ref' }));
}

function collect(start: Data, found: Map<string, Origin>): void {
  const pending: (Data | Value<string>)[] = [start];
  const seen = new Set<unknown>();
  for (let value = pending.pop(); value; value = pending.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    const { origin } = value;
    if (origin) found.set(`${origin.address}\n${origin.attribute}`, origin);
    if (value.state === 'one-of') pending.push(...casesOf<Datum>(value).map((each) => each.value));
    if (value.state === 'unknown')
      for (const part of value.parts ?? []) if (typeof part !== 'string') pending.push(part);
    if (value.state !== 'known' || typeof value.value !== 'object') continue;
    if (value.value.type === 'list') pending.push(...value.value.items.map((item) => item.value));
    else pending.push(...value.value.entries.values());
  }
}
