import { folderOf, isWithin, resolvePath } from '../cloudformation/paths.ts';
import { text } from './json.ts';
import type { StackMetadata } from './metadata.ts';

/**
 * What the synthesizer of the CDK's version 1 notes of an asset, in the place of an asset manifest: its hash and where it
 * lies. Version 2 still has it as the `LegacyStackSynthesizer`.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.LegacyStackSynthesizer.html
 */
export function legacyAsset(
  metadata: StackMetadata,
  hash: string,
  { manifest, outermost }: { readonly manifest: string; readonly outermost: string },
): string | undefined {
  for (const [, { data }] of metadata.entriesOf('aws:cdk:asset')) {
    const named = text(data, 'path');
    if (named === undefined || ![text(data, 'sourceHash'), text(data, 'id')].includes(hash)) continue;
    const path = resolvePath(folderOf(manifest), named);
    return isWithin(path, outermost) ? path : undefined;
  }
  return undefined;
}
