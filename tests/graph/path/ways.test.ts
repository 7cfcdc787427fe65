import { describe, expect, it } from 'vitest';
import { resourcesOn } from '../../../src/graph/path/way.ts';
import { waysFrom, waysThrough } from '../../../src/graph/path/ways.ts';
import { graphOfTemplate, graphOfTerraform, shown } from './reading.ts';

const service = `
resource "aws_vpc_endpoint_service" "service" {
  acceptance_required        = true
  network_load_balancer_arns = [aws_lb.balancer.arn]
}
resource "aws_lb" "balancer" { load_balancer_type = "network" }
`;
const listener = `
resource "aws_lb_listener" "listener" {
  load_balancer_arn = aws_lb.balancer.arn
  port              = 5432
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.group.arn
  }
}
resource "aws_lb_target_group" "group" {
  port        = 5432
  protocol    = "TCP"
  target_type = "ip"
}
`;
const target = (id: string) => `
resource "aws_lb_target_group_attachment" "target" {
  target_group_arn = aws_lb_target_group.group.arn
  target_id        = ${id}
}
`;

const template = (targets: string, more = '') => `
Parameters:
  Address: { Type: String }
  Production: { Type: String, AllowedValues: [prod, test] }
Conditions:
  IsProduction: !Equals [!Ref Production, prod]
Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { NetworkLoadBalancerArns: [!Ref Balancer] }
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 5432
      Protocol: TCP
      DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Group }]
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: { Port: 5432, Protocol: TCP, TargetType: ip, Targets: ${targets} }
${more}`;

describe('a way ends where nothing more is in the sources:', () => {
  it.each([
    ['no load balancer', 'resource "aws_vpc_endpoint_service" "service" {}', 'service: balancer nothing'],
    ['no listener', service, 'service > balancer: listener nothing'],
    ['no target', service + listener, 'service > balancer > listener > group: target nothing'],
  ])('%s', (_, text, way) => {
    expect(shown(graphOfTerraform(text))).toEqual([way]);
  });

  it('a load balancer, target group or target that the sources do not tell', async () => {
    const unknown = `
variable "balancer" { type = string }
resource "aws_vpc_endpoint_service" "service" {
  network_load_balancer_arns = [var.balancer, "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/a/0123456789abcdef"]
}`;
    expect(shown(graphOfTerraform(unknown))).toEqual(['service: balancer unknown', 'service: balancer outside']);
    expect(shown(await graphOfTemplate(template('[{ Id: !Ref Address }]')))).toEqual([
      'Service > Balancer > Listener > Group: destination unknown',
    ]);
  });

  it('something that may register more targets', () => {
    const scaling = `
resource "aws_autoscaling_group" "servers" { target_group_arns = [aws_lb_target_group.group.arn] }`;
    expect(shown(graphOfTerraform(service + listener + scaling))).toEqual([
      'service > balancer > listener > group: target more',
    ]);
  });
});

