/** What `JSON.parse` made of a text that anyone may have written: looked into with care, own members only. */
export type Json = unknown;

/** Undefined when the text is no JSON. */
export function parseJson(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: Json): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function member(value: Json, ...path: readonly string[]): Json {
  return path.reduce(
    (at: Json, key) => (isObject(at) ? (Object.getOwnPropertyDescriptor(at, key)?.value as Json) : undefined),
    value,
  );
}

export function text(value: Json, ...path: readonly string[]): string | undefined {
  const found = member(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The texts in a list; none of anything else. */
export function texts(value: Json): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
