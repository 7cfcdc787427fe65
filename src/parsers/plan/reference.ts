/** A step of a reference: a name, or the key of an instance or element. */
export type Step = string | { readonly key: string | number };

const step = /^\.?([\p{L}_][\p{L}\p{N}_-]*)|^\[(\d+|"(?:[^"\\]|\\.)*")\]/u;

/** `module.a["x"].arn` → `module`, `a`, key `x`, `arn`. Undefined when it is no reference. */
export function stepsOf(reference: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (let rest = reference; rest !== '';) {
    const found = step.exec(rest);
    if (!found) return undefined;
    const [text, name, key] = found;
    if (name !== undefined) steps.push(name);
    else if (key !== undefined) steps.push({ key: key.startsWith('"') ? unquoted(key) : Number(key) });
    rest = rest.slice(text.length);
  }
  return steps;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

/** A plan lists after each reference what stands before its last steps: `a.b[0].c` is followed by `a.b[0]` and `a.b`. */
export function fullReferences(references: readonly string[]): readonly string[] {
  const full: string[] = [];
  for (const reference of references) {
    const before = full.at(-1);
    const repeats = before?.startsWith(reference) === true && /^(?:$|[.[])/.test(before.slice(reference.length));
    if (!repeats) full.push(reference);
  }
  return full;
}

/** The suffix of an instance's address: empty, `[0]` or `["a"]`. */
export function keySuffix(key: string | number | undefined): string {
  return key === undefined ? '' : `[${JSON.stringify(key)}]`;
}
