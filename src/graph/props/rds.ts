import type { ListOf, Value } from '../../model/value.ts';

/** RDS and Aurora databases, and RDS Proxy before them. */
export interface RdsKinds {
  /** An RDS instance, or a member of an Aurora cluster. */
  DbInstance: {
    /** Lower case; absent where a snapshot or a source decides it. */
    readonly engine: Value<string>;
    /** Absent for a member of a cluster, which has the cluster's. */
    readonly port: Value<number>;
    readonly publiclyAccessible: Value<boolean>;
    /** Not written: the default group of the VPC, or for a member the groups of its cluster. */
    readonly securityGroups: ListOf<string>;
    readonly subnetGroup: Value<string>;
    /** Whether it has a standby; a member of a cluster has none of its own. */
    readonly multiAz: Value<boolean>;
    /** Absent when AWS chooses. */
    readonly availabilityZone: Value<string>;
    /** The cluster that it is a member of. */
    readonly cluster: Value<string>;
    /** The database that it replicates. */
    readonly replicates: Value<string>;
  };
  DbCluster: {
    readonly engine: Value<string>;
    readonly engineMode: Value<string>;
    readonly port: Value<number>;
    /** Of Multi-AZ clusters only; of an Aurora cluster it is absent and each member has its own. */
    readonly publiclyAccessible: Value<boolean>;
    /** Not written: the default group of the VPC. */
    readonly securityGroups: ListOf<string>;
    readonly subnetGroup: Value<string>;
    /** Not written: AWS chooses. */
    readonly availabilityZones: ListOf<string>;
    /** The cluster or instance that it replicates. */
    readonly replicates: Value<string>;
  };
  /** An endpoint to some of a cluster's members, beside those for its writer and its readers. */
  DbClusterEndpoint: {
    readonly cluster: Value<string>;
    /** `READER` or `ANY`, upper case. None is the writer's. */
    readonly type: Value<string>;
    readonly staticMembers: ListOf<string>;
    readonly excludedMembers: ListOf<string>;
  };
  DbSubnetGroup: {
    readonly subnets: ListOf<string>;
  };
  DbProxy: {
    /** `MYSQL`, `POSTGRESQL`, `SQLSERVER`, upper case. */
    readonly engineFamily: Value<string>;
    readonly port: Value<number>;
    readonly subnets: ListOf<string>;
    /** Not written: the default group of the VPC. */
    readonly securityGroups: ListOf<string>;
    /** Instances and clusters behind it, written in its target group. */
    readonly databases: ListOf<string>;
  };
  DbProxyEndpoint: {
    readonly proxy: Value<string>;
    readonly subnets: ListOf<string>;
    /** Not written: the default group of the VPC. */
    readonly securityGroups: ListOf<string>;
    /** `READ_WRITE` (AWS default) reaches the writer, `READ_ONLY` the readers. */
    readonly targetRole: Value<string>;
  };
}
