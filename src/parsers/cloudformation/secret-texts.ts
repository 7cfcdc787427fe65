import type { Location } from '../../model/source.ts';
import type { Entries, Node } from './tree.ts';
import { child, entriesOf, isLoop, textAt } from './tree.ts';

/** Whether CloudFormation shows no value of a parameter, in consoles and calls. */
export function isSecret(parameter: Node): boolean {
  return textAt(parameter, 'NoEcho') === 'true';
}

/**
 * Properties that hold passwords of the resources that are linted. AWS advises not to write them here, and they are
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-cluster.html).
 */
const passwords = ['MasterUserPassword', 'AdminUserPassword'];

/** Whether a text may hold what `secretTexts` looks for, as it is or with a letter as a number. */
export function mayHoldSecrets(text: string): boolean {
  return ['NoEcho', 'UserPassword', '\\u', '\\x', '\\U'].some((part) => text.includes(part));
}

/** Where a template writes what must not be shown: values of parameters that are not echoed, and passwords. */
export function secretTexts(root: Node): readonly Location[] {
  const parameters = [...entriesOf(child(root, 'Parameters')).values()].filter(({ value }) => isSecret(value));
  const values = parameters.flatMap(({ value }) => [child(value, 'Default'), child(value, 'AllowedValues')]);
  const written = resourcesIn(entriesOf(child(root, 'Resources')), 0).flatMap((resource) =>
    passwords.map((name) => child(resource, 'Properties', name)).filter((node) => node?.type === 'scalar'),
  );
  return [...values, ...written].flatMap((node) => (node ? [node.at] : []));
}

/** Deeper than CloudFormation takes loops in one another. */
const loopDepth = 6;

/** Also those that loops make. */
function resourcesIn(entries: Entries, depth: number): readonly Node[] {
  return [...entries].flatMap(([name, { value }]): readonly Node[] => {
    if (!isLoop(name)) return [value];
    const body = value.type === 'sequence' ? value.items[2] : undefined;
    return depth < loopDepth ? resourcesIn(entriesOf(body), depth + 1) : [];
  });
}
