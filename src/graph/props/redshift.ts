import type { ListOf, Value } from '../../model/value.ts';
import type { PolicyDocument } from './policy.ts';

/** Redshift, provisioned and serverless, with its managed VPC endpoints. */
export interface RedshiftKinds {
  RedshiftCluster: {
    readonly nodeType: Value<string>;
    readonly port: Value<number>;
    /** Absent when not written: what AWS does then depends on node type and subnet group. */
    readonly relocation: Value<boolean>;
    readonly multiAz: Value<boolean>;
    readonly subnetGroup: Value<string>;
    /** The snapshot it is restored from, absent for a new cluster. */
    readonly snapshot: Value<string>;
    readonly publiclyAccessible: Value<boolean>;
    readonly encrypted: Value<boolean>;
    /** Not written: the default group of the VPC. */
    readonly securityGroups: ListOf<string>;
    /** Absent when AWS chooses. */
    readonly availabilityZone: Value<string>;
    /** `single-node` or `multi-node`. */
    readonly clusterType: Value<string>;
    readonly numberOfNodes: Value<number>;
    readonly enhancedVpcRouting: Value<boolean>;
    readonly elasticIp: Value<string>;
    readonly parameterGroup: Value<string>;
    /** The policy on the cluster's namespace. */
    readonly resourcePolicy: Value<PolicyDocument>;
  };
  RedshiftSubnetGroup: {
    readonly subnets: ListOf<string>;
  };
  /** Leave to make managed endpoints to a cluster. */
  RedshiftEndpointAuthorization: {
    readonly cluster: Value<string>;
    readonly account: Value<string>;
    /** Not written: all VPCs of the account. */
    readonly vpcs: ListOf<string>;
  };
  /** A managed endpoint to a cluster or to a serverless workgroup: what the other account, or this one, makes. */
  RedshiftEndpointAccess: {
    /** Absent for one to a workgroup. */
    readonly cluster: Value<string>;
    /** Absent for one to a cluster. */
    readonly workgroup: Value<string>;
    /** Where it stands: a cluster subnet group for a cluster, subnets for a workgroup. */
    readonly subnetGroup: Value<string>;
    readonly subnets: ListOf<string>;
    /** Not written: the default group of the VPC. */
    readonly securityGroups: ListOf<string>;
    /** The account of the cluster or workgroup, where that is another one. */
    readonly ownerAccount: Value<string>;
  };
  RedshiftServerlessWorkgroup: {
    readonly namespace: Value<string>;
    readonly port: Value<number>;
    readonly publiclyAccessible: Value<boolean>;
    readonly subnets: ListOf<string>;
    /** Not written: the default group of the VPC. */
    readonly securityGroups: ListOf<string>;
    readonly enhancedVpcRouting: Value<boolean>;
    /** Who else may make managed endpoints to it; another may stand on its namespace. */
    readonly resourcePolicy: Value<PolicyDocument>;
  };
  RedshiftServerlessNamespace: {
    readonly name: Value<string>;
    readonly resourcePolicy: Value<PolicyDocument>;
  };
}
