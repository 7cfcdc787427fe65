import type { TraceMap } from '@jridgewell/trace-mapping';
import type { Made, RawResource } from '../../../model/resource.ts';
import type { Location, SourceFile, Sources, TextRange } from '../../../model/source.ts';
import { once } from '../../../model/remember.ts';
import type { StackArtifact } from '../manifest.ts';
import { fileOfFrame, isWrittenByUser } from './find-file.ts';
import type { Frame } from './frame.ts';
import { readFrame } from './frame.ts';
import { mapOf, originalFrame } from './source-map.ts';
import { rangeAt } from './text-place.ts';
import { stacksAround, tracesOf } from './traces.ts';
import { addTo } from '../../../model/group-by.ts';

export interface App {
  readonly sources: Sources;
  /** The outermost folder of the assembly. */
  readonly assembly: string;
  readonly stacks: readonly StackArtifact[];
  readonly resources: readonly RawResource[];
}

/**
 * What the app says of the place of a template: which construct stands there, and the user's line that made it. Found out
 * for one place at a time, because most of a template is never spoken of.
 */
export function madeBy(app: App): (location: Location) => Made | undefined {
  const addresses = once(() => addressesOf(app.resources));
  const around = stacksAround(app.stacks);
  const toRange = rangeFinder(app);
  return (location) => {
    const logicalId = logicalIdOf(location);
    if (logicalId === undefined) return undefined;
    const constructs =
      addresses().get(location.file.path)?.get(logicalId) ?? constructsNamed(logicalId, location.file.path, app);
    if (constructs.length === 0) return undefined;
    const places = constructs.map((construct) => {
      for (const trace of tracesOf(construct, location, around)) {
        const range = firstOwn(trace, toRange);
        if (range) return range;
      }
      return undefined;
    });
    const [source, ...others] = places;
    // One template that several stacks use was made by several calls.
    const agreed = source && others.every((other) => other?.file === source.file && other.start === source.start);
    return { logicalId, ...(agreed && { source }) };
  };
}

const sections = new Set(['Resources', 'Parameters', 'Outputs', 'Conditions', 'Mappings', 'Rules']);

function logicalIdOf(location: Location): string | undefined {
  if (!('path' in location)) return undefined;
  const [section, logicalId] = location.path;
  return sections.has(String(section)) && typeof logicalId === 'string' ? logicalId : undefined;
}

type Addresses = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** Construct paths by the path of a template and the logical ID in it. */
function addressesOf(resources: readonly RawResource[]): Addresses {
  const found = new Map<string, Map<string, string[]>>();
  for (const { at, address } of resources) {
    const logicalId = logicalIdOf(at);
    if (logicalId === undefined) continue;
    const inFile = found.get(at.file.path) ?? new Map<string, string[]>();
    addTo(inFile, logicalId, address);
    found.set(at.file.path, inFile);
  }
  return found;
}

/** Of what is no resource: a parameter, an output. */
function constructsNamed(logicalId: string, templatePath: string, { stacks }: App): readonly string[] {
  return stacks
    .filter((stack) => stack.templatePath === templatePath)
    .flatMap(({ metadata }) => metadata.pathsOf(logicalId));
}

function firstOwn(trace: readonly string[], toRange: (frame: Frame) => TextRange | undefined): TextRange | undefined {
  for (const line of trace.slice(0, longestTrace)) {
    const frame = readFrame(line);
    const range = frame && toRange(frame);
    if (range) return range;
  }
  return undefined;
}

/** V8 keeps ten frames unless it is told otherwise. */
const longestTrace = 200;

/** Frames as ranges of the user's files, through source maps. Files and maps are read once. */
function rangeFinder({ sources, assembly, resources }: App): (frame: Frame) => TextRange | undefined {
  const files = new Map<SourceFile, SourceFile>();
  const maps = new Map<SourceFile, TraceMap | undefined>();
  const secrets = once(() => secretsIn(resources));
  const inFile = (frame: Frame): TextRange | undefined => {
    const found = fileOfFrame(frame, { sources, assembly });
    if (!found) return undefined;
    const file = files.get(found) ?? withSecrets(found, secrets());
    files.set(found, file);
    return rangeAt(file, frame);
  };
  const mapFor = (file: SourceFile): TraceMap | undefined => {
    if (!maps.has(file)) maps.set(file, mapOf(file, sources));
    return maps.get(file);
  };
  return (frame) => {
    const compiled = inFile(frame);
    if (!compiled || !/\.[cm]?jsx?$/.test(compiled.file.path)) return compiled;
    const map = mapFor(compiled.file);
    const original = map && originalFrame(frame, map);
    if (!original) return compiled;
    // A bundle holds libraries too.
    return isWrittenByUser(original) ? (inFile(original) ?? compiled) : undefined;
  };
}

/** What must not be shown of templates must not be shown of the program that wrote it there either. */
function secretsIn(resources: readonly RawResource[]): readonly string[] {
  const templates = new Set(resources.map(({ at }) => at.file));
  const texts = [...templates].flatMap((file) =>
    (file.secrets ?? []).map(({ start, end }) => file.text.slice(start, end).replace(/^"|"$/g, '')),
  );
  return [...new Set(texts)].filter((text) => text !== '');
}

function withSecrets(file: SourceFile, texts: readonly string[]): SourceFile {
  const secrets = texts.flatMap((text) => {
    const found: { start: number; end: number }[] = [];
    for (let start = file.text.indexOf(text); start !== -1; start = file.text.indexOf(text, start + text.length))
      found.push({ start, end: start + text.length });
    return found;
  });
  return secrets.length === 0 ? file : { ...file, secrets };
}
