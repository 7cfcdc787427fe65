import { describe, expect, it } from 'vitest';
import type { LiteralMapping } from '../raw.ts';
import { attribute, either, open, ref, resource } from '../raw.ts';
import { atom } from '../../../src/model/guard.ts';
import { plain, propsIn, testNative } from './rows.ts';

const defaults = {
  targetType: 'instance',
  port: 'absent',
  protocol: 'absent',
  vpc: 'absent',
  ipAddressType: 'ipv4',
  targets: 'absent',
  healthCheckEnabled: true,
  healthCheckProtocol: 'absent',
  healthCheckPort: 'traffic-port',
  preserveClientIp: 'absent',
  proxyProtocolV2: false,
  crossZone: 'use_load_balancer_configuration',
};

testNative({
  types: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
  kind: 'TargetGroup',
  unwritten: defaults,
  rows: [
    ['TargetType', 'ip', 'targetType'],
    ['Port', '5432', 'port', 5432],
    ['Protocol', 'tcp', 'protocol', 'TCP'],
    ['VpcId', 'vpc-1', 'vpc'],
    ['IpAddressType', 'ipv6', 'ipAddressType'],
    ['Targets.Id', '10.0.0.5', 'targets.id'],
    ['Targets.Port', 5433, 'targets.port'],
    ['Targets.AvailabilityZone', 'all', 'targets.availabilityZone'],
    ['HealthCheckEnabled', false, 'healthCheckEnabled'],
    ['HealthCheckProtocol', 'http', 'healthCheckProtocol', 'HTTP'],
    ['HealthCheckPort', 8008, 'healthCheckPort', '8008'],
    ['TargetGroupAttributes[preserve_client_ip.enabled]', 'true', 'preserveClientIp', true],
    ['TargetGroupAttributes[proxy_protocol_v2.enabled]', 'true', 'proxyProtocolV2', true],
    ['TargetGroupAttributes[load_balancing.cross_zone.enabled]', true, 'crossZone', 'true'],
  ],
});

testNative({
  types: ['aws_lb_target_group', 'aws_alb_target_group'],
  kind: 'TargetGroup',
  unwritten: defaults,
  rows: [
    ['target_type', 'ip', 'targetType'],
    ['port', 5432, 'port'],
    ['protocol', 'tcp', 'protocol', 'TCP'],
    ['vpc_id', 'vpc-1', 'vpc'],
    ['ip_address_type', 'ipv6', 'ipAddressType'],
    ['health_check.enabled', false, 'healthCheckEnabled'],
    ['health_check.protocol', 'TCP', 'healthCheckProtocol'],
    ['health_check.port', '8008', 'healthCheckPort'],
    ['preserve_client_ip', 'true', 'preserveClientIp', true],
    ['preserve_client_ip', '', 'preserveClientIp', 'absent'],
    ['proxy_protocol_v2', true, 'proxyProtocolV2'],
    ['load_balancing_cross_zone_enabled', 'true', 'crossZone'],
  ],
});

testNative({
  types: ['aws_lb_target_group_attachment', 'aws_alb_target_group_attachment'],
  kind: 'TargetGroup',
  of: ['aws_lb_target_group', 'target_group_arn', 'arn'],
  rows: [
    ['target_id', '10.0.0.5', 'targets.id'],
    ['port', 5433, 'targets.port'],
    ['port', 0, 'targets.port', 'absent'],
    ['availability_zone', 'all', 'targets.availabilityZone'],
  ],
});

