import type { Diagnostic } from '../../../model/report.ts';
import type { SourceFile, Sources } from '../../../model/source.ts';
import { isText } from '../../../model/source.ts';
import { parseHcl } from '../hcl/parse.ts';
import type { Body, HclFile } from '../hcl/syntax.ts';
import { parseJsonBody } from './read-json.ts';
import { secretTexts } from './secret-arguments.ts';

export interface FolderText {
  readonly bodies: readonly Body[];
  /** Of override files, in the order in which they are applied. */
  readonly overrides: readonly Body[];
  /** Something could not be read to its end. */
  readonly incomplete: boolean;
  readonly files: number;
}

/** Reads the configuration files of a folder; undefined when it has none. */
export function readFolder(
  folder: string,
  sources: Sources,
  report: (diagnostic: Diagnostic) => void,
): FolderText | undefined {
  const names = configurationFiles(
    // A pipe or a link to nothing is missed as Terraform would miss it.
    sources.list(folder).flatMap((entry) => (entry.type === 'folder' ? [] : [entry.name])),
  );
  if (names.length === 0) return undefined;
  const bodies: Body[] = [];
  const overrides: Body[] = [];
  let incomplete = false;
  for (const name of names) {
    const body = readBody(`${folder === '/' ? '' : folder}/${name}`, sources, report);
    if (body) (isOverride(name) ? overrides : bodies).push(body);
    incomplete ||= body?.incomplete ?? !body;
  }
  return { bodies, overrides, incomplete, files: names.length };
}

const configurationName = /^(?!\.)(?<base>.*)\.(?<extension>tf|tofu)(?<json>\.json)?$/;

/**
 * The names that are read. A `.tofu` file takes the place of the `.tf` file of its name
 * (https://opentofu.org/docs/language/files/#extension-precedence); whoever has one uses OpenTofu.
 */
function configurationFiles(names: readonly string[]): readonly string[] {
  const found = new Set(names);
  return names.filter((name) => {
    const { base = '', extension, json = '' } = configurationName.exec(name)?.groups ?? {};
    if (extension === undefined) return false;
    return extension === 'tofu' || !found.has(`${base}.tofu${json}`);
  });
}

function isOverride(name: string): boolean {
  return /(^|_)override\.(tf|tofu)(\.json)?$/.test(name);
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
  const parsed = parsedText(file, as);
  for (const problem of parsed.problems) {
    const { start, end, message } = problem;
    report({ code: 'hcl-syntax', severity: 'error', message, at: { file: parsed.file, start, end } });
  }
  return parsed.body;
}

function parsedText(file: SourceFile, as: 'configuration' | 'values'): HclFile {
  const parse = (text: SourceFile): HclFile => (file.path.endsWith('.json') ? parseJsonBody(text, as) : parseHcl(text));
  const parsed = parse(file);
  const secrets = as === 'configuration' ? secretTexts(parsed.body) : [];
  return secrets.length === 0 ? parsed : parse({ ...file, secrets });
}
