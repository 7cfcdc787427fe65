import type { Data } from '../../../model/value.ts';
import { unknown } from '../../../model/value.ts';
import { mayShareAccount } from '../exports.ts';
import { placeAll } from '../lists.ts';
import type { Scope } from '../scope.ts';
import { concatenate } from '../strings.ts';
import type { CallNode, Node } from '../tree.ts';
import { child } from '../tree.ts';

/**
 * `Fn::GetStackOutput`: an output of a stack by the names of both, in any Region, and in another account with a role.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/README.md#reference-strength
 */
export function stackOutput({ argument, at }: CallNode, scope: Scope): Data {
  const text = (node: Node | undefined): string | undefined => {
    const value = node && concatenate([scope.evaluate(node)], node.at);
    return value?.state === 'known' ? value.value : undefined;
  };
  const stack = text(child(argument, 'StackName'));
  const output = text(child(argument, 'OutputName'));
  const name = `${stack ?? '…'}.${output ?? '…'}`;
  const found =
    stack === undefined || output === undefined ? [] : stacksNamed(stack, scope, text(child(argument, 'Region')));
  // A role leads to another account, and which one its name does not say for certain.
  const inAccount = child(argument, 'RoleArn')
    ? found
    : found.filter((other) => mayShareAccount(other.setting, scope.setting));
  const [only, second] = inAccount;
  const value = output !== undefined && only && !second ? only.output(output) : undefined;
  return value ? placeAll(value, at) : unknown({ kind: 'import', name }, { at }, { nonNull: true });
}

/** Of the same app: elsewhere the name of a stack is chosen when it is deployed. */
function stacksNamed(name: string, scope: Scope, region: string | undefined): readonly Scope[] {
  return [...scope.state.run.stacks()].filter((other) => {
    if (other.parent || other.state !== scope.state || other.state.dialect.stackName?.(other) !== name) return false;
    const { region: its } = other.setting;
    return region === undefined || its.state !== 'known' || its.value === region;
  });
}