describe('a target is', () => {
  const databases = `
resource "aws_db_instance" "database" { engine = "postgres" }
resource "aws_rds_cluster" "cluster" { engine = "aurora-postgresql" }
resource "aws_rds_cluster_instance" "member" { cluster_identifier = aws_rds_cluster.cluster.id }
resource "aws_rds_cluster_endpoint" "some" {
  cluster_identifier          = aws_rds_cluster.cluster.id
  cluster_endpoint_identifier = "some"
  custom_endpoint_type        = "READER"
}
resource "aws_db_proxy" "proxy" { engine_family = "POSTGRESQL" }
resource "aws_db_proxy_endpoint" "reading" {
  db_proxy_name = aws_db_proxy.proxy.name
  target_role   = "READ_ONLY"
}
`;
  it.each([
    ['aws_db_instance.database.address', 'database looked up'],
    ['split(":", aws_db_instance.database.endpoint)[0]', 'database looked up'],
    ['aws_rds_cluster.cluster.endpoint', 'cluster (writer) looked up'],
    ['aws_rds_cluster.cluster.reader_endpoint', 'cluster (reader) looked up'],
    ['aws_rds_cluster_instance.member.endpoint', 'member looked up'],
    ['aws_rds_cluster_endpoint.some.endpoint', 'cluster (reader) through some looked up'],
    ['aws_db_proxy.proxy.endpoint', 'proxy (writer) looked up'],
    ['aws_db_proxy_endpoint.reading.endpoint', 'proxy (reader) through reading looked up'],
  ])('the database whose name %s was asked for', (name, destination) => {
    const lookup = `data "dns_a_record_set" "addresses" { host = ${name} }`;
    const text = service + listener + databases + lookup + target('data.dns_a_record_set.addresses.addrs[0]');
    expect(shown(graphOfTerraform(text))).toEqual([`service > balancer > listener > group > ${destination}`]);
  });

  it('lost where the name that was asked for is not of the sources', () => {
    const lookup = `data "dns_a_record_set" "addresses" { host = "db.example.com" }`;
    const text = service + listener + lookup + target('tolist(data.dns_a_record_set.addresses.addrs)[0]');
    expect(shown(graphOfTerraform(text))).toEqual(['service > balancer > listener > group: destination outside']);
  });

  it.each([
    ['aws_instance.server.id', 'server'],
    ['aws_instance.server.private_ip', 'server'],
    ['aws_network_interface.card.private_ip', 'card'],
    ['aws_redshift_cluster.warehouse.cluster_nodes[0].private_ip_address', 'warehouse'],
    [
      'aws_redshiftserverless_workgroup.group.endpoint[0].vpc_endpoint[0].network_interface[0].private_ip_address',
      'group',
    ],
    [
      'aws_redshift_endpoint_access.managed.vpc_endpoint[0].network_interface[0].private_ip_address',
      'warehouse through managed',
    ],
    ['"10.0.0.7"', 'card'],
    ['"10.0.0.8"', '10.0.0.8'],
  ])('what %s stands for', (id, destination) => {
    const others = `
resource "aws_instance" "server" {}
resource "aws_network_interface" "card" { private_ips = ["10.0.0.7"] }
resource "aws_redshift_cluster" "warehouse" {}
resource "aws_redshift_endpoint_access" "managed" { cluster_identifier = aws_redshift_cluster.warehouse.cluster_identifier }
resource "aws_redshiftserverless_workgroup" "group" {}
`;
    expect(shown(graphOfTerraform(service + listener + others + target(id)))).toEqual([
      `service > balancer > listener > group > ${destination}`,
    ]);
  });

  it('what an attribute of a template stands for', async () => {
    const more = `
  Server: { Type: AWS::EC2::Instance }
  Card: { Type: AWS::EC2::NetworkInterface, Properties: { SubnetId: subnet-1, PrivateIpAddress: 10.0.0.7 } }`;
    const targets =
      '[{ Id: !Ref Server }, { Id: !GetAtt Server.PrivateIp }, { Id: !GetAtt Card.PrimaryPrivateIpAddress }]';
    expect(shown(await graphOfTemplate(template(targets, more)))).toEqual([
      'Service > Balancer > Listener > Group > Server',
      'Service > Balancer > Listener > Group > Server',
      'Service > Balancer > Listener > Group > Card',
    ]);
  });

  it.each([
    ['{ Host: !GetAtt Database.Endpoint.Address }', ' > Database looked up'],
    ['{ Host: !Sub "${Database.Endpoint.Address}", Times: 3 }', ' > Database looked up'],
    ['{ Hosts: [!GetAtt Database.Endpoint.Address, !GetAtt Cluster.Endpoint.Address] }', ': destination unknown'],
    ['{ Database: !Ref Database }', ': destination unknown'],
  ])('what a custom resource finds that is given %s', async (properties, end) => {
    const more = `
  Database: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }
  Cluster: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql } }
  Lookup: { Type: Custom::Lookup, Properties: ${properties} }`;
    expect(shown(await graphOfTemplate(template('[{ Id: !GetAtt Lookup.Address }]', more)))).toEqual([
      `Service > Balancer > Listener > Group${end}`,
    ]);
  });

  it.each(['!GetAtt Database.Endpoint.Address', '!Ref Database'])(
    'none where %s of a database stands in place of an address',
    async (id) => {
      const more = '  Database: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }';
      expect(shown(await graphOfTemplate(template(`[{ Id: ${id} }]`, more)))).toEqual([
        'Service > Balancer > Listener > Group: destination name',
      ]);
    },
  );

  it('no owner of a literal address in another VPC', () => {
    const cards = `
resource "aws_vpc" "here" {}
resource "aws_vpc" "there" {}
resource "aws_subnet" "there" { vpc_id = aws_vpc.there.id }
resource "aws_network_interface" "card" {
  subnet_id   = aws_subnet.there.id
  private_ips = ["10.0.0.7"]
}`;
    const text = (service + listener).replace('port        = 5432', 'vpc_id = aws_vpc.here.id\n  port = 5432');
    expect(shown(graphOfTerraform(text + cards + target('"10.0.0.7"')))).toEqual([
      'service > balancer > listener > group > 10.0.0.7',
    ]);
  });
});

