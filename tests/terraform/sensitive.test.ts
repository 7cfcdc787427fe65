import { describe, expect, it } from 'vitest';
import { lint, memorySources, reporters } from '../../src/index.ts';

/** Every way in which a secret reaches an argument: the configuration that it takes, and the expression for it. */
type Way = (value: string) => { readonly texts: Readonly<Record<string, string>>; readonly use: string };

const variable = 'variable "s" {\n  sensitive = true\n}\n';

const ways: Readonly<Record<string, Way>> = {
  'the default of a variable': (value) => ({
    texts: { '/v.tf': `variable "s" {\n  sensitive = true\n  default   = ${value}\n}` },
    use: 'var.s',
  }),
  'a file of values': (value) => ({
    texts: { '/v.tf': variable, '/terraform.tfvars': `other = 1\ns = ${value}\n` },
    use: 'var.s',
  }),
  'an ephemeral variable': (value) => ({
    texts: { '/v.tf': variable.replace('sensitive', 'ephemeral'), '/a.auto.tfvars': `s = ${value}` },
    use: 'var.s',
  }),
  'a part of an object': (value) => ({
    texts: { '/v.tf': variable, '/terraform.tfvars': `s = { inner = [${value}] }` },
    use: 'var.s.inner[0]',
  }),
  'a local and functions': (value) => ({
    texts: {
      '/v.tf': `${variable}locals {\n  all = merge({ a = var.s }, {})\n  one = element(concat([local.all.a], []), 0)\n}`,
      '/terraform.tfvars': `s = ${value}`,
    },
    use: 'try(jsondecode(jsonencode(local.one)), null)',
  }),
  'a loop': (value) => ({
    texts: { '/v.tf': variable, '/terraform.tfvars': `s = [${value}]` },
    use: 'one([for each in var.s : each])',
  }),
  'a condition': (value) => ({
    texts: { '/v.tf': variable, '/terraform.tfvars': `s = ${value}` },
    use: 'var.s == null ? null : var.s',
  }),
  'an output of a module': (value) => ({
    texts: {
      '/v.tf': 'variable "s" {\n  sensitive = true\n}\nmodule "m" {\n  source = "./m"\n  in = var.s\n}',
      '/m/main.tf': 'variable "in" {}\noutput "out" {\n  sensitive = true\n  value = var.in\n}',
      '/terraform.tfvars': `s = ${value}`,
    },
    use: 'module.m.out',
  }),
  'a nested block that holds passwords': (value) => ({
    texts: {
      '/v.tf':
        'resource "aws_elasticache_user" "u" {\n  authentication_mode {\n    type = "password"\n' +
        `    passwords = ${value}\n  }\n}`,
    },
    use: 'aws_elasticache_user.u.authentication_mode[0].passwords',
  }),
  'a dynamic block of the JSON syntax': (value) => ({
    texts: {
      '/v.tf': 'locals {\n  unused = 1\n}',
      '/u.tf.json': JSON.stringify({
        resource: {
          aws_mq_broker: {
            b: {
              dynamic: { user: { for_each: [1], content: { password: `\${jsondecode(${JSON.stringify(value)})}` } } },
            },
          },
        },
      }),
    },
    use: 'one(aws_mq_broker.b.user).password',
  }),
  'a literal password of a cluster': (value) => ({
    texts: { '/v.tf': `resource "aws_redshift_cluster" "p" {\n  master_password = ${value}\n}` },
    use: 'aws_redshift_cluster.p.master_password',
  }),
  'the password of a database': (value) => ({
    texts: {
      '/v.tf': 'variable "s" {}\nresource "aws_db_instance" "d" {\n  password = var.s\n}',
      '/b.tf': variable.replace('"s"', '"t"'),
      '/terraform.tfvars': `t = 1\ns = ${value}`,
    },
    use: 'aws_db_instance.d.password',
  }),
};

/** Arguments that rules and diagnostics speak of, with a value that is wrong there and known again when it shows. */
const faults: readonly (readonly [string, string])[] = [
  ['"203.0.113.77/32"', '203.0.113.77'],
  ['"arn:aws:iam::999988887777:root"', '999988887777'],
  ['"not-a-principal-q7x"', 'q7x'],
  ['54987', '54987'],
  ['"mutton-q7x"', 'q7x'],
  ['"q7x.example.org"', 'q7x'],
  ['["q7x-a", "q7x-b"]', 'q7x'],
  ['{ q7x = "q7x" }', 'q7x'],
];

