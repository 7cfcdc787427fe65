import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/index.ts';
import type { ProfileDefinition } from '../../src/index.ts';

const parts = {
  listener: `
resource "aws_lb_listener" "main" {
  load_balancer_arn = aws_lb.main.arn
  port              = 5432
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.main.arn
  }
}
`,
  balancerRules: `
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
`,
  databaseRules: `
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
`,
  balancers: '[aws_lb.main.arn]',
  target: 'data.dns_a_record_set.database.addrs[0]',
  databasePort: '5432',
} as const;

/** A whole way to a database, with one of its parts replaced. */
function systemWith(replaced: Partial<Record<keyof typeof parts, string>>): string {
  const { listener, balancerRules, databaseRules, balancers, target, databasePort } = { ...parts, ...replaced };
  return `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}
resource "aws_vpc_endpoint_service" "main" {
  acceptance_required        = true
  network_load_balancer_arns = ${balancers}
}
resource "aws_security_group" "balancer" {
  vpc_id = aws_vpc.main.id
${balancerRules}
}
resource "aws_lb" "main" {
  load_balancer_type = "network"
  subnets            = [aws_subnet.main.id]
  security_groups    = [aws_security_group.balancer.id]
}
${listener}
resource "aws_lb_target_group" "main" {
  port        = 5432
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}
resource "aws_lb_target_group_attachment" "main" {
  target_group_arn = aws_lb_target_group.main.arn
  target_id        = ${target}
}
data "dns_a_record_set" "database" {
  host = aws_db_instance.main.address
}
resource "aws_security_group" "database" {
  vpc_id = aws_vpc.main.id
${databaseRules}
}
resource "aws_db_subnet_group" "main" {
  subnet_ids = [aws_subnet.main.id]
}
resource "aws_db_instance" "main" {
  engine                 = "postgres"
  port                   = ${databasePort}
  vpc_security_group_ids = [aws_security_group.database.id]
  db_subnet_group_name   = aws_db_subnet_group.main.name
}
`;
}

const reachable = 'endpoint-service-reachable';

async function faultsOf(source: string, rules: ProfileDefinition['rules']): Promise<readonly string[]> {
  const { findings, undecided } = await lintText(source, {
    path: '/repository/main.tf',
    profiles: ['acme'],
    profileDefinitions: [{ name: 'acme', source: 'https://acme.example.com', readOn: '2026-11-21', rules }],
    region: 'us-east-1',
    configFile: false,
  });
  return [...findings, ...undecided].map(({ rule, messageId }) => `${rule} ${messageId}`);
}

/** A fault, the rule whose own subject it is, and what each of the two says of it. */
const faults = [
  {
    name: 'a load balancer without a listener',
    source: systemWith({ listener: '' }),
    rule: 'endpoint-service-targets',
    own: 'noListener',
    way: 'nowhere',
  },
  {
    name: 'a target by a name',
    source: systemWith({ target: 'aws_db_instance.main.address' }),
    rule: 'endpoint-service-targets',
    own: 'namedTarget',
    way: 'nowhere',
  },
  {
    name: 'no load balancer',
    source: systemWith({ balancers: '[]' }),
    rule: 'endpoint-service-nlb',
    own: 'noBalancer',
    way: 'nowhere',
  },
  {
    name: 'something else in the place of the load balancer',
    source: systemWith({ balancers: '[aws_db_instance.main.arn]' }),
    rule: 'endpoint-service-nlb',
    own: 'notABalancer',
    way: 'nowhere',
  },
  {
    name: 'an Application Load Balancer outside of the sources',
    source: systemWith({
      balancers: '["arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/0123456789abcdef"]',
    }),
    rule: 'endpoint-service-nlb',
    own: 'wrongArn',
    way: 'nowhere',
  },
  {
    name: 'a load balancer whose group lets nobody in',
    source: systemWith({ balancerRules: parts.balancerRules.replace(/ {2}ingress \{[^}]*\}/, '') }),
    rule: 'nlb-inbound-rules',
    own: 'nobodyAdmitted',
    way: 'inbound',
  },
  {
    name: 'a load balancer whose group lets nothing out',
    source: systemWith({ balancerRules: parts.balancerRules.replace(/ {2}egress \{[^}]*\}/, '') }),
    rule: 'nlb-outbound-rules',
    own: 'nothingOut',
    way: 'outbound',
  },
  {
    name: 'a database whose group does not let the load balancer in',
    source: systemWith({ databaseRules: '' }),
    rule: 'target-inbound-rules',
    own: 'neitherAdmitted',
    way: 'admission',
  },
] as const;