describe('a target group', () => {
  const template = (properties: LiteralMapping) =>
    propsIn('TargetGroup', [resource(['AWS::ElasticLoadBalancingV2::TargetGroup', 'T'], properties)]);
  const terraform = (properties: LiteralMapping) =>
    propsIn('TargetGroup', [resource(['aws_lb_target_group', 'aws_lb_target_group.t'], properties)]);
  const checked = (props: ReturnType<typeof template>) =>
    ['healthCheckEnabled', 'healthCheckProtocol', 'healthCheckPort'].map((name) => props[name] && plain(props[name]));

  it('is checked as AWS decides by its protocol and targets', () => {
    expect(checked(template({ Protocol: 'TCP' }))).toEqual([true, 'TCP', 'traffic-port']);
    expect(checked(template({ Protocol: 'TLS', TargetType: 'ip' }))).toEqual([true, 'TCP', 'traffic-port']);
    expect(checked(template({ Protocol: 'HTTPS' }))).toEqual([true, 'HTTP', 'traffic-port']);
    expect(checked(template({ Protocol: 'GENEVE' }))).toEqual([true, 'TCP', '80']);
    expect(checked(template({ TargetType: 'lambda' }))).toEqual([false, 'HTTP', 'absent']);
    expect(checked(template({ Protocol: 'TCP', TargetType: 'alb' }))).toEqual([true, 'absent', 'traffic-port']);
    expect(checked(terraform({ protocol: 'TCP' }))).toEqual([true, 'TCP', 'traffic-port']);
  });

  it('is checked with HTTP by a block of Terraform that does not say with what', () => {
    expect(checked(terraform({ protocol: 'TCP', health_check: [{}] }))).toEqual([true, 'HTTP', 'traffic-port']);
    expect(checked(terraform({ protocol: 'TCP', health_check: [{ protocol: '' }] }))[1]).toBe('HTTP');
    expect(checked(terraform({ protocol: 'TCP', health_check: [] }))[1]).toBe('TCP');
  });

  it('keeps what decides its defaults open', () => {
    const props = template({ Protocol: open('Protocol') });
    expect(props['healthCheckProtocol']).toMatchObject({ state: 'unknown', reason: { name: 'Protocol' } });
    const chosen = template({ Protocol: either(atom('web'), 'HTTP', 'TCP') });
    expect(chosen['healthCheckProtocol'] && plain(chosen['healthCheckProtocol'])).toEqual(['HTTP', 'TCP']);
  });

  it('preserves the addresses of clients by default, except for addresses behind TCP and TLS', () => {
    const preserved = (properties: LiteralMapping) => {
      const { preserveClientIp } = template(properties);
      return preserveClientIp && plain(preserveClientIp);
    };
    expect(preserved({ Protocol: 'TCP' })).toBe(true);
    expect(preserved({ Protocol: 'TCP', TargetType: 'ip' })).toBe(false);
    expect(preserved({ Protocol: 'TLS', TargetType: 'ip' })).toBe(false);
    expect(preserved({ Protocol: 'UDP', TargetType: 'ip' })).toBe(true);
    expect(preserved({ Protocol: 'HTTP' })).toBe('absent');
    expect(preserved({ Protocol: 'TCP', TargetType: 'alb' })).toBe('absent');
  });

  it('may have an attribute whose key cannot be read', () => {
    const entry = { Key: open('Key'), Value: 'true' };
    expect(template({ TargetGroupAttributes: [entry] })['proxyProtocolV2']).toMatchObject({ state: 'unknown' });
    const surely = { Key: 'proxy_protocol_v2.enabled', Value: 'true' };
    expect(template({ TargetGroupAttributes: [entry, surely] })['proxyProtocolV2']).toMatchObject({ value: true });
  });

  it.each([
    ['AWS::AutoScaling::AutoScalingGroup', { TargetGroupARNs: [ref('T')] }],
    ['AWS::AutoScaling::AutoScalingGroup', { TrafficSources: [{ Identifier: ref('T'), Type: 'elbv2' }] }],
    ['AWS::ECS::Service', { LoadBalancers: [{ TargetGroupArn: ref('T') }] }],
    [
      'AWS::ECS::Service',
      { LoadBalancers: [{ TargetGroupArn: 'arn:x', AdvancedConfiguration: { AlternateTargetGroupArn: ref('T') } }] },
    ],
    ['AWS::ECS::TaskSet', { LoadBalancers: [{ TargetGroupArn: ref('T') }] }],
  ])('may have targets that %s registers', (type, properties: LiteralMapping) => {
    const group = resource(['AWS::ElasticLoadBalancingV2::TargetGroup', 'T']);
    const { targets } = propsIn('TargetGroup', [group, resource([type, 'Registrar'], properties)]);
    expect(targets).toMatchObject({ items: [], rest: [{ value: { reason: { kind: 'opaque' } } }] });
  });

  const arn = attribute('aws_lb_target_group.t', 'arn');
  it.each([
    ['aws_autoscaling_group', { target_group_arns: [arn] }],
    ['aws_autoscaling_group', { traffic_source: [{ identifier: arn, type: 'elbv2' }] }],
    ['aws_autoscaling_attachment', { lb_target_group_arn: arn }],
    ['aws_autoscaling_traffic_source_attachment', { traffic_source: [{ identifier: arn, type: 'elbv2' }] }],
    ['aws_ecs_service', { load_balancer: [{ target_group_arn: arn }] }],
    [
      'aws_ecs_service',
      { load_balancer: [{ target_group_arn: 'arn:x', advanced_configuration: [{ alternate_target_group_arn: arn }] }] },
    ],
    ['aws_ecs_task_set', { load_balancer: [{ target_group_arn: arn }] }],
    ['aws_spot_fleet_request', { target_group_arns: [arn] }],
  ])('may have targets that %s registers', (type, properties: LiteralMapping) => {
    const groups = ['t', 'other'].map((name) => resource(['aws_lb_target_group', `aws_lb_target_group.${name}`]));
    const { targets } = propsIn('TargetGroup', [...groups, resource([type, `${type}.r`], properties)]);
    expect(targets).toMatchObject({ items: [], rest: [{ value: { reason: { kind: 'opaque' } } }] });
    const { targets: unnamed } = propsIn('TargetGroup', [
      ...groups.reverse(),
      resource([type, `${type}.r`], properties),
    ]);
    expect(unnamed).toMatchObject({ items: [], rest: [] });
  });
});
