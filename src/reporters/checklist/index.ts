import type { ChecklistReporter } from './reporter.ts';

export type { ChecklistReporter };
export type ChecklistFormat = 'text' | 'markdown' | 'json';

/** Each is loaded when it is asked for. */
export const checklistReporters: Readonly<Record<ChecklistFormat, () => Promise<ChecklistReporter>>> = {
  text: async () => (await import('./text.ts')).text,
  markdown: async () => (await import('./markdown.ts')).markdown,
  json: async () => (await import('./json.ts')).json,
};
