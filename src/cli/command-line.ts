import type { Command } from 'commander';
import { CommanderError } from 'commander';
import { version } from '../rule-pages.ts';
import type { ChecklistCommand } from './commands/checklist.ts';
import { addChecklist } from './commands/checklist.ts';
import type { CompletionCommand } from './commands/completion.ts';
import { addCompletion } from './commands/completion.ts';
import type { ExplainCommand } from './commands/explain.ts';
import { addExplain } from './commands/explain.ts';
import type { InitCommand } from './commands/init.ts';
import { addInit } from './commands/init.ts';
import type { LintCommand, PrintConfigCommand } from './commands/lint.ts';
import { lintProgram } from './commands/lint.ts';
import type { ListCommand } from './commands/list.ts';
import { addLists } from './commands/list.ts';
import type { Host } from './host.ts';

/** What the arguments ask for. */
export type CommandLine =
  | LintCommand
  | PrintConfigCommand
  | ChecklistCommand
  | ListCommand
  | ExplainCommand
  | InitCommand
  | CompletionCommand
  /** Help or the version was printed, or a wrong argument was named. */
  | { readonly do: 'nothing'; readonly exitCode: 0 | 2 };

const examples = `
Examples:
  pl-lint infra --profile segment/redshift
  pl-lint template.yaml --region us-east-1 --parameters prod.json
  pl-lint . --profile segment --input segment.principal=123456789012 --format sarif=pl-lint.sarif
  pl-lint checklist infra --profile segment/redshift --format markdown
  pl-lint explain redshift-port

Exit codes: 0 no errors, 1 errors found or a limit exceeded, 2 something could not be done.`;

export async function parseCommandLine(argv: readonly string[], host: Host): Promise<CommandLine> {
  let asked: CommandLine = { do: 'nothing', exitCode: 0 };
  const ask = (command: CommandLine): void => {
    asked = command;
  };
  const program = lintProgram(host, ask);
  speakThrough(program, host);
  addChecklist(program, host, ask);
  addLists(program, ask);
  addExplain(program, ask);
  addInit(program, ask);
  addCompletion(program, ask);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return { do: 'nothing', exitCode: error.exitCode === 0 ? 0 : 2 };
    throw error;
  }
  return asked;
}

/** Help, version and mistakes go where the host says. Before the commands are added, because they take it over. */
function speakThrough(program: Command, { stdout, stderr }: Host): void {
  program
    .version(version, '--version')
    .helpCommand(false)
    .enablePositionalOptions()
    .addHelpText('after', examples)
    .showHelpAfterError('Run pl-lint --help for what there is.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(`pl-lint: ${text.replace(/^error: /, '')}`),
    });
}
