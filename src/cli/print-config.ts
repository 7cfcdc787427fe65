import { openConfigurations } from '../config/configurations.ts';
import { checkRuleSettings } from '../config/check.ts';
import { configurationFinder } from '../config/find.ts';
import { settingsWith } from '../config/given-settings.ts';
import { shownPath } from '../config/layers.ts';
import type { Sourced } from '../config/settings.ts';
import { knownNames } from '../configured-lint.ts';
import type { LintOptions } from '../lint-options.ts';
import { openDisk } from '../open-disk.ts';
import { absolutePath } from '../sources/paths.ts';

/** The settings in force for a file as YAML, each with the place that it comes from. */
export function settingsText(file: string, options: LintOptions): string {
  const sources = options.sources ?? openDisk([file], options);
  const path = absolutePath(file, sources.workingFolder);
  const vocabulary = knownNames();
  const configurations = openConfigurations([path], sources, {
    find: configurationFinder(sources, options.configFile),
    vocabulary,
  });
  const settings = settingsWith(
    configurations.settingsOf(path),
    options,
    checkRuleSettings(options.ruleSettings ?? {}, vocabulary),
  );
  const from = ({ from: source }: Sourced<unknown>): string =>
    source
      ? `${shownPath(source.layer.file.path, sources.workingFolder)}:${source.line}:${source.column}`
      : 'command line';
  const line = (text: string, one: Sourced<unknown>) => `${text} # ${from(one)}`;
  const region: Sourced<string> | undefined =
    options.region === undefined ? configurations.regionOf(path) : { value: options.region };
  const parts = [
    list(
      'profiles',
      settings.profiles.map((one) => line(`  - ${one.value}`, one)),
    ),
    list(
      'inputs',
      [...settings.inputs].map(([name, one]) => line(`  ${name}: ${JSON.stringify(one.value)}`, one)),
    ),
    list(
      'rules',
      [...settings.rules].map(([name, one]) => line(`  ${name}: ${setting(one.value)}`, one)),
    ),
    settings.targets ? line(`targets: ${setting(settings.targets.value)}`, settings.targets) : '',
    region ? line(`region: ${region.value}`, region) : '',
    configurations.isIgnored(path) ? 'ignored: true' : '',
  ].filter((part) => part !== '');
  return `${parts.length > 0 ? parts.join('\n') : '# Nothing is configured.'}\n`;
}

function list(name: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${name}:`, ...lines].join('\n');
}

function setting(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
