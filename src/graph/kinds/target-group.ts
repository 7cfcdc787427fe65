import type { Value } from '../../model/value.ts';
import { map } from '../../model/cases.ts';
import { orDecided, orDefault, together } from '../defaults.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { inBlock } from '../in-block.ts';
import { expand } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';
import { attributeOf } from './key-value-attributes.ts';
import { registrations } from './target-registrations.ts';
import { targetIn } from './targets.ts';
import { emptyAsUnset, unlessZero, writtenElsewhere } from './unset.ts';

const template: NativeType<'TargetGroup'> = {
  identity: ['Ref', 'TargetGroupArn'],
  map: (read) => {
    const targetType = orDefault(read.string('TargetType'), defaultTargetType);
    const protocol = upperCase(read.string('Protocol'));
    const attributes = read.blocks('TargetGroupAttributes');
    const flag = (key: string): Value<boolean> => attributeOf(attributes, key, (entry, value) => entry.boolean(value));
    const ofAws = { targetType, protocol };
    return {
      targetType,
      port: read.number('Port'),
      protocol,
      vpc: read.string('VpcId'),
      ipAddressType: orDefault(read.string('IpAddressType'), 'ipv4'),
      targets: expand(read.blocks('Targets'), (target) =>
        targetIn(target, { id: 'Id', port: 'Port', availabilityZone: 'AvailabilityZone' }),
      ),
      healthCheckEnabled: enabledOrDefault(read.boolean('HealthCheckEnabled'), ofAws),
      healthCheckProtocol: protocolOrDefault(upperCase(read.string('HealthCheckProtocol')), ofAws),
      healthCheckPort: portOrDefault(read.string('HealthCheckPort'), ofAws),
      preserveClientIp: preservedOrDefault(flag('preserve_client_ip.enabled'), ofAws),
      proxyProtocolV2: orDefault(flag('proxy_protocol_v2.enabled'), false),
      crossZone: orDefault(
        attributeOf(attributes, 'load_balancing.cross_zone.enabled', (entry, value) => entry.string(value)),
        crossZoneOfBalancer,
      ),
    };
  },
};

// Versions 5 and 6 of the provider have the same defaults.
const terraform: NativeType<'TargetGroup'> = {
  identity: ['arn', 'id'],
  map: (resource) => {
    const read = emptyAsUnset(resource);
    const targetType = orDefault(read.string('target_type'), defaultTargetType);
    const protocol = upperCase(read.string('protocol'));
    const ofAws = { targetType, protocol };
    const check = <T>(value: (block: PropertyReader) => Value<T>): Value<T> => inBlock(read, ['health_check'], value);
    return {
      targetType,
      port: unlessZero(read.number('port')),
      protocol,
      vpc: read.string('vpc_id'),
      ipAddressType: orDefault(read.string('ip_address_type'), 'ipv4'),
      targets: writtenElsewhere(read, 'target_id'),
      // A block that leaves these out gets defaults of the provider's own, HTTP for any group; only where there is no
      // block does AWS decide. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group
      healthCheckEnabled: enabledOrDefault(
        check((block) => orDefault(block.boolean('enabled'), true)),
        ofAws,
      ),
      healthCheckProtocol: protocolOrDefault(
        check((block) => orDefault(upperCase(block.string('protocol')), 'HTTP')),
        ofAws,
      ),
      healthCheckPort: portOrDefault(
        check((block) => orDefault(block.string('port'), 'traffic-port')),
        ofAws,
      ),
      preserveClientIp: preservedOrDefault(booleanText(read, 'preserve_client_ip'), ofAws),
      proxyProtocolV2: orDefault(read.boolean('proxy_protocol_v2'), false),
      crossZone: orDefault(read.string('load_balancing_cross_zone_enabled'), crossZoneOfBalancer),
    };
  },
};

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
const defaultTargetType = 'instance';

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
const crossZoneOfBalancer = 'use_load_balancer_configuration';

/** What AWS decides the rest by. */
interface OfAws {
  readonly targetType: Value<string>;
  readonly protocol: Value<string>;
}

/** Functions are not checked unless that is asked for. */
function enabledOrDefault(written: Value<boolean>, { targetType }: OfAws): Value<boolean> {
  return orDecided(written, targetType, (type) => type !== 'lambda');
}

/**
 * HTTP for the groups of an application load balancer, TCP for those of the others. A load balancer as a target is
 * checked with HTTP or HTTPS, and for it no default is documented.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
 */
function protocolOrDefault(written: Value<string>, { targetType, protocol }: OfAws): Value<string> {
  return orDecided(written, together(targetType, protocol), ([type, of]) => {
    if (type === 'lambda') return 'HTTP';
    if (type === 'alb' || of === undefined) return undefined;
    return isForApplications(of) ? 'HTTP' : 'TCP';
  });
}

/** The port of each target, except where packets are inspected. */
function portOrDefault(written: Value<string>, { targetType, protocol }: OfAws): Value<string> {
  return orDecided(written, together(targetType, protocol), ([type, of]) => {
    if (type === 'lambda') return undefined;
    return of === 'GENEVE' ? '80' : 'traffic-port';
  });
}

/**
 * Off for addresses behind TCP or TLS, on for the rest; an attribute of network load balancers' groups only.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
 */
function preservedOrDefault(written: Value<boolean>, { targetType, protocol }: OfAws): Value<boolean> {
  return orDecided(written, together(targetType, protocol), ([type, of]) => {
    if (of === undefined || of === 'GENEVE' || isForApplications(of)) return undefined;
    if (type === 'instance') return true;
    return type === 'ip' ? of !== 'TCP' && of !== 'TLS' : undefined;
  });
}

function isForApplications(protocol: string): boolean {
  return protocol === 'HTTP' || protocol === 'HTTPS';
}

function upperCase(protocol: Value<string>): Value<string> {
  return map(protocol, (text) => text.toUpperCase());
}

/** The argument is a text, so that "" can stand for what is not written. */
function booleanText(read: PropertyReader, property: string): Value<boolean> {
  const text = read.string(property);
  return text.state === 'absent' ? text : read.boolean(property);
}

export const targetGroup = defineKind({
  kind: 'TargetGroup',
  types: {
    'AWS::ElasticLoadBalancingV2::TargetGroup': template,
    aws_lb_target_group: terraform,
    aws_alb_target_group: terraform,
  },
  satellites: registrations,
  openTo: ['targets'],
  links: { vpc: ['Vpc'] },
});
