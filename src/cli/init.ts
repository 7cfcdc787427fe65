import { UsageError } from '../errors.ts';
import { lint } from '../lint.ts';
import type { LintReport } from '../model/report.ts';
import type { Profile } from '../profiles/index.ts';
import { profiles } from '../profiles/index.ts';
import { declaredInputs, namesOf, profilesNamed } from '../profiles/names.ts';
import { count } from '../reporters/text/wrap.ts';
import type { InitCommand } from './commands/init.ts';
import type { Host } from './host.ts';
import { readStandardInput } from './host.ts';

/** Writes a configuration for the vendors that the user names, with comments on what is left to fill in. */
export async function init({ profiles: given, file }: InitCommand, host: Host): Promise<string> {
  const names = given.length > 0 ? given : await ask(host);
  // Refuses what is no profile.
  const report = await lint(['.'], { profiles: names, configFile: false, workingFolder: host.cwd() });
  const chosen = names.map((name) => ({ name, connections: profilesNamed(name, profiles) }));
  const { resolve } = await import('node:path');
  const { writeFile } = await import('node:fs/promises');
  try {
    // Never over one that is there: somebody wrote it.
    await writeFile(resolve(host.cwd(), file), configurationText(chosen, report), { flag: 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new UsageError(
      exists ? `${file} is there already. Change that one.` : `${file} cannot be written: ${String(error)}`,
    );
  }
  return `Wrote ${file}. ${foundIn(report)} \`pl-lint .\` shows what there is to do.\n`;
}

async function ask(host: Host): Promise<readonly string[]> {
  if (!host.stdin.isTTY) {
    throw new UsageError(
      'Name who is to reach your databases, as in pl-lint init --profile segment; pl-lint profiles lists them.',
    );
  }
  const { vendors } = namesOf(profiles);
  host.stderr.write(`Who is to reach your databases? ${vendors.join(', ')}\nOne or more names: `);
  const answer = (await readStandardInput(host, { untilLineEnd: true })).toString('utf8');
  const names = answer.split(/[\s,]+/).filter((name) => name !== '');
  if (names.length === 0) throw new UsageError('Nobody was named, so nothing was written.');
  return names;
}

interface Chosen {
  readonly name: string;
  readonly connections: readonly Profile[];
}

function configurationText(chosen: readonly Chosen[], report: LintReport): string {
  const inputs = declaredInputs(chosen.flatMap(({ connections }) => connections));
  const regionOpen = report.undecided.some(({ rule }) => rule === 'supported-region');
  const told = inputs.map(({ name, what, from }) => `#   ${name}: '' # ${what}: ${from}`);
  return [
    '# What pl-lint checks here. All settings: https://www.npmjs.com/package/pl-lint (docs/configuration.md)',
    '$schema: ./node_modules/pl-lint/schema/config.json',
    '',
    '# Who is to reach the databases. `pl-lint profiles` lists all; one connection alone is, say, segment/redshift.',
    'profiles:',
    ...chosen.flatMap(({ name, connections }) => [
      ...connections.map(({ name: connection, description }) => `  # ${connection}: ${description}.`),
      `  - ${name}`,
    ]),
    ...(told.length === 0
      ? []
      : ['', '# What they told you; without it the checks that need it stay undecided.', '# inputs:', ...told]),
    '',
    regionOpen
      ? '# Some of what was found does not say its Region. The last pattern that fits a path decides.'
      : '# Where the sources do not say their Region.',
    '# regions: { "**": us-east-1 }',
    '',
    '# Only these are meant to be reached; without it everything that a profile speaks about.',
    "# targets: ['aws_redshift_cluster.analytics', 'module.db.*']",
    '',
    '# error, warning, off, or a severity with options. `pl-lint rules` lists all.',
    '# rules:',
    '#   redshift-port: warning',
    '',
  ].join('\n');
}

function foundIn({ units, findings, undecided }: LintReport): string {
  if (units.length === 0) return 'No template, configuration or assembly was found in this folder.';
  const formats = [...new Set(units.map(({ format }) => format))].join(', ');
  const failing = count(findings.length, 'check fails', 'checks fail');
  const open = `${undecided.length} ${undecided.length === 1 ? 'is' : 'are'} undecided`;
  return `Found ${count(units.length, 'unit')} (${formats}): ${failing}, ${open}.`;
}
