import type { Command } from 'commander';
import { fileNames } from '../../config/configuration.ts';
import { collect } from '../lint-flags.ts';

export interface InitCommand {
  readonly do: 'init';
  /** As given by flags; asked for when there are none and somebody can answer. */
  readonly profiles: readonly string[];
  readonly file: string;
}

export function addInit(program: Command, ask: (command: InitCommand) => void): void {
  program
    .command('init')
    .description('write a configuration for the vendors that you name')
    .option('--profile <name>', 'vendor, connection or preset; repeatable', collect)
    .option('--output <file>', 'where it goes', fileNames[0])
    .action((_, command: Command) => {
      // A flag that the whole program has too is its when it stands before the command.
      const { profile = [], output } = command.optsWithGlobals<{ profile?: readonly string[]; output?: string }>();
      ask({ do: 'init', profiles: profile, file: output ?? fileNames[0] });
    });
}
