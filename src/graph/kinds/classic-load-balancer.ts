import type { Value } from '../../model/value.ts';
import { map } from '../../model/cases.ts';
import { known } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import type { NativeType } from '../define-kind.ts';
import type { PropertyReader } from '../property-reader.ts';
import { noProperty, writtenElsewhere } from './unset.ts';

// The first generation has no type and no PrivateLink: only its being there, and named, matters.
function classic(
  identity: readonly string[],
  names: Readonly<Record<'subnets' | 'securityGroups', string>>,
  scheme: (read: PropertyReader) => Value<string>,
): NativeType<'LoadBalancer'> {
  return {
    identity,
    map: (read, { at }) => ({
      type: known('classic', { at }),
      scheme: orDefault(scheme(read), 'internet-facing'),
      ipAddressType: known('ipv4', { at }),
      subnets: read.strings(names.subnets),
      subnetMappings: writtenElsewhere(read, names.subnets),
      securityGroups: read.strings(names.securityGroups),
      enforceInboundRulesOnPrivateLinkTraffic: known('on', { at }),
      crossZone: noProperty(read),
      clientRoutingPolicy: noProperty(read),
      prefixForIpv6SourceNat: noProperty(read),
      secondaryIpsPerSubnet: noProperty(read),
    }),
  };
}

export const classicBalancers = {
  'AWS::ElasticLoadBalancing::LoadBalancer': classic(
    ['Ref'],
    { subnets: 'Subnets', securityGroups: 'SecurityGroups' },
    (read) => read.string('Scheme'),
  ),
  aws_elb: classic(['id', 'arn', 'name'], { subnets: 'subnets', securityGroups: 'security_groups' }, (read) =>
    map(read.boolean('internal'), (internal) => (internal ? 'internal' : 'internet-facing')),
  ),
};
