import type { Diagnostic } from '../../model/report.ts';
import type { SourceFile, Sources } from '../../model/source.ts';
import { isText } from '../../model/source.ts';
import { folderOf, resolvePath } from '../cloudformation/paths.ts';

/** A cloud assembly's manifest, as far as pl-lint reads it. */
export interface Assembly {
  readonly folder: string;
  readonly stacks: readonly StackArtifact[];
  /** Folders of assemblies inside it, one per stage. */
  readonly nested: readonly string[];
}

export interface StackArtifact {
  readonly id: string;
  /** What people call it: `Prod/Data`. */
  readonly displayName: string;
  readonly templatePath: string;
  readonly region?: string;
  readonly account?: string;
  /** Construct paths by the logical ID of what they made; a nested stack's IDs are among them. */
  readonly constructPaths: ReadonlyMap<string, readonly string[]>;
  /** Files in the assembly by the hash of their content. */
  readonly assets: ReadonlyMap<string, string>;
}

export interface ReadAssembly {
  readonly assembly?: Assembly;
  readonly diagnostics: readonly Diagnostic[];
}

type Json = unknown;

export function readAssembly(manifest: SourceFile, sources: Sources): ReadAssembly {
  const folder = folderOf(manifest.path);
  const read = parseJson(manifest.text);
  const artifacts = member(read, 'artifacts');
  if (!isObject(artifacts)) {
    const message =
      'This looks like the manifest of a CDK assembly, but its `artifacts` are no mapping. Run `cdk synth` again.';
    const at = { file: manifest, start: 0, end: 0 };
    return { diagnostics: [{ code: 'assembly-shape', severity: 'error', message, at }] };
  }
  const stacks: StackArtifact[] = [];
  const nested: string[] = [];
  const assets = assetFiles(folder, artifacts, sources);
  for (const [id, artifact] of Object.entries(artifacts)) {
    const properties = member(artifact, 'properties');
    const directory = text(properties, 'directoryName');
    const templateFile = text(properties, 'templateFile');
    const type = text(artifact, 'type');
    if (type === 'cdk:cloud-assembly' && directory !== undefined) nested.push(resolvePath(folder, directory));
    if (type !== 'aws:cloudformation:stack' || templateFile === undefined) continue;
    stacks.push({
      id,
      displayName: text(artifact, 'displayName') ?? text(properties, 'stackName') ?? id,
      templatePath: resolvePath(folder, templateFile),
      ...environmentOf(text(artifact, 'environment')),
      constructPaths: constructPathsOf(folder, artifact, sources),
      assets,
    });
  }
  return { assembly: { folder, stacks, nested }, diagnostics: [] };
}

/** `aws://123456789012/eu-west-1`; what the app left open is `unknown-account` and `unknown-region`. */
function environmentOf(environment: string | undefined): Pick<StackArtifact, 'account' | 'region'> {
  const [, account, region] = /^aws:\/\/([^/]*)\/(.*)$/.exec(environment ?? '') ?? [];
  return {
    ...(account && account !== 'unknown-account' && { account }),
    ...(region && region !== 'unknown-region' && { region }),
  };
}

/** From the artifact itself or, since 2.2xx, from the file beside the manifest that it names. */
function constructPathsOf(folder: string, artifact: Json, sources: Sources): StackArtifact['constructPaths'] {
  const file = text(artifact, 'additionalMetadataFile');
  const apart = file === undefined ? undefined : jsonAt(resolvePath(folder, file), sources);
  const paths = new Map<string, string[]>();
  for (const metadata of [member(artifact, 'metadata'), apart]) {
    if (!isObject(metadata)) continue;
    for (const [path, entries] of Object.entries(metadata)) {
      if (!Array.isArray(entries)) continue;
      for (const entry of entries) {
        const logicalId = text(entry, 'type') === 'aws:cdk:logicalId' ? text(entry, 'data') : undefined;
        if (logicalId === undefined) continue;
        const same = paths.get(logicalId) ?? [];
        same.push(path.replace(/^\//, ''));
        paths.set(logicalId, same);
      }
    }
  }
  return paths;
}

function assetFiles(folder: string, artifacts: object, sources: Sources): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const artifact of Object.values(artifacts)) {
    const manifest =
      text(artifact, 'type') === 'cdk:asset-manifest' ? text(member(artifact, 'properties'), 'file') : undefined;
    if (manifest === undefined) continue;
    const declared = member(jsonAt(resolvePath(folder, manifest), sources), 'files');
    if (!isObject(declared)) continue;
    for (const [hash, asset] of Object.entries(declared)) {
      const path = text(member(asset, 'source'), 'path');
      if (path !== undefined) files.set(hash, resolvePath(folder, path));
    }
  }
  return files;
}

function jsonAt(path: string, sources: Sources): Json {
  const read = sources.read(path);
  return isText(read) ? parseJson(read.text) : undefined;
}

function parseJson(source: string): Json {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function isObject(value: Json): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(value: Json, key: string): Json {
  return isObject(value) ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

function text(value: Json, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === 'string' ? found : undefined;
}
