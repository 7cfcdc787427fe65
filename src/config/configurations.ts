import { UsageError } from '../errors.ts';
import type { Sources } from '../model/source.ts';
import type { Profile } from '../profiles/profile.ts';
import { absolutePath, folderOf } from '../sources/paths.ts';
import { configurationFinder } from './find.ts';
import type { Layer } from './layers.ts';
import { faultIn, layerReader } from './layers.ts';
import { checkNames } from './names.ts';
import { meaningless, toProfile } from './profile-definitions.ts';
import type { Known } from '../profiles/resolve-profiles.ts';
import type { LoadedConfiguration, Settings, Sourced } from './settings.ts';
import { loadConfiguration } from './settings.ts';

/** What is configured for the files of a run. */
export interface Configurations {
  /** Undefined where no configuration counts. */
  settingsOf(path: string): Settings | undefined;
  regionOf(path: string): Sourced<string> | undefined;
  isIgnored(path: string): boolean;
}

/**
 * The nearest configuration of each file, or the one that is named for all of them. Those of the given files are read
 * at once, so that a mistake is said before anything is linted. Throws a `ConfigError` that lists the mistakes.
 */
export function openConfigurations(
  files: readonly string[],
  sources: Sources,
  { named, vocabulary }: { readonly named: string | false | undefined; readonly vocabulary: Known },
): Configurations {
  const reader = layerReader(sources, vocabulary);
  const loaded = new Map<string, LoadedConfiguration>();
  const load = (path: string): LoadedConfiguration => {
    const known = loaded.get(path);
    if (known) return known;
    const layers = reader.read(path);
    const own = ownProfiles(layers, vocabulary, sources);
    checkNames(layers, { ...vocabulary, profiles: [...vocabulary.profiles, ...own] }, sources);
    const configuration = loadConfiguration(layers, own);
    loaded.set(path, configuration);
    return configuration;
  };
  const chosen = typeof named === 'string' ? absolutePath(named, sources.workingFolder) : undefined;
  if (chosen !== undefined && sources.exists(chosen) !== 'file')
    throw new UsageError(`There is no configuration ${String(named)}.`);
  const find = named === false ? () => undefined : configurationFinder(sources);
  const at = (path: string): LoadedConfiguration | undefined => {
    const found = chosen ?? find(folderOf(path));
    return found === undefined ? undefined : load(found);
  };
  for (const file of files) at(file)?.settingsOf(file);
  return {
    settingsOf: (path) => at(path)?.settingsOf(path),
    regionOf: (path) => at(path)?.regionOf(path),
    isIgnored: (path) => at(path)?.isIgnored(path) ?? false,
  };
}

/** The profiles that the files define. Throws a `ConfigError` on those that mean nothing, each at its place. */
function ownProfiles(layers: readonly Layer[], vocabulary: Known, sources: Sources): readonly Profile[] {
  const written = layers.flatMap((layer) =>
    (layer.settings.profileDefinitions ?? []).map((definition, index) => ({ definition, layer, index })),
  );
  const definitions = written.map(({ definition }) => definition);
  for (const { path, message } of meaningless(definitions, vocabulary)) {
    const one = written[Number(path[1])];
    if (!one) continue;
    const place = one.layer.place(['profileDefinitions', one.index, ...path.slice(2)]);
    throw faultIn(one.layer.file, [{ message, ...place }], sources);
  }
  return definitions.map((definition) => toProfile(definition, vocabulary.rules));
}
