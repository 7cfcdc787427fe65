import type { Part, Wanted } from './words.ts';
import { commandNames, flagsByValue } from './words.ts';

/** https://zsh.sourceforge.io/Doc/Release/Completion-Widgets.html */
export function zshScript(parts: readonly Part[]): string {
  const commands = commandNames(parts);
  return `# eval "$(pl-lint completion zsh)"
_pl_lint() {
  local before="\${words[CURRENT-1]}" command= each
  if [[ "$PREFIX" == --*=* ]]; then before="\${PREFIX%%=*}"; compset -P '*='; fi
  for each in "\${(@)words[2,CURRENT-1]}"; do
    case "$each" in (${commands.join('|')}) command="$each"; break ;; esac
  done
  case "$command $before" in
${flagsByValue(parts)
  .map(([value, flags]) => `    (${flags.map((flag) => `'${flag}'`).join('|')}) ${completing(value)}; return ;;`)
  .join('\n')}
  esac
  case "$command" in
${parts.map(part).join('\n')}
  esac
}
compdef _pl_lint pl-lint
`;
}

function completing(wanted: Wanted): string {
  if (wanted === 'file') return '_files';
  return wanted === 'anything' ? ':' : `compadd -- ${wanted.join(' ')}`;
}

function part({ name, flags, words, files }: Part): string {
  const others = [words.length > 0 ? completing(words) : '', files ? '_files' : ''].filter((each) => each !== '');
  return `    ('${name}')
      if [[ "$PREFIX" == -* ]]; then ${completing(flags.map(({ long }) => long))}
      else ${others.join('; ') || ':'}; fi ;;`;
}
