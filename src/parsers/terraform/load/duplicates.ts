import type { Diagnostic } from '../../../model/report.ts';
import type { TextRange } from '../../../model/source.ts';
import { nameOf } from './paths.ts';

/** What is declared more than once in a folder. */
export interface Repeated {
  /** As one refers to it. */
  readonly name: string;
  readonly first: TextRange;
  readonly again: readonly [TextRange, ...TextRange[]];
}

/** As many names that several files declare are told one by one. */
const mostNames = 5;
/** So many of more are named. */
const namesShown = 3;

/**
 * One diagnostic for each name. When several files declare many of the same, each is likely meant as a configuration of
 * its own, as providers keep the data of their tests: that is one trouble, of the folder.
 */
export function duplicateDeclarations(repeated: readonly Repeated[]): readonly Diagnostic[] {
  const acrossFiles = repeated.filter(({ first, again }) => again.some(({ file }) => file !== first.file));
  const [one, ...others] = acrossFiles;
  if (!one || acrossFiles.length <= mostNames) return repeated.map(ofName);
  return [ofFolder([one, ...others]), ...repeated.filter((each) => !acrossFiles.includes(each)).map(ofName)];
}

function ofName({ name, first, again }: Repeated): Diagnostic {
  const [at] = again;
  const where = first.file === at.file ? 'further up' : `in ${nameOf(first.file.path)}`;
  const times = again.length === 1 ? 'twice' : `${again.length + 1} times`;
  const message = `\`${name}\` is declared ${times}, the first time ${where}; the first declaration counts.`;
  return { code: 'duplicate-declaration', severity: 'error', message, at };
}

function ofFolder(repeated: readonly [Repeated, ...Repeated[]]): Diagnostic {
  const files = new Set(repeated.flatMap(({ first, again }) => [first, ...again]).map(({ file }) => file));
  const named = repeated.slice(0, namesShown).map(({ name }) => `\`${name}\``);
  const surplus = repeated.reduce((sum, { again }) => sum + again.length, 0);
  const message = `${repeated.length} names are declared in several of ${files.size} files in this folder (${named.join(', ')} and ${repeated.length - namesShown} more), which Terraform reads as one configuration: of each the first declaration counts, and ${surplus} others are not linted. If each file is a configuration of its own, put it into a folder of its own, or leave this folder out with \`ignore\` in the configuration of pl-lint.`;
  return { code: 'duplicate-declaration', severity: 'error', message, at: repeated[0].again[0] };
}
