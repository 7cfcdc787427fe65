import type { Diagnostic } from '../../model/report.ts';
import type { Location } from '../../model/source.ts';
import type { Coverage, Suppression } from '../../model/suppression.ts';
import { isDate } from '../../model/suppression.ts';
import { directivesIn } from './comments.ts';
import { withNested } from './exports.ts';
import { placeKey } from './place-variable.ts';
import type { Scope } from './scope.ts';
import type { Template } from './template.ts';
import type { Entries, Node } from './tree.ts';
import { child, entriesOf, isMapping, isNull, textOf } from './tree.ts';

export interface ReadSuppressions {
  readonly suppressions: readonly Suppression[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Found {
  readonly suppressions: Suppression[];
  readonly diagnostics: Diagnostic[];
}

/** What the templates of a deployment accept, each template once, however many stacks use it. */
export function suppressionsOf(scopes: readonly Scope[]): ReadSuppressions {
  const found: Found = { suppressions: [], diagnostics: [] };
  // What a resource carries stands in the file of the template that has the resource.
  const templates = new Map([...withNested(scopes)].map(({ template }) => [placeKey(template.root.at), template]));
  for (const template of templates.values()) {
    readTemplate(template, found);
    const { suppressions, diagnostics } = directivesIn(template);
    found.suppressions.push(...suppressions);
    found.diagnostics.push(...diagnostics);
  }
  return found;
}

const section = 'pl-lint';

/** `Metadata: {pl-lint: {disable: [{rule, reason, until}]}}` of a resource covers its entry, of the template all of it. */
function readTemplate({ file, root, resources }: Template, found: Found): void {
  // Most templates accept nothing, and the resources of a large one are not looked at for that.
  if (!file.text.includes(section)) return;
  const end = file.text.length;
  readMetadata(root, { from: { file, start: 0, end: 0 }, to: { file, start: end, end } }, found);
  for (const { key, value } of resources.values()) readMetadata(value, { from: key, to: value.at }, found);
}

function readMetadata(owner: Node, covers: Coverage, found: Found): void {
  const settings = entriesOf(child(owner, 'Metadata')).get(section);
  if (!settings) return;
  for (const [name, { key }] of entriesOf(settings.value)) {
    if (name === 'disable') continue;
    found.diagnostics.push(shape(`\`${section}\` in \`Metadata\` takes \`disable\` alone, not \`${name}\`.`, key));
  }
  const disable = child(settings.value, 'disable');
  if (disable?.type === 'sequence') for (const item of disable.items) readEntry(item, covers, found);
  else if (disable || entriesOf(settings.value).size === 0)
    found.diagnostics.push(
      shape(`\`${section}\` in \`Metadata\` must hold \`disable\`, a list of ${entryShape}.`, settings.key),
    );
}

const entryShape = '`{rule, reason}`';

function readEntry(node: Node, covers: Coverage, { suppressions, diagnostics }: Found): void {
  const written = entriesOf(node);
  const fault = faultOf(node, written);
  if (fault) {
    diagnostics.push(shape(`This suppression is not used: ${fault.what}.`, fault.at));
    return;
  }
  const rule = written.get('rule')?.value ?? node;
  const reason = textOf(written.get('reason')?.value)?.trim() ?? '';
  const until = written.get('until')?.value;
  const date = textOf(until);
  suppressions.push({
    rules: [{ name: textOf(rule) ?? '', at: rule.at }],
    ...(reason !== '' && { reason }),
    ...(until && date !== undefined && { until: { date, at: until.at } }),
    at: node.at,
    covers,
  });
}

/** What is wrong with an entry: one that is misread would hide something, or nothing, without a word. */
function faultOf(node: Node, written: Entries): { readonly what: string; readonly at: Location } | undefined {
  for (const [name, { key, value }] of written) {
    if (name !== 'rule' && name !== 'reason' && name !== 'until')
      return { what: `it takes \`rule\`, \`reason\` and \`until\`, not \`${name}\``, at: key };
    const text = textOf(value);
    if (text === undefined && (name === 'rule' || !isNull(value)))
      return { what: `its \`${name}\` must be a text`, at: value.at };
    if (name === 'until' && text !== undefined && !isDate(text))
      return { what: `its \`until\` must be a date such as 2027-01-31, not \`${text}\``, at: value.at };
  }
  const named = isMapping(node) ? written.has('rule') : textOf(node) !== undefined;
  return named ? undefined : { what: `it must be ${entryShape}, with the name of one rule`, at: node.at };
}

function shape(message: string, at: Location): Diagnostic {
  return { code: 'suppression-shape', severity: 'warning', message, at };
}
