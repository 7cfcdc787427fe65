import type { AddressRange } from '../../model/cidr.ts';
import type { Guard } from '../../model/guard.ts';
import { always, and, implies, never, or } from '../../model/guard.ts';
import { cutAt } from './cut.ts';

export const allAddresses: AddressRange = { first: 0, last: 2 ** 32 - 1 };

/** The fewest CIDRs that are exactly the range, in order; only as many of them as are wanted. */
export function cidrsOf({ first, last }: AddressRange, most = Number.POSITIVE_INFINITY): readonly string[] {
  const cidrs: string[] = [];
  for (let start = first; start <= last && cidrs.length < most;) {
    const prefix = Math.max(alignmentOf(start), 32 - Math.floor(Math.log2(last - start + 1)));
    cidrs.push(`${addressText(start)}/${prefix}`);
    start += 2 ** (32 - prefix);
  }
  return cidrs;
}

/** The shortest prefix of a CIDR that begins at an address. */
function alignmentOf(address: number): number {
  // The lowest bit that is set stands alone in this, and none is in address 0.
  return address === 0 ? 0 : Math.clz32(address & -address) + 1;
}

export function addressText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** Addresses that are let through: surely under the one condition, and at most under the other. */
export interface Admission {
  readonly range: AddressRange;
  readonly surely: Guard;
  readonly possibly: Guard;
}

/** A part of the demanded range within which every address fares alike. */
export interface Cell {
  readonly range: AddressRange;
  readonly surely: Guard;
  readonly possibly: Guard;
}

/** Cuts the demanded range wherever an admission begins or ends and says of each part when it is let in. */
export function cover(demand: AddressRange, admissions: readonly Admission[]): readonly Cell[] {
  const touching = alike(admissions.filter(({ range }) => range.first <= demand.last && range.last >= demand.first));
  const cuts = touching.flatMap(({ range }) => [range.first, range.last + 1]);
  return cutAt(demand, cuts).map((range) => {
    const over = touching.filter((one) => one.range.first <= range.first && one.range.last >= range.last);
    return { range, surely: anyOf(over, 'surely'), possibly: anyOf(over, 'possibly') };
  });
}

function anyOf(admissions: readonly Admission[], how: 'surely' | 'possibly'): Guard {
  let guard: Guard = never;
  for (const admission of admissions) {
    if (guard === always) break;
    guard = or(guard, admission[how]);
  }
  return guard;
}

/** Fewer admissions that say the same: those under equal conditions are joined, so that a long list stays quick. */
function alike(admissions: readonly Admission[]): readonly Admission[] {
  const groups = new Map<Guard, Map<Guard, AddressRange[]>>();
  for (const { range, surely, possibly } of admissions) {
    const group = groups.get(surely) ?? new Map<Guard, AddressRange[]>();
    const ranges = group.get(possibly);
    if (ranges) ranges.push(range);
    else group.set(possibly, [range]);
    groups.set(surely, group);
  }
  return [...groups].flatMap(([surely, group]) =>
    [...group].flatMap(([possibly, ranges]) => joined(ranges).map((range) => ({ range, surely, possibly }))),
  );
}

/** When every address of the demand is let in. */
export function whenCovered(cells: readonly Cell[], how: 'surely' | 'possibly'): Guard {
  return and(...cells.map((cell) => cell[how]));
}

/** The parts that are not let in under a condition, neighbours joined. */
export function gapsIn(cells: readonly Cell[], under: Guard): readonly AddressRange[] {
  return joined(cells.filter((cell) => !implies(under, cell.possibly)).map((cell) => cell.range));
}

/** Sorted, with neighbours and overlaps joined. */
export function joined(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const result: AddressRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const before = result.at(-1);
    if (before && range.first <= before.last + 1) {
      result[result.length - 1] = { first: before.first, last: Math.max(before.last, range.last) };
    } else result.push(range);
  }
  return result;
}
