import type { ReadProblem } from '../../../model/source.ts';
import type { Unknown } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import { relativePath } from '../load/paths.ts';
import type { CallSite } from './function-types.ts';

type Problem = ReadProblem['problem'];

/** A file that is there, or may be, and that is not read for a reason that Terraform does not have. */
export function unreadFile(path: string, problem: Problem, { at, run }: CallSite): Unknown {
  return unknown({ kind: 'unread-file', path: relativePath(run.unit.root, path), problem }, { at });
}

/** Of what lies outside of the repository not even that it is there is known. */
export function liesOutside(path: string, { run }: CallSite): boolean {
  const read = run.sources.exists(path) === undefined ? run.sources.read(path) : undefined;
  return read !== undefined && 'problem' in read && read.problem === 'outside';
}
