import type { Data } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import { base64, toJsonString } from './functions/encodings.ts';
import { findInMap, ifThenElse } from './functions/choices.ts';
import { availabilityZones, cidr, join, length, selectItem, splitString } from './functions/lists.ts';
import { getAttribute, importValue, ref } from './functions/references.ts';
import { substitute } from './functions/substitute.ts';
import type { Scope } from './scope.ts';
import type { CallNode } from './tree.ts';

type Intrinsic = (call: CallNode, scope: Scope) => Data;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const functions: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', ref],
  ['Fn::GetAtt', getAttribute],
  ['Fn::ImportValue', importValue],
  ['Fn::Sub', substitute],
  ['Fn::Join', join],
  ['Fn::Select', selectItem],
  ['Fn::Split', splitString],
  ['Fn::GetAZs', availabilityZones],
  ['Fn::Cidr', cidr],
  ['Fn::Length', length],
  ['Fn::If', ifThenElse],
  ['Fn::FindInMap', findInMap],
  ['Fn::Base64', base64],
  ['Fn::ToJsonString', toJsonString],
]);

export function callFunction(call: CallNode, scope: Scope): Data {
  const intrinsic = functions.get(call.name);
  if (intrinsic) return intrinsic(call, scope);
  if (call.name === 'Fn::Transform') return unknown({ kind: 'opaque', what: 'what a macro returns' }, { at: call.at });
  return unknown({ kind: 'function', name: call.name }, { at: call.at });
}
