import type { ListOf, Value } from '../../model/value.ts';
import type { ServiceName } from './endpoints.ts';

/** What brokers a connection on the customer's behalf: objects of Databricks and Snowflake accounts. Terraform only. */
export interface BrokeredKinds {
  DatabricksWorkspace: {
    /** `aws` or `gcp`: one resource makes both. */
    readonly cloud: Value<string>;
    readonly region: Value<string>;
    /** Absent: Databricks makes a VPC of its own. */
    readonly network: Value<string>;
    readonly privateAccessSettings: Value<string>;
    /** Absent: that of the account. */
    readonly pricingTier: Value<string>;
    /** Whether clusters have no public addresses: secure cluster connectivity. */
    readonly noPublicIp: Value<boolean>;
    /** `SERVERLESS`; absent for a workspace with compute in a VPC. */
    readonly computeMode: Value<string>;
    readonly connectivityConfig: Value<string>;
  };
  DatabricksNetwork: {
    readonly cloud: Value<string>;
    readonly vpc: Value<string>;
    readonly subnets: ListOf<string>;
    readonly securityGroups: ListOf<string>;
    /** Registered endpoints for the relay of secure cluster connectivity, and for the REST API. */
    readonly relayEndpoints: ListOf<string>;
    readonly restEndpoints: ListOf<string>;
    /** Those of both that are named by an attribute that is no ID of an endpoint. */
    readonly misnamedEndpoints: ListOf<string>;
  };
  /** An endpoint of a VPC as it is registered with a Databricks account. */
  DatabricksVpcEndpoint: {
    readonly endpoint: Value<string>;
    readonly region: Value<string>;
  };
  DatabricksPrivateAccessSettings: {
    readonly region: Value<string>;
    readonly publicAccess: Value<boolean>;
    /** `ACCOUNT`: every registered endpoint may connect. `ENDPOINT`: those that are listed. */
    readonly level: Value<string>;
    readonly allowedEndpoints: ListOf<string>;
    /** Those that are named by an attribute that is no ID of an endpoint. */
    readonly misnamedEndpoints: ListOf<string>;
  };
  /** What serverless compute reaches, for the workspaces that it is bound to. */
  DatabricksConnectivityConfig: {
    readonly region: Value<string>;
  };
  DatabricksConnectivityBinding: {
    readonly config: Value<string>;
    readonly workspace: Value<string>;
  };
  DatabricksPrivateEndpointRule: {
    readonly config: Value<string>;
    /** The name of the service that serverless compute connects to; absent on other clouds. */
    readonly serviceName: Value<string>;
    /** What the name means, however it is put together. */
    readonly service: Value<ServiceName>;
    /** The resource of another cloud. */
    readonly otherResource: Value<string>;
    readonly domainNames: ListOf<string>;
    /** Buckets, which only a rule for S3 has. */
    readonly buckets: ListOf<string>;
  };
  SnowflakeAccount: {
    readonly edition: Value<string>;
    /** With the cloud before it: `AWS_US_WEST_2`. Absent: that of the account that makes it. */
    readonly region: Value<string>;
  };
}
