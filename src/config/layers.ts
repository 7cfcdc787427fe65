import { ConfigError } from '../errors.ts';
import { unknownName } from '../model/nearest-name.ts';
import type { SourceFile, Sources } from '../model/source.ts';
import { isText } from '../model/source.ts';
import { absolutePath, folderOf, join } from '../sources/paths.ts';
import { faultsOf } from './check.ts';
import type { Configuration } from './configuration.ts';
import type { ConfigurationDocument, Fault, Path } from './document.ts';
import { readDocument } from './document.ts';
import { remembering } from '../model/remember.ts';
import type { Vocabulary } from '../profiles/resolve-profiles.ts';
import { namesOf } from '../profiles/names.ts';

/** One file of settings. Those that it extends stand before it. */
export interface Layer {
  readonly file: SourceFile;
  /** Patterns count from here. */
  readonly folder: string;
  readonly settings: Configuration;
  readonly place: ConfigurationDocument['place'];
}

export interface LayerReader {
  /** The file with all that it extends, outermost first. Throws a `ConfigError` that lists what is wrong in a file. */
  read(path: string): readonly Layer[];
}

/** Reads each file once, however many folders it counts for. */
export function layerReader(sources: Sources, vocabulary: Vocabulary): LayerReader {
  const layerOf = remembering((path: string) => readLayer(path, sources, vocabulary));
  const withBase = (path: string, below: readonly string[]): readonly Layer[] => {
    const layer = layerOf(path);
    const names = extendedBy(layer.settings);
    const bases = names.flatMap((name, index): readonly Layer[] => {
      const at: Path = typeof layer.settings.extends === 'string' ? ['extends'] : ['extends', index];
      if (isProfile(name, vocabulary)) return [asProfile(name, layer, at)];
      const base = absolutePath(name, layer.folder);
      const fault = (message: string) => faultIn(layer.file, [{ message, ...layer.place(at) }], sources);
      if ([...below, path].includes(base)) throw fault(`"${name}" extends this file in turn. Remove one of the two.`);
      if (sources.exists(base) !== 'file') throw fault(notThere(name, vocabulary));
      return withBase(base, [...below, path]);
    });
    return [...bases, layer];
  };
  return { read: (path) => withBase(path, []) };
}

function notThere(name: string, vocabulary: Vocabulary): string {
  return /[./]/.test(name)
    ? `"${name}" is no file and no profile. A file is named relative to this one.`
    : unknownName('profile', name, namesOf(vocabulary.profiles).all);
}

function extendedBy({ extends: base = [] }: Configuration): readonly string[] {
  return typeof base === 'string' ? [base] : base;
}

function isProfile(name: string, vocabulary: Vocabulary): boolean {
  return namesOf(vocabulary.profiles).all.includes(name);
}

/** To extend a profile is to choose it. */
function asProfile(name: string, { file, folder, place }: Layer, at: Path): Layer {
  return { file, folder, settings: { profiles: [name] }, place: () => place(at) };
}

function readLayer(path: string, sources: Sources, vocabulary: Vocabulary): Layer {
  const file = sources.read(path);
  if (!isText(file)) throw new ConfigError(`The configuration cannot be read: ${file.detail}`);
  const document = readDocument(file);
  const faults = faultsOf(document, vocabulary);
  if (faults.length > 0) throw faultIn(file, faults, sources);
  // Validated by the schema of the type.
  const settings = document.data as Configuration;
  return { file, folder: folderOf(path), settings, place: document.place };
}

/** All faults of a file in one error, a line each. */
export function faultIn(file: SourceFile, faults: readonly Fault[], { workingFolder }: Sources): ConfigError {
  const name = shownPath(file.path, workingFolder);
  const lines = faults.map(({ line, column, message }) => `${name}:${line}:${column}: ${onOneLine(message)}`);
  return new ConfigError(`The configuration is wrong.\n${lines.join('\n')}`);
}

/** What a stranger's file names may hold line ends, and what a terminal obeys. */
function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ');
}

export function shownPath(path: string, workingFolder: string): string {
  const folder = join(workingFolder, '');
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}
