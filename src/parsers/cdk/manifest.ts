import type { Diagnostic } from '../../model/report.ts';
import type { JsonPath, SourceFile, Sources } from '../../model/source.ts';
import { isText } from '../../model/source.ts';
import { folderOf, isWithin, resolvePath } from '../cloudformation/paths.ts';
import type { Json } from './json.ts';
import { isObject, member, parseJson, text } from './json.ts';
import { legacyAsset } from './legacy-assets.ts';
import type { StackMetadata } from './metadata.ts';
import { stackMetadata } from './metadata.ts';
import { versionNotes } from './version.ts';

/** A cloud assembly's manifest, as far as pl-lint reads it. */
export interface Assembly {
  readonly folder: string;
  readonly stacks: readonly StackArtifact[];
  /** Folders of assemblies inside it, one per stage. */
  readonly nested: readonly string[];
  /** What the CDK had to look up and did not find: placeholders stand for it. */
  readonly missing: readonly MissingContext[];
}

export interface StackArtifact {
  readonly id: string;
  /** What people call it: `Prod/Data`. */
  readonly displayName: string;
  /** Its name in CloudFormation. */
  readonly stackName: string;
  readonly templatePath: string;
  readonly region?: string;
  readonly account?: string;
  readonly metadata: StackMetadata;
  /** The path of a file in the assembly by the hash of its content. */
  asset(hash: string): string | undefined;
}

export interface MissingContext {
  /** `vpc-provider`, `ssm` … */
  readonly provider: string;
  /** What stands for it; newer versions of the CDK record it. */
  readonly placeholder: Json;
  readonly at: JsonPath;
}

export interface ReadAssembly {
  readonly assembly?: Assembly;
  readonly diagnostics: readonly Diagnostic[];
}

/** `outermost` is the folder that every file of the assembly must lie in. */
export function readAssembly(
  manifest: SourceFile,
  sources: Sources,
  outermost: string = folderOf(manifest.path),
): ReadAssembly {
  const root = parseJson(manifest.text);
  const artifacts = member(root, 'artifacts') ?? {};
  if (!isObject(root) || !isObject(artifacts)) return { diagnostics: [noAssembly(manifest, root)] };
  const reading: Reading = {
    manifest,
    sources,
    folder: folderOf(manifest.path),
    outermost,
    asset: assetFiles(manifest, artifacts, { sources, outermost }),
    diagnostics: [...versionNotes(text(root, 'version'), manifest)],
  };
  const stacks: StackArtifact[] = [];
  const nested: string[] = [];
  for (const [id, artifact] of Object.entries(artifacts)) {
    const type = text(artifact, 'type');
    if (type === 'aws:cloudformation:stack') stacks.push(...stackOf(id, artifact, reading));
    else if (type === 'cdk:cloud-assembly')
      nested.push(...fileOf({ id, artifact, property: 'directoryName', what: 'stage' }, reading));
  }
  const missing = missingOf(member(root, 'missing'), manifest);
  return { assembly: { folder: reading.folder, stacks, nested, missing }, diagnostics: reading.diagnostics };
}

interface Reading {
  readonly manifest: SourceFile;
  readonly sources: Sources;
  readonly folder: string;
  readonly outermost: string;
  readonly asset: StackArtifact['asset'];
  readonly diagnostics: Diagnostic[];
}

function noAssembly(file: SourceFile, root: Json): Diagnostic {
  const what = root === undefined ? 'it is no valid JSON' : 'its `artifacts` are no mapping';
  const message = `This looks like the manifest of a CDK assembly, but ${what}. Run \`npx cdk synth\` again.`;
  return { code: 'assembly-shape', severity: 'error', message, at: { file, start: 0, end: 0 } };
}

