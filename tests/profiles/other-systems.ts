import { everythingIn, everythingOut } from './service-system.ts';

// Sound systems of the paths without an endpoint service, in Terraform. What is given changes them in one thing.

const provider = (region: string): string => `
provider "aws" {
  region = "${region}"
}`;

/** A Redshift cluster that an account is granted access to. */
export function grantOf(account: string, region = 'us-east-1'): string {
  return `${provider(region)}
resource "aws_redshift_cluster" "main" {
  cluster_identifier = "main"
  node_type          = "ra3.large"
}
resource "aws_redshift_endpoint_authorization" "vendor" {
  account            = "${account}"
  cluster_identifier = aws_redshift_cluster.main.cluster_identifier
}`;
}

interface Shared {
  readonly account: string;
  readonly region?: string;
}

interface SharedThroughGateway extends Shared {
  /** Where the group of the gateway lets anything out to. */
  readonly letOut?: string;
}

/** A database that is shared with an account over VPC Lattice. */
export function latticeOf({ account, region = 'us-east-1', letOut = '0.0.0.0/0' }: SharedThroughGateway): string {
  return `${provider(region)}
resource "aws_security_group" "gateway" {
  vpc_id = "vpc-0123456789abcdef0"
  egress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["${letOut}"]
  }
}
resource "aws_vpclattice_resource_gateway" "main" {
  name               = "main"
  vpc_id             = "vpc-0123456789abcdef0"
  subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_ids = [aws_security_group.gateway.id]
}
resource "aws_vpclattice_resource_configuration" "main" {
  name                        = "main"
  resource_gateway_identifier = aws_vpclattice_resource_gateway.main.id
  port_ranges                 = ["5432"]
  protocol                    = "TCP"
  resource_configuration_definition {
    ip_resource {
      ip_address = "10.0.1.17"
    }
  }
}
resource "aws_ram_resource_share" "main" {
  name                      = "main"
  allow_external_principals = true
}
resource "aws_ram_resource_association" "main" {
  resource_share_arn = aws_ram_resource_share.main.arn
  resource_arn       = aws_vpclattice_resource_configuration.main.arn
}
resource "aws_ram_principal_association" "main" {
  resource_share_arn = aws_ram_resource_share.main.arn
  principal          = "${account}"
}`;
}

/** An MSK cluster whose policy admits an account. */
export function mskOf({ account, region = 'us-east-1' }: Shared): string {
  return `${provider(region)}
resource "aws_msk_cluster" "main" {
  cluster_name           = "main"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 2
  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    security_groups = ["sg-0123456789abcdef0"]
    connectivity_info {
      vpc_connectivity {
        client_authentication {
          sasl {
            scram = true
          }
        }
      }
    }
  }
}
resource "aws_msk_cluster_policy" "main" {
  cluster_arn = aws_msk_cluster.main.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "${account}" }
      Action    = ["kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers", "kafka:DescribeCluster", "kafka:DescribeClusterV2"]
      Resource  = "*"
    }]
  })
}`;
}

/** A Snowflake account. */
export function snowflakeAccount({ edition = 'BUSINESS_CRITICAL', region = 'AWS_US_EAST_1' } = {}): string {
  return `
resource "snowflake_account" "main" {
  name       = "MAIN"
  admin_name = "admin"
  email      = "admin@example.com"
  edition    = "${edition}"
  region     = "${region}"
}`;
}

/** A Databricks workspace in a VPC that Databricks manages. */
export function workspaceOf(tier: string): string {
  return `
resource "databricks_mws_workspaces" "main" {
  account_id     = "00000000-0000-0000-0000-000000000000"
  workspace_name = "main"
  aws_region     = "us-east-1"
  pricing_tier   = "${tier}"
}`;
}

/** A private endpoint rule of Databricks that a workspace uses. */
export function connectivityRule(service: string, domains = '["db.example.com"]'): string {
  return `
resource "databricks_mws_network_connectivity_config" "main" {
  name   = "main"
  region = "us-east-1"
}
resource "databricks_mws_ncc_private_endpoint_rule" "main" {
  network_connectivity_config_id = databricks_mws_network_connectivity_config.main.network_connectivity_config_id
  endpoint_service               = ${service}
  domain_names                   = ${domains}
}
resource "databricks_mws_ncc_binding" "main" {
  network_connectivity_config_id = databricks_mws_network_connectivity_config.main.network_connectivity_config_id
  workspace_id                   = databricks_mws_workspaces.main.workspace_id
}`;
}

export interface DatabricksSystem {
  readonly tier: string;
  readonly region: string;
  readonly accessLevel: 'ENDPOINT' | 'ACCOUNT';
  readonly vendorEndpoint: string;
  readonly publicAddresses: boolean;
  readonly hostnames: boolean;
  readonly egress: string;
  readonly backEnd: boolean;
}

