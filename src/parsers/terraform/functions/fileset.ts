import { RE2JS } from 're2js';
import { always } from '../../../model/guard.ts';
import type { Data } from '../../../model/value.ts';
import { known, unknown } from '../../../model/value.ts';
import { distribute } from '../evaluate/alternatives.ts';
import { listOf } from '../evaluate/collections.ts';
import { inDigits } from '../evaluate/limits.ts';
import { toText } from '../evaluate/scalars.ts';
import { callIdentity, computedAt, unknownResult } from '../evaluate/symbolic.ts';
import { resolvePath } from '../load/paths.ts';
import { compareText } from './compare-text.ts';
import type { CallSite } from './function-types.ts';
import { liesOutside, unreadFile } from './unread-files.ts';

/** More entries than this are not looked at. */
const mostEntries = 20_000;
const entriesLimit = `fileset may look at ${inDigits(mostEntries)} files and folders`;

/** `fileset(folder, pattern)`: the files below a folder whose paths match, in the order of a set. */
export function fileset(args: readonly Data[], call: CallSite): Data {
  const written = computedAt(call.at, args);
  return distribute(args, written, (singles) => {
    const texts = singles.map((single) => toText(single, call.at, call.run));
    const open = texts.find((text) => typeof text !== 'string');
    if (open !== undefined && typeof open !== 'string') {
      return unknownResult(open, written, callIdentity('fileset', singles));
    }
    const [folder = '', pattern = ''] = texts.filter((text) => typeof text === 'string');
    const expression = compile(pattern);
    if (!expression) return call.run.fault(call.at, `fileset cannot read the pattern ${JSON.stringify(pattern)}.`);
    const top = resolvePath(call.run.unit.root, folder);
    if (liesOutside(top, call)) return unreadFile(top, 'outside', call);
    const files = filesIn(top, call);
    if (!files) return unknown({ kind: 'limit', what: entriesLimit }, written);
    const found = files.filter((path) => expression.matches(path)).sort(compareText);
    return listOf(
      found.map((path) => ({ when: always, value: known(path, written) })),
      written,
      { set: true },
    );
  });
}

/** Paths below a folder, relative to it; undefined when there are too many. Links are followed once, by `list`. */
function filesIn(root: string, call: CallSite): readonly string[] | undefined {
  const files: string[] = [];
  const folders = [''];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    // A link to a folder above would go on for ever.
    if (folder.split('/').length > 40) continue;
    for (const { name, type } of call.run.sources.list(resolvePath(root, folder))) {
      if (++seen > mostEntries) return undefined;
      if (type === 'other') continue;
      (type === 'file' ? files : folders).push(folder === '' ? name : `${folder}/${name}`);
    }
  }
  return files;
}

/** A glob of https://pkg.go.dev/github.com/bmatcuk/doublestar: `**` for folders, `*`, `?`, `[a-z]`, `[^a]`, `{a,b}`. */
function compile(glob: string): RE2JS | undefined {
  const parts = /\*\*\/|\*\*$|\*+|\?|\[[!^]?\]?[^\]]*\]|\\[\s\S]|[{},]|[^*?[\\{},]+|[\s\S]/g;
  let depth = 0;
  const pattern = glob.replace(parts, (part, offset: number) => {
    const startsName = offset === 0 || '/{,'.includes(glob.charAt(offset - 1));
    if (part === '**/' && startsName) return '(?:[^/]+/)*';
    if (part === '**' && startsName) return '.*';
    if (part === '**/') return '[^/]*/';
    if (part.startsWith('*')) return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('[') && part.length > 1)
      return part.replace(/^\[!/, '[^').replace(/\[(?=.)/g, (all, at) => (at === 0 ? all : '\\['));
    if (part === '{') return depth++ >= 0 ? '(?:' : '';
    if (part === '}' && depth > 0) return depth-- > 0 ? ')' : '';
    if (part === ',' && depth > 0) return '|';
    return RE2JS.quote(part.startsWith('\\') ? part.slice(1) : part);
  });
  try {
    return depth === 0 && pattern.length < 5000 ? RE2JS.compile(`(?s:${pattern})`) : undefined;
  } catch {
    return undefined;
  }
}
