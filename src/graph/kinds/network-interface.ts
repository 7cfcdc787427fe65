import type { NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { expand, joinLists, listOfValue } from '../list-of.ts';
import { emptyAsUnset } from './unset.ts';

const template: NativeType<'NetworkInterface'> = {
  identity: ['Ref', 'Id'],
  map: (read) => ({
    subnet: read.string('SubnetId'),
    privateIps: joinLists([
      listOfValue(read.string('PrivateIpAddress')),
      expand(read.blocks('PrivateIpAddresses'), (each) => listOfValue(each.string('PrivateIpAddress'))),
    ]),
    // Not written: the VPC's default group.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkinterface.html
    securityGroups: read.strings('GroupSet'),
  }),
};

const terraform: NativeType<'NetworkInterface'> = {
  identity: ['id', 'arn'],
  map: (resource) => {
    const read = emptyAsUnset(resource);
    return {
      subnet: read.string('subnet_id'),
      privateIps: joinLists([
        listOfValue(read.string('private_ip')),
        read.strings('private_ips'),
        read.strings('private_ip_list'),
      ]),
      securityGroups: read.strings('security_groups'),
    };
  },
};

const attachedGroup: Satellite<'NetworkInterface'> = {
  belongsTo: (read) => read.string('network_interface_id'),
  adds: (read) => ({ securityGroups: listOfValue(read.string('security_group_id')) }),
  unresolved: 'rest-if-computed',
};

export const networkInterface = defineKind({
  kind: 'NetworkInterface',
  types: { 'AWS::EC2::NetworkInterface': template, aws_network_interface: terraform },
  satellites: { aws_network_interface_sg_attachment: attachedGroup },
  links: { subnet: ['Subnet'], securityGroups: ['SecurityGroup'] },
});
