// One sound system of the path `endpoint-service` in Terraform, from the service to a PostgreSQL database, that can be
// changed in one thing at a time.

export interface ServiceSystem {
  readonly region: string;
  /** Arguments of the endpoint service. */
  readonly acceptance: boolean;
  readonly principals: readonly string[];
  readonly supportedRegions: readonly string[];
  readonly addressTypes: readonly string[];
  readonly privateDnsName: string | undefined;
  /** The ARN of a load balancer that is not in the sources, instead of the one below. */
  readonly otherBalancer: string | undefined;
  /** Arguments of the load balancer. */
  readonly internal: boolean;
  readonly crossZone: boolean;
  readonly addressType: 'ipv4' | 'dualstack';
  readonly clientRouting: string;
  /** Of `a` and `b`, in which the database is too, and `c`. */
  readonly balancerSubnets: readonly string[];
  /** The blocks of its security group; it has none if left out. */
  readonly balancerRules: string | undefined;
  readonly enforcement: 'on' | 'off' | undefined;
  readonly zoneIds: Readonly<Record<'a' | 'b' | 'c', string>>;
  /** Whether the route table of all subnets leads to an internet gateway. */
  readonly publicSubnets: boolean;
  /** Blocks of the network ACL of all subnets. */
  readonly networkAcl: string;
  /** Whether the load balancer has a listener. */
  readonly listening: boolean;
  readonly listenerPort: number;
  readonly protocol: 'TCP' | 'TLS' | 'UDP';
  readonly targetType: 'ip' | 'instance';
  readonly healthCheck: 'TCP' | 'HTTP';
  /** Whether a function keeps the target in step with the database. */
  readonly followed: boolean;
  readonly database: 'instance' | 'writer' | 'reader';
  /** Connections are sent to 5432. */
  readonly databasePort: number;
  /** The CIDRs that the group of the database admits. */
  readonly admitted: readonly string[];
  /** More endpoint services with the same principals. */
  readonly moreServices: number;
  /** Further blocks. */
  readonly more: string;
}

export const openAcl = `
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }`;

export const everythingOut = `
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }`;

export const everythingIn = everythingOut.replace('egress', 'ingress');

const soundSystem: ServiceSystem = {
  region: 'us-east-1',
  acceptance: true,
  principals: [],
  supportedRegions: [],
  addressTypes: ['ipv4'],
  privateDnsName: undefined,
  otherBalancer: undefined,
  internal: true,
  crossZone: true,
  addressType: 'ipv4',
  clientRouting: 'any_availability_zone',
  balancerSubnets: ['a', 'b'],
  balancerRules: undefined,
  enforcement: undefined,
  zoneIds: { a: 'use1-az1', b: 'use1-az2', c: 'use1-az4' },
  publicSubnets: false,
  networkAcl: openAcl,
  listening: true,
  listenerPort: 5432,
  protocol: 'TCP',
  targetType: 'ip',
  healthCheck: 'TCP',
  followed: true,
  database: 'instance',
  databasePort: 5432,
  admitted: ['10.1.1.0/24', '10.1.2.0/24', '10.1.3.0/24'],
  moreServices: 0,
  more: '',
};

/** Its configuration as text. */
export function terraformOf(change: Partial<ServiceSystem>): string {
  const system = { ...soundSystem, ...change };
  return [network(system), database(system), balancer(system), service(system), system.more].join('\n');
}

const list = (items: readonly string[]): string => JSON.stringify(items);
const address = {
  instance: 'aws_db_instance.main.address',
  writer: 'aws_rds_cluster.main.endpoint',
  reader: 'aws_rds_cluster.main.reader_endpoint',
};

function network({ region, zoneIds, publicSubnets, networkAcl }: ServiceSystem): string {
  const subnets = (['a', 'b', 'c'] as const).map(
    (name, index) => `
resource "aws_subnet" "${name}" {
  vpc_id               = aws_vpc.main.id
  cidr_block           = "10.1.${index + 1}.0/24"
  availability_zone_id = "${zoneIds[name]}"
}
resource "aws_route_table_association" "${name}" {
  subnet_id      = aws_subnet.${name}.id
  route_table_id = aws_route_table.main.id
}`,
  );
  const route = publicSubnets
    ? `
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }`
    : '';
  return `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 6.0" }
  }
}
provider "aws" {
  region = "${region}"
}
resource "aws_vpc" "main" {
  cidr_block = "10.1.0.0/16"
}
${publicSubnets ? 'resource "aws_internet_gateway" "main" {\n  vpc_id = aws_vpc.main.id\n}' : ''}
resource "aws_route_table" "main" {
  vpc_id = aws_vpc.main.id${route}
}
resource "aws_network_acl" "main" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id, aws_subnet.c.id]
${networkAcl}
}
${subnets.join('')}`;
}

