import type { Setting } from '../../model/resource.ts';
import type { Data } from '../../model/value.ts';
import { absent } from '../../model/value.ts';
import { stackOutputs } from './data-sources/stack-outputs.ts';
import { localFile, nullDataSource, templateFile, terraformData } from './data-sources/local-facts.ts';
import { policyDocument } from './data-sources/policy-document.ts';
import {
  awsArn,
  awsCallerIdentity,
  awsPartition,
  awsRegion,
  awsService,
  awsServicePrincipal,
  awsVpcEndpointService,
} from './data-sources/provider-facts.ts';
import type { Attributes, Reading } from './data-sources/reading.ts';
import { remoteState } from './data-sources/remote-state.ts';
import { tfeOutputs } from './data-sources/tfe-outputs.ts';
import type { Scope } from './evaluate/scope.ts';
import { lazily } from './evaluate/lazily.ts';
import type { ResourceBlock } from './load/declarations.ts';

const dataSources: ReadonlyMap<string, Attributes> = new Map([
  ['aws_arn', awsArn],
  ['aws_caller_identity', awsCallerIdentity],
  ['aws_iam_policy_document', policyDocument],
  ['aws_partition', awsPartition],
  ['aws_region', awsRegion],
  ['aws_service', awsService],
  ['aws_service_principal', awsServicePrincipal],
  ['aws_vpc_endpoint_service', awsVpcEndpointService],
  ['local_file', localFile],
  ['null_data_source', nullDataSource],
  ['template_file', templateFile],
  ['terraform_remote_state', remoteState],
  ['tfe_outputs', tfeOutputs],
]);

const resources: ReadonlyMap<string, Attributes> = new Map([
  ['aws_cloudformation_stack', stackOutputs],
  ['terraform_data', terraformData],
]);

interface Block {
  readonly block: ResourceBlock;
  readonly address: string;
  readonly scope: Scope;
  readonly managed: boolean;
  readonly carried?: Reading['carried'];
  readonly states?: Reading['states'];
}

/**
 * What is known of a data source without asking anybody: what the provider computes from the arguments or repeats from
 * its settings. Undefined for everything that it looks up.
 */
export function computedAttributes(
  { block, address, scope, managed, carried, states }: Block,
  setting: () => Omit<Setting, 'providerMajor'>,
): ((attribute: string) => Data | undefined) | undefined {
  const attributes = (managed ? resources : dataSources).get(block.type);
  if (!attributes) return undefined;
  const { run } = scope;
  const { file, start, end } = block.header;
  const reading = { block, scope, run, at: { file, start, end }, setting, carried, states };
  // A data source that needs itself is a cycle, like everything else that does.
  const remember = lazily(run, (name) => `${address}.${name}`);
  const uncertain = new Set<string>();
  return (name) => {
    const compute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (!compute) return undefined;
    const value = remember(name, reading.at, () => {
      const found = compute(reading);
      if (!found) uncertain.add(name);
      return found ?? absent({ at: reading.at });
    });
    return uncertain.has(name) ? undefined : value;
  };
}
