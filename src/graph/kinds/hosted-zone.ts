import type { NativeType, Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { expand, listOfValue } from '../list-of.ts';
import { domainName } from './dns-name.ts';
import { emptyAsUnset, writtenElsewhere } from './unset.ts';

const template: NativeType<'HostedZone'> = {
  identity: ['Ref', 'Id'],
  name: 'Name',
  map: (read) => ({
    name: domainName(read.string('Name')),
    vpcs: expand(read.blocks('VPCs'), (block) => listOfValue(block.string('VPCId'))),
    // A template cannot give leave.
    authorizedVpcs: writtenElsewhere(read),
  }),
};

const terraform: NativeType<'HostedZone'> = {
  identity: ['zone_id', 'id', 'arn'],
  name: 'name',
  map: (resource) => {
    const read = emptyAsUnset(resource);
    return {
      name: domainName(read.string('name')),
      vpcs: expand(read.blocks('vpc'), (block) => listOfValue(block.string('vpc_id'))),
      authorizedVpcs: writtenElsewhere(read, 'aws_route53_vpc_association_authorization.vpc_id'),
    };
  },
};

function association(property: 'vpcs' | 'authorizedVpcs'): Satellite<'HostedZone'> {
  return {
    belongsTo: (read) => read.string('zone_id'),
    adds: (read) => ({ [property]: listOfValue(read.string('vpc_id')) }),
    unresolved: 'rest-if-computed',
  };
}

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html */
export const hostedZone = defineKind({
  kind: 'HostedZone',
  types: { 'AWS::Route53::HostedZone': template, aws_route53_zone: terraform },
  satellites: {
    aws_route53_zone_association: association('vpcs'),
    aws_route53_vpc_association_authorization: association('authorizedVpcs'),
  },
  links: { vpcs: ['Vpc'], authorizedVpcs: ['Vpc'] },
});
