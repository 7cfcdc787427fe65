import ignore from 'ignore';
import type { Severity } from '../model/report.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Targets } from '../profiles/resolve-profiles.ts';
import { isWithin, join } from '../sources/paths.ts';
import type { Configuration, RuleSetting } from './configuration.ts';
import type { Fault, Path } from './document.ts';
import type { Layer } from './layers.ts';

/** A setting and where it stands; without a place it comes from the command line or the caller. */
export interface Sourced<T> {
  readonly value: T;
  readonly from?: { readonly layer: Layer } & Pick<Fault, 'line' | 'column'>;
}

/** All that is set for a file, the winning value of each. */
export interface Settings {
  readonly profiles: readonly Sourced<string>[];
  readonly inputs: ReadonlyMap<string, Sourced<string>>;
  readonly rules: ReadonlyMap<string, Sourced<RuleSetting>>;
  readonly targets?: Sourced<Targets>;
  /** Profiles that the configuration defines. */
  readonly own: readonly Profile[];
}

/** The configuration of some part of the tree. */
export interface LoadedConfiguration {
  /** The same object for files with the same settings. */
  settingsOf(path: string): Settings;
  regionOf(path: string): Sourced<string> | undefined;
  isIgnored(path: string): boolean;
}

export function loadConfiguration(layers: readonly Layer[], own: readonly Profile[]): LoadedConfiguration {
  const overrides = layers.flatMap((layer) =>
    (layer.settings.overrides ?? []).map((override, index) => ({
      layer,
      override,
      at: ['overrides', index] as const,
      fits: matcher(layer, override.paths),
    })),
  );
  const regions = layers.flatMap((layer) =>
    Object.entries(layer.settings.regions ?? {}).map(([pattern, value]) => ({
      fits: matcher(layer, [pattern]),
      region: sourced(value, layer, ['regions', pattern]),
    })),
  );
  const ignored = layers.map((layer) => matcher(layer, layer.settings.ignore ?? []));
  const combined = new Map<string, Settings>();
  return {
    settingsOf(path) {
      const fitting = overrides.map(({ fits }) => fits(path));
      const key = fitting.map(Number).join('');
      const settings = combined.get(key) ?? {
        own,
        ...combine([
          ...layers.map((layer): Part => ({ layer, part: layer.settings, at: [] })),
          ...overrides
            .filter((_, index) => fitting[index])
            .map(({ layer, override, at }): Part => ({ layer, part: override, at, replaces: true })),
        ]),
      };
      combined.set(key, settings);
      return settings;
    },
    regionOf: (path) => regions.findLast(({ fits }) => fits(path))?.region,
    isIgnored: (path) => ignored.some((fits) => fits(path)),
  };
}

interface Part {
  readonly layer: Layer;
  readonly part: Pick<Configuration, 'profiles' | 'inputs' | 'rules' | 'targets'>;
  readonly at: Path;
  /** The profiles of an override stand instead of others, those of a file beside those that it extends. */
  readonly replaces?: true;
}

function combine(parts: readonly Part[]): Omit<Settings, 'own'> {
  let profiles: readonly Sourced<string>[] = [];
  const inputs = new Map<string, Sourced<string>>();
  const rules = new Map<string, Sourced<RuleSetting>>();
  let targets: Sourced<Targets> | undefined;
  for (const { layer, part, at, replaces } of parts) {
    const own = part.profiles?.map((name, index) => sourced(name, layer, [...at, 'profiles', index]));
    if (part.targets) targets = sourced(part.targets, layer, [...at, 'targets']);
    if (own) profiles = replaces ? own : [...profiles, ...own];
    for (const [name, value] of Object.entries(part.inputs ?? {}))
      inputs.set(name, sourced(value, layer, [...at, 'inputs', name]));
    for (const [name, setting] of Object.entries(part.rules ?? {}))
      rules.set(name, sourced(overlaid(setting, rules.get(name)?.value), layer, [...at, 'rules', name]));
  }
  const distinct = [...new Map(profiles.map((one) => [one.value, one])).values()];
  return { profiles: distinct, inputs, rules, ...(targets && { targets }) };
}

/** A severity alone leaves the options as they were set before. */
function overlaid(setting: RuleSetting, before: RuleSetting | undefined): RuleSetting {
  return typeof setting === 'string' && typeof before === 'object' ? [setting, optionsOf(before)] : setting;
}

export function severityOf(setting: RuleSetting): Severity | 'off' {
  return typeof setting === 'string' ? setting : setting[0];
}

export function optionsOf(setting: RuleSetting): object {
  return typeof setting === 'string' ? {} : (setting[1] ?? {});
}

function sourced<T>(value: T, layer: Layer, path: Path): Sourced<T> {
  return { value, from: { layer, ...layer.place(path) } };
}

/** Patterns count in the folder of their configuration and below. */
function matcher({ folder }: Layer, patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const compiled = ignore().add([...patterns]);
  const start = join(folder, '').length;
  return (path) => isWithin(path, folder) && path.length >= start && compiled.ignores(path.slice(start));
}
