import type { Value } from '../../model/value.ts';
import type { AddressRange } from './address-ranges.ts';
import { joined, readCidr } from './address-ranges.ts';
import type { Callers } from './judge-inbound.ts';

/** Who connects, as options and inputs tell it. */
export interface Who {
  readonly callers: Callers;
  /** For messages: `10.0.0.0/8`. */
  readonly cidrs: string;
  /** An input that holds the addresses and that the user did not pass. */
  readonly missing?: Value<string>;
}

/** What is no CIDR names an input that holds one, or several separated by commas. */
export function readCallers(cidrs: readonly string[], input: (name: string) => Value<string>): Who {
  if (cidrs.length === 0) return { callers: 'anyone', cidrs: 'anywhere' };
  const texts: string[] = [];
  for (const cidr of cidrs) {
    if (readCidr(cidr)) texts.push(cidr);
    else {
      const value = input(cidr);
      if (value.state !== 'known') return { callers: 'unknown', cidrs: 'addresses that it tells you', missing: value };
      texts.push(...value.value.split(/[\s,]+/).filter((one) => one !== ''));
    }
  }
  const ranges = texts.map(readCidr).filter((range): range is AddressRange => range !== undefined);
  return { callers: joined(ranges), cidrs: texts.join(', ') };
}
