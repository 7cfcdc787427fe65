import { checkRuleSettings } from './config/check.ts';
import { openConfigurations } from './config/configurations.ts';
import type { FindConfiguration } from './config/find.ts';
import { settingsWith } from './config/given-settings.ts';
import { remembering } from './model/remember.ts';
import { withSettings } from './config/rule-runs.ts';
import type { Settings } from './config/settings.ts';
import type { Asked, AskedAt, Own } from './judge.ts';
import { askedOf } from './judge.ts';
import type { LintOptions } from './lint-options.ts';
import type { Sources } from './model/source.ts';
import type { Profile } from './profiles/index.ts';
import { profiles } from './profiles/index.ts';
import type { Vocabulary } from './profiles/resolve-profiles.ts';
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
  given: { readonly options: LintOptions; readonly own: Own; readonly find: FindConfiguration },
): ConfiguredLint {
  const { options, own, find } = given;
  const vocabulary = knownNames(own.profiles);
  const ruleSettings = checkRuleSettings(options.ruleSettings ?? {}, vocabulary);
  const configurations = openConfigurations(
    files.map(({ path }) => path),
    sources,
    { find, vocabulary },
  );
  const askedWith = remembering((configured: Settings | undefined) =>
    askedBy(settingsWith(configured, options, ruleSettings), own),
  );
  const asked: AskedAt = (path) => askedWith(configurations.settingsOf(path));
  for (const { path } of files) asked(path);
  return {
    files: files.filter(({ path, named }) => named || !configurations.isIgnored(path)),
    asked,
    regionOf: (path) => configurations.regionOf(path)?.value,
  };
}

function askedBy({ profiles: chosen, inputs, rules: settings, targets, own: defined }: Settings, own: Own): Asked {
  const asked = askedOf(
    {
      profiles: chosen.map(({ value }) => value),
      inputs: Object.fromEntries([...inputs].map(([name, { value }]) => [name, value])),
      ...(targets && { targets: targets.value }),
    },
    { ...own, profiles: [...own.profiles, ...defined] },
  );
  return { ...asked, runs: withSettings(asked.runs, settings, rules) };
}

/** Everything that a configuration may name. */
export function knownNames(own: readonly Profile[] = []): Vocabulary {
  return { rules, profiles: [...profiles, ...own] };
}
