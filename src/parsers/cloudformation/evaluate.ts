import { not } from '../../model/guard.ts';
import type { Location } from '../../model/source.ts';
import type { Data, Unknown } from '../../model/value.ts';
import { oneOf } from '../../model/cases.ts';
import { withWritten } from '../../model/provenance.ts';
import { absent, known, unknown } from '../../model/value.ts';
import { dynamic } from './dynamic-references.ts';
import { callFunction } from './functions.ts';
import { unfold } from './language-extensions/for-each.ts';
import { isOpenName } from './language-extensions/open-names.ts';
import { itemsOfAll, listOf } from './lists.ts';
import type { Scope } from './scope.ts';
import { report } from './scope.ts';
import type { Entries, Entry, Node, ScalarNode } from './tree.ts';

/** Deeper than this no real template goes; the stack of a call would. */
const depthLimit = 200;
const stepLimit = 2_000_000;

/** What a node of a template comes to. Located where it is written; used values are placed by the functions that use them. */
export function evaluateNode(node: Node, scope: Scope): Data {
  const { effort } = scope.state;
  effort.steps++;
  if (effort.depth >= depthLimit) return limit(scope, node.at, `values nested more than ${depthLimit} deep`);
  if (effort.steps > stepLimit) return limit(scope, node.at, `more than ${stepLimit} values in one template`);
  effort.depth++;
  const value = evaluateShape(node, scope);
  effort.depth--;
  return value;
}

function evaluateShape(node: Node, scope: Scope): Data {
  switch (node.type) {
    case 'scalar':
      return scalar(node, scope);
    case 'sequence':
      return listOf(itemsOfAll(node.items.map((item) => scope.evaluate(item))), { at: node.at });
    case 'mapping':
      return mapping(node.entries, node.at, scope);
    case 'call':
      return callFunction(node, scope);
    case 'value':
      return node.value;
  }
}

function scalar({ value, at }: ScalarNode, scope: Scope): Data {
  if (value === null) return absent({ at });
  if (typeof value !== 'string') return known(value, { at });
  const lookup = scope.state.dialect.placeholder?.(value);
  return lookup === undefined
    ? dynamic(value, { at })
    : unknown({ kind: 'lookup', what: lookup }, { at }, { nonNull: true });
}

function mapping(entries: Entries, at: Location, scope: Scope): Data {
  const values = new Map<string, Data>();
  const unfolded = unfold(entries, scope);
  let { rest } = unfolded;
  for (const [name, entry] of unfolded.entries) {
    if (isMacro(name)) rest = unknown({ kind: 'opaque', what: `what \`${name}\` adds` }, { at: entry.value.at });
    else if (isOpenName(name)) rest = madeBy(name, entry, scope);
    else values.set(name, evaluateEntry(entry, scope, name));
  }
  return known({ type: 'mapping', entries: values, ...(rest && { rest }) }, { at });
}

/** A key that stands for entries which only deployment makes. */
export function isMacro(name: string): boolean {
  return name === 'Fn::Transform';
}

/** What a loop makes is there only when its item is. */
export function evaluateEntry(entry: Entry, scope: Scope, property: string): Data {
  const { value, when } = entry;
  const evaluated = withWritten(scope.evaluate(value), { property });
  if (!when) return evaluated;
  const { key } = entry;
  return oneOf(
    [
      { when, value: evaluated },
      { when: not(when), value: absent({ at: key, property }) },
    ],
    { at: key, property },
  );
}

/** A property whose name depends on an item that is not known may be any. */
function madeBy(name: string, { key, value }: Entry, scope: Scope): Unknown {
  const made = scope.evaluate(value);
  const reason = made.state === 'unknown' ? made.reason : ({ kind: 'opaque', what: `\`${name}\`` } as const);
  return unknown(reason, { at: key });
}

function limit(scope: Scope, at: Location, what: string): Unknown {
  const message = `Evaluation stopped here: ${what}.`;
  report(scope, { code: 'evaluation-limit', severity: 'warning', message, at });
  return unknown({ kind: 'limit', what }, { at });
}
