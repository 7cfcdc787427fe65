import rule from '../../src/rules/health-check.ts';
import { testRule } from '../rule-tester.ts';
import { attachment, inConfiguration, inTemplate, lookedUp, lookup, ofLookup } from './behind-service.ts';

const database = 'resource "aws_db_instance" "database" {\n  engine = "postgres"\n  port   = 5432\n}\n';
const databaseInStack = '  Database: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, Port: "5432" } }\n';
const checking = (lines: string): string =>
  inConfiguration(`  target_type = "ip"\n${lines}`, lookedUp('aws_db_instance.database.address')) + database;
const checkingInStack = (lines: string): string =>
  inTemplate(`${ofLookup}\n${lines}`, lookup('!GetAtt Database.Endpoint.Address')) + databaseInStack;
const server = 'resource "aws_instance" "server" {}\n';
const atServer = (lines: string): string =>
  inConfiguration(lines, attachment('aws_instance.server.id') + server).replaceAll('= 5432', '= 8080');
const atServerInStack = (lines: string): string =>
  inTemplate(`      Targets: [{ Id: !Ref Server }]\n${lines}`, '  Server: { Type: AWS::EC2::Instance }\n').replaceAll(
    'Port: 5432',
    'Port: 8080',
  );

testRule(rule, {
  valid: [
    {
      name: 'nothing written: AWS opens a TCP connection to the port of the target',
      cloudformation: checkingInStack(''),
      terraform: checking(''),
    },
    {
      name: 'TCP on the port of the database',
      cloudformation: checkingInStack('      HealthCheckProtocol: TCP\n      HealthCheckPort: "5432"'),
      terraform: checking('  health_check {\n    protocol = "TCP"\n    port     = 5432\n  }'),
    },
    {
      name: 'HTTP on a port of its own, by which a server tells its health',
      cloudformation: atServerInStack('      HealthCheckProtocol: HTTP\n      HealthCheckPort: "8008"'),
      terraform: atServer('  health_check {\n    protocol = "HTTP"\n    port     = 8008\n  }'),
    },
    {
      name: 'an application load balancer, which is asked by HTTP',
      cloudformation: inTemplate(
        '      TargetType: alb\n      Targets: [{ Id: !Ref Inner }]\n      HealthCheckProtocol: HTTP',
        '  Inner: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: application } }\n',
      ),
      terraform: inConfiguration(
        '  target_type = "alb"\n  health_check {\n    protocol = "HTTP"\n  }',
        `${attachment('aws_lb.inner.arn')}resource "aws_lb" "inner" {\n  load_balancer_type = "application"\n}\n`,
      ),
    },
    {
      name: 'a group that no endpoint service leads to',
      cloudformation: `
Resources:
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: { Port: 5432, Protocol: TCP, HealthCheckProtocol: HTTP }
`,
      terraform: `
resource "aws_lb_target_group" "group" {
  port     = 5432
  protocol = "TCP"
  health_check {
    protocol = "HTTP"
  }
}
`,
    },
  ],
  invalid: [
    {
      name: 'HTTP to a database',
      cloudformation: checkingInStack('      HealthCheckProtocol: HTTP'),
      terraform: checking('  health_check {\n    protocol = "HTTP"\n  }'),
      findings: [
        {
          message: 'notTcp',
          address: 'Group',
          at: { cloudformation: '28:28-28:32', terraform: '33:16-33:22' },
          text: {
            cloudformation:
              '`Group` checks the health of `Database` by HTTP, which no database speaks, so the target never becomes healthy and gets no connections. Segment requires a health check that can succeed; write `HealthCheckProtocol: TCP` for it.',
            terraform:
              '`aws_lb_target_group.group` checks the health of `aws_db_instance.database` by HTTP, which no database speaks, so the target never becomes healthy and gets no connections. Segment requires a health check that can succeed; write `protocol = "TCP"` for it.',
          },
        },
      ],
    },
    {
      name: 'a block without a protocol, for which the provider sends HTTP',
      terraform: checking('  health_check {\n    interval = 10\n  }'),
      findings: [{ message: 'notTcp', address: 'Group', at: { terraform: '32:3-32:15' } }],
    },
    {
      name: 'HTTP on the port of a database, whatever the target is',
      cloudformation: inTemplate('      TargetType: ip\n      HealthCheckProtocol: HTTPS'),
      terraform: inConfiguration('  target_type = "ip"\n  health_check {\n    protocol = "HTTPS"\n  }'),
      findings: [
        { message: 'notTcp', address: 'Group', at: { cloudformation: '27:28-27:33', terraform: '33:16-33:23' } },
      ],
    },
    {
      name: 'a port on which the database does not listen',
      cloudformation: checkingInStack('      HealthCheckPort: "80"'),
      terraform: checking('  health_check {\n    protocol = "TCP"\n    port     = 80\n  }'),
      findings: [
        {
          message: 'otherPort',
          address: 'Group',
          at: { cloudformation: '28:24-28:28', terraform: '34:16-34:18' },
          text: {
            cloudformation:
              '`Group` checks the health of `Database` on port 80, but it listens on 5432, so the target never becomes healthy and gets no connections. Segment requires a health check that can succeed; write `HealthCheckPort: traffic-port` for it.',
            terraform:
              '`aws_lb_target_group.group` checks the health of `aws_db_instance.database` on port 80, but it listens on 5432, so the target never becomes healthy and gets no connections. Segment requires a health check that can succeed; write `port = "traffic-port"` for it.',
          },
        },
      ],
    },
    {
      name: 'the proxy protocol',
      cloudformation: checkingInStack(
        '      TargetGroupAttributes: [{ Key: proxy_protocol_v2.enabled, Value: "true" }]',
      ),
      terraform: checking('  proxy_protocol_v2 = true'),
      findings: [
        {
          message: 'proxyProtocol',
          address: 'Group',
          at: { cloudformation: '28:72-28:78', terraform: '32:23-32:27' },
          text: {
            cloudformation:
              '`Group` puts a header of the proxy protocol before connections and health checks, which `Database` cannot read, so it closes them. Segment requires a health check that can succeed; write `Key: proxy_protocol_v2.enabled, Value: "false"`.',
            terraform:
              '`aws_lb_target_group.group` puts a header of the proxy protocol before connections and health checks, which `aws_db_instance.database` cannot read, so it closes them. Segment requires a health check that can succeed; write `proxy_protocol_v2 = false`.',
          },
        },
      ],
    },
    {
      name: 'no health checks at all',
      cloudformation: checkingInStack('      HealthCheckEnabled: false'),
      terraform: checking('  health_check {\n    enabled  = false\n    protocol = "TCP"\n  }'),
      findings: [
        {
          message: 'disabled',
          address: 'Group',
          at: { cloudformation: '28:27-28:32', terraform: '33:16-33:21' },
          text: {
            cloudformation:
              '`Group` turns health checks off, which AWS refuses for targets of the type ip. Segment requires a health check that can succeed; write `HealthCheckEnabled: true` for it.',
            terraform:
              '`aws_lb_target_group.group` turns health checks off, which AWS refuses for targets of the type ip. Segment requires a health check that can succeed; write `enabled = true` for it.',
          },
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'another port than that of one of two databases, of which a variable chooses the target',
      terraform: `${inConfiguration(
        '  target_type = "ip"\n  health_check {\n    protocol = "TCP"\n    port     = 5432\n  }',
        lookedUp('var.second ? aws_db_instance.second.address : aws_db_instance.database.address'),
      )}${database}${database.replace('"database"', '"second"').replace('5432', '5433')}variable "second" {\n  type = bool\n}\n`,
      findings: [
        {
          message: 'otherPort',
          address: 'aws_lb_target_group.group',
          at: { terraform: '34:16-34:20' },
          text: {
            terraform:
              'When `var.second` is true: `aws_lb_target_group.group` checks the health of `aws_db_instance.second` on port 5432, but it listens on 5433, so the target never becomes healthy and gets no connections. Segment requires a health check that can succeed; write `port = "traffic-port"` for it.',
          },
        },
      ],
    },
    {
      name: 'HTTP to a server on the port of its traffic',
      cloudformation: atServerInStack('      HealthCheckProtocol: HTTP'),
      terraform: atServer('  health_check {\n    protocol = "HTTP"\n  }'),
      findings: [
        {
          message: 'unknownTarget',
          address: 'Group',
          at: { cloudformation: '27:28-27:32', terraform: '32:16-32:22' },
          text: {
            cloudformation:
              'Whether the health check of `Group` can succeed is unknown: it asks by HTTP, and the sources do not show what answers. Segment requires a health check that can succeed; for a database, write `HealthCheckProtocol: TCP` for it.',
            terraform:
              'Whether the health check of `aws_lb_target_group.group` can succeed is unknown: it asks by HTTP, and the sources do not show what answers. Segment requires a health check that can succeed; for a database, write `protocol = "TCP"` for it.',
          },
        },
      ],
    },
    {
      name: 'HTTP on the port of Db2, which is that of application servers too',
      cloudformation: inTemplate('      TargetType: ip\n      HealthCheckProtocol: HTTP').replaceAll(
        'Port: 5432',
        'Port: 50000',
      ),
      terraform: inConfiguration('  target_type = "ip"\n  health_check {\n    protocol = "HTTP"\n  }').replaceAll(
        '= 5432',
        '= 50000',
      ),
      findings: [
        { message: 'unknownTarget', address: 'Group', at: { cloudformation: '27:28-27:32', terraform: '33:16-33:22' } },
      ],
    },
    {
      name: 'the proxy protocol to a server, which may read it',
      cloudformation: atServerInStack(
        '      TargetGroupAttributes: [{ Key: proxy_protocol_v2.enabled, Value: "true" }]',
      ),
      terraform: atServer('  proxy_protocol_v2 = true'),
      findings: [
        {
          message: 'unknownReader',
          address: 'Group',
          at: { cloudformation: '27:72-27:78', terraform: '31:23-31:27' },
          text: {
            cloudformation:
              '`Group` puts a header of the proxy protocol before connections and health checks, and whether its target can read that is unknown; databases cannot. Segment requires a health check that can succeed; for a database, write `Key: proxy_protocol_v2.enabled, Value: "false"`.',
            terraform:
              '`aws_lb_target_group.group` puts a header of the proxy protocol before connections and health checks, and whether its target can read that is unknown; databases cannot. Segment requires a health check that can succeed; for a database, write `proxy_protocol_v2 = false`.',
          },
        },
      ],
    },
    {
      name: 'a protocol that is not told',
      cloudformation: `Parameters: { Protocol: { Type: String } }${checkingInStack('      HealthCheckProtocol: !Ref Protocol')}`,
      terraform: `variable "protocol" {}${checking('  health_check {\n    protocol = var.protocol\n  }')}`,
      findings: [
        {
          message: 'undecided',
          address: 'Group',
          at: { cloudformation: '28:28-28:41', terraform: '33:16-33:28' },
          text: {
            cloudformation:
              'Whether the health check of `Group` can succeed is unknown: parameter `Protocol` has no default; pass `--parameters`. Segment requires one that can, which for a database is TCP on its own port, without the proxy protocol.',
            terraform:
              'Whether the health check of `aws_lb_target_group.group` can succeed is unknown: variable `protocol` has no default; pass `--var protocol=…` or a `--var-file`. Segment requires one that can, which for a database is TCP on its own port, without the proxy protocol.',
          },
        },
      ],
    },
  ],
});
