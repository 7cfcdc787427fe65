/**
 * A condition over what the sources leave open (parameters, variables, undecided tests), as a reduced ordered binary
 * decision diagram. Equal conditions are the same object, so correlated conditions stay correlated and no combination
 * is ever enumerated. See docs/decisions/0005-guards.md.
 */
export type Guard = typeof always | typeof never | Branch;

interface Branch {
  /** Distinct, for keys. */
  readonly id: number;
  readonly variable: Variable;
  readonly high: Guard;
  readonly low: Guard;
}

/**
 * What a diagram asks for. Variables are asked for in the order in which they were first met: what a source mentions
 * together stands together, which keeps most diagrams small. The values of one choice stand together, in theirs.
 */
interface Variable {
  readonly id: number;
  readonly name: string;
  readonly thing: Thing;
  readonly index: number;
}

interface Thing {
  readonly order: number;
}

export const always = Object.freeze({ id: 1, constant: true });
export const never = Object.freeze({ id: 0, constant: false });

/**
 * More branches than this in one operation and the result becomes a condition of its own that nothing else is
 * correlated with: sound (it decides neither pass nor fail), and bounded in time.
 */
const branchLimit = 4_000;

let lastId = 1;

/** One object for each key. The references are weak, so a long-lived process keeps nothing that it no longer uses. */
function internedBy<T extends object>(): (key: string, make: () => T) => T {
  const all = new Map<string, WeakRef<T>>();
  const collected = new FinalizationRegistry<string>((key) => {
    if (all.get(key)?.deref() === undefined) all.delete(key);
  });
  return (key, make) => {
    const existing = all.get(key)?.deref();
    if (existing) return existing;
    const made = make();
    all.set(key, new WeakRef(made));
    collected.register(made, key);
    return made;
  };
}

const thingNamed = internedBy<Thing>();
const variableNamed = internedBy<Variable>();
const branchOf = internedBy<Branch>();

function variableOf(name: string): Variable {
  return variableNamed(name, () => {
    const { of, index } = choiceIn(name) ?? { of: name, index: 0 };
    return { id: ++lastId, name, thing: thingNamed(of, () => ({ order: ++lastId })), index };
  });
}

function isBefore(one: Variable, other: Variable): boolean {
  return one.thing === other.thing ? one.index < other.index : one.thing.order < other.thing.order;
}

function branch(variable: Variable, high: Guard, low: Guard): Guard {
  if (high === low) return high;
  return branchOf(`${variable.id} ${high.id} ${low.id}`, () => Object.freeze({ id: ++lastId, variable, high, low }));
}

function isBranch(guard: Guard): guard is Branch {
  return 'variable' in guard;
}

/** The condition that something named `variable` holds. Equal names are the same condition. */
export function atom(variable: string): Guard {
  return branch(variableOf(variable), always, never);
}

/**
 * The condition that a thing with several possible values has the one with the given index; two indices exclude each
 * other. With `count` the values are all there are, so one of them holds.
 */
export function choice(variable: string, index: number, count?: number): Guard {
  let guard = index + 1 === count ? always : atom(numbered(variable, index));
  for (let earlier = index - 1; earlier >= 0; earlier--) guard = and(not(atom(numbered(variable, earlier))), guard);
  return guard;
}

function numbered(variable: string, index: number): string {
  return `${variable}#${String(index).padStart(4, '0')}`;
}

export function not(guard: Guard): Guard {
  return ifThenElse(guard, never, always);
}

// From the last to the first: conditions mostly come in the order in which they were met, in which diagrams ask for
// them, and what is asked for first is put on top of a diagram in one step.

export function and(...guards: readonly Guard[]): Guard {
  let all: Guard = always;
  for (let at = guards.length - 1; at >= 0; at--) {
    const guard = guards[at] ?? always;
    if (guard !== all) all = ifThenElse(guard, all, never);
  }
  return all;
}

export function or(...guards: readonly Guard[]): Guard {
  let any: Guard = never;
  for (let at = guards.length - 1; at >= 0; at--) {
    const guard = guards[at] ?? never;
    if (guard !== any) any = ifThenElse(guard, always, any);
  }
  return any;
}

/** The thing and the index that a variable of `choice` was made from. */
export function choiceIn(variable: string): { readonly of: string; readonly index: number } | undefined {
  const [, of, index] = /^(.*)#(\d+)$/s.exec(variable) ?? [];
  return of === undefined ? undefined : { of, index: Number(index) };
}

/** Whether `conclusion` holds wherever `premise` does. */
export function implies(premise: Guard, conclusion: Guard): boolean {
  return and(premise, not(conclusion)) === never;
}

