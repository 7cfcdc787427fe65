import rule from '../../src/rules/databricks-security-group.ts';
import { testRule } from '../rule-tester.ts';

const group = (rules: string, groups = '[aws_security_group.clusters.id]'): string => `
resource "databricks_mws_networks" "own" {
  vpc_id             = "vpc-0aaaaaaaaaaaaaaaa"
  security_group_ids = ${groups}
}
resource "aws_security_group" "clusters" {
  name = "clusters"
${rules}
}
`;
const open = (direction: string, [first, last]: readonly [number, number], peer = 'cidr_blocks = ["0.0.0.0/0"]') => `
  ${direction} {
    protocol  = "tcp"
    from_port = ${first}
    to_port   = ${last}
    ${peer}
  }`;
const ranges = [
  [443, 443],
  [2443, 2443],
  [3306, 3306],
  [6666, 6666],
  [8443, 8451],
] as const;
const all = (direction: string, peer?: string): string => ranges.map((range) => open(direction, range, peer)).join('');
const itself = open('ingress', [0, 65535], 'self = true');
const everything =
  '\n  egress {\n    protocol = "-1"\n    from_port = 0\n    to_port = 0\n    cidr_blocks = ["0.0.0.0/0"]\n  }';

testRule(rule, {
  valid: [
    { name: 'each port to and from everywhere', terraform: group(all('egress') + all('ingress')) },
    { name: 'everything out, and the group itself in', terraform: group(everything + itself) },
    {
      name: 'only the ports that the options ask for',
      options: { ports: [[443, 443]] },
      terraform: group(open('egress', [443, 443]) + itself),
    },
    {
      name: 'a network on another cloud',
      terraform: group('').replace('  vpc_id ', '  gcp_network_info {}\n  vpc_id '),
    },
    {
      name: 'rules that stand alone',
      options: { ports: [[443, 443]] },
      terraform: `${group('')}
resource "aws_vpc_security_group_egress_rule" "out" {
  security_group_id = aws_security_group.clusters.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
resource "aws_vpc_security_group_ingress_rule" "in" {
  security_group_id            = aws_security_group.clusters.id
  ip_protocol                  = "-1"
  referenced_security_group_id = aws_security_group.clusters.id
}
`,
    },
  ],
  invalid: [
    {
      name: 'no group',
      terraform: group('', '[]'),
      findings: [
        {
          message: 'noGroup',
          address: 'databricks_mws_networks.own',
          at: { terraform: '4:24-4:26' },
          text: '`databricks_mws_networks.own` names no security group, so nothing says what its clusters may reach. Segment requires one that lets tcp 443, 2443, 3306, 6666, 8443-8451 in and out; name it in `security_group_ids`.',
        },
      ],
    },
    {
      name: 'nothing out: Terraform takes away what AWS lets out by default',
      terraform: group(itself),
      findings: [
        {
          message: 'outboundMissing',
          address: 'databricks_mws_networks.own',
          at: { terraform: '6:1-6:41' },
          text: 'The security group of `databricks_mws_networks.own` lets nothing out on tcp 443, 2443, 3306, 6666, 8443-8451, so its clusters do not reach Databricks. Segment requires tcp 443, 2443, 3306, 6666, 8443-8451 in and out; add an outbound rule for 0.0.0.0/0 on each.',
        },
      ],
    },
    {
      name: 'a port in the middle of a range is missing',
      terraform: group(
        itself +
          ranges
            .slice(0, 4)
            .map((range) => open('egress', range))
            .join('') +
          open('egress', [8443, 8445]) +
          open('egress', [8447, 8451]),
      ),
      findings: [
        { message: 'outboundMissing', address: 'databricks_mws_networks.own', at: { terraform: '15:3-15:9' } },
      ],
    },
  ],
  unknown: [
    {
      name: 'out to the endpoints only',
      terraform: group(itself + all('egress', 'cidr_blocks = ["10.0.0.0/16"]')),
      findings: [
        {
          message: 'outboundNarrow',
          address: 'databricks_mws_networks.own',
          at: { terraform: '15:3-15:9' },
          text: 'The security group of `databricks_mws_networks.own` lets tcp 443, 2443, 3306, 6666, 8443-8451 out, but not to everywhere. Segment requires tcp 443, 2443, 3306, 6666, 8443-8451 in and out for 0.0.0.0/0; whether what it does let out is enough, only Segment can tell.',
        },
      ],
    },
    {
      name: 'nothing in',
      terraform: group(everything),
      findings: [
        {
          message: 'inboundMissing',
          address: 'databricks_mws_networks.own',
          at: { terraform: '6:1-6:41' },
          text: 'The security group of `databricks_mws_networks.own` lets nothing in on tcp 443, 2443, 3306, 6666, 8443-8451. Segment requires tcp 443, 2443, 3306, 6666, 8443-8451 in and out, but Databricks itself asks only that members of the group reach each other; ask Segment, or let the group itself in.',
        },
      ],
    },
    {
      name: 'a group from a variable',
      terraform: `variable "group" {}${group('', '[var.group]')}`,
      findings: [
        {
          message: 'unknownGroup',
          address: 'databricks_mws_networks.own',
          at: { terraform: '4:25-4:34' },
          text: 'Whether the security group of `databricks_mws_networks.own` lets tcp 443, 2443, 3306, 6666, 8443-8451 in and out is unknown: variable `group` has no default; pass `--var group=…` or a `--var-file`. Segment requires that.',
        },
      ],
    },
    {
      name: 'nothing out in one case',
      terraform: `variable "stage" {}${group(`${itself}
  dynamic "egress" {
    for_each = var.stage == "test" ? [] : [1]
    content {
      protocol    = "-1"
      from_port   = 0
      to_port     = 0
      cidr_blocks = ["0.0.0.0/0"]
    }
  }`)}`,
      findings: [
        { message: 'outboundMissing', address: 'databricks_mws_networks.own', at: { terraform: '15:3-15:19' } },
      ],
    },
  ],
});
