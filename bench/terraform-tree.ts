import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Tree {
  readonly folder: string;
  readonly modules: number;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Writes a monorepo of so many Terraform modules: one in eight is shared, and the others are roots, a third of them with
 * a network and a database that shared modules expose, the rest with a function and what belongs to it. With `oneIn` only
 * one of so many of these databases is exposed. The same numbers always give the same bytes.
 *
 * 41 % of the resource blocks are of types that a kind reads. In a dozen public repositories of modules and examples for
 * networks and databases it is 49 % of the AWS resources, and 23 % of all; in those for applications it is less.
 */
export function writeMonorepo(folder: string, modules: number, oneIn = 1): Tree {
  const texts = new Map<string, string>();
  const shared = Math.max(1, Math.floor(modules / 8));
  for (let index = 0; index < shared; index++) addSharedModule(texts, index);
  for (let index = 0; index < modules - shared; index++) {
    if (index % 3 === 0) addDatabaseRoot(texts, index / 3, { shared, exposed: (index / 3) % oneIn === 0 });
    else addFunctionRoot(texts, index);
  }
  return writeAll(folder, texts, modules);
}

/** Writes one root that calls one shared module so many times, with a hundred security groups beside. */
export function writeBigRoot(folder: string, calls: number): Tree {
  const texts = new Map<string, string>();
  addSharedModule(texts, 0);
  texts.set('root/versions.tf', versions);
  texts.set('root/network.tf', network(0));
  for (let start = 0; start < calls; start += 100) {
    const names = Array.from({ length: Math.min(100, calls - start) }, (_, index) => start + index);
    texts.set(
      `root/databases-${start}.tf`,
      names.map((index) => moduleCall(index, { shared: 0, up: '..', exposed: true })).join('\n'),
    );
  }
  texts.set(
    'root/groups.tf',
    Array.from({ length: 100 }, (_, index) => securityGroup(`extra_${index}`, index)).join('\n'),
  );
  return writeAll(folder, texts, calls + 1);
}

function writeAll(folder: string, texts: ReadonlyMap<string, string>, modules: number): Tree {
  let bytes = 0;
  for (const [path, text] of texts) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    bytes += Buffer.byteLength(text);
  }
  return { folder, modules, files: texts.size, bytes };
}

const versions = `terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.60"
    }
  }
}

provider "aws" {
  region = var.region
  default_tags {
    tags = local.tags
  }
}
`;

/** Numbers that look mixed and are the same in every run. */
function pick<T>(choices: readonly [T, ...T[]], index: number): T {
  return choices[(index * 2_654_435_761) % choices.length] ?? choices[0];
}

function addSharedModule(texts: Map<string, string>, index: number): void {
  const folder = `modules/exposed-database-${index}`;
  texts.set(`${folder}/variables.tf`, sharedVariables);
  texts.set(`${folder}/main.tf`, sharedMain(index));
  texts.set(`${folder}/outputs.tf`, sharedOutputs);
}

const sharedVariables = `variable "name" {
  description = "Names everything that the module creates."
  type        = string
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type    = list(string)
  default = []
}

variable "listeners" {
  description = "What is listened to, by a name of its own."
  type = map(object({
    port        = number
    target_port = optional(number)
    protocol    = optional(string, "TCP")
  }))
}

variable "allowed_cidrs" {
  type    = list(string)
  default = ["10.0.0.0/8"]
}

variable "allowed_principals" {
  type    = set(string)
  default = []
}

variable "acceptance_required" {
  type    = bool
  default = true
}

variable "zone_id" {
  type    = string
  default = null
}

variable "create_service" {
  type    = bool
  default = true
}

variable "tags" {
  type    = map(string)
  default = {}
}
`;

