import { absent } from '../../model/value.ts';
import { defineKind } from '../define-kind.ts';
import { readPolicy } from '../policy.ts';

export const redshiftServerlessNamespace = defineKind({
  kind: 'RedshiftServerlessNamespace',
  types: {
    'AWS::RedshiftServerless::Namespace': {
      identity: ['Ref', 'Namespace.NamespaceArn', 'Namespace.NamespaceId', 'Namespace.NamespaceName'],
      name: 'NamespaceName',
      map: (read) => ({
        name: read.string('NamespaceName'),
        resourcePolicy: readPolicy(read, 'NamespaceResourcePolicy'),
      }),
    },
    aws_redshiftserverless_namespace: {
      identity: ['id', 'arn', 'namespace_id'],
      name: 'namespace_name',
      map: (read, { at }) => ({
        name: read.string('namespace_name'),
        // It is a resource of its own.
        resourcePolicy: absent({ at, property: 'policy' }),
      }),
    },
  },
  satellites: {
    aws_redshiftserverless_resource_policy: {
      belongsTo: (read) => read.string('resource_arn'),
      adds: (read) => ({ resourcePolicy: readPolicy(read, 'policy') }),
      unresolved: 'rest',
    },
  },
});
