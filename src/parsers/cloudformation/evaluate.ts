import type { Location } from '../../model/source.ts';
import type { Data, Item, Unknown } from '../../model/value.ts';
import { absent, known, unknown, withWritten } from '../../model/value.ts';
import { callFunction } from './functions.ts';
import { itemsOf, listOf } from './lists.ts';
import type { Scope } from './scope.ts';
import { report } from './scope.ts';
import { dynamic } from './strings.ts';
import type { Entries, Node } from './tree.ts';
import { isLoop } from './tree.ts';

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
      if (node.value === null) return absent({ at: node.at });
      return typeof node.value === 'string' ? dynamic(node.value, { at: node.at }) : known(node.value, { at: node.at });
    case 'sequence':
      return listOf(
        node.items.flatMap((item): readonly Item[] => itemsOf(scope.evaluate(item))),
        { at: node.at },
      );
    case 'mapping':
      return mapping(node.entries, node.at, scope);
    case 'call':
      return callFunction(node, scope);
    case 'value':
      return node.value;
  }
}

function mapping(entries: Entries, at: Location, scope: Scope): Data {
  const values = new Map<string, Data>();
  let rest: Unknown | undefined;
  for (const [name, { value }] of entries) {
    if (isMacro(name)) rest = unknown({ kind: 'opaque', what: `what \`${name}\` adds` }, { at: value.at });
    else values.set(name, withWritten(scope.evaluate(value), { property: name }));
  }
  return known({ type: 'mapping', entries: values, ...(rest && { rest }) }, { at });
}

/** A key that stands for entries which only deployment makes. */
export function isMacro(name: string): boolean {
  return name === 'Fn::Transform' || isLoop(name);
}

function limit(scope: Scope, at: Location, what: string): Unknown {
  const message = `Evaluation stopped here: ${what}.`;
  report(scope, { code: 'evaluation-limit', severity: 'warning', message, at });
  return unknown({ kind: 'limit', what }, { at });
}
