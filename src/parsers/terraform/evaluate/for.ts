import type { Guard } from '../../../model/guard.ts';
import { always, and, never, or } from '../../../model/guard.ts';
import type { Data, Item, Rest, Unknown } from '../../../model/value.ts';
import { casesOf, oneOf } from '../../../model/cases.ts';
import { groupBy } from '../../../model/group-by.ts';
import { known, unknown } from '../../../model/value.ts';
import type { ForList, ForObject } from '../hcl/syntax.ts';
import { compareText } from '../functions/compare-text.ts';
import { restrict } from './alternatives.ts';
import type { Entry } from './collections.ts';
import { doubtIn, elementsOf, entriesOf, listOf, mappingOf } from './collections.ts';
import { evaluate } from './evaluate.ts';
import { conditionOf } from './operators.ts';
import { hiddenLike } from './secret.ts';
import { scalarText } from './scalars.ts';
import type { Scope } from './scope.ts';
import { withNames } from './scope.ts';
import { computedAt, doubtOf, elementPart, isList } from './symbolic.ts';
import { openElement } from './traverse.ts';

/** One turn of a loop. `open`: it stands for turns that are not known one by one. */
interface Turn {
  readonly when: Guard;
  readonly key: Data;
  readonly value: Data;
  readonly open: Unknown | undefined;
}

/** The turns of a loop over a list, set or mapping; undefined when the value is none of them. */
export function turnsOf(collection: Data): readonly Turn[] | undefined {
  const turns: Turn[] = [];
  for (const { when, value } of casesOf(collection)) {
    if (value.state === 'unknown') turns.push(openTurn(when, elementPart(value)));
    else if (value.state === 'absent' || typeof value.value !== 'object') {
      if (when === always) return undefined;
    } else {
      const inner = isList(value.value) ? listTurns(value) : mappingTurns(value);
      for (const turn of inner) {
        const guard = and(when, turn.when);
        if (guard === never) continue;
        turns.push({ when: guard, key: hiddenLike(turn.key, value), value: turn.value, open: turn.open });
      }
    }
  }
  return turns;
}

function openTurn(when: Guard, element: Unknown): Turn {
  const { at, reason } = element;
  return { when, key: unknown(reason, { at }), value: element, open: element };
}

function listTurns(list: Data): Turn[] {
  const elements = elementsOf(list);
  const { items, rest, firm } = elements;
  const isSet = list.state === 'known' && typeof list.value === 'object' && isList(list.value) && list.value.set;
  const certain = items.every((item) => item.when === always);
  const turns = items.map((item, index): Turn => {
    const position: Data =
      certain && index < firm
        ? known(index, { at: item.value.at })
        : unknown({ kind: 'choice', of: 'a position' }, { at: item.value.at });
    return { when: item.when, key: isSet ? item.value : position, value: item.value, open: undefined };
  });
  return [...turns, ...rest.map((more) => openTurn(more.when, more.value))];
}

/** What is open of a list, or of a mapping whose keys are not all known, stays open of what a loop makes of it. */
function isFirm(collection: Data): boolean {
  return casesOf(collection).every(({ value }) => {
    if (value.state !== 'known' || typeof value.value !== 'object') return true;
    return isList(value.value) ? doubtOf(value.value)?.firm === undefined : value.value.rest === undefined;
  });
}

function isUncounted(collection: Data): boolean {
  return elementsOf(collection).uncounted;
}

function mappingTurns(mapping: Data): Turn[] {
  const { entries, rest } = entriesOf(mapping);
  const turns = [...entries]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, { when, value }]): Turn => ({ when, key: known(key, { at: value.at }), value, open: undefined }));
  return [...turns, ...rest.map((more) => openTurn(more.when, more.value))];
}

function scopeOf(turn: Turn, loop: { readonly key?: string; readonly value: string }, scope: Scope): Scope {
  const names = new Map<string, Data>();
  if (loop.key !== undefined) names.set(loop.key, turn.key);
  names.set(loop.value, turn.value);
  return withNames(scope, names);
}

