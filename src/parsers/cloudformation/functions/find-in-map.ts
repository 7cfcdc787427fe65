import type { Guard } from '../../../model/guard.ts';
import { choice, not, or } from '../../../model/guard.ts';
import type { Data, Unknown } from '../../../model/value.ts';
import { oneOf } from '../../../model/cases.ts';
import { unknown } from '../../../model/value.ts';
import { needsExtensions } from '../language-extensions/needs-extensions.ts';
import { eachCase, placeAll } from '../lists.ts';
import { equalsOpen } from '../open-choices.ts';
import { placeVariable } from '../place-variable.ts';
import type { Scope } from '../scope.ts';
import { invalid } from '../scope.ts';
import { scalarText } from '../strings.ts';
import type { CallNode, Entries, Node } from '../tree.ts';
import { child, entriesOf, textOf } from '../tree.ts';

/** A value of a mapping. A key that is open is one of those that there are, or the default stands for it. */
export function findInMap(call: CallNode, scope: Scope): Data {
  const [map, first, second, options] = call.argument.type === 'sequence' ? call.argument.items : [];
  if (!map || !first || !second) return invalid(scope, call.at, '`Fn::FindInMap` needs a map and two keys');
  sayWhatIsNew([map, first, second], options, call, scope);
  const standard = child(options, 'DefaultValue');
  const lookUp: LookUp = { call, scope, map, ...(standard && { missing: () => scope.evaluate(standard) }) };
  return withKey(map, scope.template.mappings, lookUp, (table) =>
    withKey(first, entriesOf(table), lookUp, (row) =>
      withKey(second, entriesOf(row), lookUp, (found) => placeAll(scope.evaluate(found), call.at)),
    ),
  );
}

interface LookUp {
  readonly call: CallNode;
  readonly scope: Scope;
  readonly map: Node;
  /** What stands for a key that is not there. */
  readonly missing?: () => Data;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap-enhancements.html */
function sayWhatIsNew(keys: readonly Node[], options: Node | undefined, { at }: CallNode, scope: Scope): void {
  if (options) needsExtensions(scope, options.at, '`DefaultValue` in `Fn::FindInMap`');
  const old = new Set(['Ref', 'Fn::FindInMap']);
  const isNew = keys.some((key) => key.type === 'call' && !old.has(key.name));
  if (isNew) needsExtensions(scope, at, 'A function other than `Ref` and `Fn::FindInMap` as a key of `Fn::FindInMap`');
}

function withKey(node: Node, entries: Entries, lookUp: LookUp, look: (found: Node) => Data): Data {
  const { call, scope, map } = lookUp;
  return eachCase(scope.evaluate(node), (key) => {
    if (key.state === 'unknown') return openKey(key, entries, lookUp, look);
    const text = key.state === 'known' && typeof key.value !== 'object' ? scalarText(key.value) : undefined;
    const found = text === undefined ? undefined : entries.get(text);
    if (found) return look(found.value);
    if (lookUp.missing) return lookUp.missing();
    const detail =
      text === undefined
        ? 'a key of a mapping must be a text'
        : node === map
          ? `the mapping \`${text}\` does not exist`
          : `the mapping \`${textOf(map) ?? 'that is looked up'}\` has no key \`${text}\``;
    return unknown({ kind: 'invalid', detail }, { at: call.at });
  });
}

/** As many as one would write for Regions, with room; a choice between more says nothing. */
const keyLimit = 100;

/** Any other key would let the deployment fail, unless there is a default; so would one under which nothing is found. */
function openKey(
  key: Unknown,
  entries: Entries,
  { call, scope, map, missing }: LookUp,
  look: (found: Node) => Data,
): Data {
  const { at } = call;
  if (entries.size > keyLimit || entries === scope.template.mappings) return unknown(reasonOf(key, map), { at });
  const rows = [...entries].flatMap(([name, { value }], index): readonly { when: Guard; value: Data }[] => {
    const found = look(value);
    const fails = found.state === 'unknown' && found.reason.kind === 'invalid';
    return fails ? [] : [{ when: whenKey(key, name, index, call, scope), value: found }];
  });
  const last = missing ? missing() : rows.pop()?.value;
  if (!last) return unknown(reasonOf(key, map), { at });
  return oneOf([...rows, { when: not(or(...rows.map(({ when }) => when))), value: last }], { at });
}

function whenKey(key: Unknown, name: string, index: number, { at }: CallNode, scope: Scope): Guard {
  return equalsOpen(scope, key, name) ?? choice(placeVariable(scope, at), index);
}

/** What decides a look-up: the parameter or fact that is the key says more than "a choice" would. */
function reasonOf({ reason }: Unknown, map: Node): Unknown['reason'] {
  if (reason.kind === 'deployment' || reason.kind === 'parameter') return reason;
  return { kind: 'choice', of: `the key into \`${textOf(map) ?? 'a mapping'}\`` };
}
