import { describe, expect, it } from 'vitest';
import { always, and, atom, never, not, or } from '../../src/model/guard.ts';
import type { SourceFile } from '../../src/model/source.ts';
import { contains } from '../../src/model/source.ts';
import type { Item, ListOf, Rest, Value } from '../../src/model/value.ts';
import { map, oneOf, when, whenState } from '../../src/model/cases.ts';
import { count, whenEmpty } from '../../src/model/count.ts';
import { place } from '../../src/model/provenance.ts';
import { absent, known, unknown } from '../../src/model/value.ts';

const file: SourceFile = { path: '/main.tf', text: 'x'.repeat(100) };
const range = (start: number, end: number) => ({ file, start, end });
const at = (start: number) => ({ at: range(start, start + 1) });
const port = (n: number, start = 0): Value<number> => known(n, at(start));
const dontKnow = unknown({ kind: 'variable', name: 'port', module: '' }, at(0));

function list(items: readonly Item<number>[], rest: readonly Rest[] = []): ListOf<number> {
  return { ...at(0), items, rest, absent: never };
}

describe('alternatives', () => {
  it('drop what is impossible and stand for the single one left', () => {
    const a = atom('a');
    const inner = oneOf(
      [
        { when: a, value: port(1) },
        { when: not(a), value: port(2) },
      ],
      at(0),
    );
    const outer = oneOf([{ when: a, value: inner }], at(0));
    expect(outer).toMatchObject({ state: 'known', value: 1 });
  });

  it('join the conditions of one and the same value', () => {
    const same = port(1);
    expect(
      oneOf(
        [
          { when: atom('a'), value: same },
          { when: not(atom('a')), value: same },
        ],
        at(0),
      ),
    ).toBe(same);
  });

  it('are changed each alone', () => {
    const a = atom('a');
    const doubled = map(
      oneOf(
        [
          { when: a, value: port(1) },
          { when: not(a), value: dontKnow },
        ],
        at(0),
      ),
      (n) => n * 2,
    );
    expect(when(doubled, (n) => n === 2)).toBe(a);
    expect(whenState(doubled, 'unknown')).toBe(not(a));
  });
});

describe('a computed value', () => {
  it('keeps its place and loses the attribute it stood for', () => {
    const value = known('a', { ...at(3), origin: { unit: 'u', address: 'aws_lb.x', attribute: 'arn' } });
    expect(map(value, (text) => text.length)).toEqual({ ...at(3), state: 'known', value: 1 });
  });
});

describe('the place of a value', () => {
  const argument = range(10, 20);

  it('is the literal when it is written in the argument', () => {
    expect(place(port(1, 12), argument).at).toEqual(range(12, 13));
  });

  it('is the argument when a default or local gives the value, which is kept as the way', () => {
    expect(place(port(1, 50), argument)).toMatchObject({ at: argument, via: [range(50, 51)] });
  });

  it('stays at the caller when the value entered a module', () => {
    const entered = known(1, { ...at(50), entered: true });
    expect(place(entered, argument)).toMatchObject({ at: range(50, 51), via: [argument] });
  });

  it('is found for each alternative', () => {
    const a = atom('a');
    const value = oneOf(
      [
        { when: a, value: port(1, 12) },
        { when: not(a), value: port(2, 50) },
      ],
      { at: argument },
    );
    const placed = place(value, argument);
    expect(placed.state === 'one-of' && placed.cases.map((each) => each.value.at)).toEqual([range(12, 13), argument]);
  });
});

describe('containment', () => {
  it('of paths is by prefix', () => {
    expect(contains({ file, path: ['a'] }, { file, path: ['a', 0] })).toBe(true);
    expect(contains({ file, path: ['a', 0] }, { file, path: ['a', 1] })).toBe(false);
  });

  it('never crosses files or forms', () => {
    const other: SourceFile = { path: '/other.tf', text: file.text };
    expect(contains(range(0, 9), { file: other, start: 1, end: 2 })).toBe(false);
    expect(contains(range(0, 9), { file, path: [] })).toBe(false);
  });
});

describe('counting a list', () => {
  it('counts items whose values are unknown', () => {
    expect(
      count(
        list([
          { when: always, value: dontKnow },
          { when: always, value: port(1) },
        ]),
      ),
    ).toMatchObject({ state: 'known', value: 2 });
  });

  it('gives one number for each condition', () => {
    const a = atom('a');
    const counted = count(
      list([
        { when: always, value: port(1) },
        { when: a, value: port(2) },
      ]),
    );
    expect(when(counted, (n) => n === 2)).toBe(a);
    expect(when(counted, (n) => n === 1)).toBe(not(a));
  });

  it('is unknown where there may be more', () => {
    expect(count(list([], [{ when: always, value: dontKnow }]))).toMatchObject({ state: 'unknown' });
  });

  it('of 20 optional items takes 21 numbers, not 2^20 lists', () => {
    const counted = count(list(Array.from({ length: 20 }, (_, i) => ({ when: atom(`item ${i}`), value: port(i) }))));
    expect(counted.state === 'one-of' && counted.cases.length).toBe(21);
  });

  it('says the same as counting by hand, in whatever order the conditions were met', () => {
    const [a, b, c] = [atom('late'), atom('early'), atom('between')];
    const counted = count(list([b, a, c, a].map((when) => ({ when, value: port(1) }))));
    const both = or(and(a, b, not(c)), and(a, c, not(b)));
    expect(when(counted, (n) => n === 3)).toBe(both);
    expect(when(counted, (n) => n === 2)).toBe(or(and(a, not(b), not(c)), and(not(a), b, c)));
  });

  it('gives up thousands of items under conditions of their own', () => {
    const many = Array.from({ length: 3000 }, (_, i) => ({ when: atom(`many ${i}`), value: port(i) }));
    expect(count(list(many))).toMatchObject({ state: 'unknown', reason: { kind: 'limit' } });
  });

  it('is empty exactly when nothing is in it', () => {
    const a = atom('a');
    expect(whenEmpty(list([{ when: a, value: port(1) }]))).toBe(not(a));
    expect(whenEmpty(list([]))).toBe(always);
  });
});

describe('an absent value', () => {
  it('is absent under its own condition only', () => {
    const a = atom('a');
    const value = oneOf<number>(
      [
        { when: a, value: absent(at(0)) },
        { when: not(a), value: port(1) },
      ],
      at(0),
    );
    expect(whenState(value, 'absent')).toBe(a);
    expect(or(whenState(value, 'absent'), whenState(value, 'known'))).toBe(always);
  });
});