function sharedMain(index: number): string {
  return `locals {
  name = "\${var.name}-${index}"
  tags = merge(var.tags, { Module = "exposed-database" })
  ports = { for key, listener in var.listeners : key => coalesce(listener.target_port, listener.port) }
  rules = flatten([
    for key, listener in var.listeners : [
      for cidr in var.allowed_cidrs : { key = "\${key}-\${cidr}", port = listener.port, cidr = cidr }
    ]
  ])
}

resource "aws_security_group" "balancer" {
  name_prefix = "\${local.name}-nlb-"
  description = "What reaches the load balancer."
  vpc_id      = var.vpc_id
  tags        = local.tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "balancer" {
  for_each          = { for rule in local.rules : rule.key => rule }
  security_group_id = aws_security_group.balancer.id
  description       = "From \${each.value.cidr}"
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = each.value.cidr
}

resource "aws_lb" "this" {
  name                             = substr(local.name, 0, 32)
  internal                         = true
  load_balancer_type               = "network"
  subnets                          = var.subnet_ids
  security_groups                  = [aws_security_group.balancer.id]
  enable_cross_zone_load_balancing = ${pick(['true', 'false'], index)}
  tags                             = local.tags
}

resource "aws_lb_target_group" "this" {
  for_each    = local.ports
  name_prefix = substr(each.key, 0, 6)
  port        = each.value
  protocol    = var.listeners[each.key].protocol
  target_type = "ip"
  vpc_id      = var.vpc_id

  health_check {
    protocol            = "TCP"
    interval            = 30
    healthy_threshold   = 3
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener" "this" {
  for_each          = var.listeners
  load_balancer_arn = aws_lb.this.arn
  port              = each.value.port
  protocol          = each.value.protocol

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[each.key].arn
  }
}

resource "aws_route53_record" "this" {
  count   = var.zone_id == null ? 0 : 1
  zone_id = var.zone_id
  name    = local.name
  type    = "A"

  alias {
    name                   = aws_lb.this.dns_name
    zone_id                = aws_lb.this.zone_id
    evaluate_target_health = true
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "\${local.name}-logs"
  tags   = local.tags
}

resource "aws_s3_bucket_public_access_block" "logs" {
  bucket                  = aws_s3_bucket.logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_cloudwatch_metric_alarm" "unhealthy" {
  for_each            = local.ports
  alarm_name          = "\${local.name}-\${each.key}-unhealthy"
  namespace           = "AWS/NetworkELB"
  metric_name         = "UnHealthyHostCount"
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 60
  evaluation_periods  = 3

  dimensions = {
    LoadBalancer = aws_lb.this.arn_suffix
    TargetGroup  = aws_lb_target_group.this[each.key].arn_suffix
  }
}

resource "aws_vpc_endpoint_service" "this" {
  count                      = var.create_service ? 1 : 0
  acceptance_required        = var.acceptance_required
  network_load_balancer_arns = [aws_lb.this.arn]
  allowed_principals         = var.allowed_principals
  tags                       = local.tags
}
`;
}

const sharedOutputs = `output "service_name" {
  value = one(aws_vpc_endpoint_service.this[*].service_name)
}

output "load_balancer_arn" {
  value = aws_lb.this.arn
}

output "security_group_id" {
  value = aws_security_group.balancer.id
}
`;

function addDatabaseRoot(
  texts: Map<string, string>,
  index: number,
  { shared, exposed }: { readonly shared: number; readonly exposed: boolean },
): void {
  const folder = `stacks/${pick(['payments', 'search', 'warehouse', 'billing', 'people'], index)}/database-${index}`;
  texts.set(`${folder}/versions.tf`, versions);
  texts.set(`${folder}/network.tf`, network(index));
  texts.set(`${folder}/terraform.tfvars`, variableFile(index));
  const calls = [0, 1]
    .slice(index % 2)
    .map((nth) => moduleCall(nth, { shared: (index * 7 + nth) % shared, up: '../../..', exposed }));
  texts.set(`${folder}/main.tf`, [...calls, securityGroup('database', index), database(index)].join('\n'));
}

function addFunctionRoot(texts: Map<string, string>, index: number): void {
  const folder = `stacks/${pick(['payments', 'search', 'warehouse', 'billing', 'people'], index)}/function-${index}`;
  texts.set(`${folder}/versions.tf`, versions);
  texts.set(`${folder}/variables.tf`, rootVariables(`function-${index}`, index));
  texts.set(`${folder}/terraform.tfvars`, variableFile(index));
  texts.set(`${folder}/main.tf`, functionMain(index));
}

function variableFile(index: number): string {
  return `region = "${pick(['us-east-1', 'us-west-2', 'eu-west-1'], index)}"\nstage  = "production"\n`;
}

function rootVariables(name: string, index: number): string {
  return `variable "region" {
  type    = string
  default = "us-east-1"
}

variable "stage" {
  type    = string
  default = "test"
}

locals {
  name = "${name}-\${var.stage}"
  tags = {
    Stage = var.stage
    Team  = "${pick(['payments', 'search', 'warehouse'], index)}"
  }
}
`;
}

