import type { RawResource } from '../../../model/resource.ts';
import type { Location } from '../../../model/source.ts';
import type { Data, Origin } from '../../../model/value.ts';
import { withWritten } from '../../../model/provenance.ts';
import { unknown } from '../../../model/value.ts';
import { needsExtensions } from '../language-extensions/needs-extensions.ts';
import type { Pattern } from '../language-extensions/open-names.ts';
import { declaredName, namesLike, patternOf } from '../language-extensions/open-names.ts';
import { eachCase, placeAll } from '../lists.ts';
import { mayBeMade } from '../made-names.ts';
import { nameOf } from '../paths.ts';
import { pseudoParameter } from '../pseudo-parameters.ts';
import type { Scope } from '../scope.ts';
import { dangling, invalid } from '../scope.ts';
import { concatenate, scalarText } from '../strings.ts';
import type { CallNode, Node } from '../tree.ts';
import { textOf } from '../tree.ts';

export function ref(call: CallNode, scope: Scope): Data {
  if (call.argument.type === 'call') needsExtensions(scope, call.at, 'A function as the name in `Ref`');
  return byName(call.argument, call, scope, (name) =>
    typeof name === 'string' ? reference(name, call.at, scope) : namedInPart(name, 'Ref', call.at, scope),
  );
}

/** What a name stands for: a pseudo parameter, a parameter or a resource, in that order. */
export function reference(name: string, at: Location, scope: Scope): Data {
  const value = pseudoParameter(name, scope.setting, at) ?? scope.parameter(name);
  if (value) return placeAll(value, at);
  const declared = declaredName(scope.template.resources, name);
  return declared === undefined ? notDeclared(name, at, scope) : attribute(declared, 'Ref', at, scope);
}

export function getAttribute(call: CallNode, scope: Scope): Data {
  const { at } = call;
  const [first, ...others] = call.argument.type === 'sequence' ? call.argument.items : [call.argument];
  const isNew = first?.type === 'call' || others.some((part) => part.type === 'call' && part.name !== 'Ref');
  if (isNew) needsExtensions(scope, at, 'A function as a name in `Fn::GetAtt`');
  if (others.length === 0) return byName(first, call, scope, (path) => attributeByPath(path, at, scope));
  const attributes = others.flatMap((part, index) => [...(index === 0 ? [] : ['.']), scope.evaluate(part)]);
  return eachCase(concatenate(attributes, at), (name) => {
    if (name.state !== 'known') return unknown({ kind: 'function', name: 'Fn::GetAtt' }, { at });
    const attributeName = scalarText(name.value as string);
    return byName(first, call, scope, (head) =>
      typeof head === 'string'
        ? attributeByPath(`${head}.${attributeName}`, at, scope)
        : namedInPart(head, attributeName, at, scope),
    );
  });
}

/** `Logical.Attribute`; attributes may have dots themselves, logical IDs never do. */
export function attributeByPath(path: string | Pattern, at: Location, scope: Scope): Data {
  if (typeof path !== 'string') return unknown({ kind: 'function', name: 'Fn::GetAtt' }, { at });
  const dot = path.indexOf('.');
  if (dot <= 0) return invalid(scope, at, '`Fn::GetAtt` needs a logical ID and an attribute');
  const logicalId = path.slice(0, dot);
  const declared = declaredName(scope.template.resources, logicalId);
  if (declared === undefined) return notDeclared(logicalId, at, scope);
  return attribute(declared, path.slice(dot + 1), at, scope);
}

function notDeclared(name: string, at: Location, scope: Scope): Data {
  if (mayBeMade(scope, name)) return unknown({ kind: 'opaque', what: `\`${name}\`` }, { at });
  const { parameters, resources } = scope.template;
  return dangling(scope, at, { name, names: [...parameters.keys(), ...resources.keys()] });
}

/** Which resource a text known in part names: the only one that it can, or one of several. */
function namedInPart(pattern: Pattern, attributeName: string, at: Location, scope: Scope): Data {
  const { resources, parameters } = scope.template;
  const open = unknown({ kind: 'choice', of: 'which of the resources is named' }, { at }, { nonNull: true });
  if (namesLike(parameters, pattern).length > 0 || mayBeMade(scope)) return open;
  const names = namesLike(resources, pattern);
  const [only, other] = names;
  if (only !== undefined && other === undefined) return attribute(only, attributeName, at, scope);
  const candidates = names.map((name): Origin => originOf(name, attributeName, scope));
  return candidates.length === 0 ? open : { ...open, candidates };
}

