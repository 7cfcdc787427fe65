import { absent } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { readPolicy } from '../policy.ts';

interface Names {
  readonly identity: readonly string[];
  readonly name: string;
  readonly namespace: string;
  readonly port: string;
  readonly publiclyAccessible: string;
  readonly subnets: string;
  readonly securityGroups: string;
  readonly enhancedVpcRouting: string;
}

const template: Names = {
  identity: ['Ref', 'Workgroup.WorkgroupArn', 'Workgroup.WorkgroupId', 'Workgroup.WorkgroupName'],
  name: 'WorkgroupName',
  namespace: 'NamespaceName',
  port: 'Port',
  publiclyAccessible: 'PubliclyAccessible',
  subnets: 'SubnetIds',
  securityGroups: 'SecurityGroupIds',
  enhancedVpcRouting: 'EnhancedVpcRouting',
};

const terraform: Names = {
  identity: ['id', 'arn', 'workgroup_id'],
  name: 'workgroup_name',
  namespace: 'namespace_name',
  port: 'port',
  publiclyAccessible: 'publicly_accessible',
  subnets: 'subnet_ids',
  securityGroups: 'security_group_ids',
  enhancedVpcRouting: 'enhanced_vpc_routing',
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshiftserverless-workgroup.html */
function workgroupAs(names: Names): NativeType<'RedshiftServerlessWorkgroup'> {
  return {
    identity: names.identity,
    name: names.name,
    map: (read, { at }) => ({
      namespace: read.string(names.namespace),
      // https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html
      port: orDefault(read.number(names.port), 5439),
      publiclyAccessible: orDefault(read.boolean(names.publiclyAccessible), false),
      subnets: read.strings(names.subnets),
      securityGroups: read.strings(names.securityGroups),
      enhancedVpcRouting: orDefault(read.boolean(names.enhancedVpcRouting), false),
      // A template writes it on the namespace, a configuration as a resource of its own.
      resourcePolicy: absent({ at, property: 'policy' }),
    }),
  };
}

export const redshiftServerlessWorkgroup = defineKind({
  kind: 'RedshiftServerlessWorkgroup',
  types: {
    'AWS::RedshiftServerless::Workgroup': workgroupAs(template),
    aws_redshiftserverless_workgroup: workgroupAs(terraform),
  },
  satellites: {
    aws_redshiftserverless_resource_policy: {
      belongsTo: (read) => read.string('resource_arn'),
      adds: (read) => ({ resourcePolicy: readPolicy(read, 'policy') }),
      unresolved: 'rest',
    },
  },
  links: {
    namespace: ['RedshiftServerlessNamespace'],
    subnets: ['Subnet'],
    securityGroups: ['SecurityGroup'],
  },
});
