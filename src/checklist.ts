import { makeChecklist } from './checklist/make-checklist.ts';
import { scopeOf } from './engine/scope.ts';
import type { Examination } from './judge.ts';
import type { FoundFiles } from './lint.ts';
import { examineFiles, filesAt, textAsFile } from './lint.ts';
import type { LintOptions } from './lint-options.ts';
import type { Checklist } from './model/connection.ts';

/** Of one's own rules nobody asks: they are for `lint`. */
export type ChecklistOptions = Omit<LintOptions, 'rules'>;

/**
 * Lints files and folders, and tells of each chosen connection every requirement with its verdict, what is left to do by
 * hand, and what the vendor must be told. Throws as `lint` does.
 */
export async function checklist(paths: readonly string[], options: ChecklistOptions = {}): Promise<Checklist> {
  return checklistOf(filesAt(paths, options), options);
}

/** The same for a text, or the bytes of one, as if the file at `path` held it. */
export async function checklistText(
  text: string | Uint8Array,
  options: ChecklistOptions & { readonly path: string },
): Promise<Checklist> {
  return checklistOf(textAsFile(text, options), options);
}

async function checklistOf(files: FoundFiles, options: ChecklistOptions): Promise<Checklist> {
  return fromExamination(await examineFiles(files, options, true));
}

function fromExamination({ report, graph, checks, asked, placing }: Examination): Checklist {
  return makeChecklist({
    report,
    graph,
    checks,
    placing,
    profiles: [...new Set(asked.flatMap(({ profiles }) => profiles))],
    inputs: asked.flatMap(({ context }) => context.declaredInputs),
    scope: scopeOf(
      graph,
      asked.flatMap(({ context }) => context.audiences),
    ),
  });
}
