import type { Satellite } from '../define-kind.ts';
import { expand, listOfValue } from '../list-of.ts';
import { ownerBy } from './owner-by-attribute.ts';
import { ownAttribute } from './unset.ts';

// What is attached to an instance that only someone else knows says nothing about the instances here.
const unresolved = 'rest-if-computed';

function attachment(instance: string, networkInterface: string): Satellite<'Instance'> {
  return {
    belongsTo: (read) => read.string(instance),
    adds: (read) => ({ networkInterfaces: listOfValue(read.string(networkInterface)) }),
    unresolved,
  };
}

export const instanceSatellites: Readonly<Record<string, Satellite<'Instance'>>> = {
  'AWS::EC2::NetworkInterfaceAttachment': attachment('InstanceId', 'NetworkInterfaceId'),
  aws_network_interface_attachment: attachment('instance_id', 'network_interface_id'),
  aws_network_interface: {
    belongsTo: (read) => expand(read.blocks('attachment'), (each) => listOfValue(each.string('instance'))),
    adds: (_read, header) => ({ networkInterfaces: listOfValue(ownAttribute(header, 'id')) }),
    unresolved,
  },
  // The interface that an instance gets by itself is named by an attribute of the instance.
  aws_network_interface_sg_attachment: {
    belongsTo: (read) => ownerBy(read.string('network_interface_id'), ['primary_network_interface_id']),
    adds: (read) => ({ securityGroups: listOfValue(read.string('security_group_id')) }),
    unresolved,
  },
};
