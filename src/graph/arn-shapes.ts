import type { Kind } from './kinds.ts';

/** How the ARNs of a kind end: behind the account stands the type, and behind that what names the resource. */
export interface ArnShape {
  readonly service: string;
  readonly type: string;
  /** The attributes that may stand there, in templates and in Terraform. */
  readonly attributes: readonly string[];
  /** It is a name of the author's choice, which another Region or account may have too, and no ID from AWS. */
  readonly isName?: true;
}

const ec2 = (type: string, ...attributes: readonly string[]): ArnShape => ({
  service: 'ec2',
  type: `${type}/`,
  attributes: ['Ref', 'id', ...attributes],
});
const named = (service: string, type: string, ...attributes: readonly string[]): ArnShape => ({
  service,
  type,
  attributes: ['Ref', ...attributes],
  isName: true,
});
const lattice = (type: string): ArnShape => ({ service: 'vpc-lattice', type: `${type}/`, attributes: ['Id', 'id'] });

/**
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * with a page for each service.
 */
export const arnShapes: Readonly<Partial<Record<Kind, ArnShape>>> = {
  DbCluster: named('rds', 'cluster:', 'id', 'cluster_identifier'),
  DbInstance: named('rds', 'db:', 'identifier'),
  DbSubnetGroup: named('rds', 'subgrp:', 'id', 'name'),
  DhcpOptions: ec2('dhcp-options', 'DhcpOptionsId'),
  EndpointService: ec2('vpc-endpoint-service', 'ServiceId'),
  Instance: ec2('instance', 'InstanceId'),
  InternetGateway: ec2('internet-gateway', 'InternetGatewayId'),
  LoadBalancer: {
    service: 'elasticloadbalancing',
    type: 'loadbalancer/',
    attributes: ['LoadBalancerFullName', 'arn_suffix'],
  },
  NatGateway: ec2('natgateway', 'NatGatewayId'),
  NetworkAcl: ec2('network-acl', 'Id'),
  NetworkInterface: ec2('network-interface', 'Id'),
  PrefixList: ec2('prefix-list', 'PrefixListId'),
  RedshiftCluster: named('redshift', 'cluster:', 'id', 'cluster_identifier'),
  RedshiftServerlessNamespace: {
    service: 'redshift-serverless',
    type: 'namespace/',
    attributes: ['Namespace.NamespaceId', 'namespace_id'],
  },
  RedshiftServerlessWorkgroup: {
    service: 'redshift-serverless',
    type: 'workgroup/',
    attributes: ['Workgroup.WorkgroupId', 'workgroup_id'],
  },
  RedshiftSubnetGroup: named('redshift', 'subnetgroup:', 'id', 'name'),
  ResourceConfiguration: lattice('resourceconfiguration'),
  ResourceGateway: lattice('resourcegateway'),
  RouteTable: ec2('route-table', 'RouteTableId'),
  SecurityGroup: ec2('security-group', 'GroupId'),
  ServiceNetwork: lattice('servicenetwork'),
  Subnet: ec2('subnet', 'SubnetId'),
  // The attribute begins with the type.
  TargetGroup: { service: 'elasticloadbalancing', type: '', attributes: ['TargetGroupFullName', 'arn_suffix'] },
  Vpc: ec2('vpc', 'VpcId'),
  VpcEndpoint: ec2('vpc-endpoint', 'Id'),
};

/**
 * The types that AWS names in ARNs in another way than the rest of their kind: an ARN of the first generation ends in
 * the name.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancing.html
 */
export const arnShapesOfTypes: ReadonlyMap<string, ArnShape> = new Map(
  ['AWS::ElasticLoadBalancing::LoadBalancer', 'aws_elb'].map((type) => [
    type,
    named('elasticloadbalancing', 'loadbalancer/', 'id', 'name'),
  ]),
);

export function arnShapeOf(kind: Kind, nativeType: string): ArnShape | undefined {
  return arnShapesOfTypes.get(nativeType) ?? arnShapes[kind];
}
