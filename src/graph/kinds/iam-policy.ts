import { defineKind } from '../define-kind.ts';
import { readPolicy } from '../policy.ts';

export const iamPolicy = defineKind({
  kind: 'IamPolicy',
  types: {
    'AWS::IAM::ManagedPolicy': {
      identity: ['Ref', 'PolicyArn'],
      map: (read) => ({ policy: readPolicy(read, 'PolicyDocument') }),
    },
    aws_iam_policy: {
      identity: ['arn', 'id'],
      map: (read) => ({ policy: readPolicy(read, 'policy') }),
    },
  },
});
