import type { Data } from '../../model/value.ts';
import { unknown } from '../../model/value.ts';
import { base64, toJsonString } from './functions/encodings.ts';
import { ifThenElse } from './functions/choices.ts';
import { findInMap } from './functions/find-in-map.ts';
import { availabilityZones, cidr, join, length, selectItem, splitString } from './functions/lists.ts';
import { getAttribute, importValue, ref } from './functions/references.ts';
import { stackOutput } from './functions/stack-output.ts';
import { substitute } from './functions/substitute.ts';
import { needsExtensions } from './language-extensions/needs-extensions.ts';
import type { Scope } from './scope.ts';
import { report } from './scope.ts';
import type { CallNode } from './tree.ts';

type Intrinsic = (call: CallNode, scope: Scope) => Data;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const functions: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', ref],
  ['Fn::GetAtt', getAttribute],
  ['Fn::ImportValue', importValue],
  ['Fn::GetStackOutput', stackOutput],
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

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html */
const extensions: ReadonlySet<string> = new Set(['Fn::Length', 'Fn::ToJsonString']);

function sayExtension({ name, at, entries }: CallNode, scope: Scope): void {
  needsExtensions(scope, at, `\`${name}\``);
  if (entries) return;
  const message = `CloudFormation knows no short form of this function: write \`${name}:\`.`;
  report(scope, { code: 'template-value', severity: 'warning', message, at });
}

export function callFunction(call: CallNode, scope: Scope): Data {
  const intrinsic = functions.get(call.name);
  if (extensions.has(call.name)) sayExtension(call, scope);
  if (intrinsic) return intrinsic(call, scope);
  if (call.name === 'Fn::Transform') return unknown({ kind: 'opaque', what: 'what a macro returns' }, { at: call.at });
  return unknown({ kind: 'function', name: call.name }, { at: call.at });
}
