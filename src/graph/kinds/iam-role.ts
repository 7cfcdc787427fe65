import type { Satellite } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { expand, listOfValue } from '../list-of.ts';
import { readPolicy } from '../policy.ts';
import type { PropertyReader } from '../property-reader.ts';
import { emptyAsUnset } from './unset.ts';

type BelongsTo = Satellite<'IamRole'>['belongsTo'];

/** Whoever attaches a policy to a role that is handed in says nothing about the roles here. */
function writing(property: string, belongsTo: BelongsTo): Satellite<'IamRole'> {
  return {
    belongsTo,
    adds: (read) => ({ policies: listOfValue(readPolicy(read, property)) }),
    unresolved: 'rest-if-computed',
  };
}

function attaching(belongsTo: BelongsTo): Satellite<'IamRole'> {
  return {
    belongsTo,
    adds: (read) => ({ managedPolicies: listOfValue(read.string('policy_arn')) }),
    unresolved: 'rest-if-computed',
  };
}

function inlinePolicies(read: PropertyReader, block: string, policy: string) {
  return expand(read.blocks(block), (one) => listOfValue(readPolicy(one, policy)));
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html */
export const iamRole = defineKind({
  kind: 'IamRole',
  types: {
    'AWS::IAM::Role': {
      identity: ['Ref', 'Arn'],
      name: 'RoleName',
      map: (read) => ({
        policies: inlinePolicies(read, 'Policies', 'PolicyDocument'),
        managedPolicies: read.strings('ManagedPolicyArns'),
        boundary: read.string('PermissionsBoundary'),
      }),
    },
    aws_iam_role: {
      identity: ['name', 'id', 'arn'],
      name: 'name',
      map: (resource) => {
        const read = emptyAsUnset(resource);
        return {
          policies: inlinePolicies(read, 'inline_policy', 'policy'),
          managedPolicies: read.strings('managed_policy_arns'),
          boundary: read.string('permissions_boundary'),
        };
      },
    },
  },
  satellites: {
    'AWS::IAM::Policy': writing('PolicyDocument', (read) => read.strings('Roles')),
    'AWS::IAM::ManagedPolicy': writing('PolicyDocument', (read) => read.strings('Roles')),
    'AWS::IAM::RolePolicy': writing('PolicyDocument', (read) => read.string('RoleName')),
    aws_iam_role_policy: writing('policy', (read) => read.string('role')),
    aws_iam_role_policy_attachment: attaching((read) => read.string('role')),
    aws_iam_policy_attachment: attaching((read) => read.strings('roles')),
  },
  links: { managedPolicies: ['IamPolicy'], boundary: ['IamPolicy'] },
});
