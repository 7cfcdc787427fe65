import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Guard } from '../../../src/model/guard.ts';
import { always, atom, never, not, or } from '../../../src/model/guard.ts';
import type { Admission } from '../../../src/graph/traffic/address-ranges.ts';
import { readCidr } from '../../../src/model/cidr.ts';
import {
  allAddresses,
  cidrsOf,
  cover,
  gapsIn,
  joined,
  whenCovered,
} from '../../../src/graph/traffic/address-ranges.ts';

function range(cidr: string) {
  const read = readCidr(cidr);
  if (!read) throw new Error(`${cidr} is no CIDR`);
  return read;
}

function surely(cidr: string, when: Guard = always): Admission {
  return { range: range(cidr), surely: when, possibly: when };
}

describe('readCidr', () => {
  it('reads both ends', () => {
    expect(readCidr('10.0.0.0/8')).toEqual({ first: 167_772_160, last: 184_549_375 });
    expect(readCidr('0.0.0.0/0')).toEqual(allAddresses);
    expect(readCidr('255.255.255.255/32')).toEqual({ first: 4_294_967_295, last: 4_294_967_295 });
  });

  it('drops the bits beyond the prefix, as EC2 does', () => {
    expect(readCidr('10.1.2.3/8')).toEqual(readCidr('10.0.0.0/8'));
  });

  it.each(['10.0.0.0', '10.0/8', '10.0.0.0/33', '10.0.0.256/8', '10.0.0.01/8', '::/0', '', 'sg-1', '10.0.0.0/8 '])(
    'refuses "%s"',
    (text) => {
      expect(readCidr(text)).toBeUndefined();
    },
  );
});

describe('cidrsOf', () => {
  it('names a range by the fewest CIDRs', () => {
    expect(cidrsOf(allAddresses)).toEqual(['0.0.0.0/0']);
    expect(cidrsOf({ first: range('10.128.0.0/9').first, last: range('10.255.255.255/32').last })).toEqual([
      '10.128.0.0/9',
    ]);
    expect(cidrsOf({ first: 1, last: 4 })).toEqual(['0.0.0.1/32', '0.0.0.2/31', '0.0.0.4/32']);
  });

  it('gives back exactly the range', () => {
    const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(address, address, (one, other) => {
        const wanted = { first: Math.min(one, other), last: Math.max(one, other) };
        expect(joined(cidrsOf(wanted).map(range))).toEqual([wanted]);
      }),
    );
  });
});

describe('cover', () => {
  const demand = range('10.0.0.0/8');

  it('takes two halves for the whole', () => {
    const cells = cover(demand, [surely('10.128.0.0/9'), surely('10.0.0.0/9')]);
    expect(whenCovered(cells, 'surely')).toBe(always);
    expect(gapsIn(cells, always)).toEqual([]);
  });

  it('finds a single address that is left out', () => {
    const admitted = cidrsOf({ first: demand.first, last: demand.last - 1 }).map((cidr) => surely(cidr));
    const cells = cover(demand, admitted);
    expect(whenCovered(cells, 'possibly')).toBe(never);
    expect(gapsIn(cells, always).flatMap((one) => cidrsOf(one))).toEqual(['10.255.255.255/32']);
  });

  it('joins two conditional rules that together always cover it', () => {
    const production = atom('production');
    const cells = cover(demand, [surely('10.0.0.0/8', production), surely('0.0.0.0/0', not(production))]);
    expect(whenCovered(cells, 'surely')).toBe(always);
  });

  it('covers the whole only when both halves are there', () => {
    const [left, right] = [atom('left'), atom('right')];
    const cells = cover(demand, [surely('10.0.0.0/9', left), surely('10.128.0.0/9', right)]);
    expect(whenCovered(cells, 'surely')).not.toBe(or(left, right));
    expect(gapsIn(cells, left).flatMap((one) => cidrsOf(one))).toEqual(['10.128.0.0/9']);
  });

  it('keeps apart what is sure and what is possible', () => {
    const cells = cover(demand, [surely('10.0.0.0/9'), { range: allAddresses, surely: never, possibly: always }]);
    expect(whenCovered(cells, 'surely')).toBe(never);
    expect(whenCovered(cells, 'possibly')).toBe(always);
  });

  it('agrees with asking address by address', () => {
    const small = fc.record({ first: fc.nat(30), size: fc.nat(10) });
    fc.assert(
      fc.property(small, fc.array(small, { maxLength: 6 }), (wanted, given) => {
        const ranges = given.map(({ first, size }) => ({ first, last: first + size }));
        const asked = { first: wanted.first, last: wanted.first + wanted.size };
        const cells = cover(
          asked,
          ranges.map((each) => ({ range: each, surely: always, possibly: always })),
        );
        const isIn = (address: number) => ranges.some((each) => address >= each.first && address <= each.last);
        const every = Array.from({ length: wanted.size + 1 }, (_, index) => isIn(asked.first + index)).every(Boolean);
        expect(whenCovered(cells, 'surely') === always).toBe(every);
      }),
    );
  });
});
