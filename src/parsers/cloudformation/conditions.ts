import type { Guard } from '../../model/guard.ts';
import { always, and, atom, branchesMade, isTooLarge, never, not, or } from '../../model/guard.ts';
import type { Location } from '../../model/source.ts';
import type { Case, Data, Datum, Unknown } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { declaredName } from './language-extensions/open-names.ts';
import { mayBeMade } from './made-names.ts';
import { testMembers } from './rule-functions.ts';
import { equalsOpen, isSameOpen } from './open-choices.ts';
import type { Scope } from './scope.ts';
import { dangling, invalid, report } from './scope.ts';
import { scalarText } from './strings.ts';
import type { CallNode, Node } from './tree.ts';
import { textAt, textOf } from './tree.ts';

/** Evaluates the conditions of a template, each once. */
export function conditionsOf(scope: () => Scope): Pick<Scope, 'condition' | 'conditions' | 'test'> {
  const done = new Map<string, Guard>();
  const running = new Set<string>();
  const naming: string[] = [];
  let undecided = 0;

  const opaque = (name: string): Guard => {
    const number = undecided++;
    return atom(
      `${scope().state.unit.id}: condition ${scope().prefix}${name}${number === 0 ? '' : ` (${number + 1})`}`,
    );
  };

  const condition = (name: string, at: Location): Guard => {
    const known = done.get(name);
    if (known) return known;
    const { conditions } = scope().template;
    const entry = conditions.get(declaredName(conditions, name) ?? '');
    if (!entry) {
      const what = `The condition \`${name}\``;
      if (!mayBeMade(scope(), name)) dangling(scope(), at, { name, what, names: conditions.keys() });
      return remember(name, opaque(name));
    }
    if (running.has(name) || running.size >= depthLimit) {
      sayCycle(scope(), name, entry.key, running.has(name));
      return remember(name, opaque(name));
    }
    if (scope().state.effort.branches > branchLimit) return tooLarge(name, entry.key);
    running.add(name);
    naming.push(name);
    const before = branchesMade();
    const guard = test(entry.value);
    // What it needs of other conditions is counted with it.
    if (running.size === 1) scope().state.effort.branches += branchesMade() - before;
    naming.pop();
    running.delete(name);
    return done.get(name) ?? (isTooLarge(guard) ? tooLarge(name, entry.key) : remember(name, guard));
  };

  const tooLarge = (name: string, at: Location): Guard => {
    const message = `The condition \`${name}\` combines more than can be followed: what depends on it is undecided.`;
    report(scope(), { code: 'evaluation-limit', severity: 'warning', message, at });
    return remember(name, opaque(name));
  };

  const remember = (name: string, guard: Guard): Guard => {
    done.set(name, guard);
    return guard;
  };

  const test = (node: Node): Guard => {
    const { effort } = scope().state;
    if (effort.depth >= depthLimit) return opaque(naming.at(-1) ?? '');
    effort.depth++;
    const guard = testNode(node, { scope: scope(), test, condition });
    effort.depth--;
    return guard ?? opaque(naming.at(-1) ?? '');
  };
  return { condition, conditions: done, test };
}

const depthLimit = 200;
/** As many branches of diagrams are made for the conditions of one unit: about a second's work. */
const branchLimit = 200_000;

function sayCycle(scope: Scope, name: string, at: Location, cycle: boolean): void {
  report(scope, {
    code: cycle ? 'condition-cycle' : 'evaluation-limit',
    severity: 'warning',
    message: cycle ? `The condition \`${name}\` needs itself.` : `The condition \`${name}\` is nested too deep.`,
    at,
  });
}

interface Tester extends Pick<Scope, 'condition' | 'test'> {
  readonly scope: Scope;
}

/** The guard of a condition; undefined when nothing in the template decides it. */
function testNode(node: Node, tester: Tester): Guard | undefined {
  const { scope } = tester;
  const named = node.type === 'mapping' && node.entries.size === 1 ? textAt(node, 'Condition') : undefined;
  if (named !== undefined) return tester.condition(named, node.at);
  if (node.type === 'scalar' && typeof node.value === 'boolean') return node.value ? always : never;
  if (node.type !== 'call') {
    invalid(scope, node.at, 'A condition must be a condition function');
    return undefined;
  }
  const operands = node.argument.type === 'sequence' ? node.argument.items : [];
  switch (node.name) {
    case 'Condition':
      return tester.condition(textOf(node.argument) ?? '', node.at);
    case 'Fn::And':
      return and(...operands.map((each) => tester.test(each)));
    case 'Fn::Or':
      return or(...operands.map((each) => tester.test(each)));
    case 'Fn::Not':
      return operands[0] && not(tester.test(operands[0]));
    case 'Fn::Equals':
      return equals(scope, node, operands);
    case 'Fn::Contains':
    case 'Fn::EachMemberEquals':
    case 'Fn::EachMemberIn':
      return testMembers(scope, node.name, operands);
    default:
      return undefined;
  }
}

/** More pairs of alternatives than this are not compared. */
const pairLimit = 10_000;

function equals(scope: Scope, call: CallNode, [left, right]: readonly Node[]): Guard | undefined {
  if (!left || !right) {
    invalid(scope, call.at, '`Fn::Equals` compares two values');
    return undefined;
  }
  return equalData(scope, scope.evaluate(left), scope.evaluate(right));
}

/** When two values are equal; undefined when nothing in the template decides it. */
export function equalData(scope: Scope, left: Data, right: Data): Guard | undefined {
  const lefts = casesOf(left);
  const rights = casesOf(right);
  if (lefts.length * rights.length > pairLimit) return undefined;
  const guards: Guard[] = [];
  for (const one of lefts) {
    for (const other of rights) {
      const both = and(one.when, other.when);
      if (both === never) continue;
      const equal = equalCase(scope, one.value, other.value);
      if (!equal) return undefined;
      guards.push(and(both, equal));
    }
  }
  return or(...guards);
}

/** When a text that is known in part reads as another: one open piece must be what stands between the others. */
function readsAs(scope: Scope, parts: NonNullable<Unknown['parts']>, text: string): Guard | undefined {
  const [first, last] = [parts[0], parts.at(-1)];
  const before = typeof first === 'string' ? first : '';
  const after = typeof last === 'string' ? last : '';
  if (!text.startsWith(before) || !text.slice(before.length).endsWith(after)) return never;
  const [piece, ...others] = parts.filter((part) => typeof part !== 'string');
  if (piece?.state !== 'unknown' || others.length > 0) return undefined;
  return equalsOpen(scope, piece, text.slice(before.length, text.length - after.length));
}

type OneValue = Case<Datum>['value'];

/** CloudFormation compares texts, upper and lower case apart. */
function equalCase(scope: Scope, one: OneValue, other: OneValue): Guard | undefined {
  if (one.state === 'known' && other.state === 'known') {
    if (typeof one.value === 'object' || typeof other.value === 'object') return undefined;
    return scalarText(one.value) === scalarText(other.value) ? always : never;
  }
  if (one.state === 'absent' || other.state === 'absent') return one.state === other.state ? always : never;
  if (one.state === 'unknown' && other.state === 'unknown') {
    return isSameOpen(scope.state, one, other) ? always : undefined;
  }
  const [open, fixed] = one.state === 'unknown' ? [one, other] : [other, one];
  if (open.state !== 'unknown' || fixed.state !== 'known' || typeof fixed.value === 'object') return undefined;
  const text = scalarText(fixed.value);
  return open.parts && open.parts.length > 1 ? readsAs(scope, open.parts, text) : equalsOpen(scope, open, text);
}