function database(system: ServiceSystem): string {
  const common = `
  db_subnet_group_name   = aws_db_subnet_group.main.name
  vpc_security_group_ids = [aws_security_group.database.id]
  port                   = ${system.databasePort}`;
  return `
resource "aws_db_subnet_group" "main" {
  subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
}
resource "aws_security_group" "database" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ${list(system.admitted)}
  }${everythingOut}
}
${
  system.database === 'instance'
    ? `resource "aws_db_instance" "main" {
  engine              = "postgres"
  instance_class      = "db.m7g.large"
  publicly_accessible = false${common}
}`
    : `resource "aws_rds_cluster" "main" {
  engine = "aurora-postgresql"${common}
}`
}
data "dns_a_record_set" "main" {
  host = ${address[system.database]}
}
resource "aws_lb_target_group" "main" {
  vpc_id      = aws_vpc.main.id
  port        = 5432
  protocol    = "${system.protocol === 'UDP' ? 'UDP' : 'TCP'}"
  target_type = "${system.targetType}"
  health_check {
    protocol = "${system.healthCheck}"
  }
}
${
  system.targetType === 'instance'
    ? `resource "aws_instance" "proxy" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.database.id]
}`
    : ''
}
resource "aws_lb_target_group_attachment" "main" {
  target_group_arn = aws_lb_target_group.main.arn
  target_id        = ${system.targetType === 'instance' ? 'aws_instance.proxy.id' : 'data.dns_a_record_set.main.addrs[0]'}
  port             = 5432
}
${system.followed ? follower : ''}`;
}

/** Something that surely registers targets of the group anew. */
const follower = `
resource "aws_lambda_function" "follower" {
  function_name = "follower"
  role          = "arn:aws:iam::210987654321:role/follower"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "follower.zip"
  environment {
    variables = { TARGET_GROUP_ARN = aws_lb_target_group.main.arn }
  }
}`;

function balancer(system: ServiceSystem): string {
  const { balancerRules, enforcement } = system;
  return `
resource "aws_lb" "main" {
  load_balancer_type               = "network"
  internal                         = ${system.internal}
  ip_address_type                  = "${system.addressType}"
  enable_cross_zone_load_balancing = ${system.crossZone}
  dns_record_client_routing_policy = "${system.clientRouting}"
  subnets                          = [${system.balancerSubnets.map((name) => `aws_subnet.${name}.id`).join(', ')}]
  ${balancerRules === undefined ? '' : 'security_groups = [aws_security_group.balancer.id]'}
  ${enforcement === undefined ? '' : `enforce_security_group_inbound_rules_on_private_link_traffic = "${enforcement}"`}
}
${balancerRules === undefined ? '' : `resource "aws_security_group" "balancer" {\n  vpc_id = aws_vpc.main.id${balancerRules}\n}`}
${system.listening ? listener(system) : ''}`;
}

function listener(system: ServiceSystem): string {
  return `
resource "aws_lb_listener" "main" {
  load_balancer_arn = aws_lb.main.arn
  port              = ${system.listenerPort}
  protocol          = "${system.protocol}"
  ${system.protocol === 'TLS' ? 'certificate_arn = "arn:aws:acm:us-east-1:210987654321:certificate/1"' : ''}
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main.arn
  }
}`;
}

function service(system: ServiceSystem): string {
  const { acceptance, principals, supportedRegions, privateDnsName, otherBalancer, moreServices } = system;
  const common = `
  acceptance_required        = ${acceptance}
  allowed_principals         = ${list(principals)}
  supported_ip_address_types = ${list(system.addressTypes)}
  ${supportedRegions.length === 0 ? '' : `supported_regions = ${list(supportedRegions)}`}`;
  const more = Array.from(
    { length: moreServices },
    (_, index) => `
resource "aws_vpc_endpoint_service" "more_${index}" {${common}
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:us-east-1:210987654321:loadbalancer/net/more/${index}"]
}`,
  );
  return `
resource "aws_vpc_endpoint_service" "main" {${common}
  network_load_balancer_arns = [${otherBalancer === undefined ? 'aws_lb.main.arn' : `"${otherBalancer}"`}]
  ${privateDnsName === undefined ? '' : `private_dns_name = "${privateDnsName}"`}
}
${more.join('')}`;
}
