import type { Reporter } from '../model/report.ts';

export type ReportFormat = 'text' | 'json' | 'sarif' | 'junit' | 'github' | 'gitlab' | 'markdown';

/** Each is loaded when it is asked for: a run needs one of them, and starting fast is a feature. */
export const reporters: Readonly<Record<ReportFormat, () => Promise<Reporter>>> = {
  text: async () => (await import('./text/index.ts')).text,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif/index.ts')).sarif,
  junit: async () => (await import('./junit.ts')).junit,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  markdown: async () => (await import('./markdown.ts')).markdown,
};
