import type * as Yaml from 'yaml';
import type { Diagnostic } from '../../../model/report.ts';
import type { Location, SourceFile, TextRange } from '../../../model/source.ts';
import type { Data } from '../../../model/value.ts';
import { alignFile, alignText } from '../../embedded/align-text.ts';
import type { CarriedBody } from '../../embedded/carried.ts';
import { resolveLocation } from '../../json-locations.ts';
import { readTree } from '../read-template.ts';
import type { ReadTemplate } from '../scope.ts';
import { secretTexts } from '../secret-texts.ts';
import { templateOf } from '../template.ts';
import type { Node } from '../tree.ts';
import { child, isMapping } from '../tree.ts';
import { dataTree } from './data-tree.ts';
import { withHoles } from './holes.ts';
import { hasOpenKey, relocated } from './relocate.ts';

/** CloudFormation takes 51,200 bytes here, and 1 MB in a bucket. In UTF-16 code units. */
const longestBody = 1_000_000;

/** The template that a resource carries, with its places in what the body is written in. */
export function readBody(body: CarriedBody, yaml: typeof Yaml | undefined): ReadTemplate {
  if (body.type === 'text') return readText(body, yaml);
  const root = dataTree(body.values);
  return isReadable(root) ? withSecrets(root.at.file, () => root) : { problem: openProblem };
}

function readText(body: Extract<CarriedBody, { type: 'text' }>, yaml: typeof Yaml | undefined): ReadTemplate {
  const { text: value, renderedFrom } = body;
  const found = withHoles(value);
  if (!found) return { problem: value.state === 'known' ? 'It is no text.' : openProblem };
  const { text, holes } = found;
  if (text.length > longestBody) return { problem: 'It has more than 1,000,000 characters.' };
  const written = rangeOf(value);
  const placeIn = (renderedFrom && alignFile(text, renderedFrom)) ?? alignText(text, written);
  const { file: host } = placeIn(0, 0);
  const file: SourceFile = { path: host.path, text, ...(host.confidential && { confidential: true }) };
  const place = (at: Location): TextRange => {
    const { start, end } = 'path' in at ? resolveLocation(at) : at;
    return placeIn(start, end);
  };
  const { root, diagnostics } = readTree(file, yaml);
  const isBroken = !root || diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  if (holes.count > 0 && (isBroken || hasOpenKey(root, holes))) return { problem: openProblem };
  const trouble = diagnostics.map((each): Diagnostic => (each.at ? { ...each, at: place(each.at) } : each));
  if (!root || !isMapping(root)) return { problem: 'It is no template.', diagnostics: trouble };
  return withSecrets(
    host,
    (shown) => relocated(root, { holes, place: (at) => ({ ...place(at), file: shown }) }),
    trouble,
  );
}

/** What is not shown of the template is not shown of the file that it is in. */
function withSecrets(
  host: SourceFile,
  read: (file: SourceFile) => Node,
  trouble: readonly Diagnostic[] = [],
): ReadTemplate {
  const secrets = secretTexts(read(host)).flatMap((at) => ('path' in at ? [] : [{ start: at.start, end: at.end }]));
  const file = secrets.length === 0 ? host : { ...host, secrets: [...(host.secrets ?? []), ...secrets] };
  const root = read(file);
  if (!isReadable(root)) return { problem: openProblem, diagnostics: trouble };
  const template = templateOf(root, file);
  return { template: { ...template, diagnostics: [...trouble, ...template.diagnostics] } };
}

const openProblem = 'Too much of it is known only at deployment.';

/** Whether it shows which resources, parameters and outputs there are. */
function isReadable(root: Node): boolean {
  if (!isMapping(root)) return false;
  return ['Resources', 'Parameters', 'Outputs'].every((section) => child(root, section)?.type !== 'value');
}

function rangeOf({ at }: Data): TextRange {
  return 'path' in at ? resolveLocation(at) : at;
}
