import type { Guard } from '../../model/guard.ts';
import { always, and, isTooLarge, never, not, or } from '../../model/guard.ts';
import { conditionsOf } from './conditions.ts';
import { evaluateNode } from './evaluate.ts';
import { parameterValue } from './parameter-values.ts';
import { remembered } from './remember.ts';
import type { Scope } from './scope.ts';
import { report } from './scope.ts';
import type { Entry, Node } from './tree.ts';
import { child, textAt } from './tree.ts';

/**
 * What the `Rules` of a template leave of the values of its parameters: CloudFormation deploys nothing that breaks one
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html). A rule that no value
 * can satisfy is said and left out.
 */
export function worldOf(scope: () => Scope): () => Guard {
  let known: Guard | undefined;
  return () => (known ??= worldIn(scope()));
}

function worldIn(scope: Scope): Guard {
  if (scope.template.rules.size === 0) return always;
  const apart = withoutWorld(scope);
  let world: Guard = always;
  for (const [name, rule] of scope.template.rules) {
    for (const assertion of assertionsOf(apart, rule)) {
      const next = and(world, assertion.guard);
      if (isTooLarge(next)) continue;
      if (next === never) sayRefused(scope, name, assertion);
      else world = next;
    }
  }
  return world;
}

/** Rules tell what parameters may be, so for them parameters are what they are without. */
function withoutWorld(scope: Scope): Scope {
  const self = (): Scope => apart;
  const apart: Scope = {
    ...scope,
    world: () => always,
    evaluate: (node) => evaluateNode(node, self()),
    ...conditionsOf(self),
    parameter: remembered(
      (name) => scope.template.parameters.get(name),
      (declaration, name) => parameterValue(self(), name, declaration),
    ),
  };
  return apart;
}

interface Assertion {
  readonly guard: Guard;
  readonly node: Node;
}

function assertionsOf(scope: Scope, { value: rule }: Entry): readonly Assertion[] {
  const condition = child(rule, 'RuleCondition');
  const applies = condition ? scope.test(condition) : always;
  const assertions = child(rule, 'Assertions');
  if (applies === never || assertions?.type !== 'sequence') return [];
  return assertions.items.flatMap((node) => {
    const assert = child(node, 'Assert');
    return assert ? [{ node, guard: or(not(applies), scope.test(assert)) }] : [];
  });
}

function sayRefused(scope: Scope, name: string, { node, guard }: Assertion): void {
  const why = textAt(node, 'AssertDescription')?.trim();
  const isGiven = scope.given.size > 0;
  // Many a default is refused on purpose, so that nobody deploys without a choice of their own.
  const isChoice = guard === never && !isGiven;
  const what =
    guard === never
      ? `refuses the ${isGiven ? 'values' : 'defaults'} of the parameters, which are linted all the same`
      : 'leaves nothing that the rules before it allow';
  const message = `Rule \`${name}\` ${what}${why === undefined ? '.' : `: ${why}`}`;
  const severity = isChoice ? 'note' : 'warning';
  report(scope, { code: 'refused-parameters', severity, message, at: node.at });
}
