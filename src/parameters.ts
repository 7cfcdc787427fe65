import { UsageError } from './errors.ts';
import { always } from './model/guard.ts';
import type { Location, SourceFile, Sources } from './model/source.ts';
import { isText } from './model/source.ts';
import type { Data } from './model/value.ts';
import { absent, known } from './model/value.ts';

type Parameters = readonly (readonly [name: string, value: Data])[];

/** Stands for a caller's options, which are in no linted file. */
const outside: SourceFile = { path: '', text: '' };

/** Parameter values that are given as JavaScript values. */
export function toParameters(values: Readonly<Record<string, unknown>>): Parameters {
  const nowhere = () => ({ file: outside, start: 0, end: 0 });
  return Object.entries(values).map(([name, value]) => [name, toData(value, [name], nowhere)]);
}

/** The values of a file in one of the three shapes that AWS's tools write. */
export function readParameterFile(path: string, sources: Sources): Parameters {
  const file = sources.read(path);
  if (!isText(file)) throw new UsageError(`The parameter file cannot be used: ${file.detail}`);
  const locate = (at: Path): Location => ({ file, path: at });
  const content = parseJson(file);
  if (Array.isArray(content)) return content.map((entry, index) => listedParameter(entry, [index], locate, file));
  if (!isMapping(content)) throw wrongShape(file);
  const inner = content['Parameters'];
  const [values, prefix] = isMapping(inner) ? [inner, ['Parameters']] : [content, []];
  return Object.entries(values).map(([name, value]) => [name, toData(value, [...prefix, name], locate)]);
}

type Path = readonly (string | number)[];
type Locate = (path: Path) => Location;

function listedParameter(entry: unknown, path: Path, locate: Locate, file: SourceFile): readonly [string, Data] {
  const name = isMapping(entry) ? entry['ParameterKey'] : undefined;
  if (!isMapping(entry) || typeof name !== 'string') throw wrongShape(file);
  return [name, toData(entry['ParameterValue'], [...path, 'ParameterValue'], locate)];
}

function toData(value: unknown, path: Path, locate: Locate): Data {
  const written = { at: locate(path) };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return known(value, written);
  if (!Array.isArray(value)) return absent(written);
  const items = value.map((item, index) => ({ when: always, value: toData(item, [...path, index], locate) }));
  return known({ type: 'list', items, rest: [] }, written);
}

function parseJson(file: SourceFile): unknown {
  try {
    return JSON.parse(file.text);
  } catch (error) {
    throw new UsageError(`The parameter file ${file.path} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongShape(file: SourceFile): UsageError {
  return new UsageError(
    `The parameter file ${file.path} has none of the known shapes: ` +
      '[{"ParameterKey": "Name", "ParameterValue": "value"}], {"Parameters": {"Name": "value"}} or {"Name": "value"}.',
  );
}
