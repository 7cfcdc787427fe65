import type { Part, Wanted } from './words.ts';
import { commandNames, flagsByValue } from './words.ts';

/**
 * Bash itself completes files where the function gives nothing. `compopt` came with Bash 4; the one of macOS does without.
 * https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
 */
export function bashScript(parts: readonly Part[]): string {
  const commands = commandNames(parts);
  return `# eval "$(pl-lint completion bash)"
_pl_lint() {
  local IFS=$'\\n' word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command= each
  # Bash parts --flag=value at the sign.
  if [[ "$word" == = ]]; then word=; elif [[ "$before" == = ]]; then before="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  for each in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$each" in ${commands.join(' | ')}) command="$each"; break ;; esac
  done
  COMPREPLY=()
  case "$command $before" in
${flagsByValue(parts)
  .map(([value, flags]) => `    ${flags.map((flag) => `'${flag}'`).join(' | ')}) ${completing(value)}; return ;;`)
  .join('\n')}
  esac
  case "$command" in
${parts.map(part).join('\n')}
  esac
}
complete -o default -F _pl_lint pl-lint
`;
}

function completing(wanted: Wanted): string {
  if (wanted === 'file') return ':';
  return wanted === 'anything' ? 'compopt +o default 2>/dev/null' : `COMPREPLY=(${matching(wanted)})`;
}

function part({ name, flags, words, files }: Part): string {
  const ofFiles = files ? `compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "$word"))` : '';
  const others = [words.length > 0 ? `COMPREPLY=(${matching(words)})` : '', ofFiles].filter((each) => each !== '');
  return `    '${name}')
      if [[ "$word" == -* ]]; then COMPREPLY=(${matching(flags.map(({ long }) => long))})
      else ${others.join('; ') || ':'}; fi ;;`;
}

function matching(words: readonly string[]): string {
  return `$(compgen -W $'${words.join('\\n')}' -- "$word")`;
}