describe('a way', () => {
  it('has the conditions of all its hops', async () => {
    const more = `
  Server: { Type: AWS::EC2::Instance, Condition: IsProduction }`;
    const targets = '[!If [IsProduction, { Id: !Ref Server }, !Ref AWS::NoValue]]';
    expect(shown(await graphOfTemplate(template(targets, more)))).toEqual([
      'perhaps Service > Balancer > Listener > Group > Server',
      'perhaps Service > Balancer > Listener > Group: target nothing',
    ]);
  });

  it('is not told where the group that it names is not there', () => {
    const chosen = `
variable "is_open" { type = bool }
resource "aws_lb_listener" "listener" {
  load_balancer_arn = aws_lb.balancer.arn
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.group[0].arn
  }
}
resource "aws_lb_target_group" "group" { count = var.is_open ? 1 : 0 }
`;
    expect(shown(graphOfTerraform(service + chosen))).toEqual([
      'perhaps service > balancer > listener > group[0]: target nothing',
      'perhaps service > balancer > listener: target-group unknown',
    ]);
  });

  it('goes to each group of a weighted forward that receives anything', () => {
    const weighted = `
variable "weight" { type = number }
resource "aws_lb_listener" "listener" {
  load_balancer_arn = aws_lb.balancer.arn
  default_action {
    type = "forward"
    forward {
      target_group {
        arn    = aws_lb_target_group.one.arn
        weight = 10
      }
      target_group {
        arn    = aws_lb_target_group.two.arn
        weight = 0
      }
      target_group {
        arn    = aws_lb_target_group.three.arn
        weight = var.weight
      }
    }
  }
}
resource "aws_lb_target_group" "one" {}
resource "aws_lb_target_group" "two" {}
resource "aws_lb_target_group" "three" {}
`;
    expect(shown(graphOfTerraform(service + weighted))).toEqual([
      'service > balancer > listener > one: target nothing',
      'service > balancer > listener: target-group unknown',
    ]);
  });

  it('goes on behind an application load balancer, also by its rules', () => {
    const application = `
resource "aws_lb" "application" { load_balancer_type = "application" }
resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.application.arn
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
resource "aws_lb_listener_rule" "more" {
  listener_arn = aws_lb_listener.http.arn
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.other.arn
  }
}
resource "aws_lb_target_group" "web" {}
resource "aws_lb_target_group" "other" {}
resource "aws_instance" "server" {}
resource "aws_lb_target_group_attachment" "server" {
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.server.id
}
`;
    const graph = graphOfTerraform(service + listener + application + target('aws_lb.application.arn'));
    expect(shown(graph)).toEqual([
      'service > balancer > listener > group > application > http > web > server',
      'service > balancer > listener > group > application > http > other: target nothing',
    ]);
    expect(waysThrough(graph, graph.all('Instance')[0]!)).toHaveLength(1);
  });

  it('is found again from every resource on it', () => {
    const graph = graphOfTerraform(
      service + listener + 'resource "aws_instance" "server" {}' + target('aws_instance.server.id'),
    );
    const [way] = waysFrom(graph, graph.all('EndpointService')[0]!);
    const on = resourcesOn(way!);
    expect(on.map(({ kind }) => kind)).toEqual([
      'EndpointService',
      'LoadBalancer',
      'Listener',
      'TargetGroup',
      'Instance',
    ]);
    for (const resource of on) expect(waysThrough(graph, resource)).toEqual([way]);
  });

  it('is no longer told apart from others when there are too many, and says so', () => {
    const many = `
resource "aws_lb_listener" "many" {
  count             = 40
  load_balancer_arn = aws_lb.balancer.arn
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.group.arn
  }
}
resource "aws_lb_target_group" "group" {}
resource "aws_lb_target_group_attachment" "target" {
  count            = 40
  target_group_arn = aws_lb_target_group.group.arn
  target_id        = "10.0.1.\${count.index}"
}
`;
    const graph = graphOfTerraform(service + many);
    const ways = waysFrom(graph, graph.all('EndpointService')[0]!);
    expect(ways).toHaveLength(1_001);
    expect(ways.at(-1)?.end).toMatchObject({ reached: false, why: 'more', unknown: { reason: { kind: 'limit' } } });
  });
});