describe.each(faults)('$name', ({ source, rule, own, way }) => {
  it('is one finding, of the rule whose subject it is', async () => {
    expect(await faultsOf(source, { [rule]: 'error', [reachable]: 'error' })).toEqual([`${rule} ${own}`]);
  });

  it('is said by the rule on the whole way where the other one is not asked', async () => {
    expect(await faultsOf(source, { [reachable]: 'error' })).toEqual([`${reachable} ${way}`]);
  });

  it('is said as the error that it is where the other one is only recommended', async () => {
    expect(await faultsOf(source, { [rule]: 'warning', [reachable]: 'error' })).toContain(`${reachable} ${way}`);
  });
});

it('does not hide a second fault further on', async () => {
  const source = systemWith({ databaseRules: '', databasePort: '5433' });
  const said = await faultsOf(source, { 'target-inbound-rules': 'error', [reachable]: 'error' });
  expect(said.toSorted()).toEqual([`${reachable} port`, 'target-inbound-rules neitherAdmitted']);
});

/** What is not known, the rule whose own subject it is, and what each of the two says of it. */
const doubts = [
  {
    name: 'a security group of the load balancer that is not shown',
    source: systemWith({}).replace('[aws_security_group.balancer.id]', '["sg-0123456789abcdef0"]'),
    rule: 'nlb-outbound-rules',
    own: 'undecided',
    others: ['nlb-inbound-rules'],
    way: 'undecided',
  },
  {
    name: 'a port on which the load balancer lets anybody in',
    source: systemWith({ balancerRules: parts.balancerRules.replaceAll('= 5432', '= var.port') }),
    rule: 'nlb-inbound-rules',
    own: 'undecided',
    others: [],
    way: 'undecided',
  },
  {
    name: 'a CIDR that the database lets in',
    source: systemWith({ databaseRules: parts.databaseRules.replace('["10.0.0.0/16"]', '[var.clients]') }),
    rule: 'target-inbound-rules',
    own: 'undecided',
    others: [],
    way: 'undecided',
  },
  {
    name: 'a load balancer that is not shown',
    source: systemWith({ balancers: '[var.balancer]' }),
    rule: 'endpoint-service-nlb',
    own: 'unknownBalancer',
    others: [],
    way: 'unseen',
  },
  {
    name: 'a target group without a target',
    source: systemWith({}).replace(/resource "aws_lb_target_group_attachment"[^}]*\}/, ''),
    rule: 'endpoint-service-targets',
    own: 'noTarget',
    others: [],
    way: 'unseen',
  },
] as const;

describe.each(doubts)('what is not known, $name', ({ source, rule, own, others, way }) => {
  const declared = `${source}\nvariable "balancer" {}\nvariable "clients" {}\nvariable "port" {}\n`;
  const elsewhere = Object.fromEntries(others.map((other) => [other, 'error'] as const));

  it('is told once, by the rule whose subject it is', async () => {
    const said = await faultsOf(declared, { ...elsewhere, [rule]: 'error', [reachable]: 'error' });
    expect(said.filter((one) => !others.some((other) => one.startsWith(other)))).toEqual([`${rule} ${own}`]);
  });

  it('is told by the rule on the whole way where the other one is not asked', async () => {
    expect(await faultsOf(declared, { ...elsewhere, [reachable]: 'error' })).toContain(`${reachable} ${way}`);
  });

  it('is told as gravely as it is where the other one is only recommended', async () => {
    const said = await faultsOf(declared, { ...elsewhere, [rule]: 'warning', [reachable]: 'error' });
    expect(said).toContain(`${reachable} ${way}`);
  });
});

it('tells what is not known of a listener port, which the rule on inbound rules need not know', async () => {
  const source = systemWith({ listener: parts.listener.replace('= 5432', '= var.port') });
  const said = await faultsOf(`${source}\nvariable "port" {}\n`, {
    'nlb-inbound-rules': 'error',
    [reachable]: 'error',
  });
  expect(said).toContain(`${reachable} undecided`);
});

it('tells what is behind a Network Load Balancer that is known by its ARN alone', async () => {
  const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/main/0123456789abcdef';
  const said = await faultsOf(systemWith({ balancers: `["${arn}"]` }), {
    'endpoint-service-nlb': 'error',
    [reachable]: 'error',
  });
  expect(said).toEqual([`${reachable} unseen`]);
});

it('does not hide a second thing that is not known further on', async () => {
  const source = systemWith({
    databaseRules: parts.databaseRules.replace('["10.0.0.0/16"]', '[var.clients]'),
    databasePort: 'var.port',
  });
  const said = await faultsOf(`${source}\nvariable "clients" {}\nvariable "port" {}\n`, {
    'target-inbound-rules': 'error',
    [reachable]: 'error',
  });
  expect(said.toSorted()).toEqual([`${reachable} undecided`, 'target-inbound-rules undecided']);
});
