import type { Diagnostic } from '../../model/report.ts';
import type { Location } from '../../model/source.ts';
import type { Entries, Node } from './tree.ts';
import { child, entriesOf, textAt } from './tree.ts';

/**
 * Whether a resource stands for those of a module: of the CloudFormation registry (`My::Network::MODULE`), or of a file
 * that `rain pkg` puts in its place (`!Rain::Module vpc.yml`, in JSON `{"Rain::Module": "vpc.yml"}`, or `LocalModule` with
 * a `Source`). What a module makes is named after it: `NetworkVpc`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html,
 * https://pkg.go.dev/github.com/aws-cloudformation/rain/cft/pkg
 */
export function isModule(resource: Node): boolean {
  const name = textAt(resource, 'Type');
  if (name !== undefined) return name === 'LocalModule' || name.endsWith('::MODULE');
  const type = child(resource, 'Type');
  if (type?.type === 'mapping') return entriesOf(type).has('Rain::Module');
  return type?.type === 'call' && type.name === '!Rain::Module';
}

/**
 * The modules of a section of their own, `Modules`, whose files `rain pkg` puts into the other sections.
 * https://github.com/aws-cloudformation/rain/pull/662
 */
export function modulesIn(root: Node): Entries {
  return entriesOf(child(root, 'Modules'));
}

export function unreadModule(name: string, at: Location): Diagnostic {
  const message = `\`${name}\` is a module: the resources that it stands for are not linted. Of modules in files, lint what \`rain pkg\` writes.`;
  return { code: 'unread-module', severity: 'note', message, at };
}