function attribute(logicalId: string, name: string, at: Location, scope: Scope): Data {
  if (name.startsWith('Outputs.')) {
    const output = outputOf(scope, logicalId, name.slice('Outputs.'.length), at);
    if (output) return output;
  }
  const given = scope.state.dialect.attribute?.(scope, { logicalId, name });
  if (given) return placeAll(given, at);
  const origin = originOf(logicalId, name, scope);
  const reason = { kind: 'attribute', address: origin.address, attribute: name } as const;
  const filledIn = unknown(reason, { at, origin }, { nonNull: true });
  const written = writtenAttribute(origin, scope);
  if (!written) return filledIn;
  return eachCase(placeAll(withWritten(written, { origin }), at), (one) => (one.state === 'absent' ? filledIn : one));
}

function originOf(logicalId: string, name: string, scope: Scope): Origin {
  return { unit: scope.state.unit.id, address: scope.state.dialect.addressOf(scope, logicalId), attribute: name };
}

/**
 * What the resource itself writes under the name of the attribute. AWS returns a property under its own name as it was
 * given (`CidrBlock` of a VPC or subnet, `SecurityGroups` of a load balancer). What a stack, a custom resource or a third
 * party's type returns is its own affair.
 */
function writtenAttribute(origin: Origin, scope: Scope): Data | undefined {
  if (origin.attribute === 'Ref') return undefined;
  const resource = resourceAt(origin.address, scope);
  if (!resource || !/^AWS::(?!CloudFormation::)/.test(resource.type)) return undefined;
  const value = resource.body.read(origin.attribute);
  return value.state === 'absent' ? undefined : value;
}

/** What is one ID, whatever AWS makes of it. What `Ref` returns is one in EC2; elsewhere it is a name as well, or several parts. */
export function isId(origin: Origin | undefined, scope: Scope): boolean {
  const type = origin && resourceAt(origin.address, scope)?.type;
  if (!type) return false;
  return origin.attribute === 'Ref'
    ? type.startsWith('AWS::EC2::')
    : origin.attribute.endsWith('Id') && /^AWS::(?!CloudFormation::)/.test(type);
}

const addresses = new WeakMap<Scope['resources'], { count: number; at: ReadonlyMap<string, RawResource> }>();

/** The index is made anew while resources are still added. */
function resourceAt(address: string, { resources }: Scope): RawResource | undefined {
  let index = addresses.get(resources);
  if (index?.count !== resources.length) {
    // The first of an address counts.
    const at = new Map([...resources].reverse().map((resource) => [resource.address, resource]));
    index = { count: resources.length, at };
    addresses.set(resources, index);
  }
  return index.at.get(address);
}

function outputOf(scope: Scope, logicalId: string, name: string, at: Location): Data | undefined {
  const inner = scope.nestedStack(logicalId);
  if (inner) {
    const value = inner.output(name);
    if (!value && inner.template.unread) return undefined;
    if (value) return placeAll(value, at);
    const what = `The output \`${name}\` of \`${logicalId}\``;
    return dangling(scope, at, { name, what, names: inner.template.outputs.keys() });
  }
  const nested = scope.state.dialect.nestedTemplate(scope, logicalId);
  const source =
    'source' in nested ? nested.source : 'path' in nested ? shortPath(nested.path) : 'a text that cannot be read';
  const address = `${scope.state.dialect.addressOf(scope, logicalId)}.Outputs.${name}`;
  return unknown({ kind: 'module', address, source }, { at });
}

/** The file's name: its folder may be one of this machine. */
function shortPath(path: string): string {
  return `./${nameOf(path)}`;
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

/** A name that is written out, or (with language extensions) one that a function makes: known, or only in part. */
function byName(
  node: Node | undefined,
  { name, at }: CallNode,
  scope: Scope,
  look: (name: string | Pattern) => Data,
): Data {
  const written = textOf(node);
  if (written !== undefined) return look(written);
  if (node?.type !== 'call' && node?.type !== 'value') {
    return invalid(scope, at, `\`${name}\` needs the name of something in this template`);
  }
  return eachCase(scope.evaluate(node), (one) => {
    if (one.state === 'known' && typeof one.value !== 'object') return look(scalarText(one.value));
    if (one.state !== 'unknown' || !one.parts) return unknown({ kind: 'function', name }, { at });
    return look(patternOf(one.parts.map((part) => (typeof part === 'string' ? part : '${}')).join('')));
  });
}
