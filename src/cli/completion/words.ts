import type { Command } from 'commander';
import { groupBy } from '../../model/group-by.ts';
import { profiles } from '../../profiles/index.ts';
import { namesOf } from '../../profiles/names.ts';
import { reporters } from '../../reporters/index.ts';
import { rules } from '../../rules/index.ts';
import { checklistFormats } from '../commands/checklist.ts';
import { listFormats } from '../commands/list.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;

/** What may stand in a place: one of some words, a file, or what no shell can know. */
export type Wanted = readonly string[] | 'file' | 'anything';

export interface Flag {
  readonly long: string;
  /** What follows it; nothing after a switch. */
  readonly value: Wanted | undefined;
}

/** A command with what may stand behind it. */
export interface Part {
  /** Empty for the program itself. */
  readonly name: string;
  readonly flags: readonly Flag[];
  readonly words: readonly string[];
  readonly files: boolean;
}

/** The words by which commands are asked for. */
export function commandNames(parts: readonly Part[]): readonly string[] {
  return parts.map(({ name }) => name).filter((name) => name !== '');
}

/** The program itself, and its commands. */
export function partsOf(program: Command): readonly Part[] {
  const names = { profiles: namesOf(profiles).all, rules: rules.map(({ name }) => name) };
  const words: Readonly<Record<string, readonly string[]>> = {
    '': program.commands.map((command) => command.name()),
    explain: [...names.rules, ...names.profiles],
    completion: shells,
  };
  const formats: Readonly<Record<string, readonly string[]>> = {
    '': Object.keys(reporters),
    checklist: checklistFormats,
    rules: listFormats,
    profiles: listFormats,
  };
  return [program, ...program.commands].map((command) => {
    const name = command === program ? '' : command.name();
    const valueOf = (long: string, flags: string): Wanted | undefined => {
      if (!flags.includes('<')) return undefined;
      if (long === '--profile') return names.profiles;
      if (long === '--format') return formats[name] ?? [];
      return /<(?:file|path)>/.test(flags) ? 'file' : 'anything';
    };
    const flags = command.options.flatMap(({ long, flags: written }) =>
      long ? [{ long, value: valueOf(long, written) }] : [],
    );
    return {
      name,
      flags: [...flags, { long: '--help', value: undefined }],
      words: words[name] ?? [],
      files: command.registeredArguments.some((argument) => argument.name() === 'path'),
    };
  });
}

/** The flags that take something, those that take the same together: each as its command and itself. */
export function flagsByValue(parts: readonly Part[]): readonly (readonly [value: Wanted, flags: readonly string[]])[] {
  const valued = parts.flatMap(({ name, flags }) =>
    flags.flatMap(({ long, value }) => (value === undefined ? [] : [{ flag: `${name} ${long}`, value }])),
  );
  return [...groupBy(valued, ({ value }) => String(value)).values()].map(
    (alike) => [alike[0].value, alike.map(({ flag }) => flag)] as const,
  );
}
