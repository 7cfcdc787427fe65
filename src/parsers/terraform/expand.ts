import type { Guard } from '../../model/guard.ts';
import { always, and, atom, never, or } from '../../model/guard.ts';
import type { Data, Datum, Unknown } from '../../model/value.ts';
import { certainType } from './certain-type.ts';
import { casesOf, oneOf } from '../../model/cases.ts';
import { known, unknown } from '../../model/value.ts';
import { elementsOf, entriesOf } from './evaluate/collections.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { applyBinary, conditionOf, isInvalid } from './evaluate/operators.ts';
import { restrict } from './evaluate/alternatives.ts';
import { inDigits, limitTexts, mostInstances } from './evaluate/limits.ts';
import type { Run } from './evaluate/run.ts';
import { numberOf, scalarText } from './evaluate/scalars.ts';
import type { Scope } from './evaluate/scope.ts';
import { callIdentity, instanceOf, isList, isMapping, unknownResult } from './evaluate/symbolic.ts';
import type { Body, Expression } from './hcl/syntax.ts';
import { attributeNamed } from './load/declarations.ts';
import { faultOfCount, faultOfForEach, faultOfType } from './refused-repetition.ts';

/** One instance of a block with `count` or `for_each`, or the only one of a block without. */
export interface Occurrence {
  /** What follows the block's own address: empty, `[0]`, `["key"]` or `["?"]`. */
  readonly suffix: string;
  readonly when: Guard;
  readonly key?: string;
  /** `each.key`, `each.value` and `count.index`. */
  readonly eachKey?: Data;
  readonly eachValue?: Data;
  readonly index?: Data;
}

export interface Expansion {
  readonly mode: 'single' | 'count' | 'each';
  readonly occurrences: readonly Occurrence[];
  /** Stands for all instances that are not known one by one. */
  readonly open?: Occurrence;
}

export function expand(body: Body, scope: Scope): Expansion {
  const count = attributeNamed(body, 'count');
  if (count) return expandCount(taken(evaluate(count, scope), count, scope.run), count, scope.run);
  const forEach = attributeNamed(body, 'for_each');
  return forEach ? expandForEach(evaluate(forEach, scope), forEach, scope) : single;
}

function taken(count: Data, at: Expression, run: Run): Data {
  const fault = faultOfCount(count);
  return fault === undefined ? count : run.fault(at, fault);
}

const single: Expansion = { mode: 'single', occurrences: [{ suffix: '', when: always }] };

function expandCount(count: Data, at: Expression, run: Run): Expansion {
  const numbers: { when: Guard; n: number }[] = [];
  let open: Guard = never;
  let cause: Data | undefined;
  for (const { when, value } of casesOf(count)) {
    const n = value.state === 'known' ? countOf(value.value) : undefined;
    if (n !== undefined && n <= mostInstances) {
      numbers.push({ when, n });
      continue;
    }
    if (value.state === 'absent' || (value.state === 'known' && n === undefined)) continue;
    if (n !== undefined) run.instance(at);
    if (n !== undefined) reportMany(at, run);
    cause ??= value;
    open = or(open, and(when, n === undefined ? positive(value, at, run) : always));
  }
  const occurrences: Occurrence[] = [];
  const most = Math.max(0, ...numbers.map(({ n }) => n));
  for (let index = 0; index < most; index++) {
    const when = or(...numbers.map((each) => (each.n > index ? each.when : never)));
    if (when === never) continue;
    if (!run.instance(at)) {
      cause ??= beyond(at);
      open = or(open, when);
      break;
    }
    occurrences.push({ suffix: `[${index}]`, when, index: known(index, { at }) });
  }
  if (open === never) return { mode: 'count', occurrences };
  const reason = cause?.state === 'unknown' ? cause.reason : ({ kind: 'choice', of: 'instances' } as const);
  return { mode: 'count', occurrences, open: { suffix: '["?"]', when: open, index: unknown(reason, { at }) } };
}

/** Stands for the instances after the last that is told apart. */
function beyond(at: Expression): Unknown {
  return unknown({ kind: 'limit', what: limitTexts.instances }, { at });
}

