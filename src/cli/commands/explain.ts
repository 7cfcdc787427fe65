import type { Command } from 'commander';

export interface ExplainCommand {
  readonly do: 'explain';
  readonly name: string;
}

export function addExplain(program: Command, ask: (command: ExplainCommand) => void): void {
  program
    .command('explain <name>')
    .description('what a rule or a profile asks and why, with examples')
    .action((name: string) => ask({ do: 'explain', name }));
}
