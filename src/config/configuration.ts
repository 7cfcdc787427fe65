import type { Severity } from '../model/report.ts';
import type { ProfileDefinition } from './profile-definition.ts';
import type { Targets } from '../profiles/resolve-profiles.ts';

/** `off`, a severity, or a severity with options that are laid over what profiles ask. */
export type RuleSetting = Severity | 'off' | readonly [severity: Severity | 'off', options?: object];

/** Settings for the files that one of the patterns fits. */
export interface Override {
  /** Patterns as in `.gitignore`, from the folder of the configuration. */
  readonly paths: readonly string[];
  readonly profiles?: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
}

/** What stands in a `pl-lint.config.yaml`. */
export interface Configuration {
  readonly $schema?: string;
  /** Profiles (`segment`) or files (`../base.yaml`) whose settings come first. */
  readonly extends?: string | readonly string[];
  readonly profiles?: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
  /** Region by pattern of paths, for what does not say its own. */
  readonly regions?: Readonly<Record<string, string>>;
  /** Addresses of the only resources that are meant to be reached, for all profiles or by profile. */
  readonly targets?: Targets;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly overrides?: readonly Override[];
  /** Patterns of files that are not linted. */
  readonly ignore?: readonly string[];
  /** Profiles of one's own. */
  readonly profileDefinitions?: readonly ProfileDefinition[];
}

/** Where a configuration may be, in the order in which it is looked for. */
export const fileNames = ['pl-lint.config.yaml', 'pl-lint.config.yml', 'pl-lint.config.json'] as const;
