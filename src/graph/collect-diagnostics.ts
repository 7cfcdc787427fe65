import type { Diagnostic } from '../model/report.ts';

export type Report = (diagnostic: Diagnostic) => void;

/** The same trouble in every instance of a module is said once. */
export function collectDiagnostics(): { readonly report: Report; readonly diagnostics: readonly Diagnostic[] } {
  const seen = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => {
    const { at, code, message } = diagnostic;
    const place = at && ('path' in at ? at.path.join('/') : `${at.start}-${at.end}`);
    const key = [code, message, at?.file.path, place].join('\0');
    if (seen.has(key)) return;
    seen.add(key);
    diagnostics.push(diagnostic);
  };
  return { report, diagnostics };
}
