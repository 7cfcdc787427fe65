import { groupBy } from './model/group-by.ts';
import type { Diagnostic, LocatedDiagnostic, ModuleCall, Place } from './model/report.ts';
import type { Location } from './model/source.ts';

type Locate = (location: Location) => Place;

/** With lines and columns, in the order of files and places; said once however many units met the same trouble. */
export function locateDiagnostics(diagnostics: readonly Diagnostic[], locate: Locate): readonly LocatedDiagnostic[] {
  const alike = groupBy(
    diagnostics.map((diagnostic) => located(diagnostic, locate)),
    ({ told: { code, message, place, path } }) =>
      JSON.stringify([place?.file.path ?? path ?? '', place?.start, code, message]),
  );
  const distinct = Array.from(alike.values(), (group): LocatedDiagnostic => {
    const related = callsOf(
      group.flatMap(({ calls }) => [...calls]),
      locate,
    );
    return related.length === 0 ? group[0].told : { ...group[0].told, related };
  });
  return folded(distinct.sort(byPlace));
}

interface Located {
  readonly told: LocatedDiagnostic;
  readonly calls: Iterable<readonly ModuleCall[]>;
}

function located({ at, calls, ...diagnostic }: Diagnostic, locate: Locate): Located {
  // A caller's options are in no file.
  const place = at && at.file.path !== '' ? locate(at) : undefined;
  return { told: place ? { ...diagnostic, place } : diagnostic, calls: calls ?? [] };
}

/** Where the modules are called that it stands in: each place once, with what the first instance made there is called. */
function callsOf(
  chains: readonly (readonly ModuleCall[])[],
  locate: Locate,
): NonNullable<LocatedDiagnostic['related']> {
  const calls = groupBy(chains.flat(), ({ at }) => at);
  return Array.from(calls, ([at, made]) => {
    const [first = '', ...others] = new Set(made.map(({ address }) => address));
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return { place: locate(at), message: `called here as \`${first}\`${more}` };
  });
}

/** As many of the same trouble in one file are told one by one. */
const mostAlike = 10;

/** A file may have the same trouble at thousands of places: then the first is told, with how many there are. */
function folded(sorted: readonly LocatedDiagnostic[]): readonly LocatedDiagnostic[] {
  const alike = groupBy(sorted, (each) => JSON.stringify([pathOf(each), each.code, each.message]));
  const many = [...alike.values()].filter((group) => group.length > mostAlike);
  if (many.length === 0) return sorted;
  const counts = new Map(many.map((group) => [group[0], group.length - 1]));
  const left = new Set(many.flatMap((group) => group.slice(1)));
  return sorted.flatMap((each) => {
    if (left.has(each)) return [];
    const more = counts.get(each);
    return more === undefined
      ? [each]
      : [{ ...each, message: `${each.message} The same is so at ${more} more places in this file.` }];
  });
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
