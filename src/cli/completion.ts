import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { unknownName } from '../model/nearest-name.ts';
import { profiles } from '../profiles/index.ts';
import { namesOf } from '../profiles/names.ts';
import { reporters } from '../reporters/index.ts';
import { rules } from '../rules/index.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

/** What may stand where, as far as a shell completes it. */
interface Words {
  readonly commands: readonly string[];
  readonly flags: readonly string[];
  /** What follows a flag or a command. */
  readonly after: Readonly<Record<string, readonly string[]>>;
}

/** The script that teaches a shell to complete this version's flags, profiles and rules. */
export function completionScript(shell: string, program: Command): string {
  const known = shells.find((one) => one === shell);
  if (!known) throw new UsageError(unknownName('shell', shell, shells));
  return scripts[known](wordsOf(program));
}

function wordsOf(program: Command): Words {
  const profileNames = namesOf(profiles).all;
  const ruleNames = rules.map(({ name }) => name);
  return {
    commands: program.commands.map((command) => command.name()),
    flags: program.options.flatMap(({ long }) => long ?? []),
    after: {
      '--profile': profileNames,
      '--format': Object.keys(reporters),
      explain: [...ruleNames, ...profileNames],
      completion: shells,
    },
  };
}

const scripts: Readonly<Record<Shell, (words: Words) => string>> = {
  bash: ({ commands, flags, after }) => `# eval "$(pl-lint completion bash)"
_pl_lint() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  local words
  # A slash parts no words here.
  case "$before" in
${cases(after, (list) => `words="${list.join(' ')}"`)}
    *) words="${[...commands, ...flags].join(' ')}" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  case "$before" in ${Object.keys(after).join(' | ')}) ;; *) [[ "$word" == -* ]] || COMPREPLY+=($(compgen -f -- "$word")) ;; esac
}
complete -o filenames -F _pl_lint pl-lint
`,
  zsh: ({ commands, flags, after }) => `# eval "$(pl-lint completion zsh)"
_pl_lint() {
  case "\${words[CURRENT-1]}" in
${cases(after, (list) => `compadd -- ${list.join(' ')}`)}
    *)
      if [[ "\${words[CURRENT]}" == -* ]]; then
        compadd -- ${flags.join(' ')}
      else
        (( CURRENT == 2 )) && compadd -- ${commands.join(' ')}
        _files
      fi
      ;;
  esac
}
compdef _pl_lint pl-lint
`,
  fish: ({ commands, flags, after }) =>
    [
      '# pl-lint completion fish | source',
      `complete -c pl-lint -n __fish_use_subcommand -a '${commands.join(' ')}'`,
      ...flags.map((flag) => {
        const list = after[flag];
        return `complete -c pl-lint -l ${flag.slice(2)}${list ? ` -x -a '${list.join(' ')}'` : ''}`;
      }),
      ...commands.flatMap((command) => {
        const list = after[command];
        return list
          ? [`complete -c pl-lint -f -n '__fish_seen_subcommand_from ${command}' -a '${list.join(' ')}'`]
          : [];
      }),
      '',
    ].join('\n'),
};

function cases(after: Words['after'], line: (list: readonly string[]) => string): string {
  return Object.entries(after)
    .map(([word, list]) => `    ${word}) ${line(list)} ;;`)
    .join('\n');
}
