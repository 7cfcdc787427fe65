import type { SourceFile } from '../../model/source.ts';
import type { Datum, Value } from '../../model/value.ts';
import { plainDialect } from '../cloudformation/dialect.ts';
import { folderOf, isWithin, resolvePath } from '../cloudformation/paths.ts';
import type { Dialect, NestedTemplate, Scope } from '../cloudformation/scope.ts';
import { child, textAt } from '../cloudformation/tree.ts';
import { writtenAcrossRegions } from './across-regions.ts';
import type { StackArtifact } from './manifest.ts';
import type { Placeholders } from './placeholders.ts';

export interface CdkApp {
  /** By the file of the template: a template itself is another one once its loops are unfolded. */
  readonly stacks: ReadonlyMap<SourceFile, StackArtifact>;
  /** The outermost folder of the assembly. */
  readonly folder: string;
  readonly placeholder: Placeholders | undefined;
}

/** Addresses are construct paths, and nested templates are assets of the assembly. */
export function cdkDialect({ stacks, folder, placeholder }: CdkApp): Dialect {
  const stackOf = (scope: Scope) => stacks.get(outermost(scope).template.file);
  return {
    addressOf: (scope, logicalId) => constructPath(scope, logicalId, stackOf(scope)),
    nestedTemplate: (scope, logicalId) =>
      assetPath(scope, logicalId, { stack: stackOf(scope), folder }) ?? plainDialect.nestedTemplate(scope, logicalId),
    stackName: (scope) => stackOf(scope)?.stackName,
    attribute: writtenAcrossRegions,
    placeholder,
  };
}

function outermost(scope: Scope): Scope {
  return scope.parent ? outermost(scope.parent.scope) : scope;
}

/** As the template says it, else the manifest, else made of the stack's name and the logical ID. */
function constructPath(scope: Scope, logicalId: string, stack: StackArtifact | undefined): string {
  const written = metadataOf(scope, logicalId, 'aws:cdk:path');
  if (written !== undefined) return written;
  const base = baseOf(scope, stack);
  const candidates = stack?.metadata.pathsOf(logicalId) ?? [];
  const own = candidates.filter((path) => path.startsWith(`${base}/`));
  // A nested stack's constructs lie below the outer stack's, and may have the same logical IDs.
  const [found] = own.sort((a, b) => a.length - b.length);
  return found ?? `${base}/${logicalId}`;
}

/** The construct that a stack is. A nested one is made by a resource `<path>.NestedStack/<id>.NestedStackResource`. */
function baseOf(scope: Scope, stack: StackArtifact | undefined): string {
  if (!scope.parent) return stack?.displayName ?? '';
  const made = constructPath(scope.parent.scope, scope.parent.logicalId, stack);
  return made.replace(/\.NestedStack\/[^/]*$/, '');
}

/** The template's own word for it, else the hash in its URL looked up among the assets. */
function assetPath(
  scope: Scope,
  logicalId: string,
  { stack, folder }: { readonly stack: StackArtifact | undefined; readonly folder: string },
): NestedTemplate | undefined {
  const named = metadataOf(scope, logicalId, 'aws:asset:path');
  if (named?.endsWith('.json')) {
    const path = resolvePath(folderOf(scope.template.file.path), named);
    return isWithin(path, folder) ? { path } : { source: `${named}, outside of the assembly` };
  }
  const properties = child(scope.template.resources.get(logicalId)?.value, 'Properties');
  const url = child(properties, 'TemplateURL');
  const value = url && scope.evaluate(url);
  const parts = value?.state === 'unknown' ? (value.parts ?? []) : value?.state === 'known' ? [value.value] : [];
  for (const part of parts) {
    const [hash] = /[0-9a-f]{64}/.exec(typeof part === 'string' ? part : parameterIn(part)) ?? [];
    const path = hash === undefined ? undefined : stack?.asset(hash);
    if (path !== undefined) return { path };
  }
  return undefined;
}

/** The synthesizer of the CDK's version 1 gives the URL in parameters that are named after the hash. */
function parameterIn(part: Value<string> | Datum): string {
  return typeof part === 'object' && 'state' in part && part.state === 'unknown' && part.reason.kind === 'parameter'
    ? part.reason.name
    : '';
}

function metadataOf(scope: Scope, logicalId: string, key: string): string | undefined {
  return textAt(scope.template.resources.get(logicalId)?.value, 'Metadata', key);
}
