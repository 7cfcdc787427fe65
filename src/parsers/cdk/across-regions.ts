import type { Data } from '../../model/value.ts';
import { child, entriesOf, textAt } from '../cloudformation/tree.ts';
import type { Scope } from '../cloudformation/scope.ts';

/**
 * What a stack reads that one of another Region wrote. CloudFormation hands nothing across Regions, so the CDK makes two
 * custom resources: one writes values under names of its own into the parameter store of the other Region, the other
 * gives them there as its attributes.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.StackProps.html#crossregionreferences
 */
export function writtenAcrossRegions(
  scope: Scope,
  { logicalId, name }: { readonly logicalId: string; readonly name: string },
): Data | undefined {
  const reader = scope.template.resources.get(logicalId)?.value;
  if (textAt(reader, 'Type') !== 'Custom::CrossRegionExportReader') return undefined;
  const found: (() => Data)[] = [];
  for (const other of scope.state.run.stacks()) {
    if (other.state !== scope.state) continue;
    for (const { value } of other.template.resources.values()) {
      if (textAt(value, 'Type') !== 'Custom::CrossRegionExportWriter') continue;
      const properties = child(value, 'Properties', 'WriterProps');
      const written = entriesOf(child(properties, 'exports')).get(name)?.value;
      if (written && mayBeIn(textAt(properties, 'region'), scope)) found.push(() => other.evaluate(written));
    }
  }
  const [only, second] = found;
  return only && !second ? only() : undefined;
}

function mayBeIn(region: string | undefined, { setting }: Scope): boolean {
  return region === undefined || setting.region.state !== 'known' || setting.region.value === region;
}
