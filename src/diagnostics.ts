import type { Diagnostic, LocatedDiagnostic, Place } from './model/report.ts';
import type { Location } from './model/source.ts';

/** With lines and columns, in the order of files and places; said once however many units met the same trouble. */
export function locateDiagnostics(
  diagnostics: readonly Diagnostic[],
  locate: (location: Location) => Place,
): readonly LocatedDiagnostic[] {
  const distinct = new Map<string, LocatedDiagnostic>();
  for (const { at, ...diagnostic } of diagnostics) {
    // A caller's options are in no file.
    const place = at && at.file.path !== '' ? locate(at) : undefined;
    const located = place ? { ...diagnostic, place } : diagnostic;
    distinct.set(JSON.stringify([pathOf(located), place?.start, diagnostic.code, diagnostic.message]), located);
  }
  return [...distinct.values()].sort(byPlace);
}

function byPlace(one: LocatedDiagnostic, other: LocatedDiagnostic): number {
  const [path, otherPath] = [pathOf(one), pathOf(other)];
  if (path !== otherPath) return path < otherPath ? -1 : 1;
  const [start, otherStart] = [one.place?.start, other.place?.start];
  return (start?.line ?? 0) - (otherStart?.line ?? 0) || (start?.column ?? 0) - (otherStart?.column ?? 0);
}

function pathOf({ place, path }: LocatedDiagnostic): string {
  return place?.file.path ?? path ?? '';
}
