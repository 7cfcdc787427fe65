import { parse } from 'yaml';
import type { RuleSetting } from '../config/configuration.ts';
import { UsageError } from '../errors.ts';

/**
 * `redshift-port: warning`, `nlb-availability-zones: [warning, { minimum: 3 }]`: written as in a configuration. What it
 * says of a rule is checked with the rest of the settings.
 */
export function readRuleSettings(texts: readonly string[]): Readonly<Record<string, RuleSetting>> {
  return Object.fromEntries(texts.flatMap((text) => Object.entries(readSetting(text))));
}

function readSetting(text: string): Readonly<Record<string, RuleSetting>> {
  const wrong = new UsageError(
    `--rule takes a name and a setting, as in --rule 'redshift-port: warning'; it has "${text}".`,
  );
  let read: unknown;
  try {
    read = parse(text);
  } catch {
    throw wrong;
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw wrong;
  // Whether these are settings, the schema of the configuration tells.
  return read as Readonly<Record<string, RuleSetting>>;
}
