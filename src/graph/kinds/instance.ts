import type { Guard } from '../../model/guard.ts';
import { and, never, not } from '../../model/guard.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { oneOf } from '../../model/cases.ts';
import { absent, unknown } from '../../model/value.ts';
import { orElse } from '../defaults.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { inBlock } from '../in-block.ts';
import { expand, joinLists, listOfValue, whenFilled } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';
import { instanceSatellites } from './instance-satellites.ts';
import { emptyAsUnset } from './unset.ts';

const template: NativeType<'Instance'> = {
  identity: ['Ref', 'InstanceId'],
  map: (read) => {
    const interfaces = read.blocks('NetworkInterfaces');
    const fromTemplate = whenFilled(read.blocks('LaunchTemplate'));
    const subnet = orElse(
      read.string('SubnetId'),
      inBlock(read, ['NetworkInterfaces'], (each) => each.string('SubnetId')),
    );
    return {
      subnet: orTemplates(subnet, fromTemplate),
      privateIps: joinLists([
        listOfValue(read.string('PrivateIpAddress')),
        expand(interfaces, (each) => listOfValue(each.string('PrivateIpAddress'))),
        expand(interfaces, (each) =>
          expand(each.blocks('PrivateIpAddresses'), (address) => listOfValue(address.string('PrivateIpAddress'))),
        ),
      ]),
      securityGroups: orTemplatesList(
        joinLists([
          read.strings('SecurityGroupIds'),
          read.strings('SecurityGroups'),
          expand(interfaces, (each) => each.strings('GroupSet')),
        ]),
        fromTemplate,
      ),
      availabilityZone: read.string('AvailabilityZone'),
      networkInterfaces: expand(interfaces, (each) => listOfValue(each.string('NetworkInterfaceId'))),
    };
  },
};

const terraform: NativeType<'Instance'> = {
  identity: ['id', 'arn'],
  map: (resource) => {
    const read = emptyAsUnset(resource);
    const fromTemplate = whenFilled(read.blocks('launch_template'));
    return {
      subnet: orTemplates(read.string('subnet_id'), fromTemplate),
      privateIps: joinLists([listOfValue(read.string('private_ip')), read.strings('secondary_private_ips')]),
      securityGroups: orTemplatesList(
        joinLists([read.strings('vpc_security_group_ids'), read.strings('security_groups')]),
        fromTemplate,
      ),
      availabilityZone: read.string('availability_zone'),
      // The block for the first interface came with version 6 of the provider.
      networkInterfaces: joinLists([
        interfacesIn(read, 'network_interface'),
        interfacesIn(read, 'primary_network_interface'),
      ]),
    };
  },
};

function interfacesIn(read: PropertyReader, blocks: string): ListOf<string> {
  return expand(read.blocks(blocks), (each) => listOfValue(each.string('network_interface_id')));
}

const what = 'the launch template, which may say it';

/** What an instance does not say itself its launch template may. */
function orTemplates(value: Value<string>, fromTemplate: Guard): Value<string> {
  if (fromTemplate === never) return value;
  const { at, property } = value;
  const place = { at, ...(property !== undefined && { property }) };
  const alternatives = [
    { when: fromTemplate, value: unknown({ kind: 'opaque', what }, place) },
    { when: not(fromTemplate), value: absent(place) },
  ];
  return orElse(value, oneOf<string>(alternatives, place));
}

function orTemplatesList(list: ListOf<string>, fromTemplate: Guard): ListOf<string> {
  const when = and(fromTemplate, list.absent);
  if (when === never) return list;
  const value = unknown({ kind: 'opaque', what }, { at: list.at });
  return { ...list, rest: [...list.rest, { when, value }] };
}

export const instance = defineKind({
  kind: 'Instance',
  types: { 'AWS::EC2::Instance': template, aws_instance: terraform },
  satellites: instanceSatellites,
  links: { subnet: ['Subnet'], securityGroups: ['SecurityGroup'], networkInterfaces: ['NetworkInterface'] },
});
