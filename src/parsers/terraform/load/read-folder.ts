import type { Diagnostic } from '../../../model/report.ts';
import type { Sources } from '../../../model/source.ts';
import { isText } from '../../../model/source.ts';
import { parseHcl } from '../hcl/parse.ts';
import type { Body } from '../hcl/syntax.ts';
import { overrideBodies } from './overrides.ts';
import { parseJsonBody } from './read-json.ts';

function isConfigurationFile(name: string): boolean {
  return (name.endsWith('.tf') || name.endsWith('.tf.json')) && !name.startsWith('.') && !name.startsWith('#');
}

function isOverride(name: string): boolean {
  return /(^|_)override\.tf(\.json)?$/.test(name);
}

export interface FolderText {
  /** What all files say together, override files merged into the others. */
  readonly body: readonly Body[];
  readonly files: number;
}

/** Reads the configuration files of a folder; undefined when it has none. */
export function readFolder(
  folder: string,
  sources: Sources,
  report: (diagnostic: Diagnostic) => void,
): FolderText | undefined {
  const names = sources
    .list(folder)
    .filter((entry) => entry.type === 'file' && isConfigurationFile(entry.name))
    .map((entry) => entry.name);
  if (names.length === 0) return undefined;
  const bodies: Body[] = [];
  const overrides: Body[] = [];
  for (const name of names) {
    const body = readBody(`${folder === '/' ? '' : folder}/${name}`, sources, report);
    if (body) (isOverride(name) ? overrides : bodies).push(body);
  }
  return { body: overrides.length > 0 ? overrideBodies(bodies, overrides) : bodies, files: names.length };
}

/** Reads one file of either syntax and reports what is wrong with it. */
export function readBody(
  path: string,
  sources: Sources,
  report: (diagnostic: Diagnostic) => void,
  as: 'configuration' | 'values' = 'configuration',
): Body | undefined {
  const file = sources.read(path);
  if (!isText(file)) {
    report({ code: 'unread-file', severity: 'error', message: file.detail, path });
    return undefined;
  }
  const parsed = path.endsWith('.json') ? parseJsonBody(file, as) : parseHcl(file);
  for (const problem of parsed.problems) {
    const { start, end, message } = problem;
    report({ code: 'hcl-syntax', severity: 'error', message, at: { file, start, end } });
  }
  return parsed.body;
}
