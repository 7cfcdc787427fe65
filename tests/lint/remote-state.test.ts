import { expect, test } from 'vitest';
import { lint, memorySources } from '../../src/index.ts';

/** A root module that makes networks and hands them out, and one that offers a database in them. */
const network = `
terraform {
  backend "s3" {
    bucket = "states"
    key    = "network"
  }
}
provider "aws" { region = "us-east-1" }
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "private" {
  for_each          = { a = "10.0.0.0/24", b = "10.0.1.0/24" }
  vpc_id            = aws_vpc.main.id
  availability_zone = "us-east-1\${each.key}"
  cidr_block        = each.value
}
resource "aws_security_group" "balancer" {
  vpc_id = aws_vpc.main.id
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/8"]
  }
}
output "vpc" { value = aws_vpc.main }
output "subnets" { value = [for one in aws_subnet.private : one.id] }
output "balancer_group" { value = aws_security_group.balancer.id }
`;
const service = (key: string): string => `
provider "aws" { region = "us-east-1" }
data "terraform_remote_state" "network" {
  backend = "s3"
  config = {
    bucket = "states"
    key    = "${key}"
  }
}
resource "aws_lb" "database" {
  load_balancer_type = "network"
  internal           = true
  subnets            = data.terraform_remote_state.network.outputs.subnets
  security_groups    = [data.terraform_remote_state.network.outputs.balancer_group]
}
resource "aws_lb_target_group" "database" {
  port        = 5432
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = data.terraform_remote_state.network.outputs.vpc.id
}
resource "aws_lb_listener" "database" {
  load_balancer_arn = aws_lb.database.arn
  port              = 5432
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.database.arn
  }
}
resource "aws_vpc_endpoint_service" "database" {
  acceptance_required        = true
  network_load_balancer_arns = [aws_lb.database.arn]
}
`;

async function verdicts(key: string) {
  const texts = { 'network/main.tf': network, 'service/main.tf': service(key) };
  const { findings, undecided } = await lint(['.'], {
    sources: memorySources(texts, { workingFolder: '/r' }),
    profiles: ['aws'],
  });
  const named = (rules: readonly { readonly rule: string }[]): readonly string[] =>
    rules.map(({ rule }) => rule).filter((rule) => rule === 'nlb-inbound-rules' || rule === 'nlb-availability-zones');
  return { failed: named(findings), open: named(undecided) };
}

test('judges a load balancer in networks and groups that another configuration hands out by its state', async () => {
  expect(await verdicts('network')).toEqual({ failed: ['nlb-inbound-rules'], open: [] });
});

test('leaves it open where no linted configuration writes that state', async () => {
  expect(await verdicts('elsewhere')).toEqual({ failed: [], open: ['nlb-availability-zones', 'nlb-inbound-rules'] });
});
