import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, runWith } from './host.ts';

/** What a shell offers for the last of the words, in a folder with a few files. */
type Complete = (script: string, words: readonly string[]) => readonly string[];

function run(shell: string, argv: readonly string[]): readonly string[] {
  const cwd = folderWith({ 'infra.yaml': '' });
  mkdirSync(join(cwd, 'stacks'));
  writeFileSync(join(cwd, 'init.tf'), '');
  const said = execFileSync(shell, argv, { encoding: 'utf8', cwd });
  return said.split('\n').filter((word) => word !== '');
}

const bash: Complete = (script, words) =>
  run('bash', [
    '-c',
    `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _pl_lint 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
    'bash',
    ...words,
  ]);

/** The functions of its completion system as the script calls them; what they are called with is what is offered. */
const zsh: Complete = (script, words) => {
  const system = `
compdef() { :; }
compset() { PREFIX="\${PREFIX#*=}"; }
compadd() { shift; for each in "$@"; do [[ "$each" == "$PREFIX"* ]] && print -r -- "$each"; done }
_files() { for each in *(N); do [[ "$each" == "$PREFIX"* ]] && print -r -- "$each"; done }`;
  return run('zsh', [
    '-f',
    '-c',
    `${system}\n${script}\nwords=("$@"); CURRENT=$#; PREFIX="$words[-1]"; _pl_lint; true`,
    'zsh',
    ...words,
  ]);
};

const fish: Complete = (script, words) =>
  run('fish', ['--no-config', '-c', `${script}\ncomplete -C '${words.join(' ')}'`]).map((line) =>
    line.replace(/\t.*/, '').replace(/\/$/, ''),
  );

const isThere = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

describe.each([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
] as const)('completion in %s', (shell, complete) => {
  test.skipIf(!isThere(shell)).each([
    ['a command', ['expl'], ['explain']],
    ['a flag', ['--upd'], ['--update-baseline']],
    ['a flag of a command alone', ['checklist', '--upd'], []],
    ['a flag of a command', ['checklist', '--prof'], ['--profile']],
    ['a flag behind a path', ['infra', '--upd'], ['--update-baseline']],
    ['help', ['init', '--h'], ['--help']],
    ['a profile', ['--profile', 'segment/r'], ['segment/rds-postgres', 'segment/redshift']],
    ['a profile of a command', ['init', '--profile', 'segment/red'], ['segment/redshift']],
    ['a rule', ['explain', 'redshift-n'], ['redshift-node-type', 'redshift-not-public']],
    ['a format', ['--format', 'j'], ['json', 'junit']],
    ['a format of a command', ['rules', '--format', 'j'], ['json']],
    ['a shell', ['completion', 'z'], ['zsh']],
    ['commands and files', ['in'], ['infra.yaml', 'init', 'init.tf']],
    ['files of a command', ['checklist', 'inf'], ['infra.yaml']],
    ['nothing where nothing can be known', ['--region', 'in'], []],
    ['nothing where nothing may stand', ['rules', 'in'], []],
  ])('offers %s', async (_, words, offered) => {
    const { stdout } = await runWith(['completion', shell]);
    const said = complete(stdout, ['pl-lint', ...words]);
    expect([...said].sort()).toEqual(offered);
  });

  test.skipIf(!isThere(shell))('offers a value behind an equals sign', async () => {
    const { stdout } = await runWith(['completion', shell]);
    const words = shell === 'bash' ? ['--profile', '=', 'segment/red'] : ['--profile=segment/red'];
    const said = complete(stdout, ['pl-lint', ...words]);
    expect(said.map((each) => each.replace('--profile=', ''))).toEqual(['segment/redshift']);
  });
});

test('of another shell is refused', async () => {
  const { exitCode, stderr } = await runWith(['completion', 'bsh']);
  expect(stderr).toContain('There is no shell "bsh". Did you mean "bash"?');
  expect(exitCode).toBe(2);
});
