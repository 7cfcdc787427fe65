import { openConfigurations } from './config/configurations.ts';
import { withSettings } from './config/rule-runs.ts';
import { checkRuleSettings } from './config/check.ts';
import type { Settings } from './config/settings.ts';
import type { Asked, AskedAt, Own } from './judge.ts';
import { askedOf } from './judge.ts';
import type { LintOptions } from './lint-options.ts';
import type { Sources } from './model/source.ts';
import type { Profile } from './profiles/index.ts';
import { profiles } from './profiles/index.ts';
import type { Known } from './profiles/resolve-profiles.ts';
import { rules } from './rules/index.ts';
import type { FoundFile } from './sources/walk.ts';

/** A lint as configurations change it. */
export interface ConfiguredLint {
  /** Without those that are ignored. */
  readonly files: readonly FoundFile[];
  readonly asked: AskedAt;
  readonly regionOf: (path: string) => string | undefined;
}

/** Reads the configurations of all files. Throws a `ConfigError` that lists what is wrong in one. */
export function configureLint(
  files: readonly FoundFile[],
  sources: Sources,
  { options, own }: { readonly options: LintOptions; readonly own: Own },
): ConfiguredLint {
  const vocabulary = knownNames(own.profiles);
  const given = checkRuleSettings(options.ruleSettings ?? {}, vocabulary);
  const configurations = openConfigurations(
    files.map(({ path }) => path),
    sources,
    { named: options.configFile, vocabulary },
  );
  const resolved = new Map<Settings | undefined, Asked>();
  const asked: AskedAt = (path) => {
    const settings = configurations.settingsOf(path);
    const known = resolved.get(settings) ?? askedWith(settings, given, { options, own });
    resolved.set(settings, known);
    return known;
  };
  for (const { path } of files) asked(path);
  return {
    files: files.filter(({ path, named }) => named || !configurations.isIgnored(path)),
    asked,
    regionOf: (path) => configurations.regionOf(path)?.value,
  };
}

/** What the caller gives wins over what is configured: profiles stand instead, the rest beside. */
function askedWith(
  settings: Settings | undefined,
  given: Settings['rules'],
  { options, own }: { readonly options: LintOptions; readonly own: Own },
): Asked {
  const { profiles: chosen = [], inputs = {}, targets = settings?.targets?.value } = options;
  const configured = settings?.profiles.map(({ value }) => value) ?? [];
  const told = [...(settings?.inputs ?? [])].map(([name, { value }]) => [name, value] as const);
  const asked = askedOf(
    {
      profiles: chosen.length > 0 ? chosen : configured,
      inputs: { ...Object.fromEntries(told), ...inputs },
      ...(targets && { targets }),
    },
    { ...own, profiles: [...own.profiles, ...(settings?.own ?? [])] },
  );
  const layered = new Map([...(settings?.rules ?? []), ...given]);
  return { ...asked, runs: withSettings(asked.runs, layered, rules) };
}

/** Everything that a configuration may name. */
export function knownNames(own: readonly Profile[] = []): Known {
  return { rules, profiles: [...profiles, ...own] };
}
