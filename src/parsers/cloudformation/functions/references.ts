import type { Location } from '../../../model/source.ts';
import type { Data, Origin } from '../../../model/value.ts';
import { map, unknown, withWritten } from '../../../model/value.ts';
import { eachCase, placeAll } from '../lists.ts';
import { pseudoParameter } from '../pseudo-parameters.ts';
import type { Scope } from '../scope.ts';
import { dangling, invalid } from '../scope.ts';
import { concatenate, scalarText } from '../strings.ts';
import type { CallNode, Node } from '../tree.ts';
import { textOf } from '../tree.ts';

export function ref(call: CallNode, scope: Scope): Data {
  const name = nameIn(call.argument, scope);
  return name === undefined ? unnamed(call, scope) : reference(name, call.at, scope);
}

/** What a name stands for: a pseudo parameter, a parameter or a resource, in that order. */
export function reference(name: string, at: Location, scope: Scope): Data {
  const value = pseudoParameter(name, scope.setting, at) ?? scope.parameter(name);
  if (value) return placeAll(value, at);
  if (scope.template.resources.has(name)) return attribute(name, 'Ref', at, scope);
  return isGenerated(scope)
    ? unknown({ kind: 'opaque', what: `\`${name}\`` }, { at })
    : dangling(scope, at, `\`${name}\``);
}

export function getAttribute(call: CallNode, scope: Scope): Data {
  const [first, ...others] = call.argument.type === 'sequence' ? call.argument.items : [call.argument];
  const head = nameIn(first, scope);
  if (head === undefined) return unnamed(call, scope);
  const rest = others.map((part) => nameIn(part, scope));
  if (rest.includes(undefined)) return unknown({ kind: 'function', name: 'Fn::GetAtt' }, { at: call.at });
  return attributeByPath([head, ...rest].join('.'), call.at, scope);
}

/** `Logical.Attribute`; attributes may have dots themselves, logical IDs never do. */
export function attributeByPath(path: string, at: Location, scope: Scope): Data {
  const dot = path.indexOf('.');
  if (dot <= 0) return invalid(scope, at, '`Fn::GetAtt` needs a logical ID and an attribute');
  const logicalId = path.slice(0, dot);
  const name = path.slice(dot + 1);
  if (scope.template.resources.has(logicalId)) return attribute(logicalId, name, at, scope);
  if (isGenerated(scope)) return unknown({ kind: 'opaque', what: `\`${logicalId}\`` }, { at });
  return dangling(scope, at, `\`${logicalId}\``);
}

function attribute(logicalId: string, name: string, at: Location, scope: Scope): Data {
  if (name.startsWith('Outputs.')) {
    const output = outputOf(scope, logicalId, name.slice('Outputs.'.length), at);
    if (output) return output;
  }
  const address = scope.state.dialect.addressOf(scope, logicalId);
  const origin = { unit: scope.state.unit.id, address, attribute: name };
  const filledIn = unknown({ kind: 'attribute', address, attribute: name }, { at, origin }, { nonNull: true });
  const written = writtenAttribute(origin, scope);
  if (!written) return filledIn;
  return eachCase(placeAll(withWritten(written, { origin }), at), (one) => (one.state === 'absent' ? filledIn : one));
}

/**
 * What the resource itself writes under the name of the attribute. AWS returns a property under its own name as it was
 * given (`CidrBlock` of a VPC or subnet, `SecurityGroups` of a load balancer); what a stack, a custom resource or a
 * third party's type returns is its own affair.
 */
function writtenAttribute(origin: Origin, scope: Scope): Data | undefined {
  const resource = scope.resources.find(({ address }) => address === origin.address);
  if (!resource || !/^AWS::(?!CloudFormation::)/.test(resource.type)) return undefined;
  const value = resource.body.read(origin.attribute);
  return value.state === 'absent' ? undefined : value;
}

function outputOf(scope: Scope, logicalId: string, name: string, at: Location): Data | undefined {
  const inner = scope.nested.get(logicalId);
  if (inner) {
    const value = inner.output(name);
    return value ? placeAll(value, at) : dangling(scope, at, `The output \`${name}\` of \`${logicalId}\``);
  }
  const nested = scope.state.dialect.nestedTemplate(scope, logicalId);
  const source = 'source' in nested ? nested.source : 'path' in nested ? nested.path : 'a text that cannot be read';
  const address = `${scope.state.dialect.addressOf(scope, logicalId)}.Outputs.${name}`;
  return unknown({ kind: 'module', address, source }, { at });
}

export function importValue(call: CallNode, scope: Scope): Data {
  const { at } = call;
  const name = concatenate([scope.evaluate(call.argument)], at);
  if (name.state !== 'known') {
    const text = name.state === 'unknown' && name.parts ? partsText(name.parts) : 'of a name that is not known';
    return unknown({ kind: 'import', name: text }, { at }, { nonNull: true });
  }
  const value = scope.state.run.importValue(name.value, scope);
  return value ? placeAll(value, at) : unknown({ kind: 'import', name: name.value }, { at }, { nonNull: true });
}

function partsText(parts: readonly unknown[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : '…')).join('');
}

/** A name written out, or (with language extensions) one that evaluates to a single text. */
function nameIn(node: Node | undefined, scope: Scope): string | undefined {
  if (node?.type !== 'call' && (node?.type !== 'value' || node.text !== undefined)) return textOf(node);
  const value = map(scope.evaluate(node), (inner) => (typeof inner === 'object' ? '' : scalarText(inner)));
  return value.state === 'known' && value.value !== '' ? value.value : undefined;
}

function unnamed(call: CallNode, scope: Scope): Data {
  if (call.argument.type === 'call' || call.argument.type === 'value')
    return unknown({ kind: 'function', name: call.name }, { at: call.at });
  return invalid(scope, call.at, `\`${call.name}\` needs the name of something in this template`);
}

/** Macros such as SAM's add resources that templates refer to. */
function isGenerated(scope: Scope): boolean {
  return scope.template.transforms.length > 0;
}
