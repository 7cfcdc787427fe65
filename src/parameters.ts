import { createLocator } from './engine/locate.ts';
import { UsageError } from './errors.ts';
import { always } from './model/guard.ts';
import type { Location, SourceFile, Sources } from './model/source.ts';
import { isText } from './model/source.ts';
import type { Data } from './model/value.ts';
import { absent, known } from './model/value.ts';
import { resolveLocation } from './parsers/json-locations.ts';

type Parameters = readonly (readonly [name: string, value: Data])[];

/** Stands for a caller's options, which are in no linted file. */
const outside: SourceFile = { path: '', text: '' };

/** Parameter values that are given as JavaScript values. */
export function toParameters(values: Readonly<Record<string, unknown>>): Parameters {
  const nowhere = () => ({ file: outside, start: 0, end: 0 });
  return Object.entries(values).map(([name, value]) => [name, toData(value, [name], nowhere)]);
}

/** The values of a file in one of the shapes that AWS's tools read. */
export async function readParameterFile(path: string, sources: Sources): Promise<Parameters> {
  const file = sources.read(path);
  if (!isText(file)) throw new UsageError(`The parameter file cannot be used: ${file.detail}`);
  const { readParameters } = await import('./parsers/cloudformation/parameter-files/parameter-file.ts');
  const { values, mistakes } = readParameters(file, await import('yaml'));
  if (mistakes.length === 0) return [...values];
  const locate = createLocator(resolveLocation);
  const name = path.startsWith(`${sources.workingFolder}/`) ? path.slice(sources.workingFolder.length + 1) : path;
  const lines = mistakes.map(({ message, at }) => {
    const { line, column } = locate(at).start;
    return `${name}:${line}:${column}: ${message}`;
  });
  throw new UsageError(`The parameter file cannot be used.\n${lines.join('\n')}`);
}

type Path = readonly (string | number)[];
type Locate = (path: Path) => Location;

function toData(value: unknown, path: Path, locate: Locate): Data {
  const written = { at: locate(path) };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return known(value, written);
  if (!Array.isArray(value)) return absent(written);
  const items = value.map((item, index) => ({ when: always, value: toData(item, [...path, index], locate) }));
  return known({ type: 'list', items, rest: [] }, written);
}