function network(index: number): string {
  return `${rootVariables(`stack-${index}`, index)}
locals {
  zones = ["a", "b", "c"]
}

resource "aws_vpc" "this" {
  cidr_block           = "10.${index % 256}.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = merge(local.tags, { Name = local.name })
}

resource "aws_subnet" "private" {
  count             = length(local.zones)
  vpc_id            = aws_vpc.this.id
  availability_zone = "\${var.region}\${local.zones[count.index]}"
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
  tags              = merge(local.tags, { Name = "\${local.name}-private-\${local.zones[count.index]}" })
}
`;
}

interface Called {
  readonly shared: number;
  readonly up: string;
  readonly exposed: boolean;
}

function moduleCall(name: number, { shared, up, exposed }: Called): string {
  return `module "database_${name}" {
  source     = "${up}/modules/exposed-database-${shared}"
  name       = "\${local.name}-${name}"
  vpc_id     = aws_vpc.this.id
  subnet_ids = aws_subnet.private[*].id
  listeners = {
    postgres = { port = 5432 }
    warehouse = {
      port        = ${5439 + (name % 5)}
      target_port = 5439
    }
  }
  allowed_cidrs       = ["10.0.0.0/8", "172.16.${name % 256}.0/24"]
  allowed_principals  = ["arn:aws:iam::${String(100_000_000_000 + name * 977)}:root"]
  acceptance_required = ${pick(['true', 'false', 'var.stage == "production"'], name)}
  tags                = local.tags
${exposed ? '' : '  create_service      = false\n'}}
`;
}

function securityGroup(name: string, index: number): string {
  const rules = Array.from({ length: 2 + (index % 3) }, (_, rule) => {
    const port = pick([443, 5432, 5439, 3306, 8080], index + rule);
    return `  ingress {
    description = "Rule ${rule}"
    from_port   = ${port}
    to_port     = ${port}
    protocol    = "tcp"
    cidr_blocks = ["10.${(index + rule) % 256}.${rule}.0/24", aws_vpc.this.cidr_block]
  }
`;
  });
  return `resource "aws_security_group" "${name}" {
  name        = "\${local.name}-${name}"
  description = "What reaches the database."
  vpc_id      = aws_vpc.this.id

${rules.join('\n')}
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`;
}

function database(index: number): string {
  return `resource "aws_kms_key" "this" {
  description         = "Encrypts the database of \${local.name}."
  enable_key_rotation = true
  tags                = local.tags
}

resource "aws_cloudwatch_log_group" "audit" {
  name              = "/database/\${local.name}"
  retention_in_days = 90
  kms_key_id        = aws_kms_key.this.arn
}

resource "aws_redshift_subnet_group" "this" {
  name       = "\${local.name}-warehouse"
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_redshift_cluster" "this" {
  cluster_identifier                  = "\${local.name}-warehouse"
  node_type                           = "${pick(['ra3.xlplus', 'ra3.4xlarge', 'dc2.large'], index)}"
  number_of_nodes                     = 2
  port                                = 5439
  database_name                       = "analytics"
  cluster_subnet_group_name           = aws_redshift_subnet_group.this.name
  vpc_security_group_ids              = [aws_security_group.database.id]
  availability_zone_relocation_enabled = ${pick(['true', 'false'], index)}
  encrypted                           = true
  publicly_accessible                 = false
  skip_final_snapshot                 = true
  tags                                = local.tags
}
`;
}

function functionMain(index: number): string {
  return `resource "aws_iam_role" "this" {
  name               = "\${local.name}-run"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
  tags               = local.tags
}

resource "aws_iam_role_policy" "this" {
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = "\${aws_s3_bucket.this.arn}/*" },
      { Effect = "Allow", Action = "logs:*", Resource = aws_cloudwatch_log_group.this.arn },
    ]
  })
}

resource "aws_s3_bucket" "this" {
  bucket = "\${local.name}-data"
  tags   = local.tags
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/\${local.name}"
  retention_in_days = ${pick(['30', '90', '365'], index)}
}

resource "aws_lambda_function" "this" {
  function_name = local.name
  role          = aws_iam_role.this.arn
  filename      = "\${path.module}/function.zip"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  memory_size   = ${pick(['256', '512', '1024'], index)}
  timeout       = 30

  vpc_config {
    subnet_ids         = var.subnet_ids
    security_group_ids = [aws_security_group.function.id]
  }
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

resource "aws_security_group" "function" {
  name        = "\${local.name}-function"
  description = "What the function reaches."
  vpc_id      = var.vpc_id

  egress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`;
}
