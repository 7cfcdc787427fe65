import type { Diagnostic } from '../../../model/report.ts';
import type { Scope } from '../scope.ts';
import { report } from '../scope.ts';
import type { Template } from '../template.ts';
import { saysMapping } from '../template.ts';
import type { Entries, Entry } from '../tree.ts';
import { isLoop, isNull } from '../tree.ts';
import { unfold } from './for-each.ts';

/**
 * The template with what its loops make in their place. Which items a loop has may depend on parameters, so that each
 * use of a template has its own. Conditions come first: a collection may choose by them.
 */
export function unfoldSections(scope: Scope, replace: (template: Template) => void): void {
  for (const section of ['conditions', 'resources', 'outputs'] as const) {
    const { template } = scope;
    const written = template[section];
    if (![...written.keys()].some(isLoop)) continue;
    const { entries, rest } = unfold(written, scope);
    const kept = section === 'conditions' ? entries : shaped(entries, written, scope);
    replace({ ...template, [section]: kept, ...(rest && { unread: true }) });
  }
}

/** Logical IDs are alphanumeric; `${Id}` fills in what the collection has. */
function shaped(entries: Entries, written: Entries, scope: Scope): Entries {
  const kept = new Map<string, Entry>();
  for (const [name, entry] of entries) {
    if (!written.has(name) && !/^[A-Za-z0-9]+$/.test(name.replaceAll(/\$\{[^{}]*\}/g, 'x'))) {
      const message = `A loop makes \`${name}\`, which is no logical ID: \`&{…}\` in place of \`\${…}\` leaves out what is neither letter nor digit.`;
      report(scope, { code: 'template-value', severity: 'warning', message, at: entry.key });
    }
    const problem = written.has(name) ? undefined : problemOf(name, entry);
    if (problem) report(scope, problem);
    else kept.set(name, entry);
  }
  return kept;
}

/** A key without a value is no resource; templates that work have one beside a loop in a loop. */
function problemOf(name: string, entry: Entry): Diagnostic | undefined {
  if (!isNull(entry.value)) return saysMapping(name, entry);
  const message = `A loop makes \`${name}\` of nothing: the key has no value. Leave it out.`;
  return { code: 'template-shape', severity: 'warning', message, at: entry.key };
}
