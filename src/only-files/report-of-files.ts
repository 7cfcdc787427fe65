import type { Finding, LintReport, LocatedDiagnostic } from '../model/report.ts';
import type { Sources } from '../model/source.ts';
import { folderOf, isWithin } from '../sources/paths.ts';

/**
 * What of a report touches some files: what stands in them, or whose value passed through them. What a file does that is
 * gone, or that holds values and no resources, shows anywhere in the units around it, so all of those is kept.
 */
export function reportOfFiles(report: LintReport, changed: readonly string[], sources: Sources): LintReport {
  const files = new Set(changed);
  const folders = changed.filter((path) => !isRead(path) || sources.exists(path) !== 'file').map(folderOf);
  const isNear = (path: string): boolean => files.has(path) || folders.some((folder) => isWithin(folder, path));
  const touches = ({ place, related, unit, instances }: Finding): boolean =>
    files.has(place.file.path) ||
    related.some((one) => files.has(one.place.file.path)) ||
    [unit, ...instances.map((one) => one.unit), folderOf(place.file.path)].some((path) => isNear(path));
  const concerns = ({ place, path, severity, related = [] }: LocatedDiagnostic): boolean => {
    const file = place?.file.path ?? path;
    if (file === undefined || files.has(file)) return true;
    // What is wrong in a module may be so only as a changed file calls it.
    if (severity !== 'note' && related.some((one) => files.has(one.place.file.path))) return true;
    return severity === 'error' && isNear(folderOf(file));
  };
  return {
    ...report,
    findings: report.findings.filter(touches),
    undecided: report.undecided.filter(touches),
    suppressed: report.suppressed.filter(touches),
    diagnostics: report.diagnostics.filter(concerns),
  };
}

/** Whether a file can hold resources, so that what is wrong with them stands in it. */
function isRead(path: string): boolean {
  return /\.(?:tf|tofu|ya?ml|json|template)$/.test(path) && !path.endsWith('.tfvars.json');
}
