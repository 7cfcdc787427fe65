import { keyText } from '../terraform/expand.ts';

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
    else if (key !== undefined) steps.push({ key: keyIn(key) });
    rest = rest.slice(text.length);
  }
  return steps;
}

/** The key that Terraform wrote between brackets: a number, or an HCL string with its quotes. */
export function keyIn(text: string): string | number {
  return text.startsWith('"') ? unquoted(text) : Number(text);
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(u[0-9a-f]{4}|U[0-9a-f]{8}|.)|([$%])\2(?=\{)/g, unescaped);
}

function unescaped(_: string, escape: string | undefined, doubled: string | undefined): string {
  if (escape === undefined) return doubled ?? '';
  if (escape.length > 1) return String.fromCodePoint(parseInt(escape.slice(1), 16));
  return { n: '\n', r: '\r', t: '\t' }[escape] ?? escape;
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
  if (key === undefined) return '';
  return `[${typeof key === 'number' ? key : keyText(key)}]`;
}
