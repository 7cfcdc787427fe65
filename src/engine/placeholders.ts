/** How a placeholder prints what fills it; `value` when the template names no format. */
export type PlaceholderFormat = 'value' | 'written' | 'name' | 'why' | 'set';

export interface Placeholder {
  /** As it stands in the template, braces included. */
  readonly text: string;
  /** Undefined when the template asks for a format that does not exist. */
  readonly format: PlaceholderFormat | undefined;
  readonly name: string;
  /** The template up to here. */
  readonly before: string;
}

const formats: ReadonlySet<string> = new Set(['value', 'written', 'name', 'why', 'set']);

function isFormat(name: string): name is PlaceholderFormat {
  return formats.has(name);
}

export function placeholdersOf(template: string): readonly Placeholder[] {
  return Array.from(template.matchAll(/\{\{(.*?)\}\}/g), ({ 0: text, 1: inside = '', index }) =>
    readPlaceholder(text, inside, template.slice(0, index)),
  );
}

/** Replaces each placeholder once; what is put in is never read again, whatever braces it holds. */
export function fillPlaceholders(template: string, fill: (placeholder: Placeholder) => string): string {
  return template.replace(/\{\{(.*?)\}\}/g, (text: string, inside: string, index: number) =>
    fill(readPlaceholder(text, inside, template.slice(0, index))),
  );
}

function readPlaceholder(text: string, inside: string, before: string): Placeholder {
  const call = /^(\w+)\((\w+)\)$/.exec(inside);
  if (!call) return { text, format: /^\w+$/.test(inside) ? 'value' : undefined, name: inside, before };
  const [, format = '', name = ''] = call;
  return { text, format: isFormat(format) ? format : undefined, name, before };
}
