import type { Suppression } from '../../model/suppression.ts';
import { isObject } from './json.ts';
import type { StackArtifact } from './manifest.ts';
import type { MetadataEntry } from './metadata.ts';

/**
 * What `Validations.of(construct).acknowledge({ id: 'pl-lint::<rule>', reason })` notes on a construct: it holds for the
 * construct and for everything below it. The CDK puts the name of the tool in front of the rule's:
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Validations.html#acknowledgerules
 */
export function acknowledgedRules({ metadata }: StackArtifact): readonly Suppression[] {
  return metadata
    .entriesOf('aws:cdk:acknowledged-rules')
    .flatMap(([construct, entry]) => suppressionsIn(construct, entry));
}

const prefix = 'pl-lint::';

function suppressionsIn(construct: string, { data, at: { file, path } }: MetadataEntry): readonly Suppression[] {
  return Object.entries(isObject(data) ? data : {}).flatMap(([id, said]: [string, unknown]) => {
    if (!id.startsWith(prefix)) return [];
    const at = { file, path: [...path, 'data', id], key: true } as const;
    const reason = typeof said === 'string' ? said.trim() : '';
    const rules = [{ name: id.slice(prefix.length), at }];
    return [{ rules, ...(reason !== '' && { reason }), at, covers: { construct } }];
  });
}
