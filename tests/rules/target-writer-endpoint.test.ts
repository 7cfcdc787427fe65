import rule from '../../src/rules/target-writer-endpoint.ts';
import { testRule } from '../rule-tester.ts';
import { attachment, inConfiguration, inTemplate, lookedUp, lookup, ofLookup } from './behind-service.ts';

const cluster = `resource "aws_rds_cluster" "cluster" {
  engine = "aurora-postgresql"
}
resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = aws_rds_cluster.cluster.id
  engine             = "aurora-postgresql"
}
`;
const by = (name: string, more = ''): string =>
  inConfiguration('  target_type = "ip"', lookedUp(name)) + cluster + more;
const inStack = (name: string, more = ''): string =>
  inTemplate(ofLookup, lookup(name)) +
  `  Cluster: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql } }
  Member: { Type: AWS::RDS::DBInstance, Properties: { Engine: aurora-postgresql, DBClusterIdentifier: !Ref Cluster } }
${more}`;
const second = `resource "aws_rds_cluster_instance" "second" {
  cluster_identifier = aws_rds_cluster.cluster.id
  engine             = "aurora-postgresql"
}
`;
const proxy = (role: string): string => `resource "aws_db_proxy" "proxy" {
  name          = "proxy"
  engine_family = "POSTGRESQL"
}
resource "aws_db_proxy_endpoint" "beside" {
  db_proxy_name = aws_db_proxy.proxy.name
  target_role   = ${role}
}
`;
const proxyInStack = (
  role: string,
): string => `  Proxy: { Type: AWS::RDS::DBProxy, Properties: { EngineFamily: POSTGRESQL } }
  Beside: { Type: AWS::RDS::DBProxyEndpoint, Properties: { DBProxyName: !Ref Proxy, TargetRole: ${role} } }
`;

