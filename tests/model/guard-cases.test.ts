import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Guard } from '../../src/model/guard.ts';
import { always, and, atom, choice, implies, never, not, or, shortestCase, within } from '../../src/model/guard.ts';
import type { GuardCase } from '../../src/model/guard-cases.ts';
import { coverOf } from '../../src/model/guard-cases.ts';

const choices = new Map([
  ['Stage', { values: ['dev', 'test', 'prod'], closed: true }],
  ['Port', { values: ['80', '443'] }],
]);
const stage = (index: number): Guard => choice('Stage', index, 3);
const port = (index: number): Guard => choice('Port', index);
const [a, b, c] = [atom('a'), atom('b'), atom('c')];

function casesOf(guard: Guard, world: Guard = always): readonly GuardCase[] {
  return coverOf(guard, world, choices).cases;
}

describe('the cases of a condition', () => {
  it('are what it is made of', () => {
    const both = [
      { variable: 'a', holds: true },
      { variable: 'b', holds: false },
    ];
    expect(casesOf(or(and(a, not(b)), c))).toEqual([both, [{ variable: 'c', holds: true }]]);
  });

  it('say of a thing the values that it has, or where those are fewer the ones that it has not', () => {
    expect(casesOf(stage(0))).toEqual([[{ variable: 'Stage', is: true, indexes: [0] }]]);
    expect(casesOf(not(stage(0)))).toEqual([[{ variable: 'Stage', is: false, indexes: [0] }]]);
    expect(casesOf(or(stage(1), stage(2)))).toEqual([[{ variable: 'Stage', is: false, indexes: [0] }]]);
    expect(casesOf(port(1))).toEqual([[{ variable: 'Port', is: true, indexes: [1] }]]);
    expect(casesOf(not(or(port(0), port(1))))).toEqual([[{ variable: 'Port', is: false, indexes: [0, 1] }]]);
  });

  it('leave out what is so in the whole world', () => {
    expect(casesOf(and(a, b), a)).toEqual([[{ variable: 'b', holds: true }]]);
    expect(casesOf(not(stage(0)), not(stage(1)))).toEqual([[{ variable: 'Stage', is: true, indexes: [2] }]]);
  });

  it('are none of what cannot be', () => {
    expect(casesOf(never)).toEqual([]);
    expect(casesOf(a, not(a))).toEqual([]);
  });

  it('are cut off, and that is said', () => {
    const pairs = Array.from({ length: 12 }, (_, n) => and(atom(`x${n}`), atom(`y${n}`)));
    const { cases, more } = coverOf(or(...pairs), always, choices);
    expect([cases.length, more]).toEqual([8, true]);
  });
});

/** Conditions over three truths and two things with several values, and a world in which each of them is asked. */
const { formula } = fc.letrec<{ formula: Guard }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(a, b, c, stage(0), stage(1), stage(2), port(0), port(1)),
    tie('formula').map(not),
    fc.tuple(tie('formula'), tie('formula')).map(([one, other]) => and(one, other)),
    fc.tuple(tie('formula'), tie('formula')).map(([one, other]) => or(one, other)),
  ),
}));

function guardOf(terms: GuardCase): Guard {
  return and(
    ...terms.map((term) => {
      if ('holds' in term) return term.holds ? atom(term.variable) : not(atom(term.variable));
      const { values, closed = false } = choices.get(term.variable) as { values: string[]; closed?: boolean };
      const some = or(...term.indexes.map((index) => choice(term.variable, index, closed ? values.length : undefined)));
      return term.is ? some : not(some);
    }),
  );
}

it('the cases of any condition are together that condition, in its world', () => {
  fc.assert(
    fc.property(formula, formula, (guard, world) => {
      const { cases, more } = coverOf(guard, world, choices);
      const together = and(world, or(...cases.map(guardOf)));
      expect(implies(together, guard)).toBe(true);
      if (!more) expect(together).toBe(and(world, guard));
    }),
  );
});

describe('a condition within a world', () => {
  it('is decided where the world decides it', () => {
    expect([within(a, a), within(a, not(a)), within(and(a, b), or(a, c)), within(a, b)]).toEqual([
      always,
      never,
      always,
      b,
    ]);
  });

  it('is, inside the world, what it was, and so is what is made of several', () => {
    fc.assert(
      fc.property(formula, formula, formula, (one, other, world) => {
        fc.pre(world !== never);
        expect(and(world, within(world, one))).toBe(and(world, one));
        expect(within(world, and(one, other))).toBe(and(within(world, one), within(world, other)));
        expect(within(world, not(one))).toBe(not(within(world, one)));
        expect(within(world, one) === always).toBe(implies(world, one));
      }),
    );
  });
});

it('the shortest case of a condition makes it hold', () => {
  expect(shortestCase(never)).toBeUndefined();
  fc.assert(
    fc.property(formula, (guard) => {
      const found = shortestCase(guard);
      if (!found) return;
      const all = [...found].map(([name, holds]) => (holds ? atom(name) : not(atom(name))));
      expect(implies(and(...all), guard)).toBe(true);
    }),
  );
});
