import { describe, expect, it } from 'vitest';
import { always, atom, never, not } from '../../src/model/guard.ts';
import type { SourceFile } from '../../src/model/source.ts';
import { map, oneOf } from '../../src/model/cases.ts';
import { absent, known, unknown } from '../../src/model/value.ts';
import { all, any, decide, either, verdict } from '../../src/model/verdict.ts';

const file: SourceFile = { path: '/t.yaml', text: '' };
const written = { at: { file, start: 0, end: 0 } };
const unread = unknown({ kind: 'parameter', name: 'Port' }, written);
const inRange = (port: number) => port > 5430;

describe('deciding a value', () => {
  it('passes and fails on what is known', () => {
    expect(decide(known(5439, written), inRange, 'unknown')).toMatchObject({ pass: always, fail: never });
    expect(decide(known(80, written), inRange, 'unknown')).toMatchObject({ pass: never, fail: always });
  });

  it('is undecided on what is unknown', () => {
    expect(decide(unread, inRange, 'pass')).toMatchObject({ pass: never, fail: never });
  });

  it('is undecided where the test itself cannot say', () => {
    expect(decide(known(5439, written), () => undefined, 'pass')).toMatchObject({ pass: never, fail: never });
  });

  it.each([
    ['passes where all of its range does', { first: 5431, last: 65_535 }, { pass: always, fail: never }],
    ['fails where all of its range does', { first: 1, last: 5430 }, { pass: never, fail: always }],
    ['is undecided where its range differs', { first: 5430, last: 5431 }, { pass: never, fail: never }],
    ['is undecided in a range of very many', { first: 5431, last: 99_000 }, { pass: never, fail: never }],
  ])('of a number that is not known %s', (_, range, outcome) => {
    const number = unknown({ kind: 'parameter', name: 'Port' }, written, { range });
    expect(decide<number>(number, inRange, 'unknown')).toMatchObject(outcome);
    // What is made of it is not in its range.
    expect(
      decide(
        map<number, number>(number, (port) => port % 10),
        inRange,
        'unknown',
      ),
    ).toMatchObject({
      pass: never,
      fail: never,
    });
  });

  it('takes what is not written as told', () => {
    expect(decide<number>(absent(written), inRange, 'fail')).toMatchObject({ pass: never, fail: always });
  });

  it('judges each alternative under its own condition', () => {
    const prod = atom('prod');
    const value = oneOf(
      [
        { when: prod, value: known(5439, written) },
        { when: not(prod), value: known(80, written) },
      ],
      written,
    );
    expect(decide(value, inRange, 'unknown')).toMatchObject({ pass: prod, fail: not(prod) });
  });
});

describe('combining verdicts', () => {
  const [pass, fail, open] = [verdict('pass'), verdict('fail'), verdict('unknown')];

  it('one certain failure settles an all in spite of what is open', () => {
    expect(all([pass, open, fail])).toMatchObject({ pass: never, fail: always });
  });

  it('an all is open when nothing fails and something is open', () => {
    expect(all([pass, open])).toMatchObject({ pass: never, fail: never });
  });

  it('one certain pass settles an any', () => {
    expect(any([fail, open, pass])).toMatchObject({ pass: always, fail: never });
  });

  it('of nothing, all passes and any fails', () => {
    expect(all([])).toMatchObject({ pass: always, fail: never });
    expect(any([])).toMatchObject({ pass: never, fail: always });
  });

  it('opposite conditions on one parameter together decide', () => {
    const prod = atom('prod');
    const group = { pass: prod, fail: not(prod), because: [] };
    const enforcement = { pass: not(prod), fail: prod, because: [] };
    expect(any([group, enforcement]).pass).toBe(always);
    expect(all([group, enforcement]).fail).toBe(always);
  });

  it('takes one of two by condition', () => {
    const prod = atom('prod');
    expect(either(prod, pass, fail)).toMatchObject({ pass: prod, fail: not(prod) });
  });
});
