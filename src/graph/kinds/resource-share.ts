import { orDefault } from '../defaults.ts';
import type { Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { listOfValue } from '../list-of.ts';
import { writtenElsewhere } from './unset.ts';

function association(property: 'resources' | 'principals', name: string): Satellite<'ResourceShare'> {
  return {
    belongsTo: (read) => read.string('resource_share_arn'),
    adds: (read) => ({ [property]: listOfValue(read.string(name)) }),
    unresolved: 'rest',
  };
}

export const resourceShare = defineKind({
  kind: 'ResourceShare',
  types: {
    'AWS::RAM::ResourceShare': {
      identity: ['Ref', 'Arn'],
      map: (read) => ({
        resources: read.strings('ResourceArns'),
        principals: read.strings('Principals'),
        // https://docs.aws.amazon.com/ram/latest/APIReference/API_CreateResourceShare.html
        externalPrincipalsAllowed: orDefault(read.boolean('AllowExternalPrincipals'), true),
      }),
    },
    aws_ram_resource_share: {
      identity: ['id', 'arn'],
      map: (read) => ({
        resources: writtenElsewhere(read, 'resource_arn'),
        principals: writtenElsewhere(read, 'principal'),
        // The provider's own default, which it sends:
        // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ram_resource_share
        externalPrincipalsAllowed: orDefault(read.boolean('allow_external_principals'), false),
      }),
    },
  },
  satellites: {
    aws_ram_resource_association: association('resources', 'resource_arn'),
    aws_ram_principal_association: association('principals', 'principal'),
  },
  links: { resources: ['ResourceConfiguration', 'ServiceNetwork'] },
});
