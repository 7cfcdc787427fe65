import type { ListOf, Value } from '../../model/value.ts';

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
  };
  RedshiftSubnetGroup: {
    readonly subnets: ListOf<string>;
  };
  RedshiftEndpointAuthorization: {
    readonly cluster: Value<string>;
    readonly account: Value<string>;
    readonly vpcs: ListOf<string>;
  };
}
