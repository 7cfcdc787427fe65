import type { Guard } from '../../model/guard.ts';
import { always, and, not, or } from '../../model/guard.ts';
import type { Data, Item } from '../../model/value.ts';
import { equalData } from './conditions.ts';
import { isList } from './lists.ts';
import type { Scope } from './scope.ts';
import type { Node } from './tree.ts';
import { textAt, textOf } from './tree.ts';

/**
 * The functions on lists that rules have
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-rules.html); undefined
 * when a list is not known.
 */
export function testMembers(
  scope: Scope,
  name: 'Fn::Contains' | 'Fn::EachMemberEquals' | 'Fn::EachMemberIn',
  [first, second]: readonly Node[],
): Guard | undefined {
  const members = first && membersOf(scope, first);
  if (!members || !second) return undefined;
  if (name === 'Fn::EachMemberIn') {
    const allowed = membersOf(scope, second);
    return allowed && every(members, ({ value }) => some(scope, allowed, value));
  }
  const value = scope.evaluate(second);
  return name === 'Fn::Contains'
    ? some(scope, members, value)
    : every(members, (member) => equalData(scope, member.value, value));
}

function some(scope: Scope, members: readonly Item[], wanted: Data): Guard | undefined {
  const found = members.map(({ when, value }) => {
    const equal = equalData(scope, value, wanted);
    return equal && and(when, equal);
  });
  return isDecided(found) ? or(...found) : undefined;
}

function every(members: readonly Item[], holds: (member: Item) => Guard | undefined): Guard | undefined {
  const each = members.map((member) => {
    const guard = holds(member);
    return guard && or(not(member.when), guard);
  });
  return isDecided(each) ? and(...each) : undefined;
}

function isDecided(guards: readonly (Guard | undefined)[]): guards is readonly Guard[] {
  return !guards.includes(undefined);
}

/** The members of a list that is written out, of a parameter that is a list, or of `Fn::RefAll`. */
function membersOf(scope: Scope, node: Node): readonly Item[] | undefined {
  if (node.type === 'call' && node.name === 'Fn::RefAll') return parametersOf(scope, textOf(node.argument));
  const value = scope.evaluate(node);
  return isList(value) && value.value.rest.length === 0 ? value.value.items : undefined;
}

/** The values of all parameters of a type, as `AWS::EC2::Subnet::Id`. */
function parametersOf(scope: Scope, type: string | undefined): readonly Item[] {
  return [...scope.template.parameters].flatMap(([name, { value: declaration }]) => {
    const value = textAt(declaration, 'Type') === type ? scope.parameter(name) : undefined;
    return value ? [{ when: always, value }] : [];
  });
}
