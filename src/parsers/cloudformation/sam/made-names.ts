import { patternOf } from '../language-extensions/open-names.ts';
import type { Entries } from '../tree.ts';
import { child, textAt } from '../tree.ts';

/**
 * What SAM makes once for a whole template: the implicit APIs with their stages and deployments, what deploys
 * functions step by step, and what belongs to domain names (with a hash at its end). All else is named after the
 * resource that it is made for: `MyFunctionRole`, `MyApiProdStage`, `MyFunction.Version`.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
const shared = [
  'ServerlessRestApi',
  'ServerlessHttpApi',
  'ServerlessDeploymentApplication',
  'ServerlessCodeDeployCondition',
  'CodeDeployServiceRole',
  'ApiGatewayDomainName',
  'RecordSetGroup',
  'DomainNameAccessAssociation',
];

/** Whether SAM may make what a name stands for; without one, whether it makes anything. */
export function samMayMake(resources: Entries, name?: string): boolean {
  if (name !== undefined && shared.some((prefix) => name.startsWith(prefix))) return true;
  for (const [logicalId, { value }] of resources) {
    const type = textAt(value, 'Type') ?? '';
    if (!type.startsWith('AWS::Serverless::') && !child(value, 'Connectors')) continue;
    if (name === undefined || name.startsWith(patternOf(logicalId)[0] ?? '')) return true;
  }
  return false;
}