/** Evaluates something for a turn under the loop's condition; undefined when the turn is surely left out. */
function inTurn<T>(
  turn: Turn,
  loop: ForList | ForObject,
  scope: Scope,
  compute: (inner: Scope) => T,
): { readonly when: Guard; readonly result: T } | undefined {
  const inner = scopeOf(turn, loop, scope);
  const guarded = <R>(work: () => R): R => (turn.when === always ? work() : scope.run.apart(work).result);
  return guarded(() => {
    let { when } = turn;
    if (loop.condition) {
      const condition = conditionOf(evaluate(loop.condition, inner), loop.condition, scope.run);
      if (!('state' in condition)) when = and(when, condition);
    }
    if (when === never) return undefined;
    const result = when === always ? compute(inner) : scope.run.apart(() => compute(inner)).result;
    return { when, result };
  });
}

export function evaluateForList(expression: ForList, scope: Scope): Data {
  const collection = evaluate(expression.collection, scope);
  const turns = turnsOf(collection);
  if (!turns) return notIterable(collection, expression, scope);
  const items: Item[] = [];
  const rest: Rest[] = [];
  for (const turn of turns) {
    const each = inTurn(turn, expression, scope, (inner) => evaluate(expression.result, inner));
    if (!each) continue;
    if (turn.open) rest.push({ when: each.when, value: openElement(each.result, turn.open) });
    else items.push({ when: each.when, value: restrict(each.result, each.when) });
  }
  const doubt = doubtIn({
    items,
    firm: isFirm(collection) ? items.length : 0,
    uncounted: isUncounted(collection),
  });
  return hiddenLike(listOf(items, computedAt(expression, [collection]), { rest, doubt }), collection);
}

function notIterable(collection: Data, expression: ForList | ForObject, scope: Scope): Data {
  const what = collection.state === 'absent' ? 'null' : 'a value that is no collection';
  return scope.run.fault(expression.collection, `A for expression cannot go over ${what}.`);
}

export function evaluateForObject(expression: ForObject, scope: Scope): Data {
  const collection = evaluate(expression.collection, scope);
  const turns = turnsOf(collection);
  if (!turns) return notIterable(collection, expression, scope);
  const entries = new Map<string, Entry>();
  const grouped: { readonly name: string; readonly item: Item }[] = [];
  let secretKey: Data | undefined;
  let rest: Unknown | undefined;
  for (const turn of turns) {
    const each = inTurn(turn, expression, scope, (inner) => ({
      key: evaluate(expression.resultKey, inner),
      value: evaluate(expression.resultValue, inner),
    }));
    if (!each) continue;
    if (turn.open) {
      rest ??= openElement(each.result.value, turn.open);
      continue;
    }
    if (each.result.key.sensitive) secretKey ??= each.result.key;
    for (const { when, value: key } of casesOf(each.result.key)) {
      const guard = and(each.when, when);
      if (guard === never) continue;
      if (key.state === 'unknown') rest ??= openElement(each.result.value, key);
      else if (key.state === 'known' && typeof key.value !== 'object') {
        const name = scalarText(key.value);
        if (expression.group) grouped.push({ name, item: { when: guard, value: each.result.value } });
        else if (guard === always && entries.get(name)?.when === always)
          scope.run.fault(
            expression.resultKey,
            `The key ${key.sensitive ? '' : `${JSON.stringify(name)} `}comes twice; group with "..." to keep both.`,
          );
        else entries.set(name, joined(entries.get(name), { when: guard, value: each.result.value }));
      } else scope.run.fault(expression.resultKey, 'A key is a string.');
    }
  }
  const written = computedAt(expression, [collection]);
  for (const [name, group] of groupBy(grouped, (each) => each.name)) {
    const items = group.map(({ item }) => item);
    entries.set(name, { when: or(...items.map((item) => item.when)), value: listOf(items, written) });
  }
  return hiddenLike(mappingOf(entries, written, rest), collection, secretKey ?? collection);
}

function joined(earlier: Entry | undefined, later: Entry): Entry {
  if (!earlier || later.when === always) return later;
  return { when: or(earlier.when, later.when), value: oneOf([later, earlier], later.value) };
}
