import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/index.ts';

/** One of two databases is the target, which a variable chooses. The second one lets nobody in, on another port. */
const chosen = `
provider "aws" {
  region = "us-east-1"
}
variable "second" {
  type = bool
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.0.0/24"
  availability_zone = "us-east-1a"
}
resource "aws_security_group" "open" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}
resource "aws_security_group" "closed" {
  vpc_id = aws_vpc.main.id
}
resource "aws_db_subnet_group" "main" {
  subnet_ids = [aws_subnet.a.id]
}
resource "aws_db_instance" "first" {
  engine                 = "postgres"
  port                   = 5432
  vpc_security_group_ids = [aws_security_group.open.id]
  db_subnet_group_name   = aws_db_subnet_group.main.name
}
resource "aws_db_instance" "second" {
  engine                 = "postgres"
  port                   = 5433
  vpc_security_group_ids = [aws_security_group.closed.id]
  db_subnet_group_name   = aws_db_subnet_group.main.name
}
data "dns_a_record_set" "database" {
  host = var.second ? aws_db_instance.second.address : aws_db_instance.first.address
}
resource "aws_lb" "main" {
  load_balancer_type = "network"
  internal           = true
  subnets            = [aws_subnet.a.id]
}
resource "aws_lb_target_group" "main" {
  port        = 5432
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
  health_check {
    protocol = "TCP"
    port     = 5432
  }
}
resource "aws_lb_target_group_attachment" "main" {
  target_group_arn = aws_lb_target_group.main.arn
  target_id        = data.dns_a_record_set.database.addrs[0]
}
resource "aws_lb_listener" "main" {
  load_balancer_arn = aws_lb.main.arn
  port              = 5432
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main.arn
  }
}
resource "aws_vpc_endpoint_service" "main" {
  acceptance_required        = true
  network_load_balancer_arns = [aws_lb.main.arn]
  allowed_principals         = ["arn:aws:iam::123456789012:root"]
}
`;

const asked = ['endpoint-service-reachable', 'health-check', 'target-inbound-rules'];

function lintChosen(variables: Readonly<Record<string, string>>) {
  return lintText(chosen, {
    path: '/repository/main.tf',
    profiles: ['aws', 'airbyte'],
    variables,
    configFile: false,
  });
}

async function lintWith(variables: Readonly<Record<string, string>>) {
  const report = await lintChosen(variables);
  const ofAsked = (list: typeof report.findings) =>
    list.filter(({ rule }) => asked.includes(rule)).map(({ rule, when }) => [rule, when] as const);
  return { findings: ofAsked(report.findings), undecided: ofAsked(report.undecided) };
}

describe('a target that a variable chooses', () => {
  it('has faults in that case alone, so that it is undecided whether there are any', async () => {
    const { findings, undecided } = await lintWith({});
    expect(findings).toEqual([]);
    expect(undecided.toSorted()).toEqual(asked.map((rule) => [rule, '`var.second` is true']));
  });

  it('has them when the variable is given so', async () => {
    const { findings } = await lintWith({ second: 'true' });
    expect(findings.map(([rule]) => rule).toSorted()).toEqual(asked);
  });

  it('lies on a way that the finding tells hop by hop', async () => {
    const { findings } = await lintChosen({ second: 'true' });
    const way = findings.find(({ rule }) => rule === 'endpoint-service-reachable')?.way;
    expect(way?.map(({ address, place }) => [address, chosen.split('\n')[place.start.line - 1]])).toEqual([
      ['aws_vpc_endpoint_service.main', 'resource "aws_vpc_endpoint_service" "main" {'],
      ['aws_lb.main', 'resource "aws_lb" "main" {'],
      ['aws_lb_listener.main', 'resource "aws_lb_listener" "main" {'],
      ['aws_lb_target_group.main', 'resource "aws_lb_target_group" "main" {'],
      ['aws_db_instance.second', 'resource "aws_db_instance" "second" {'],
    ]);
  });

  it('has none when it is given otherwise', async () => {
    expect(await lintWith({ second: 'false' })).toEqual({ findings: [], undecided: [] });
  });
});
