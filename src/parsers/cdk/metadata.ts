import type { JsonPath, SourceFile, Sources } from '../../model/source.ts';
import { isText } from '../../model/source.ts';
import { once } from '../../model/remember.ts';
import type { Json } from './json.ts';
import { isObject, member, parseJson, text, texts } from './json.ts';

/** One thing that the CDK, a construct or a user of it noted about a construct. */
export interface MetadataEntry {
  /** `aws:cdk:logicalId`, `aws:cdk:creationStack`, `aws:cdk:acknowledged-rules` … */
  readonly type: string;
  readonly data: Json;
  /** The frames of the call that noted it. */
  readonly trace: readonly string[];
  readonly at: JsonPath;
}

/**
 * What an assembly says of a stack's constructs, by construct path as addresses have it: `Prod/Data/Vpc`. Nothing is read
 * before the first question, because templates as a rule hold all that is needed.
 */
export interface StackMetadata {
  entries(path: string): readonly MetadataEntry[];
  /** The entries of one type with their constructs. Metadata that does not name the type is not taken apart. */
  entriesOf(type: string): readonly (readonly [construct: string, entry: MetadataEntry])[];
  /** Every construct that something is said of. */
  paths(): readonly string[];
  /** The constructs that made something with this logical ID: those of nested stacks are among them. */
  pathsOf(logicalId: string): readonly string[];
}

/** A mapping from construct paths to lists of entries, and where it stands. */
interface Source {
  readonly value: object;
  readonly file: SourceFile;
  readonly path: JsonPath['path'];
}

interface Given {
  /** The manifest's own `metadata`, where assemblies before version 52 hold it. */
  readonly inside: { readonly value: Json; readonly file: SourceFile; readonly path: JsonPath['path'] };
  /** The path of the `additionalMetadataFile`, where newer ones do. */
  readonly beside: string | undefined;
}

export function stackMetadata({ inside, beside }: Given, sources: Sources): StackMetadata {
  const read = once(() => [
    ...(isObject(inside.value) ? [{ ...inside, value: inside.value }] : []),
    ...(beside === undefined ? [] : sourceAt(beside, sources)),
  ]);
  const byLogicalId = once(() => pathsByLogicalId(read()));
  const paths = () => [...new Set(read().flatMap(({ value }) => Object.keys(value).map(withoutSlash)))];
  const entries = (path: string) => read().flatMap((source) => entriesIn(source, path));
  const names = (type: string) =>
    [inside.file, beside === undefined ? undefined : sources.read(beside)].some(
      (file) => file && isText(file) && file.text.includes(type),
    );
  return {
    entries,
    entriesOf: (type) => {
      if (!names(type)) return [];
      const all = paths().flatMap((path) => entries(path).map((entry) => [path, entry] as const));
      return all.filter(([, entry]) => entry.type === type);
    },
    paths,
    pathsOf: (logicalId) => byLogicalId().get(logicalId) ?? [],
  };
}

function sourceAt(path: string, sources: Sources): readonly Source[] {
  const file = sources.read(path);
  const value = isText(file) ? parseJson(file.text) : undefined;
  return isText(file) && isObject(value) ? [{ value, file, path: [] }] : [];
}

/** The CDK writes construct paths with a slash in front, but need not. */
function entriesIn({ value, file, path }: Source, construct: string): readonly MetadataEntry[] {
  return [`/${construct}`, construct].flatMap((key) => {
    const list = member(value, key);
    if (!Array.isArray(list)) return [];
    return list.flatMap((entry: Json, index): readonly MetadataEntry[] => {
      const type = text(entry, 'type');
      if (type === undefined) return [];
      const at = { file, path: [...path, key, index] };
      return [{ type, data: member(entry, 'data'), trace: texts(member(entry, 'trace')), at }];
    });
  });
}

function pathsByLogicalId(sources: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  for (const { value } of sources) {
    for (const [path, entries] of Object.entries(value)) {
      if (!Array.isArray(entries)) continue;
      for (const entry of entries) {
        const logicalId = text(entry, 'type') === 'aws:cdk:logicalId' ? text(entry, 'data') : undefined;
        if (logicalId === undefined) continue;
        const same = paths.get(logicalId) ?? [];
        same.push(withoutSlash(path));
        paths.set(logicalId, same);
      }
    }
  }
  return paths;
}

function withoutSlash(path: string): string {
  return path.replace(/^\//, '');
}
