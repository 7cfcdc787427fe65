import type { Diagnostic } from '../../model/report.ts';
import type { Sources } from '../../model/source.ts';
import { folderOf, isWithin } from '../cloudformation/paths.ts';
import type { AssemblyTree } from './assembly-tree.ts';

/** Changes within it may be of one checkout, or of the synthesis itself. In milliseconds. */
const clearly = 60_000;

/**
 * A note when the app was changed after it was synthesized. Only the disk knows when, and a checkout or a copy gives every
 * file the time at which it was made: so it is said only when other files of the app are older than the assembly.
 */
export function staleNotes(
  { root, manifest }: Pick<AssemblyTree, 'root' | 'manifest'>,
  sources: Sources,
): readonly Diagnostic[] {
  const made = sources.modified?.(manifest.path);
  const app = appFolder(folderOf(root.folder), sources);
  if (made === undefined || app === undefined) return [];
  let newest = { path: '', time: 0 };
  let older = false;
  for (const path of sourceFiles(app, sources)) {
    const time = sources.modified?.(path) ?? 0;
    if (time > newest.time) newest = { path, time };
    if (time < made) older = true;
  }
  if (!older || newest.time < made + clearly) return [];
  const what = newest.path.slice(app.length + 1);
  const message = `\`${what}\` was changed after this CDK assembly was synthesized, and it is the assembly that is linted. Run \`npx cdk synth\` again.`;
  return [{ code: 'stale-assembly', severity: 'note', message, at: { file: manifest, start: 0, end: 0 } }];
}

/** The nearest folder with a `cdk.json`: where the CDK's command line is run. */
function appFolder(folder: string, sources: Sources): string | undefined {
  if (!isWithin(folder, sources.root)) return undefined;
  if (sources.exists(`${folder}/cdk.json`) === 'file') return folder;
  return folder === '/' ? undefined : appFolder(folderOf(folder), sources);
}

const languages = /\.(?:[cm]?[jt]sx?|py|java|kt|scala|cs|go)$/;
/** Neither tests nor declarations change what is synthesized. */
const without = /\.(?:test|spec)\.\w+$|\.d\.[cm]?ts$/;
const notEntered = /^(?:\..*|node_modules|cdk\.out|asset\..*|venv|env|tests?|__tests__|__pycache__)$/;
/** An app has hundreds of files; past this it is no longer worth the time. */
const fileLimit = 5_000;

function* sourceFiles(app: string, sources: Sources): Generator<string> {
  const pending = [app];
  let files = 0;
  for (let folder = pending.pop(); folder !== undefined && files < fileLimit; folder = pending.pop()) {
    const entries = sources.list(folder);
    const names = new Set(entries.map((entry) => entry.name));
    // Another app in this one.
    if (folder !== app && names.has('cdk.json')) continue;
    for (const { name, type } of entries) {
      const path = `${folder}/${name}`;
      if (type === 'folder') {
        if (!notEntered.test(name)) pending.push(path);
      } else if (isSource(name, names)) {
        files += 1;
        yield path;
      }
    }
  }
}

function isSource(name: string, beside: ReadonlySet<string>): boolean {
  if (name === 'cdk.json' || name === 'cdk.context.json') return true;
  if (!languages.test(name) || without.test(name)) return false;
  // What was compiled is as new as the compilation.
  return !/\.[cm]?jsx?$/.test(name) || !beside.has(name.replace(/js(x?)$/, 'ts$1'));
}
