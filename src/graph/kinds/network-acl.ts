import type { ListOf } from '../../model/value.ts';
import { orElse } from '../defaults.ts';
import type { NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { expand } from '../list-of.ts';
import type { AclEntry } from '../props/routing.ts';
import type { PropertyReader } from '../property-reader.ts';
import type { EntryNames } from './acl-entries.ts';
import { directed, entryIn, templateEntry, terraformEntry, terraformInlineEntry } from './acl-entries.ts';
import { emptyAsUnset, ownAttribute, writtenElsewhere } from './unset.ts';
import { defaultsOfVpc, ownerBy } from './owner-by-attribute.ts';

const template: NativeType<'NetworkAcl'> = {
  identity: ['Ref', 'Id'],
  map: (read) => ({
    vpc: read.string('VpcId'),
    ingress: writtenElsewhere(read, 'AWS::EC2::NetworkAclEntry'),
    egress: writtenElsewhere(read, 'AWS::EC2::NetworkAclEntry'),
  }),
};

const terraform: NativeType<'NetworkAcl'> = {
  identity: ['id', 'arn'],
  map: (resource) => {
    const read = emptyAsUnset(resource);
    return { vpc: read.string('vpc_id'), ingress: inline(read, 'ingress'), egress: inline(read, 'egress') };
  },
};

/** Adopting a VPC's default ACL removes all of its entries, also those that allow everything, then adds those written. */
const adopted: NativeType<'NetworkAcl'> = {
  identity: ['id', 'arn'],
  standsFor: (read) => ({
    of: ownerBy(read.string('default_network_acl_id'), defaultsOfVpc.networkAcl),
    attributes: defaultsOfVpc.networkAcl,
  }),
  map: (resource, header) => {
    const read = emptyAsUnset(resource);
    const vpc = ownerBy(read.string('default_network_acl_id'), defaultsOfVpc.networkAcl);
    return {
      vpc: orElse(vpc, ownAttribute(header, 'vpc_id')),
      ingress: inline(read, 'ingress'),
      egress: inline(read, 'egress'),
    };
  },
};

function inline(read: PropertyReader, blocks: string): ListOf<AclEntry> {
  return expand(read.blocks(blocks), (block) => entryIn(block, terraformInlineEntry));
}

function entry(acl: string, egress: string, names: EntryNames): Satellite<'NetworkAcl'> {
  return {
    belongsTo: (read) => read.string(acl),
    adds: (read) => directed(emptyAsUnset(read), egress, names),
    // An entry of an ACL that only someone else knows says nothing about those here.
    unresolved: 'rest-if-computed',
  };
}

export const networkAcl = defineKind({
  kind: 'NetworkAcl',
  types: {
    'AWS::EC2::NetworkAcl': template,
    aws_network_acl: terraform,
    aws_default_network_acl: adopted,
  },
  satellites: {
    'AWS::EC2::NetworkAclEntry': entry('NetworkAclId', 'Egress', templateEntry),
    aws_network_acl_rule: entry('network_acl_id', 'egress', terraformEntry),
  },
  links: { vpc: ['Vpc'] },
});
