import type { Sources } from '../../../model/source.ts';
import { isText } from '../../../model/source.ts';
import { meets, parseConstraint } from '../version-constraint.ts';
import { resolvePath } from './paths.ts';

/** A module as `terraform init` has installed it. */
export interface Installed {
  readonly folder: string;
  /** The source and the version that were asked for then; older lists may lack them. */
  readonly source?: string;
  readonly version?: string;
}

/** Installed modules by key, from the list that `terraform init` keeps. */
export function installedModules(root: string, sources: Sources): ReadonlyMap<string, Installed> {
  const folder = `${root === '/' ? '' : root}/.terraform`;
  // Most folders were never initialized, and to say so of one that was listed costs nothing.
  if (sources.exists(folder) !== 'folder') return none;
  const path = resolvePath(folder, 'modules/modules.json');
  const file = sources.exists(path) === 'file' ? sources.read(path) : undefined;
  const entries = file && isText(file) ? listed(file.text) : [];
  return new Map(entries.map(([key, module]) => [key, { ...module, folder: resolvePath(root, module.folder) }]));
}

const none: ReadonlyMap<string, Installed> = new Map();

function listed(text: string): readonly (readonly [string, Installed])[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof parsed !== 'object' || parsed === null || !('Modules' in parsed)) return [];
  const { Modules: modules } = parsed;
  if (!Array.isArray(modules)) return [];
  return modules.flatMap((module: unknown) => {
    const [key, folder, source, version] = ['Key', 'Dir', 'Source', 'Version'].map((name) => textOf(module, name));
    if (key === undefined || folder === undefined) return [];
    return [[key, { folder, ...(source && { source }), ...(version && { version }) }] as const];
  });
}

function textOf(module: unknown, name: string): string | undefined {
  const text: unknown = typeof module === 'object' && module !== null ? Reflect.get(module, name) : undefined;
  return typeof text === 'string' ? text : undefined;
}

/**
 * Whether a call asks for something else than what was installed for it: Terraform refuses to go on then ("Module source
 * has changed", "Module version requirements have changed").
 */
export function isStale(installed: Installed, asked: { readonly source: string; readonly version?: string }): boolean {
  if (installed.source !== undefined && isOtherSource(installed.source, asked.source)) return true;
  if (installed.version === undefined || asked.version === undefined) return false;
  const [exact] = parseConstraint(installed.version) ?? [];
  const wanted = parseConstraint(asked.version);
  return exact !== undefined && wanted !== undefined && !meets(exact.version, wanted);
}

/** Buckets are rewritten beyond recognition when they are installed. */
const bucket = /amazonaws\.com|googleapis\.com/;

function isOtherSource(installed: string, asked: string): boolean {
  if (bucket.test(installed) || bucket.test(asked)) return false;
  return plainSource(installed) !== plainSource(asked);
}

/**
 * A source without what `terraform init` adds when it records it: `github.com/a/b` becomes `git::https://github.com/a/b.git`,
 * `git@github.com:a/b.git` becomes `git::ssh://git@github.com/a/b.git`, and `a/b/aws` `registry.terraform.io/a/b/aws`
 * (https://developer.hashicorp.com/terraform/language/modules/sources).
 */
function plainSource(source: string): string {
  return source
    .replace(/^\w+::/, '')
    .replace(/^\w+:\/\//, '')
    .replace(/^[^@/?]+@/, '')
    .replace(/^registry\.(terraform\.io|opentofu\.org)\//, '')
    .replace(/\.git(?=\/\/|\?|$)/, '')
    .replace(/^([^/?]+):/, '$1/');
}
