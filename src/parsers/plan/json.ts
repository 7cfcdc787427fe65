/** What a JSON text holds. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export type JsonPath = readonly (string | number)[];

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A member of an object by its own name: `__proto__` and `constructor` are names like all others. */
export function member(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function textMember(value: Json | undefined, name: string): string | undefined {
  const text = member(value, name);
  return typeof text === 'string' ? text : undefined;
}

/** The items of a member that is a list; none when it is anything else. */
export function listMember(value: Json | undefined, name: string): readonly Json[] {
  const list = member(value, name);
  return isArray(list) ? list : [];
}

/** The members of a member that is an object; none when it is anything else. */
export function entriesOf(value: Json | undefined, name: string): readonly (readonly [string, Json])[] {
  const object = member(value, name);
  return isObject(object) ? Object.entries(object).map(([key, entry]) => [key, entry ?? null] as const) : [];
}
