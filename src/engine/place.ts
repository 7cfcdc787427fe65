import type { Guard } from '../model/guard.ts';
import { remembered } from '../model/remember.ts';
import type { Finding, Place } from '../model/report.ts';
import type { Made } from '../model/resource.ts';
import type { Location, Position } from '../model/source.ts';
import type { Step, Written } from '../model/value.ts';
import type { Resource } from './rule.ts';
import { isValue, possibleCases } from './unknowns.ts';

export interface Placing {
  /** Turns offsets, or a path in a JSON text, into lines and columns. */
  readonly locate: (location: Location) => Place;
  /** Absolute path of the outermost folder that is linted. */
  readonly root: string;
  /** What a program made at a place of a text that it generated. */
  readonly madeBy?: (location: Location) => Made | undefined;
}

export interface Placed {
  readonly place: Place;
  /** The same for what stands in the same place of other instances of a block. */
  readonly sameAs: string;
  /** What the place is, where another finding names it. */
  readonly role: string;
  /** The variable that an unknown value comes from: all that hangs on it is decided at once. */
  readonly cause: Place | undefined;
  readonly related: Finding['related'];
  readonly property: string | undefined;
  /** What a generated text calls the resource. */
  readonly logicalId: string | undefined;
}

export interface Subject {
  readonly subject: Written;
  /** Where the check counts: alternatives that exclude it did not decide. */
  readonly under: Guard;
  /** The header of the resource that the check is about, and of the module calls around it, the nearest first. */
  readonly resource: Pick<Resource['native'], 'at' | 'callers'>;
}

/**
 * Where a finding stands: the first place of the value's way that the reader can change, so neither a downloaded module
 * nor something outside the linted folder; where there is none, the nearest module call that can. What a program
 * generated is changed in the program. The other places are related.
 */
export function placeFinding({ subject, under, resource }: Subject, placing: Placing): Placed {
  const written = decidingBranch(subject, under);
  const placed = placedBy(placing)(resource)(written);
  return placed.property === undefined && subject.property !== undefined
    ? { ...placed, property: subject.property }
    : placed;
}

/** Most of what is said of a value is said for several profiles, and stands in one place. */
const placedBy = remembered((placing: Placing) =>
  remembered((resource: Subject['resource']) => remembered((written: Written) => place(written, resource, placing))),
);

function place(written: Written, resource: Subject['resource'], { locate, root, madeBy }: Placing): Placed {
  // A value from the command line stands in no file.
  const way = [written.at, ...(written.via ?? [])].filter((location) => location.file.path !== '');
  const canChange = (location: Location): boolean => isOwn(location.file.path, root);
  const own = way.find(canChange) ?? resource.callers?.find(canChange) ?? way[0] ?? resource.at;
  const source = madeBy?.(own)?.source;
  const stands = locate(source ?? own);
  const seen = new Set([placeKey(stands)]);
  const related: { place: Place; message: string }[] = [];
  const relate = (location: Location, message: string): void => {
    const other = locate(location);
    if (seen.has(placeKey(other))) return;
    seen.add(placeKey(other));
    related.push({ place: other, message });
  };
  if (source) relate(own, generated);
  for (const location of way) relate(madeBy?.(location)?.source ?? location, roleOf(location));
  const cause = way.find((location) => isCause(location, written));
  return {
    place: stands,
    sameAs: inBlock(source ?? own) ?? placeKey(stands),
    role: roleOf(own),
    cause: cause && locate(cause),
    related,
    property: written.property,
    logicalId: madeBy?.(resource.at)?.logicalId,
  };
}

/** Where a resource begins; of one that a program made, in the program. */
export function placeOfHeader(at: Location, { locate, madeBy }: Placing): Place {
  return locate(madeBy?.(at)?.source ?? at);
}

/** A plan has an entry for each instance, and a reader one block in mind. */
function inBlock(location: Location): string | undefined {
  if (!('path' in location) || !location.instanceOf) return undefined;
  const { file, path, instanceOf } = location;
  return JSON.stringify([file.path, instanceOf.block, path.slice(instanceOf.depth)]);
}

function isCause(location: Step, written: Written): boolean {
  if (!isValue(written) || written.state !== 'unknown' || written.reason.kind !== 'variable') return false;
  return roleOf(location) === `variable \`${written.reason.name}\``;
}

/** Of several alternatives the one that is left; when several are, the expression that holds them. */
function decidingBranch(subject: Written, under: Guard): Written {
  if (!isValue(subject) || subject.state !== 'one-of') return subject;
  const [only, ...others] = possibleCases(subject, under);
  return only && others.length === 0 ? only.value : subject;
}

function isOwn(path: string, root: string): boolean {
  return path.startsWith(root.endsWith('/') ? root : `${root}/`) && !path.includes('/.terraform/');
}

export const placeKey = remembered(
  ({ file, start, end }: Place) => `${file.path}:${start.line}:${start.column}-${end.line}:${end.column}`,
);

export function comparePositions(one: Position, other: Position): number {
  return one.line - other.line || one.column - other.column;
}

/** What a place on a value's way is. */
function roleOf(location: Step): string {
  return location.as ?? toldFromText(location);
}

const toldFromText = remembered((location: Location): string => {
  if ('path' in location) {
    const [section, name, key] = location.path;
    if (section !== 'Parameters' || name === undefined) return elsewhere;
    return key === 'Default' ? `default of parameter \`${name}\`` : `parameter \`${name}\``;
  }
  const { file, start, end } = location;
  const text = file.text.slice(start, end);
  const declared = /^variable\s+"([^"]+)"/.exec(text)?.[1];
  if (declared !== undefined) return `variable \`${declared}\``;
  const resource = /^resource\s+"([^"]+)"\s+"([^"]+)"/.exec(text);
  if (resource) return `resource \`${resource[1]}.${resource[2]}\``;
  const before = file.text.slice(Math.max(0, start - textBefore), start);
  const variable = /\bvariable\s+"([^"]+)"\s*\{[^{}]*\bdefault\s*=\s*$/.exec(before)?.[1];
  if (variable !== undefined) return `default of variable \`${variable}\``;
  const key = enclosingKey(before);
  if (key === undefined) return elsewhere;
  if (/\bDefault:\s*["']?$/.test(before)) return `default of parameter \`${key}\``;
  const name = /^\w+/.exec(text)?.[0];
  return key === 'Parameters' && name !== undefined ? `parameter \`${name}\`` : elsewhere;
});

/** As far as the text around a place is looked at, in UTF-16 code units. */
const textBefore = 4000;
const elsewhere = 'the value comes from here';
const generated = 'in the template that it makes';

/** The key of the YAML mapping that the last line stands in. */
function enclosingKey(text: string): string | undefined {
  const lines = text.split('\n');
  const depth = indentation(lines.at(-1) ?? '');
  const outer = lines.findLast((line) => line.trim() !== '' && indentation(line) < depth);
  return /^\s*["']?(\w+)["']?:\s*$/.exec(outer ?? '')?.[1];
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}
