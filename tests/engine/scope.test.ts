import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../src/engine/scope.ts';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { parseRoot } from '../terraform/read.ts';

const text = `
resource "aws_vpc_endpoint_service" "s" {
  acceptance_required        = true
  network_load_balancer_arns = [aws_lb.n.arn]
}
resource "aws_lb" "n" {
  load_balancer_type = "network"
}
resource "aws_lb_listener" "l" {
  load_balancer_arn = aws_lb.n.arn
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.default.arn
  }
}
resource "aws_lb_listener_rule" "r" {
  listener_arn = aws_lb_listener.l.arn
  action {
    type = "forward"
    forward {
      target_group {
        arn = aws_lb_target_group.ruled.arn
      }
    }
  }
}
resource "aws_lb_target_group" "default" {}
resource "aws_lb_target_group" "ruled" {}
resource "aws_lb_target_group" "loose" {}
resource "aws_lb_target_group_attachment" "a" {
  target_group_arn = aws_lb_target_group.ruled.arn
  target_id        = aws_redshift_cluster.behind.cluster_nodes[0].private_ip_address
}
resource "aws_redshift_cluster" "behind" {}
resource "aws_redshift_cluster" "elsewhere" {}
resource "aws_lb_target_group_attachment" "proxy" {
  target_group_arn = aws_lb_target_group.default.arn
  target_id        = data.dns_a_record_set.proxy.addrs[0]
}
data "dns_a_record_set" "proxy" {
  host = aws_db_proxy.proxy.endpoint
}
resource "aws_db_proxy" "proxy" {}
resource "aws_db_proxy_target" "cluster" {
  db_proxy_name         = aws_db_proxy.proxy.name
  target_group_name     = "default"
  db_cluster_identifier = aws_rds_cluster.behind.cluster_identifier
}
resource "aws_rds_cluster" "behind" {}
resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = aws_rds_cluster.behind.id
}
resource "aws_rds_cluster" "elsewhere" {}
`;

describe('the way from an endpoint service to a database', () => {
  const { graph } = buildGraph([parseRoot(text)]);
  const rds = {
    profile: 'segment/rds-postgres',
    vendor: 'Segment',
    source: 'https://example.com',
    readOn: '2026-01-01',
  };
  const scope = scopeOf(graph, [{ profile: rds.profile, path: 'endpoint-service', principals: [] }]);

  it.each([
    ['TargetGroup', ['aws_lb_target_group.default', 'aws_lb_target_group.ruled']],
    ['RedshiftCluster', ['aws_redshift_cluster.behind']],
    ['DbProxy', ['aws_db_proxy.proxy']],
    ['DbCluster', ['aws_rds_cluster.behind']],
    ['DbInstance', ['aws_rds_cluster_instance.member']],
  ] as const)('goes through the default action and the rules of a listener to a %s', (kind, addresses) => {
    const spokenOf = graph.all(kind).filter((resource) => scope.speakers(resource, [rds]).length > 0);
    expect(spokenOf.map(({ address }) => address)).toEqual(addresses);
  });

  it('is told without a look at the others', () => {
    expect([...(scope.spokenAbout('TargetGroup', [rds]) ?? [])].map(({ address }) => address)).toEqual(
      expect.arrayContaining(['aws_lb_target_group.default', 'aws_lb_target_group.ruled']),
    );
    const loose = graph
      .all('TargetGroup')
      .filter((group) => scope.spokenAbout('TargetGroup', [rds])?.has(group) === false);
    expect(loose.map(({ address }) => address)).toEqual(['aws_lb_target_group.loose']);
    expect(graph.among('TargetGroup', new Set(graph.all('TargetGroup').toReversed()))).toEqual(
      graph.all('TargetGroup'),
    );
  });

  it('is not told beforehand where every one is spoken about', () => {
    const managed = scopeOf(graph, [{ profile: rds.profile, path: 'redshift-managed', principals: [] }]);
    expect(managed.spokenAbout('RedshiftCluster', [rds])).toBeUndefined();
    expect(managed.spokenAbout('LoadBalancer', [rds])?.size).toBe(0);
    expect(scope.spokenAbout('LoadBalancer', [rds], 'every')).toBeUndefined();
    expect(scope.spokenAbout('Subnet', [rds])).toBeUndefined();
    expect(scope.spokenAbout('LoadBalancer', [])).toBeUndefined();
    expect(scope.spokenAbout('LoadBalancer', [{ ...rds, profile: 'no audience' }])).toBeUndefined();
  });

  it.each([
    ['redshift-managed', ['aws_redshift_cluster.behind', 'aws_redshift_cluster.elsewhere']],
    ['consumer', []],
    ['vpc-lattice', []],
    ['brokered', []],
  ] as const)('does not matter for the connection path %s', (path, addresses) => {
    const other = scopeOf(graph, [{ profile: rds.profile, path, principals: [] }]);
    const spokenOf = graph.all('RedshiftCluster').filter((resource) => other.speakers(resource, [rds]).length > 0);
    expect(spokenOf.map(({ address }) => address)).toEqual(addresses);
  });
});
