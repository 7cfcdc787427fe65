import type * as Yaml from 'yaml';
import type { Location, SourceFile } from '../../../model/source.ts';
import type { Data } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import { readTree } from '../read-template.ts';
import type { Entries, Node } from '../tree.ts';
import { entriesOf, isMapping, textOf } from '../tree.ts';
import type { GivenValues, Mistake } from './given-value.ts';
import { givenText, givenValue, wrongValue } from './given-value.ts';

const shapes =
  'This is none of the shapes of a parameter file: [{"ParameterKey": "Name", "ParameterValue": "value"}], ["Name=value"], {"Parameters": {"Name": "value"}} or {"Name": "value"}.';

/** What messages say of templates. */
const aboutTemplates = / (?:Nothing in this file|What can be read of the file) .*$/;

interface Reading {
  readonly values: Map<string, Data>;
  readonly mistakes: Mistake[];
}

/**
 * The values in a file as the AWS CLI takes it for `--parameters` or `--parameter-overrides`, CodePipeline as template
 * configuration, or rain (in YAML)
 * (https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/index.html,
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/continuous-delivery-codepipeline-cfn-artifacts.html).
 */
export function readParameters(file: SourceFile, yaml: typeof Yaml | undefined): GivenValues {
  const { root, diagnostics } = readTree(file, yaml);
  const whole: Location = { file, start: 0, end: 0 };
  const reading: Reading = {
    values: new Map(),
    mistakes: diagnostics.map(({ message, at = whole }) => ({ message: message.replace(aboutTemplates, ''), at })),
  };
  const isBroken = diagnostics.some(({ severity }) => severity === 'error');
  if (!isBroken) readRoot(root, whole, reading);
  return reading;
}

function readRoot(root: Node | undefined, whole: Location, reading: Reading): void {
  if (root?.type === 'sequence') {
    for (const item of root.items) readListed(item, reading);
    return;
  }
  if (!root || !isMapping(root)) {
    reading.mistakes.push({ message: shapes, at: root?.at ?? whole });
    return;
  }
  const entries = entriesOf(root);
  const parameters = entries.get('Parameters')?.value;
  const isConfiguration = parameters !== undefined && isMapping(parameters);
  if (isConfiguration) {
    sayUnknown(entries, ['Parameters', 'Tags', 'StackPolicy'], reading);
  }
  for (const [name, { key, value }] of entriesOf(isConfiguration ? parameters : root)) {
    give(name, givenValue(name, value) ?? wrongValue(name, key), reading);
  }
}

const listedKeys = ['ParameterKey', 'ParameterValue', 'UsePreviousValue', 'ResolvedValue'];

function readListed(item: Node, reading: Reading): void {
  const text = textOf(item);
  const [, pairName, pairValue] = /^([^=]+)=([^]*)$/.exec(text ?? '') ?? [];
  if (pairName !== undefined && pairValue !== undefined) {
    give(pairName, givenText(pairName, pairValue, item.at), reading);
    return;
  }
  const entries = entriesOf(item);
  const name = textOf(entries.get('ParameterKey')?.value);
  if (name === undefined) {
    reading.mistakes.push({ message: isMapping(item) ? 'This entry has no `ParameterKey`.' : shapes, at: item.at });
    return;
  }
  sayUnknown(entries, listedKeys, reading);
  const written = entries.get('ParameterValue')?.value;
  const keepsValue = textOf(entries.get('UsePreviousValue')?.value) === 'true';
  if (keepsValue && written) {
    const message = `\`${name}\` has a \`ParameterValue\` and \`UsePreviousValue\`, of which AWS takes only one.`;
    reading.mistakes.push({ message, at: item.at });
  } else if (keepsValue) give(name, previousValue(item.at), reading);
  else if (!written) reading.mistakes.push({ message: `\`${name}\` has no \`ParameterValue\`.`, at: item.at });
  else give(name, givenValue(name, written) ?? wrongValue(name, written.at), reading);
}

/** Only the stack that is there already knows it. */
function previousValue(at: Location): Data {
  return unknown(
    { kind: 'choice', of: 'the value that the stack has now (`UsePreviousValue`)' },
    { at, entered: true },
  );
}

function give(name: string, value: Data | Mistake, { values, mistakes }: Reading): void {
  if ('message' in value) mistakes.push(value);
  else if (values.has(name)) mistakes.push({ message: `\`${name}\` is given twice.`, at: value.at });
  else values.set(name, value);
}

function sayUnknown(entries: Entries, known: readonly string[], { mistakes }: Reading): void {
  for (const [name, { key }] of entries) {
    if (known.includes(name)) continue;
    mistakes.push({ message: `\`${name}\` is none of ${known.slice(0, 3).join(', ')}.`, at: key });
  }
}
