import { expect, it } from 'vitest';
import { together } from '../../src/rules/parts/together.ts';

it.each([
  [[], ''],
  [['a'], '`a`'],
  [['a', 'a'], '`a`'],
  [['a', 'b'], '`a` together with `b`'],
  [['a', 'b', 'c'], '`a` together with `b` and `c`'],
])('names %j as one that decides', (addresses, text) => {
  expect(together(addresses.map((address) => ({ address })))).toBe(text);
});