/** A system with the expression in every argument that something may be said of. */
function system(use: string): string {
  return `
provider "aws" {
  region = "eu-central-1"
}
resource "aws_vpc_endpoint_service" "s" {
  acceptance_required        = ${use}
  allowed_principals         = [${use}]
  private_dns_name           = ${use}
  supported_regions          = [${use}]
  supported_ip_address_types = [${use}]
  network_load_balancer_arns = [aws_lb.n.arn]
}
resource "aws_vpc_endpoint_service_allowed_principal" "p" {
  vpc_endpoint_service_id = aws_vpc_endpoint_service.s.id
  principal_arn           = ${use}
}
resource "aws_lb" "n" {
  load_balancer_type = "network"
  internal           = ${use}
  subnets            = [${use}]
  security_groups    = [aws_security_group.g.id]
  enforce_security_group_inbound_rules_on_private_link_traffic = ${use}
}
resource "aws_lb_listener" "l" {
  load_balancer_arn = aws_lb.n.arn
  port              = ${use}
  protocol          = ${use}
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.t.arn
  }
}
resource "aws_lb_target_group" "t" {
  port        = ${use}
  protocol    = ${use}
  target_type = ${use}
  health_check {
    port     = ${use}
    protocol = ${use}
  }
}
resource "aws_lb_target_group_attachment" "a" {
  target_group_arn = aws_lb_target_group.t.arn
  target_id        = ${use}
  port             = ${use}
}
resource "aws_security_group" "g" {
  ingress {
    from_port   = ${use}
    to_port     = ${use}
    protocol    = ${use}
    cidr_blocks = [${use}]
  }
}
resource "aws_vpc_security_group_ingress_rule" "r" {
  security_group_id = aws_security_group.g.id
  cidr_ipv4         = ${use}
  from_port         = ${use}
  to_port           = ${use}
  ip_protocol       = ${use}
}
resource "aws_redshift_cluster" "c" {
  node_type                            = ${use}
  port                                 = ${use}
  availability_zone_relocation_enabled = ${use}
  publicly_accessible                  = ${use}
}
resource "aws_redshift_endpoint_authorization" "e" {
  cluster_identifier = aws_redshift_cluster.c.id
  account            = ${use}
}
resource "aws_lb" "each" {
  for_each = toset([${use}])
  load_balancer_type = each.key
}
resource "aws_lb" "of" {
  load_balancer_type = { network = "network" }[${use}]
  name               = { (${use}) = "x" }.network
  subnets            = [regex("^$", ${use}), tonumber(${use}), ${use}.missing, ${use}[7]]
}
module "typed" {
  source = "./typed"
  port   = ${use}
  kind   = ${use}
}
`;
}

const typed = `variable "port" {
  type = number
}
variable "kind" {
  validation {
    condition     = var.kind == "network"
    error_message = "Not \${jsonencode(var.kind)}."
  }
}
resource "aws_lb" "l" {
  load_balancer_type = var.kind
}
`;

it('blots out secrets in the lines around a fault, and nothing that only names them', async () => {
  const text = `resource "aws_redshift_cluster" "w" {
  master_password = "hunter2"
  port            = 5400
}
variable "p" {}
resource "aws_redshift_cluster" "v" {
  master_password = var.p
  port            = 5400
}`;
  const sources = memorySources({ '/main.tf': text });
  const report = await lint(['/'], { sources, profiles: ['segment/redshift'], region: 'us-east-1' });
  const lines = (await reporters.text())(report, { color: false, undecided: false, width: 120 }).split('\n');
  const shown = lines.filter((line) => line.includes('master_password')).map((line) => line.replace(/.*│ */, ''));
  expect(new Set(shown)).toEqual(new Set(['master_password = •••••••••', 'master_password = var.p']));
});

describe('a sensitive value is in no output', () => {
  it.each(Object.keys(ways))('that comes from %s', async (name) => {
    for (const [value, mark] of faults) {
      const { texts, use } = ways[name]?.(value) ?? { texts: {}, use: '' };
      const all = { '/main.tf': system(use), '/typed/main.tf': typed, ...texts };
      const sources = memorySources(all);
      const report = await lint(['/'], { sources });
      expect(report.findings.length).toBeGreaterThan(0);
      for (const reporter of Object.values(reporters)) {
        const write = await reporter();
        const text = write(report, { color: false, undecided: true, width: 120 });
        const shown = text.split('\n').filter((line) => line.includes(mark));
        expect(shown, `${value} through ${use}`).toEqual([]);
      }
    }
  });
});