function countOf(value: unknown): number | undefined {
  const number = typeof value === 'string' ? numberOf(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
}

function reportMany(at: Expression, run: Run): void {
  const message = `There are more than ${inDigits(mostInstances)} instances here; those beyond are taken as one whose key is unknown.`;
  run.report({ code: 'evaluation-limit', severity: 'warning', message, at });
}

function positive(count: Data, at: Expression, run: Run): Guard {
  const guard = conditionOf(applyBinary('>', count, known(0, { at }), at, run), at, run);
  return 'state' in guard ? always : guard;
}

/** That a collection of which nothing is known is not empty, under the name that `length(…) > 0` has elsewhere. */
function hasElements(collection: Unknown, at: Expression, run: Run): Guard {
  return positive(unknownResult(collection, { at }, callIdentity('length', [collection])), at, run);
}

/** Keys become addresses, which are shown: Terraform refuses secret ones. */
function withoutSecrets(collection: Data, at: Expression, run: Run): Data {
  const isSecret = collection.sensitive ?? elementsOf(collection).items.some((item) => item.value.sensitive);
  return isSecret ? run.fault(at, 'for_each goes over sensitive values, which would show as keys.') : collection;
}

/** Instances whose keys are not known, with the condition that there is at least one. */
interface Rest {
  readonly when: Guard;
  readonly value: Data;
}

function expandForEach(collection: Data, at: Expression, scope: Scope): Expansion {
  const { run } = scope;
  const shown = withoutSecrets(collection, at, run);
  const fault = faultOfForEach(shown) ?? faultOfItsType(shown, at, scope);
  if (fault === undefined) return expandEach(shown, at, run);
  // There are as many as there are elements, under whatever keys they get when this is mended.
  const { items, rest, wrong, absent } = elementsOf(shown);
  const value = run.fault(at, fault);
  const when = or(
    wrong,
    absent,
    ...items.map((item) => item.when),
    ...rest.map((each) => openRest(always, each, at, run).when),
  );
  return eachExpansion(new Map(), when === never ? [] : [{ when, value }], at, run);
}

/** Where the value is not known, its type may be. */
function faultOfItsType(collection: Data, at: Expression, scope: Scope): string | undefined {
  const isOpen = casesOf(collection).some(({ value }) => value.state === 'unknown' && !isInvalid(value));
  const type = isOpen ? certainType(at, scope) : undefined;
  return type && faultOfType(type);
}

function expandEach(collection: Data, at: Expression, run: Run): Expansion {
  const found = new Map<string, { when: Guard; value: Data; key: Data }[]>();
  const rest: Rest[] = [];
  const add = (when: Guard, key: Data, value: Data): void => {
    for (const each of casesOf(key)) {
      const guard = and(when, each.when);
      if (guard === never) continue;
      const single = each.value;
      if (single.state !== 'known' || typeof single.value === 'object') rest.push({ when: guard, value: single });
      else {
        const text = scalarText(single.value);
        const named = typeof single.value === 'string' ? single : known<Datum>(text, single);
        found.set(text, [...(found.get(text) ?? []), { when: guard, key: named, value }]);
      }
    }
  };
  for (const { when, value } of casesOf(collection)) {
    if (value.state === 'unknown') rest.push({ when: and(when, hasElements(value, at, run)), value });
    else if (value.state === 'absent' || typeof value.value !== 'object') continue;
    else if (isList(value.value)) {
      const { items, rest: more } = elementsOf(value);
      for (const item of items) add(and(when, item.when), item.value, item.value);
      for (const each of more) rest.push(openRest(when, each, at, run));
    } else if (isMapping(value.value)) {
      const { entries, rest: more } = entriesOf(value);
      for (const [key, entry] of entries) add(and(when, entry.when), known(key, { at: entry.value.at }), entry.value);
      for (const each of more) rest.push(openRest(when, each, at, run));
    }
  }
  return eachExpansion(found, rest, at, run);
}

/** That there is more than what is known one by one is a condition of its own. */
function openRest(when: Guard, { when: possible, value }: Rest, at: Expression, run: Run): Rest {
  const more = value.state === 'unknown' ? atom(`${run.unit.id} ${run.unnamed(at, value.reason)}`) : always;
  return { when: and(when, possible, more), value };
}

function eachExpansion(
  found: ReadonlyMap<string, readonly { when: Guard; value: Data; key: Data }[]>,
  unresolved: readonly Rest[],
  at: Expression,
  run: Run,
): Expansion {
  const occurrences: Occurrence[] = [];
  let rest = unresolved;
  for (const [key, cases] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const when = or(...cases.map((each) => each.when));
    const [first] = cases;
    if (!first) continue;
    if (occurrences.length >= mostInstances) reportMany(at, run);
    if (occurrences.length >= mostInstances || !run.instance(at)) {
      rest = [...rest, { when, value: beyond(at) }];
      break;
    }
    const eachValue = cases.length === 1 ? restrict(first.value, when) : oneOf(cases, first.value);
    occurrences.push({ suffix: `[${keyText(key)}]`, when, key, eachKey: first.key, eachValue });
  }
  if (rest.length === 0) return { mode: 'each', occurrences };
  const cause = rest.find((each): each is { when: Guard; value: Unknown } => each.value.state === 'unknown')?.value;
  const unknownElement: Unknown = cause ?? unknown({ kind: 'choice', of: 'instances' }, { at });
  const element = instanceOf(unknownElement) ? unknownElement : unknown(unknownElement.reason, unknownElement);
  const eachKey = unknown(unknownElement.reason, { at: unknownElement.at });
  const when = or(...rest.map((each) => each.when));
  return { mode: 'each', occurrences, open: { suffix: '["?"]', when, eachKey, eachValue: element } };
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '${': '$${',
  '%{': '%%{',
};

/** A key as Terraform writes it in an address: as an HCL string, with everything escaped that cannot be seen. */
export function keyText(key: string): string {
  const text = key.replace(/["\\]|[$%]\{|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, (found) => {
    const point = found.codePointAt(0) ?? 0;
    const digits = point.toString(16);
    return escapes[found] ?? (point > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`);
  });
  return `"${text}"`;
}
