import type { ListOf } from '../../model/value.ts';
import type { NativeType } from '../define-kind.ts';
import { defineKind } from '../define-kind.ts';
import { emptyList, expand, joinLists, listOfValue } from '../list-of.ts';
import type { PropertyReader } from '../property-reader.ts';

function functionAs(
  identity: readonly string[],
  [block, variables]: readonly [block: string, variables: string],
): NativeType<'LambdaFunction'> {
  return {
    identity,
    map: (read) => ({
      environment: expand(read.blocks(block), (each) => expand(each.blocks(variables), valuesIn)),
    }),
  };
}

function valuesIn(read: PropertyReader): ListOf<string> {
  return joinLists([emptyList(read.written), ...read.names().map((name) => listOfValue(read.string(name)))]);
}

export const lambdaFunction = defineKind({
  kind: 'LambdaFunction',
  types: {
    'AWS::Lambda::Function': functionAs(['Arn'], ['Environment', 'Variables']),
    'AWS::Serverless::Function': functionAs(['Arn'], ['Environment', 'Variables']),
    aws_lambda_function: functionAs(['arn'], ['environment', 'variables']),
  },
  links: { environment: ['TargetGroup'] },
});
