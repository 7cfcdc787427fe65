import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AclEntry } from '../../../src/graph/props/routing.ts';
import type { NumberedEntry } from '../../../src/graph/traffic/acl-admissions.ts';
import { aclAdmissions } from '../../../src/graph/traffic/acl-admissions.ts';
import { allAddresses, cover, whenCovered } from '../../../src/graph/traffic/address-ranges.ts';
import { readCidr } from '../../../src/model/cidr.ts';
import type { Guard } from '../../../src/model/guard.ts';
import { always, and, atom, never, not, or } from '../../../src/model/guard.ts';
import type { Value } from '../../../src/model/value.ts';
import { oneOf } from '../../../src/model/cases.ts';
import { absent, known, unknown } from '../../../src/model/value.ts';

const written = { at: { file: { path: '/main.tf', text: '' }, start: 0, end: 0 } };
const of = <T>(value: T): Value<T> => known(value, written);
const open = unknown({ kind: 'parameter', name: 'P' }, written);

function entry(number: Value<number>, action: Value<string>, more: Partial<AclEntry> = {}): NumberedEntry {
  const plain = {
    ...written,
    number,
    action,
    protocol: of('tcp'),
    fromPort: of(5432),
    toPort: of(5432),
    cidr: of('0.0.0.0/0'),
    ipv6Cidr: absent(written),
  };
  return { entry: { ...plain, ...more }, when: always };
}

const knock = { ports: { first: 5432, last: 5432 }, transport: 'tcp' } as const;

function everybody(entries: readonly NumberedEntry[], opened: Guard = never) {
  const cells = cover(allAddresses, aclAdmissions(knock, { entries, open: opened, doubts: [] }));
  return { surely: whenCovered(cells, 'surely'), possibly: or(...cells.map((cell) => cell.possibly)) };
}

describe('the entries of a network ACL', () => {
  it('let nothing through where none matches', () => {
    expect(everybody([])).toEqual({ surely: never, possibly: never });
    expect(everybody([entry(of(100), of('allow'), { protocol: of('udp') })]).possibly).toBe(never);
    const sixth = { cidr: absent(written), ipv6Cidr: of('::/0') };
    expect(everybody([entry(of(100), of('allow'), sixth)]).possibly).toBe(never);
  });

  it('are decided by the lowest number, wherever it is written', () => {
    expect(everybody([entry(of(200), of('deny')), entry(of(100), of('allow'))]).surely).toBe(always);
    expect(everybody([entry(of(200), of('allow')), entry(of(100), of('deny'))]).possibly).toBe(never);
  });

  it('open every port for protocol -1', () => {
    const all = { protocol: of('-1'), fromPort: of(0), toPort: of(0) };
    expect(everybody([entry(of(100), of('allow'), all)]).surely).toBe(always);
  });

  it('decide for a part of the addresses', () => {
    const entries = [entry(of(90), of('deny'), { cidr: of('10.0.0.0/8') }), entry(of(100), of('allow'))];
    const admissions = aclAdmissions(knock, { entries, open: never, doubts: [] });
    const ten = readCidr('10.1.0.0/16');
    const other = readCidr('192.168.0.0/16');
    expect(ten && whenCovered(cover(ten, admissions), 'possibly')).toBe(never);
    expect(other && whenCovered(cover(other, admissions), 'surely')).toBe(always);
  });

  it('are open where an entry that cannot be read comes first', () => {
    for (const unread of [
      entry(of(50), open),
      entry(of(50), of('deny'), { cidr: open }),
      entry(of(50), of('deny'), { protocol: open }),
      entry(of(50), of('deny'), { toPort: open, fromPort: of(1) }),
      entry(open, of('deny')),
    ]) {
      expect(everybody([unread, entry(of(100), of('allow'))])).toEqual({ surely: never, possibly: always });
    }
  });

  it('are decided in spite of an entry that cannot be read and comes later', () => {
    expect(everybody([entry(of(100), of('allow')), entry(of(200), open, { cidr: open })]).surely).toBe(always);
    expect(everybody([entry(of(100), of('deny')), entry(of(200), open)]).possibly).toBe(never);
  });

  it('are open where there may be more of them', () => {
    const more = atom('more');
    expect(everybody([entry(of(100), of('allow'))], more)).toEqual({ surely: not(more), possibly: always });
    expect(everybody([], more).possibly).toBe(more);
  });

  it('keep conditions together', () => {
    const strict = atom('strict');
    const number = oneOf<number>(
      [
        { when: strict, value: of(50) },
        { when: not(strict), value: of(150) },
      ],
      written,
    );
    expect(everybody([entry(number, of('deny')), entry(of(100), of('allow'))])).toEqual({
      surely: not(strict),
      possibly: not(strict),
    });
    const there = { ...entry(of(50), of('deny')), when: strict };
    expect(everybody([there, entry(of(100), of('allow'))]).surely).toBe(not(strict));
  });

  it('agree with what a packet meets, whatever is written', () => {
    const cidrs = ['0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '10.1.2.0/24', '192.168.0.0/16'];
    const written = fc.record({
      number: fc.integer({ min: 1, max: 20 }),
      action: fc.constantFrom('allow', 'deny'),
      cidr: fc.constantFrom(...cidrs),
      from: fc.constantFrom(0, 1024, 5432, 5433),
      to: fc.constantFrom(5431, 5432, 65_535),
      condition: fc.constantFrom('a', 'b', ''),
    });
    const packets = ['10.1.2.3', '10.1.9.9', '10.9.9.9', '192.168.1.1', '8.8.8.8'];
    const worlds = [[], ['a'], ['b'], ['a', 'b']];
    fc.assert(
      fc.property(fc.uniqueArray(written, { selector: (one) => one.number, maxLength: 6 }), (entries) => {
        const numbered = entries.map((one) => ({
          ...entry(of(one.number), of(one.action), {
            cidr: of(one.cidr),
            fromPort: of(one.from),
            toPort: of(Math.max(one.from, one.to)),
          }),
          when: one.condition === '' ? always : atom(`acl ${one.condition}`),
        }));
        const admissions = aclAdmissions(knock, { entries: numbered, open: never, doubts: [] });
        for (const packet of packets) {
          const range = readCidr(`${packet}/32`) ?? allAddresses;
          const { surely, possibly } = cover(range, admissions)[0] ?? { surely: never, possibly: never };
          expect(surely).toBe(possibly);
          for (const world of worlds) {
            const holds = and(...['a', 'b'].map((name) => worldly(name, world.includes(name))));
            expect(and(holds, surely) !== never).toBe(passes(packet, entries, world));
          }
        }
      }),
    );
  });
});

function worldly(name: string, holds: boolean): Guard {
  return holds ? atom(`acl ${name}`) : not(atom(`acl ${name}`));
}

interface Plain {
  readonly number: number;
  readonly action: string;
  readonly cidr: string;
  readonly from: number;
  readonly to: number;
  readonly condition: string;
}

/** What EC2 does: the entries one by one, from the lowest number on. */
function passes(packet: string, entries: readonly Plain[], world: readonly string[]): boolean {
  const address = readCidr(`${packet}/32`)?.first ?? -1;
  const first = entries
    .filter(({ condition }) => condition === '' || world.includes(condition))
    .sort((one, other) => one.number - other.number)
    .find(({ cidr, from, to }) => {
      const range = readCidr(cidr);
      const fits = range !== undefined && range.first <= address && address <= range.last;
      return fits && from <= 5432 && 5432 <= Math.max(from, to);
    });
  return first?.action === 'allow';
}
