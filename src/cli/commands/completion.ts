import type { Command } from 'commander';

export interface CompletionCommand {
  readonly do: 'completion';
  readonly shell: string;
  /** Whose flags and commands are completed. */
  readonly program: Command;
}

export function addCompletion(program: Command, ask: (command: CompletionCommand) => void): void {
  program
    .command('completion <shell>')
    .description('a script that completes flags and names in bash, zsh or fish')
    .action((shell: string) => ask({ do: 'completion', shell, program }));
}
