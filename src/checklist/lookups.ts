import type { Resource } from '../graph/graph.ts';
import type { Lookup } from '../model/connection.ts';

/** What AWS fills in when it makes a resource, and a vendor asks for. */
export type Attribute = 'service-name' | 'dns-name' | 'name' | 'arn' | 'zone-id';

/** The command that shows an attribute of a deployed resource, for whoever deploys it that way. */
export function lookupOf(resource: Resource, attribute: Attribute, logicalId: string | undefined): Lookup {
  if (!resource.native.type.startsWith('AWS::')) return stateOf(resource, attribute);
  const id = logicalId ?? resource.address.slice(resource.address.lastIndexOf('/') + 1);
  return { command: throughStack(physicalId(id), attribute) };
}

/** https://developer.hashicorp.com/terraform/cli/commands/state/show */
function stateOf({ address, native }: Resource, attribute: Attribute): Lookup {
  // A key that the sources do not show is for the reader to fill in.
  const quoted = address.replaceAll('["?"]', '["<key>"]').replaceAll("'", String.raw`'\''`);
  return { command: `terraform state show '${quoted}'`, field: fieldOf(attribute, native) };
}

function fieldOf(attribute: Attribute, { name }: Resource['native']): string {
  switch (attribute) {
    case 'service-name':
      return 'service_name';
    case 'dns-name':
      return 'dns_name';
    case 'name':
      return name?.property ?? 'id';
    case 'arn':
      return 'arn';
    case 'zone-id':
      return 'availability_zone_id';
  }
}

/** https://docs.aws.amazon.com/cli/latest/reference/cloudformation/describe-stack-resource.html */
function physicalId(logicalId: string): string {
  return `aws cloudformation describe-stack-resource --stack-name <stack> --logical-resource-id ${logicalId} --query StackResourceDetail.PhysicalResourceId --output text`;
}

function throughStack(id: string, attribute: Attribute): string {
  switch (attribute) {
    // https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-vpc-endpoint-service-configurations.html
    case 'service-name':
      return `aws ec2 describe-vpc-endpoint-service-configurations --service-ids "$(${id})" --query 'ServiceConfigurations[0].ServiceName' --output text`;
    // https://docs.aws.amazon.com/cli/latest/reference/elbv2/describe-load-balancers.html
    case 'dns-name':
      return `aws elbv2 describe-load-balancers --load-balancer-arns "$(${id})" --query 'LoadBalancers[0].DNSName' --output text`;
    case 'zone-id':
      return `aws ec2 describe-subnets --subnet-ids "$(${id})" --query 'Subnets[0].AvailabilityZoneId' --output text`;
    // The physical ID of a cluster or workgroup is its name, that of what has an ARN as its `Ref` the ARN.
    case 'name':
    case 'arn':
      return id;
  }
}

/** https://docs.aws.amazon.com/cli/latest/reference/sts/get-caller-identity.html */
export const accountLookup: Lookup = { command: 'aws sts get-caller-identity --query Account --output text' };

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-availability-zones.html */
export function zoneIdsOfNames(names: readonly string[]): Lookup {
  return {
    command: `aws ec2 describe-availability-zones --zone-names ${names.join(' ')} --query 'AvailabilityZones[].[ZoneName,ZoneId]' --output text`,
  };
}

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-subnets.html */
export function zoneIdsOfSubnets(subnets: readonly string[]): Lookup {
  const ids = subnets.length === 0 ? '<subnets>' : subnets.join(' ');
  return {
    command: `aws ec2 describe-subnets --subnet-ids ${ids} --query 'Subnets[].AvailabilityZoneId' --output text`,
  };
}
