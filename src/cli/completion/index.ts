import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { unknownName } from '../../model/nearest-name.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import type { Part } from './words.ts';
import { partsOf, shells } from './words.ts';
import { zshScript } from './zsh.ts';

const scripts: Readonly<Record<(typeof shells)[number], (parts: readonly Part[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** The script that teaches a shell to complete this version's commands, flags, profiles and rules. */
export function completionScript(shell: string, program: Command): string {
  const known = shells.find((one) => one === shell);
  if (!known) throw new UsageError(unknownName('shell', shell, shells));
  return scripts[known](partsOf(program));
}
