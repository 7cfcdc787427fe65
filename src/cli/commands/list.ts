import type { Command } from 'commander';
import { formatNamed } from './format-flag.ts';

export interface ListCommand {
  readonly do: 'list';
  readonly what: 'rules' | 'profiles';
  readonly format: 'text' | 'json';
}

export const listFormats: readonly ListCommand['format'][] = ['text', 'json'];

const descriptions: Readonly<Record<ListCommand['what'], string>> = {
  rules: 'list the rules',
  profiles: 'list the vendors and presets to check against',
};

export function addLists(program: Command, ask: (command: ListCommand) => void): void {
  for (const what of ['rules', 'profiles'] as const) {
    program
      .command(what)
      .description(descriptions[what])
      .option('--format <name>', 'text or json', 'text')
      .action((_, command: Command) => {
        // The flag of the same name of the whole program takes the value when it stands before the command.
        const format: unknown = command.optsWithGlobals()['format'];
        ask({
          do: 'list',
          what,
          format: formatNamed(Array.isArray(format) ? format.at(-1) : format, listFormats),
        });
      });
  }
}
