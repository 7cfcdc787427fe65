import type { Unit } from '../model/resource.ts';
import type { Known, Unknown, Value } from '../model/value.ts';

/**
 * A text that is equal for two values that surely name the same thing outside the sources: the same literal, or the
 * same parameter, variable, data source or import of one unit. Undefined where equal reasons do not make equal values.
 */
export function referenceKey(value: Known<string> | Unknown, unit: Unit): string | undefined {
  if (value.state === 'known') return `literal ${value.value}`;
  const key = value.identity ?? (value.parts ? partsKey(value.parts, unit) : reasonKey(value));
  return key === undefined ? undefined : `${unit.id} ${key}`;
}

function partsKey(parts: readonly (string | Value<string>)[], unit: Unit): string | undefined {
  const keys: string[] = [];
  for (const part of parts) {
    if (typeof part === 'string') keys.push(JSON.stringify(part));
    else if (part.state === 'known') keys.push(JSON.stringify(part.value));
    else if (part.state !== 'unknown' || part.parts) return undefined;
    else {
      const key = referenceKey(part, unit);
      if (key === undefined) return undefined;
      keys.push(key);
    }
  }
  return keys.join(' + ');
}

function reasonKey({ reason, origin }: Unknown): string | undefined {
  if (origin) return JSON.stringify([origin.unit, origin.address, origin.attribute]);
  switch (reason.kind) {
    case 'parameter':
    case 'import':
      return JSON.stringify([reason.kind, reason.name]);
    case 'dynamic-reference':
      return JSON.stringify([reason.kind, reason.text]);
    // A variable or data source may be a list or object of which this is only some part: its identity would say.
    default:
      return undefined;
  }
}
