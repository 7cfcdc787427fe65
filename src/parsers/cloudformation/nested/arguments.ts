import type { Location } from '../../../model/source.ts';
import type { Data } from '../../../model/value.ts';
import { withWritten } from '../../../model/provenance.ts';
import { absent, unknown } from '../../../model/value.ts';
import type { Argument, Arguments } from '../../embedded/carried.ts';
import { isMacro } from '../evaluate.ts';
import { eachCase, isList } from '../lists.ts';
import type { Given, Scope } from '../scope.ts';
import { report } from '../scope.ts';
import type { Template } from '../template.ts';
import type { Node } from '../tree.ts';
import { child, textAt } from '../tree.ts';
import { overridesOf } from './stack-set.ts';

/** `Parameters` of a stack, a stack set or an application. */
export function argumentsOf(scope: Scope, logicalId: string): Arguments {
  const resource = scope.template.resources.get(logicalId)?.value;
  const written = child(resource, 'Properties', 'Parameters');
  if (textAt(resource, 'Type') !== 'AWS::CloudFormation::StackSet') return mappedArguments(written, scope);
  const { named, ...open } = listedArguments(written, scope);
  return { ...open, named: new Map([...named, ...overridesOf(scope, logicalId)]) };
}

function mappedArguments(written: Node | undefined, scope: Scope): Arguments {
  if (!written) return { named: new Map() };
  if (written.type !== 'mapping' || [...written.entries.keys()].some(isMacro)) return openArguments(written, scope);
  return {
    named: new Map(
      [...written.entries].map(([name, { key, value }]) => [
        name,
        { at: key, value: () => oneText(value, name, scope) },
      ]),
    ),
  };
}

/** AWS refuses a list here: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html */
function oneText(node: Node, name: string, scope: Scope): Data {
  const value = scope.evaluate(node);
  if (isList(value)) {
    const message = `The parameter \`${name}\` is given a list, and a nested stack takes texts only. Join it with \`Fn::Join\` and a comma.`;
    report(scope, { code: 'template-value', severity: 'warning', message, at: node.at });
  }
  return value;
}

/** A stack set lists its parameters: `[{ParameterKey, ParameterValue}]`. */
function listedArguments(written: Node | undefined, scope: Scope): Arguments {
  if (!written) return { named: new Map() };
  const named = new Map<string, Argument>();
  const items = written.type === 'sequence' ? written.items : [undefined];
  for (const item of items) {
    const name = textAt(item, 'ParameterKey');
    const value = child(item, 'ParameterValue');
    if (!item || name === undefined) return { named, open: () => notReadable(written.at) };
    named.set(name, { at: item.at, value: () => (value ? scope.evaluate(value) : absent({ at: item.at })) });
  }
  return { named };
}

function openArguments(written: Node, scope: Scope): Arguments {
  let all: Data | undefined;
  return {
    named: new Map(),
    open: (name) =>
      eachCase((all ??= scope.evaluate(written)), (one) => {
        if (one.state !== 'known') return one;
        if (typeof one.value !== 'object' || one.value.type !== 'mapping') return notReadable(written.at);
        return one.value.entries.get(name) ?? one.value.rest ?? absent({ at: written.at });
      }),
  };
}

function notReadable(at: Location): Data {
  return unknown({ kind: 'opaque', what: 'the list of parameters' }, { at });
}

/** The arguments as they enter a template: what is wrong with them is wrong in what nests it. */
export function givenBy({ named, open }: Arguments, { parameters }: Template): Given {
  const given = new Map<string, () => Data>();
  for (const name of parameters.keys()) {
    const argument = named.get(name);
    const value = argument ? () => argument.value() : open && (() => open(name));
    if (value) given.set(name, () => withWritten(value(), { entered: true }));
  }
  return given;
}
