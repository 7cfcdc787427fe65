import { remembering } from '../model/remember.ts';

/** How a placeholder prints what fills it; `value` when the template names no format. */
export type PlaceholderFormat = 'value' | 'written' | 'name' | 'why' | 'set';

export interface Placeholder {
  /** As it stands in the template, braces included. */
  readonly text: string;
  /** Undefined when the template asks for a format that does not exist. */
  readonly format: PlaceholderFormat | undefined;
  readonly name: string;
  /** Whether it is the first of its sentence. */
  readonly opensSentence: boolean;
}

const formats: ReadonlySet<string> = new Set(['value', 'written', 'name', 'why', 'set']);

function isFormat(name: string): name is PlaceholderFormat {
  return formats.has(name);
}

/** A template taken apart: its texts and placeholders in turn. Templates are few, and each is filled many times. */
export const partsOf = remembering(takeApart);

function takeApart(template: string): readonly (string | Placeholder)[] {
  const parts: (string | Placeholder)[] = [];
  let end = 0;
  for (const { 0: text, 1: inside = '', index } of template.matchAll(/\{\{(.*?)\}\}/g)) {
    if (index > end) parts.push(template.slice(end, index));
    parts.push(readPlaceholder(text, inside, template.slice(0, index)));
    end = index + text.length;
  }
  if (end < template.length) parts.push(template.slice(end));
  return parts;
}

const faulty = new RegExp(`\\{\\{(?!(?:\\w+|(?:${[...formats].join('|')})\\(\\w+\\))\\}\\}).*?\\}\\}`);

/** The first placeholder that says nothing. Without taking the template apart, since most are never said in a run. */
export function faultyPlaceholder(template: string): string | undefined {
  return faulty.exec(template)?.[0];
}

export const placeholdersOf = remembering((template: string): readonly Placeholder[] =>
  partsOf(template).filter((part) => typeof part !== 'string'),
);

function readPlaceholder(text: string, inside: string, before: string): Placeholder {
  const opensSentence = /(?:^|[.!?]\s+)$/.test(before);
  const call = /^(\w+)\((\w+)\)$/.exec(inside);
  if (!call) return { text, format: /^\w+$/.test(inside) ? 'value' : undefined, name: inside, opensSentence };
  const [, format = '', name = ''] = call;
  return { text, format: isFormat(format) ? format : undefined, name, opensSentence };
}
