import type { Sources } from '../model/source.ts';
import type { Profile } from '../profiles/profile.ts';
import type { FindConfiguration } from './find.ts';
import type { Layer } from './layers.ts';
import { faultIn, layerReader } from './layers.ts';
import { checkNames } from './names.ts';
import { meaningless, toProfile } from './profile-definitions.ts';
import type { Vocabulary } from '../profiles/resolve-profiles.ts';
import { remembering } from '../model/remember.ts';
import type { Settings, Sourced } from './settings.ts';
import { loadConfiguration } from './settings.ts';

/** What is configured for the files of a run. */
export interface Configurations {
  /** Undefined where no configuration counts. */
  settingsOf(path: string): Settings | undefined;
  regionOf(path: string): Sourced<string> | undefined;
  isIgnored(path: string): boolean;
}

/**
 * The configuration that is found for each file. Those of the given files are read at once, so that a mistake is said
 * before anything is linted. Throws a `ConfigError` that lists the mistakes.
 */
export function openConfigurations(
  files: readonly string[],
  sources: Sources,
  { find, vocabulary }: { readonly find: FindConfiguration; readonly vocabulary: Vocabulary },
): Configurations {
  const reader = layerReader(sources, vocabulary);
  const load = remembering((path: string) => {
    const layers = reader.read(path);
    const own = ownProfiles(layers, vocabulary, sources);
    checkNames(layers, { ...vocabulary, profiles: [...vocabulary.profiles, ...own] }, sources);
    return loadConfiguration(layers, own);
  });
  const at = (path: string) => {
    const found = find(path);
    return found === undefined ? undefined : load(found);
  };
  // Every rule asks it of every resource, and to match patterns takes long.
  const settingsOf = remembering((path: string) => at(path)?.settingsOf(path));
  files.forEach(settingsOf);
  return {
    settingsOf,
    regionOf: (path) => at(path)?.regionOf(path),
    isIgnored: (path) => at(path)?.isIgnored(path) ?? false,
  };
}

/** The profiles that the files define. Throws a `ConfigError` on those that mean nothing, each at its place. */
function ownProfiles(layers: readonly Layer[], vocabulary: Vocabulary, sources: Sources): readonly Profile[] {
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