function stackOf(id: string, artifact: Json, reading: Reading): readonly StackArtifact[] {
  const { manifest: file, sources, folder, outermost, asset } = reading;
  const displayName = text(artifact, 'displayName') ?? text(artifact, 'properties', 'stackName') ?? id;
  const beside = text(artifact, 'additionalMetadataFile');
  const besidePath = beside === undefined ? undefined : resolvePath(folder, beside);
  const metadata = stackMetadata(
    {
      inside: { value: member(artifact, 'metadata'), file, path: ['artifacts', id, 'metadata'] },
      beside: besidePath !== undefined && isWithin(besidePath, outermost) ? besidePath : undefined,
    },
    sources,
  );
  return fileOf({ id, artifact, property: 'templateFile', what: 'stack' }, reading).map((templatePath) => ({
    id,
    displayName,
    stackName: text(artifact, 'properties', 'stackName') ?? id,
    templatePath,
    ...environmentOf(text(artifact, 'environment')),
    metadata,
    asset: (hash) => asset(hash) ?? legacyAsset(metadata, hash, { manifest: file.path, outermost }),
  }));
}

interface Naming {
  readonly id: string;
  readonly artifact: Json;
  readonly property: string;
  /** What the artifact is, for messages. */
  readonly what: string;
}

/** The path that an artifact names, when it lies in the assembly: a manifest may come from anywhere. */
function fileOf({ id, artifact, property, what }: Naming, reading: Reading): readonly string[] {
  const { manifest: file, folder, outermost, diagnostics } = reading;
  const named = text(artifact, 'properties', property);
  const path = named === undefined ? undefined : resolvePath(folder, named);
  if (path !== undefined && isWithin(path, outermost)) return [path];
  const trouble = named === undefined ? `has no \`${property}\`` : `names \`${named}\`, outside of its assembly`;
  const message = `The ${what} \`${id}\` ${trouble}, and is not linted. Run \`npx cdk synth\` again.`;
  diagnostics.push({
    code: 'assembly-shape',
    severity: 'error',
    message,
    at: { file, path: ['artifacts', id], key: true },
  });
  return [];
}

/** `aws://123456789012/eu-west-1`; what the app left open is `unknown-account` and `unknown-region`. */
function environmentOf(environment: string | undefined): Pick<StackArtifact, 'account' | 'region'> {
  const [, account, region] = /^aws:\/\/([^/]*)\/(.*)$/.exec(environment ?? '') ?? [];
  return {
    ...(account && account !== 'unknown-account' && { account }),
    ...(region && region !== 'unknown-region' && { region }),
  };
}

function missingOf(missing: Json, file: SourceFile): readonly MissingContext[] {
  if (!Array.isArray(missing)) return [];
  return missing.map((one: Json, index) => ({
    provider: text(one, 'provider') ?? '',
    placeholder: member(one, 'props', 'dummyValue'),
    at: { file, path: ['missing', index] },
  }));
}

/** Looked into only for a nested template that its stack does not name: the asset manifests are as long as the stacks. */
function assetFiles(
  manifest: SourceFile,
  artifacts: object,
  { sources, outermost }: { readonly sources: Sources; readonly outermost: string },
): StackArtifact['asset'] {
  let files: Map<string, string> | undefined;
  const folder = folderOf(manifest.path);
  const collect = (): Map<string, string> => {
    const found = new Map<string, string>();
    for (const artifact of Object.values(artifacts)) {
      const file = text(artifact, 'type') === 'cdk:asset-manifest' ? text(artifact, 'properties', 'file') : undefined;
      const path = file === undefined ? undefined : resolvePath(folder, file);
      const read = path !== undefined && isWithin(path, outermost) ? sources.read(path) : undefined;
      const declared = read && isText(read) ? member(parseJson(read.text), 'files') : undefined;
      for (const [hash, asset] of Object.entries(isObject(declared) ? declared : {})) {
        const source = text(asset, 'source', 'path');
        const target = source === undefined ? undefined : resolvePath(folder, source);
        if (target !== undefined && isWithin(target, outermost)) found.set(hash, target);
      }
    }
    return found;
  };
  return (hash) => (files ??= collect()).get(hash);
}
