import type { Sources } from '../model/source.ts';
import { folderOf, isWithin, join, nameOf } from '../sources/paths.ts';
import type { FoundFile } from '../sources/walk.ts';
import { calledFolders, configuration, folderAround, isAssembly, reached, template, textOf } from './texts.ts';

/** What a run is given beside its paths. */
export interface Beside {
  /** Files that count for everything: a configuration or values that are named for the whole run. */
  readonly forAll: readonly string[];
  /** What configurations are called. */
  readonly configurationNames: readonly string[];
}

/**
 * The changed files, and those that say something else because of them: what a configuration governs, the templates that
 * a file gives values to, the configurations that read a file, the assemblies of an app. They count as changed.
 */
export function touchedFiles(
  all: readonly FoundFile[],
  changed: readonly string[],
  { sources, beside }: { readonly sources: Sources; readonly beside: Beside },
): readonly string[] {
  const paths = all.map(({ path }) => path);
  if (changed.some((path) => beside.forAll.includes(path))) return [...new Set([...changed, ...paths])];
  const followers = changed.flatMap((path) => [
    ...governedBy(path, paths, { sources, names: beside.configurationNames }),
    ...deployedWith(path, paths, sources),
    ...deployersOfGone(path, paths, sources),
    ...(configuration.test(path) ? callersOfGone(path, paths, sources) : readersOf(path, paths, sources)),
    ...madeBy(path, paths, sources),
  ]);
  return [...new Set([...changed, ...followers])];
}

/** Everything around a configuration, and around those that extend the file, through however many others. */
function governedBy(
  path: string,
  paths: readonly string[],
  { sources, names }: { readonly sources: Sources; readonly names: readonly string[] },
): readonly string[] {
  const isConfiguration = (one: string): boolean => names.includes(nameOf(one));
  if (!template.test(path) || !(isConfiguration(path) || paths.some(isConfiguration))) return [];
  const extending = paths.filter((one) => template.test(one) && /\bextends["']?\s*:/.test(textOf(one, sources)));
  const all = reached([path], (base) => extending.filter((one) => textOf(one, sources).includes(nameOf(base))));
  const folders = [...all].filter(isConfiguration).map(folderOf);
  return paths.filter((one) => folders.some((folder) => isWithin(one, folder)));
}

/** The templates that get values from a configuration of the SAM CLI beside them, or from a deployment file of Git sync. */
function deployedWith(path: string, paths: readonly string[], sources: Sources): readonly string[] {
  if (/\/samconfig\.(?:toml|ya?ml)$/.test(path)) {
    return paths.filter((one) => template.test(one) && folderOf(one) === folderOf(path));
  }
  const text = deploymentText(path, sources);
  return text === undefined ? [] : paths.filter((one) => template.test(one) && text.includes(nameOf(one)));
}

/** The deployment files of Git sync that name a template which is gone. */
function deployersOfGone(path: string, paths: readonly string[], sources: Sources): readonly string[] {
  if (!template.test(path) || paths.includes(path)) return [];
  return paths.filter((one) => deploymentText(one, sources)?.includes(nameOf(path)));
}

/** The text of what may be a deployment file of Git sync. */
function deploymentText(path: string, sources: Sources): string | undefined {
  const text = template.test(path) ? textOf(path, sources) : '';
  return text.includes('template-file-path') ? text : undefined;
}

/** The configurations that read a file by its name: a policy, a template, values in YAML. */
function readersOf(path: string, paths: readonly string[], sources: Sources): readonly string[] {
  const name = nameOf(path);
  return paths.filter((one) => {
    if (!configuration.test(one)) return false;
    const text = textOf(one, sources);
    return text.includes(`/${name}"`) || text.includes(`"${name}"`);
  });
}

/** What calls the module that a file was the last one of. */
function callersOfGone(path: string, paths: readonly string[], sources: Sources): readonly string[] {
  const configurations = paths.filter((one) => configuration.test(one));
  const folder = folderOf(path);
  if (configurations.some((one) => folderOf(one) === folder)) return [];
  return configurations.filter((one) => calledFolders(one, sources).includes(folder));
}

const ofApp = /\/cdk(?:\.context)?\.json$|(?<!\.d)\.(?:[cm]?[jt]sx?|py|java|kt|scala|cs|go)$/;

/** The assemblies of the CDK app that a source is part of. Which constructs it makes shows nowhere, so it is all of them. */
function madeBy(path: string, paths: readonly string[], sources: Sources): readonly string[] {
  if (!ofApp.test(path)) return [];
  const app = folderAround(path, (folder) => sources.exists(join(folder, 'cdk.json')) === 'file', sources);
  if (app === undefined) return [];
  const assemblies = paths
    .filter((one) => isWithin(one, app) && nameOf(one) === 'manifest.json')
    .map(folderOf)
    .filter((folder) => isAssembly(folder, sources));
  return paths.filter((one) => assemblies.some((folder) => isWithin(one, folder)));
}
