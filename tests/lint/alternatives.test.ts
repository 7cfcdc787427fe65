import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/index.ts';

// What is wrong with one of several alternatives is wrong in that case alone, and what is right with it says nothing of the
// others: wherever in the system the choice is made.

const choice = `
variable "first" {
  type = bool
}
variable "other" {}
`;

const balancer = (changes: { readonly name?: string; readonly type?: string; readonly subnets?: string } = {}) => `
resource "aws_lb" "${changes.name ?? 'main'}" {
  load_balancer_type = ${changes.type ?? '"network"'}
  internal           = false
  subnets            = ${changes.subnets ?? '[aws_subnet.main.id]'}
}
`;

const service = (balancers: string) => `
resource "aws_vpc_endpoint_service" "main" {
  acceptance_required        = true
  network_load_balancer_arns = ${balancers}
}
`;

const wayTo = (target: string, group = '') => `
resource "aws_lb_listener" "main" {
  load_balancer_arn = aws_lb.main.arn
  port              = 5432
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main.arn
  }
}
resource "aws_lb_target_group" "main" {
  port        = 5432
  protocol    = "TCP"
  vpc_id      = aws_vpc.main.id
  ${group === '' ? 'target_type = "ip"' : group}
}
resource "aws_lb_target_group_attachment" "main" {
  target_group_arn = aws_lb_target_group.main.arn
  target_id        = ${target}
}
data "dns_a_record_set" "database" {
  host = aws_db_instance.main.address
}
`;

const address = 'data.dns_a_record_set.database.addrs[0]';
const database = `
resource "aws_security_group" "main" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}
resource "aws_db_subnet_group" "main" {
  subnet_ids = [aws_subnet.inner.id]
}
resource "aws_db_instance" "main" {
  engine                 = "postgres"
  publicly_accessible    = true
  vpc_security_group_ids = [aws_security_group.main.id]
  db_subnet_group_name   = aws_db_subnet_group.main.name
}
`;

const network = (acl = '') => `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}
resource "aws_subnet" "inner" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
${acl}
`;

const closedAcl = `
resource "aws_network_acl" "closed" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.inner.id]
}
`;

const endpoint = (arguments_: string, more: string) => `
resource "aws_vpc_endpoint" "main" {
  vpc_id            = aws_vpc.main.id
  vpc_endpoint_type = "Interface"
  subnet_ids        = [aws_subnet.main.id]
${arguments_}
}
${more}
`;

const workgroup = (account: string) => `
resource "aws_redshiftserverless_namespace" "main" {
  namespace_name = "main"
}
resource "aws_redshiftserverless_workgroup" "main" {
  workgroup_name = "main"
  namespace_name = var.first ? aws_redshiftserverless_namespace.main.namespace_name : var.other
}
resource "aws_redshiftserverless_resource_policy" "main" {
  resource_arn = aws_redshiftserverless_namespace.main.arn
  policy       = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "${account}" }
      Action    = "redshift-serverless:CreateEndpointAccess"
    }]
  })
}
`;

async function outcomes(source: string, rule: string, options: object = {}): Promise<readonly string[]> {
  const { findings, undecided } = await lintText(`${choice}${source}`, {
    path: '/repository/main.tf',
    profiles: ['acme'],
    profileDefinitions: [
      {
        name: 'acme',
        source: 'https://acme.example.com',
        readOn: '2026-11-21',
        ...(rule.startsWith('redshift') && { path: 'redshift-managed' as const }),
        rules: { [rule]: ['error', options] },
      },
    ],
    region: 'us-east-1',
    configFile: false,
  });
  return [...findings, ...undecided].map(({ verdict, messageId, when }) => [verdict, messageId, when ?? ''].join(' '));
}

const inThatCase = '`var.first` is true';

describe('is wrong in its own case alone', () => {
  it.each([
    {
      name: 'a load balancer that a service has the choice of',
      source: `${network()}${balancer()}${service('var.first ? [aws_lb.main.arn] : var.other')}`,
      rule: 'nlb-scheme',
      says: 'otherScheme',
    },
    {
      name: 'a public database that is one of two targets',
      source: `${network()}${balancer()}${service('[aws_lb.main.arn]')}${wayTo(`var.first ? ${address} : var.other`)}${database}`,
      rule: 'target-not-public',
      says: 'public',
    },
    {
      name: 'the subnets of a load balancer, of which some are closed',
      source: `${network(closedAcl)}${balancer({ subnets: 'var.first ? [aws_subnet.main.id] : var.other' })}${service('[aws_lb.main.arn]')}${wayTo(address)}${database}`,
      rule: 'endpoint-service-reachable',
      says: 'networkAcl',
    },
    {
      name: 'a second load balancer with other listeners',
      source: `${network()}${balancer()}${balancer({ name: 'second' })}${service('concat([aws_lb.main.arn], var.first ? [aws_lb.second.arn] : var.other)')}${wayTo(address)}${database}`,
      rule: 'nlb-listeners-alike',
      says: 'missingListener',
    },
    {
      name: 'health checks turned off for a type of targets that takes them',
      source: `${network()}${balancer()}${service('[aws_lb.main.arn]')}${wayTo(address, 'target_type = var.first ? "ip" : var.other\n  health_check {\n    enabled = false\n  }')}${database}`,
      rule: 'health-check',
      says: 'disabled',
    },
    {
      name: 'private DNS in a VPC without host names',
      source: `${network()}${endpoint('  service_name = "com.amazonaws.us-east-1.sts"\n  private_dns_enabled = var.first ? true : var.other', '')}`,
      rule: 'endpoint-private-dns',
      says: 'attributeOff',
    },
    {
      name: 'a namespace that lets in another account',
      source: workgroup('999988887777'),
      rule: 'redshift-endpoint-authorization',
      options: { account: '111122223333', serverless: true },
      says: 'notAllowed',
    },
  ])('$name', async ({ source, rule, options, says }) => {
    expect(await outcomes(source, rule, options)).toContain(`unknown ${says} ${inThatCase}`);
  });
});

describe('is right in its own case alone', () => {
  it.each([
    {
      name: 'a namespace that lets the account in',
      source: workgroup('111122223333'),
      rule: 'redshift-endpoint-authorization',
      options: { account: '111122223333', serverless: true },
    },
    {
      name: 'a private zone with the usual name of the service',
      source: `${network()}${endpoint(
        '  service_name = var.first ? "com.amazonaws.us-east-1.sts" : var.other\n  private_dns_enabled = false',
        'resource "aws_route53_zone" "main" {\n  name = "sts.us-east-1.amazonaws.com"\n  vpc {\n    vpc_id = aws_vpc.main.id\n  }\n}',
      )}`,
      rule: 'endpoint-private-dns',
    },
    {
      name: 'a load balancer of another type, which another rule finds',
      source: `${network()}${balancer({ type: 'var.first ? "application" : var.other' })}${service('[aws_lb.main.arn]')}`,
      rule: 'endpoint-service-targets',
    },
  ])('$name', async ({ source, rule, options }) => {
    expect(await outcomes(source, rule, options)).not.toEqual([]);
  });
});
