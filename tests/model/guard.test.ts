import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Guard } from '../../src/model/guard.ts';
import { always, and, atom, choice, implies, never, not, or, variablesOf } from '../../src/model/guard.ts';

describe('a guard', () => {
  it('is the same object when it is the same condition, however it was built', () => {
    const [a, b, c] = [atom('a'), atom('b'), atom('c')];
    expect(or(and(a, b), and(a, c))).toBe(and(a, or(b, c)));
    expect(not(and(a, b))).toBe(or(not(a), not(b)));
  });

  it('knows that a condition and its opposite exclude each other', () => {
    expect(and(atom('prod'), not(atom('prod')))).toBe(never);
    expect(or(atom('prod'), not(atom('prod')))).toBe(always);
  });

  it('implies what is weaker and not what is stronger', () => {
    const [a, b] = [atom('a'), atom('b')];
    expect(implies(and(a, b), a)).toBe(true);
    expect(implies(a, and(a, b))).toBe(false);
    expect(implies(never, a)).toBe(true);
  });

  it('lets two values of one choice exclude each other', () => {
    expect(and(choice('Env', 0), choice('Env', 1))).toBe(never);
  });

  it('leaves room for another value when a choice is open', () => {
    expect(or(choice('Env', 0), choice('Env', 1))).not.toBe(always);
  });

  it('has one of the values when a choice is closed', () => {
    expect(or(choice('Env', 0, 3), choice('Env', 1, 3), choice('Env', 2, 3))).toBe(always);
    expect(choice('Env', 0, 1)).toBe(always);
  });

  it('names the variables that it depends on and no others', () => {
    const [a, b, c] = [atom('a'), atom('b'), atom('c')];
    expect([...variablesOf(or(and(a, b), and(a, not(b), c)))].sort()).toEqual(['a', 'b', 'c']);
    expect(variablesOf(or(and(a, b), and(a, not(b)))).has('b')).toBe(false);
  });

  it('agrees with truth tables on arbitrary conditions', () => {
    const names = ['p', 'q', 'r', 's'];
    type Formula = readonly ['atom', string] | readonly ['not', Formula] | readonly ['and' | 'or', Formula, Formula];
    const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
      formula: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.tuple(fc.constant('atom' as const), fc.constantFrom(...names)),
        fc.tuple(fc.constant('not' as const), tie('formula')),
        fc.tuple(fc.constantFrom('and' as const, 'or' as const), tie('formula'), tie('formula')),
      ),
    }));
    const build = (f: Formula): Guard =>
      f[0] === 'atom'
        ? atom(f[1])
        : f[0] === 'not'
          ? not(build(f[1]))
          : (f[0] === 'and' ? and : or)(build(f[1]), build(f[2]));
    const holds = (f: Formula, world: ReadonlySet<string>): boolean => {
      if (f[0] === 'atom') return world.has(f[1]);
      if (f[0] === 'not') return !holds(f[1], world);
      return f[0] === 'and' ? holds(f[1], world) && holds(f[2], world) : holds(f[1], world) || holds(f[2], world);
    };
    const worlds = Array.from(
      { length: 16 },
      (_, bits) => new Set(names.filter((_name, index) => bits & (1 << index))),
    );
    fc.assert(
      fc.property(formula, formula, (one, other) => {
        const equal = worlds.every((world) => holds(one, world) === holds(other, world));
        expect(build(one) === build(other)).toBe(equal);
      }),
    );
  });

  it('combines 41 chained conditions without enumerating them', () => {
    let chained: Guard = atom('condition 0');
    for (let i = 1; i <= 41; i++)
      chained = or(and(chained, atom(`condition ${i}`)), and(not(chained), not(atom(`condition ${i}`))));
    expect(variablesOf(chained).size).toBe(42);
  });

  it('decides nothing rather than exploding when a condition is too large', () => {
    // Pairs in the worst order: the diagram of this sum needs 2^24 branches.
    const pairs = Array.from({ length: 24 }, (_, i) =>
      and(atom(`a${String(i).padStart(2, '0')}`), atom(`b${String(i).padStart(2, '0')}`)),
    );
    const sum = or(...pairs);
    expect(sum).not.toBe(always);
    expect(sum).not.toBe(never);
  });
});
