/**
 * A condition over what the sources leave open (parameters, variables, undecided tests), as a reduced ordered binary
 * decision diagram. Equal conditions are the same object, so correlated conditions stay correlated and no combination
 * is ever enumerated. See docs/decisions/0005-guards.md.
 */
export type Guard = typeof always | typeof never | Branch;

interface Branch {
  readonly variable: string;
  readonly high: Guard;
  readonly low: Guard;
}

export const always = Object.freeze({ constant: true });
export const never = Object.freeze({ constant: false });

/**
 * More branches than this in one operation and the result becomes a condition of its own that nothing else is
 * correlated with: sound (it decides neither pass nor fail), and bounded in time.
 */
const branchLimit = 20_000;

// Hash-consing: one object per (variable, high, low). The references are weak, so a long-lived process that lints
// again and again keeps no diagram it no longer uses.
const branches = new Map<string, WeakRef<Branch>>();
const identities = new WeakMap<object, number>();
let lastIdentity = 0;
const collected = new FinalizationRegistry<string>((key) => {
  if (branches.get(key)?.deref() === undefined) branches.delete(key);
});

function identity(guard: Guard): number {
  let id = identities.get(guard);
  if (id === undefined) identities.set(guard, (id = ++lastIdentity));
  return id;
}

function branch(variable: string, high: Guard, low: Guard): Guard {
  if (high === low) return high;
  const key = `${identity(high)} ${identity(low)} ${variable}`;
  const existing = branches.get(key)?.deref();
  if (existing) return existing;
  const made: Branch = Object.freeze({ variable, high, low });
  branches.set(key, new WeakRef(made));
  collected.register(made, key);
  return made;
}

function isBranch(guard: Guard): guard is Branch {
  return 'variable' in guard;
}

/** The condition that something named `variable` holds. Equal names are the same condition. */
export function atom(variable: string): Guard {
  return branch(variable, always, never);
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

/** Names sort as their numbers do: a diagram whose order is that of the choices stays a chain, and quick to build. */
function numbered(variable: string, index: number): string {
  return `${variable}#${String(index).padStart(4, '0')}`;
}

export function not(guard: Guard): Guard {
  return ifThenElse(guard, never, always);
}

export function and(...guards: readonly Guard[]): Guard {
  let all: Guard = always;
  for (const guard of guards) if (guard !== all) all = ifThenElse(all, guard, never);
  return all;
}

export function or(...guards: readonly Guard[]): Guard {
  let any: Guard = never;
  for (const guard of guards) if (guard !== any) any = ifThenElse(any, always, guard);
  return any;
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
    names.add(next.variable);
    pending.push(next.high, next.low);
  }
  return names;
}

let overflows = 0;

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
    const key = `${identity(i)} ${identity(t)} ${identity(e)}`;
    const known = done.get(key);
    if (known) return known;
    if (exhausted || done.size > branchLimit) {
      exhausted = true;
      return never;
    }
    let variable = isBranch(i) ? i.variable : '';
    for (const guard of [t, e]) if (isBranch(guard) && guard.variable < variable) variable = guard.variable;
    const high = build(cofactor(i, variable, true), cofactor(t, variable, true), cofactor(e, variable, true));
    const low = build(cofactor(i, variable, false), cofactor(t, variable, false), cofactor(e, variable, false));
    const result = branch(variable, high, low);
    done.set(key, result);
    return result;
  };
  const result = build(test, then, otherwise);
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it is set inside `build`
  return exhausted ? atom(`undecided condition ${++overflows}`) : result;
}

function cofactor(guard: Guard, variable: string, value: boolean): Guard {
  if (!isBranch(guard) || guard.variable !== variable) return guard;
  return value ? guard.high : guard.low;
}