/** The names in a condition, for messages. */
export function variablesOf(guard: Guard): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<Guard>();
  const pending = [guard];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (!isBranch(next) || seen.has(next)) continue;
    seen.add(next);
    names.add(next.variable.name);
    pending.push(next.high, next.low);
  }
  return names;
}

/**
 * A condition told apart only within a world that is sure: where the world decides it, it is a constant, and inside the
 * world it is what it was. This goes through `and`, `or` and `not`: to tell conditions within a world it is enough to
 * tell their parts so. (The generalized cofactor of Coudert and Madre.)
 */
export function within(world: Guard, guard: Guard): Guard {
  const done = new Map<string, Guard>();
  let exhausted = false;
  const build = (inner: Guard, sure: Guard): Guard => {
    if (!isBranch(inner) || !isBranch(sure)) return inner;
    if (inner === sure) return always;
    const key = `${inner.id} ${sure.id}`;
    const known = done.get(key);
    if (known) return known;
    if (exhausted || done.size > branchLimit) {
      exhausted = true;
      return inner;
    }
    const variable = isBefore(inner.variable, sure.variable) ? inner.variable : sure.variable;
    const [sureHigh, sureLow] = [cofactor(sure, variable, true), cofactor(sure, variable, false)];
    const high = (): Guard => build(cofactor(inner, variable, true), sureHigh);
    const low = (): Guard => build(cofactor(inner, variable, false), sureLow);
    const result = sureHigh === never ? low() : sureLow === never ? high() : branch(variable, high(), low());
    done.set(key, result);
    return result;
  };
  const result = build(guard, world);
  // Inside the world both say the same.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it is set inside `build`
  return exhausted ? guard : result;
}

/** The assignment of the fewest variables that makes a condition hold; undefined when nothing does. */
export function shortestCase(guard: Guard): ReadonlyMap<string, boolean> | undefined {
  const lengths = new Map<Guard, number>();
  const lengthOf = (one: Guard): number => {
    if (!isBranch(one)) return one === always ? 0 : Infinity;
    const known = lengths.get(one);
    if (known !== undefined) return known;
    const length = 1 + Math.min(lengthOf(one.high), lengthOf(one.low));
    lengths.set(one, length);
    return length;
  };
  if (lengthOf(guard) === Infinity) return undefined;
  const assigned = new Map<string, boolean>();
  for (let at = guard; isBranch(at);) {
    const holds = lengthOf(at.high) <= lengthOf(at.low);
    assigned.set(at.variable.name, holds);
    at = holds ? at.high : at.low;
  }
  return assigned;
}

/** Whether a condition was given up because its diagram grew too large. */
export function isTooLarge(guard: Guard): boolean {
  return [...variablesOf(guard)].some((name) => name.startsWith(givenUp));
}

const givenUp = 'undecided condition ';
let overflows = 0;
let made = 0;

/** How much work conditions took so far: the branches that were made for them, found again or new. */
export function branchesMade(): number {
  return made;
}

function ifThenElse(test: Guard, then: Guard, otherwise: Guard): Guard {
  // Most conditions are constants, and need no diagram.
  if (test === always) return then;
  if (test === never) return otherwise;
  if (then === otherwise) return then;
  if (then === always && otherwise === never) return test;
  const done = new Map<string, Guard>();
  let exhausted = false;
  const build = (i: Guard, t: Guard, e: Guard): Guard => {
    if (i === always) return t;
    if (i === never) return e;
    if (t === e) return t;
    if (t === always && e === never) return i;
    const key = `${i.id} ${t.id} ${e.id}`;
    const known = done.get(key);
    if (known) return known;
    if (exhausted || done.size > branchLimit) {
      exhausted = true;
      return never;
    }
    if (!isBranch(i)) return i;
    let { variable } = i;
    for (const guard of [t, e]) if (isBranch(guard) && isBefore(guard.variable, variable)) variable = guard.variable;
    const high = build(cofactor(i, variable, true), cofactor(t, variable, true), cofactor(e, variable, true));
    const low = build(cofactor(i, variable, false), cofactor(t, variable, false), cofactor(e, variable, false));
    const result = branch(variable, high, low);
    made++;
    done.set(key, result);
    return result;
  };
  const result = build(test, then, otherwise);
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it is set inside `build`
  return exhausted ? atom(`${givenUp}${++overflows}`) : result;
}

function cofactor(guard: Guard, variable: Variable, value: boolean): Guard {
  if (!isBranch(guard) || guard.variable !== variable) return guard;
  return value ? guard.high : guard.low;
}
