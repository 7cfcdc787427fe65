import type { Entry, ReadProblem, Sources } from '../model/source.ts';
import type { IgnoreRules } from './ignore-files.ts';
import { isIgnored, rulesAbove, rulesOf } from './ignore-files.ts';
import { join } from './paths.ts';

/** A file to look at. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** The user named it, so it is to be read whatever it is called. */
  readonly named: boolean;
}

export interface Walk {
  readonly files: readonly FoundFile[];
  /** Paths that were named and that nothing is at. */
  readonly problems: readonly (ReadProblem & { readonly path: string })[];
}

const readable = /\.(?:tf|tofu|ya?ml|json|template)$/;
/** What Terraform or CloudFormation would read, so that it is missed where it cannot be read. */
const expected = /^[^.].*\.(?:(?:tf|tofu)(?:\.json)?|template(?:\.\w+)?)$/;
const neverEntered = new Set(['.git', '.terraform', 'node_modules']);

/** The files that the paths name, and those in the folders that they name. In the order given, each once. */
export function walk(paths: readonly string[], sources: Sources): Walk {
  const files = new Map<string, FoundFile>();
  const problems: (ReadProblem & { path: string })[] = [];
  for (const path of paths) {
    const type = sources.exists(path);
    if (type === 'folder') {
      for (const found of walkFolder(path, sources))
        if (!files.has(found)) files.set(found, { path: found, named: false });
    } else if (type === 'file') {
      files.set(path, { path, named: true });
    } else {
      const read = sources.read(path);
      if ('problem' in read) problems.push({ ...read, path });
    }
  }
  return { files: [...files.values()], problems };
}

interface Pending {
  readonly folder: string;
  readonly ignoring: readonly IgnoreRules[];
  /** Cloud assemblies are ignored by Git as a rule, and read nevertheless. */
  readonly assembly?: boolean;
}

function* walkFolder(top: string, sources: Sources): Generator<string> {
  const above = rulesAbove(top, sources);
  // A folder that is named although it is ignored is meant: what ignores it does not count in it.
  const pending: Pending[] = [{ folder: top, ignoring: isIgnored(`${top}/`, above) ? [] : above }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const entries = sources.list(next.folder);
    const assembly = next.assembly ?? isAssembly(entries);
    const own = assembly ? undefined : rulesOf(next.folder, '.gitignore', sources);
    const ignoring = own ? [...next.ignoring, own] : next.ignoring;
    const folders: Pending[] = [];
    for (const { name, type } of entries) {
      const path = join(next.folder, name);
      if (type === 'folder') {
        const entered = enter(path, name, { ...next, ignoring, assembly }, sources);
        if (entered) folders.push(entered);
      } else if (type === 'other' && !expected.test(name)) continue;
      else if (assembly ? inAssembly.test(name) : readable.test(name) && !isIgnored(path, ignoring)) yield path;
    }
    pending.push(...folders.reverse());
  }
}

/** What the others say (assets, metadata, the tree of constructs) is looked up when it is needed, and is long. */
const inAssembly = /^manifest\.json$|\.template\.json$/;

/** The CDK writes a file `cdk.out` into every assembly, however its folder is called. */
function isAssembly(entries: readonly Entry[]): boolean {
  const files = new Set(entries.flatMap(({ name, type }) => (type === 'file' ? [name] : [])));
  return files.has('manifest.json') && files.has('cdk.out');
}

function enter(path: string, name: string, parent: Pending, sources: Sources): Pending | undefined {
  if (neverEntered.has(name)) return undefined;
  if (name === 'cdk.out' && sources.exists(join(path, 'manifest.json')) === 'file') {
    return { folder: path, ignoring: [], assembly: true };
  }
  // Assets are what a stack uploads, such as a function's code; its templates lie beside them.
  if (parent.assembly) return name.startsWith('asset.') ? undefined : { ...parent, folder: path };
  return isIgnored(`${path}/`, parent.ignoring) ? undefined : { folder: path, ignoring: parent.ignoring };
}
