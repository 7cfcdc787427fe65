import type { Flag, Part } from './words.ts';
import { commandNames } from './words.ts';

/** https://fishshell.com/docs/current/cmds/complete.html */
export function fishScript(parts: readonly Part[]): string {
  const commands = commandNames(parts);
  const lines = parts.flatMap((part) => {
    const condition =
      part.name === ''
        ? `not __fish_seen_subcommand_from ${commands.join(' ')}`
        : `__fish_seen_subcommand_from ${part.name}`;
    return [...positional(part, condition), ...part.flags.map((flag) => `${start(condition)} ${option(flag)}`)];
  });
  return ['# pl-lint completion fish | source', ...lines, ''].join('\n');
}

function start(condition: string): string {
  return `complete -c pl-lint -n '${condition}'`;
}

function positional({ name, words, files }: Part, condition: string): readonly string[] {
  // A command is the first word that is no flag.
  const begin = start(name === '' ? '__fish_use_subcommand' : condition);
  if (words.length > 0) return [`${begin}${files ? '' : ' -f'} -a '${words.join(' ')}'`];
  return files ? [] : [`${begin} -f`];
}

function option({ long, value }: Flag): string {
  const name = `-l ${long.slice(2)}`;
  if (value === undefined) return name;
  if (value === 'file') return `${name} -r -F`;
  return value === 'anything' ? `${name} -x` : `${name} -x -a '${value.join(' ')}'`;
}