testRule(rule, {
  valid: [
    {
      name: 'an instance that the sources do not tell, which is no address',
      cloudformation: 'Parameters: { Server: { Type: String } }' + inTemplate('      Targets: [{ Id: !Ref Server }]'),
      terraform: `variable "server" {}${inConfiguration('', attachment('var.server'))}`,
    },
    {
      name: 'the endpoint of a cluster, which is that of its writer',
      cloudformation: inStack('!GetAtt Cluster.Endpoint.Address'),
      terraform: by('aws_rds_cluster.cluster.endpoint'),
    },
    {
      name: 'the only member of a cluster',
      cloudformation: inStack('!GetAtt Member.Endpoint.Address'),
      terraform: by('aws_rds_cluster_instance.member.endpoint'),
    },
    {
      name: 'a proxy, which sends to the writer',
      cloudformation: inStack('!GetAtt Proxy.Endpoint', proxyInStack('READ_ONLY')),
      terraform: by('aws_db_proxy.proxy.endpoint', proxy('"READ_ONLY"')),
    },
    {
      name: 'an endpoint of a proxy that sends to the writer',
      cloudformation: inStack('!GetAtt Beside.Endpoint', proxyInStack('READ_WRITE')),
      terraform: by('aws_db_proxy_endpoint.beside.endpoint', proxy('"READ_WRITE"')),
    },
    {
      name: 'an instance that is no cluster',
      cloudformation: inStack(
        '!GetAtt Single.Endpoint.Address',
        '  Single: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }\n',
      ),
      terraform: by(
        'aws_db_instance.single.address',
        'resource "aws_db_instance" "single" {\n  engine = "postgres"\n}\n',
      ),
    },
    {
      name: 'a server',
      cloudformation: inTemplate('      Targets: [{ Id: !Ref Server }]', '  Server: { Type: AWS::EC2::Instance }\n'),
      terraform: inConfiguration('', `${attachment('aws_instance.server.id')}resource "aws_instance" "server" {}\n`),
    },
  ],
  invalid: [
    {
      name: 'the reader endpoint of a cluster',
      cloudformation: inStack('!GetAtt Cluster.ReadEndpoint.Address'),
      terraform: by('aws_rds_cluster.cluster.reader_endpoint'),
      findings: [
        {
          message: 'reader',
          address: 'Group',
          at: { cloudformation: '30:96-30:132', terraform: '34:10-34:49' },
          text: {
            cloudformation:
              '`Group` leads to `Cluster` by its reader endpoint, which reaches its readers, so that nothing can be written and changes cannot be followed. Segment requires the writer of a cluster; look up the endpoint of the cluster.',
            terraform:
              '`aws_lb_target_group.group` leads to `aws_rds_cluster.cluster` by its reader endpoint, which reaches its readers, so that nothing can be written and changes cannot be followed. Segment requires the writer of a cluster; look up the endpoint of the cluster.',
          },
        },
      ],
    },
    {
      name: 'an endpoint of a proxy that sends to readers',
      cloudformation: inStack('!GetAtt Beside.Endpoint', proxyInStack('READ_ONLY')),
      terraform: by('aws_db_proxy_endpoint.beside.endpoint', proxy('"READ_ONLY"')),
      findings: [
        { message: 'reader', address: 'Group', at: { cloudformation: '30:96-30:119', terraform: '34:10-34:47' } },
      ],
    },
    {
      name: 'an endpoint to any members of a cluster',
      terraform: by(
        'aws_rds_cluster_endpoint.some.endpoint',
        `resource "aws_rds_cluster_endpoint" "some" {
  cluster_identifier          = aws_rds_cluster.cluster.id
  cluster_endpoint_identifier = "some"
  custom_endpoint_type        = "ANY"
}
`,
      ),
      findings: [
        {
          message: 'someMember',
          address: 'Group',
          at: { terraform: '34:10-34:48' },
          text: {
            terraform:
              '`aws_lb_target_group.group` leads to `aws_rds_cluster.cluster` by `aws_rds_cluster_endpoint.some`, which may reach a reader as well as the writer. Segment requires the writer of a cluster; look up the endpoint of the cluster.',
          },
        },
      ],
    },
  ],
  unknown: [
    {
      name: 'one of several members',
      cloudformation: inStack(
        '!GetAtt Member.Endpoint.Address',
        '  Second: { Type: AWS::RDS::DBInstance, Properties: { Engine: aurora-postgresql, DBClusterIdentifier: !Ref Cluster } }\n',
      ),
      terraform: by('aws_rds_cluster_instance.member.endpoint', second),
      findings: [
        {
          message: 'member',
          address: 'Group',
          at: { cloudformation: '30:96-30:127', terraform: '34:10-34:50' },
          text: {
            cloudformation:
              'Whether `Group` leads to the writer of `Cluster` is unknown: it leads to the member `Member`, and which member is the writer changes with a failover. Segment requires the writer of a cluster; look up the endpoint of the cluster.',
            terraform:
              'Whether `aws_lb_target_group.group` leads to the writer of `aws_rds_cluster.cluster` is unknown: it leads to the member `aws_rds_cluster_instance.member`, and which member is the writer changes with a failover. Segment requires the writer of a cluster; look up the endpoint of the cluster.',
          },
        },
      ],
    },
    {
      name: 'a target that the sources do not tell',
      cloudformation:
        'Parameters: { Address: { Type: String } }' +
        inTemplate('      TargetType: ip\n      Targets: [{ Id: !Ref Address }]'),
      terraform: `variable "address" {}${inConfiguration('  target_type = "ip"', attachment('var.address'))}`,
      findings: [
        {
          message: 'undecided',
          address: 'Group',
          at: { cloudformation: '27:23-27:35', terraform: '35:22-35:33' },
          text: {
            cloudformation:
              'Whether `Group` leads to the writer of a cluster is unknown: parameter `Address` has no default; pass `--parameters`. Segment requires the writer, where the database is a cluster.',
            terraform:
              'Whether `aws_lb_target_group.group` leads to the writer of a cluster is unknown: variable `address` has no default; pass `--var address=…` or a `--var-file`. Segment requires the writer, where the database is a cluster.',
          },
        },
      ],
    },
    {
      name: 'an address that nothing in the sources has',
      cloudformation: inTemplate('      TargetType: ip\n      Targets: [{ Id: 10.0.1.20 }]'),
      terraform: inConfiguration('  target_type = "ip"', attachment('"10.0.1.20"')),
      findings: [
        { message: 'undecided', address: 'Group', at: { cloudformation: '27:23-27:32', terraform: '35:22-35:33' } },
      ],
    },
    {
      name: 'an endpoint of a proxy of which it is not told where it sends to',
      cloudformation: `Parameters: { Role: { Type: String } }${inStack('!GetAtt Beside.Endpoint', proxyInStack('!Ref Role'))}`,
      terraform: `variable "role" {}${by('aws_db_proxy_endpoint.beside.endpoint', proxy('var.role'))}`,
      findings: [
        { message: 'undecided', address: 'Group', at: { cloudformation: '30:96-30:119', terraform: '34:10-34:47' } },
      ],
    },
  ],
});