/** A Databricks workspace in a VPC of the customer, with PrivateLink to its back end and private access settings. */
export function databricksOf(change: Partial<DatabricksSystem> = {}): string {
  const system: DatabricksSystem = {
    tier: 'ENTERPRISE',
    region: 'us-east-1',
    accessLevel: 'ENDPOINT',
    vendorEndpoint: 'vpce-0123456789abcdef0',
    publicAddresses: false,
    hostnames: true,
    egress: everythingOut,
    backEnd: true,
    ...change,
  };
  const endpoint = (name: string, id: string): string => `
resource "databricks_mws_vpc_endpoint" "${name}" {
  account_id          = "00000000-0000-0000-0000-000000000000"
  vpc_endpoint_name   = "${name}"
  region              = "${system.region}"
  aws_vpc_endpoint_id = "${id}"
}`;
  const backEnd = `
  vpc_endpoints {
    dataplane_relay = [databricks_mws_vpc_endpoint.relay.vpc_endpoint_id]
    rest_api        = [databricks_mws_vpc_endpoint.rest.vpc_endpoint_id]
  }`;
  return `${provider(system.region)}
resource "aws_vpc" "main" {
  cidr_block           = "10.1.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = ${system.hostnames}
}
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.1.1.0/24"
}
resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.1.2.0/24"
}
resource "aws_security_group" "main" {
  vpc_id = aws_vpc.main.id${everythingIn}${system.egress}
}
${endpoint('vendor', system.vendorEndpoint)}
${endpoint('relay', 'vpce-0123456789abcdef1')}
${endpoint('rest', 'vpce-0123456789abcdef2')}
resource "databricks_mws_networks" "main" {
  account_id         = "00000000-0000-0000-0000-000000000000"
  network_name       = "main"
  vpc_id             = aws_vpc.main.id
  subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
  security_group_ids = [aws_security_group.main.id]${system.backEnd ? backEnd : ''}
}
resource "databricks_mws_private_access_settings" "main" {
  private_access_settings_name = "main"
  region                       = "${system.region}"
  public_access_enabled        = false
  private_access_level         = "${system.accessLevel}"
  ${system.accessLevel === 'ENDPOINT' ? 'allowed_vpc_endpoint_ids = [databricks_mws_vpc_endpoint.vendor.vpc_endpoint_id]' : ''}
}
resource "databricks_mws_workspaces" "main" {
  account_id                 = "00000000-0000-0000-0000-000000000000"
  workspace_name             = "main"
  aws_region                 = "${system.region}"
  pricing_tier               = "${system.tier}"
  network_id                 = databricks_mws_networks.main.network_id
  private_access_settings_id = databricks_mws_private_access_settings.main.private_access_settings_id
  is_no_public_ip_enabled    = ${!system.publicAddresses}
}`;
}

export interface ConsumerSystem {
  readonly service: string;
  /** The service of the gateway endpoint. */
  readonly gateway: string;
  readonly hostnames: boolean;
  readonly policy: boolean;
  readonly subnets: readonly ('a' | 'b')[];
  readonly admitted: readonly string[];
  readonly twice: boolean;
}

/** The consumer's side: an interface endpoint and a gateway endpoint. */
export function consumerOf(change: Partial<ConsumerSystem> = {}): string {
  const system: ConsumerSystem = {
    service: 'com.amazonaws.us-east-1.sqs',
    gateway: 'com.amazonaws.us-east-1.s3',
    hostnames: true,
    policy: true,
    subnets: ['a', 'b'],
    admitted: ['10.1.0.0/16'],
    twice: false,
    ...change,
  };
  const policy = `policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*"
      Resource  = "*"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })`;
  const endpoint = (name: string): string => `
resource "aws_vpc_endpoint" "${name}" {
  vpc_endpoint_type   = "Interface"
  service_name        = "${system.service}"
  vpc_id              = aws_vpc.main.id
  subnet_ids          = [${system.subnets.map((subnet) => `aws_subnet.${subnet}.id`).join(', ')}]
  security_group_ids  = [aws_security_group.main.id]
  private_dns_enabled = true
  ${system.policy ? policy : ''}
}`;
  const ingress = `
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ${JSON.stringify(system.admitted)}
  }`;
  return `${provider('us-east-1')}
resource "aws_vpc" "main" {
  cidr_block           = "10.1.0.0/16"
  enable_dns_hostnames = ${system.hostnames}
}
resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.1.1.0/24"
  availability_zone = "us-east-1a"
}
resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.1.2.0/24"
  availability_zone = "us-east-1b"
}
resource "aws_route_table" "main" {
  vpc_id = aws_vpc.main.id
}
resource "aws_security_group" "main" {
  vpc_id = aws_vpc.main.id${system.admitted.length > 0 ? ingress : ''}
}
${endpoint('main')}
${system.twice ? endpoint('again') : ''}
resource "aws_vpc_endpoint" "gateway" {
  service_name    = "${system.gateway}"
  vpc_id          = aws_vpc.main.id
  route_table_ids = [aws_route_table.main.id]
  ${policy}
}`;
}
