import type { ListOf, Value } from '../../model/value.ts';
import type { PolicyDocument } from './policy.ts';

/** Managed Streaming for Apache Kafka, and its own kind of PrivateLink: managed VPC connections. */
export interface MskKinds {
  MskCluster: {
    /** `PROVISIONED` or `SERVERLESS`. */
    readonly clusterType: Value<string>;
    readonly kafkaVersion: Value<string>;
    /** Absent where there are no brokers to choose. */
    readonly instanceType: Value<string>;
    /** Whether clients of other VPCs may connect privately, for each way to prove who they are. */
    readonly privateIam: Value<boolean>;
    readonly privateScram: Value<boolean>;
    readonly privateTls: Value<boolean>;
    readonly subnets: ListOf<string>;
    readonly securityGroups: ListOf<string>;
    /** Who of other accounts may connect, absent without one. */
    readonly policy: Value<PolicyDocument>;
  };
  /** The client's side: a managed connection from a VPC to a cluster. */
  MskVpcConnection: {
    readonly cluster: Value<string>;
    /** `SASL_IAM`, `SASL_SCRAM` or `TLS`. */
    readonly authentication: Value<string>;
    readonly vpc: Value<string>;
    readonly subnets: ListOf<string>;
    readonly securityGroups: ListOf<string>;
  };
}
