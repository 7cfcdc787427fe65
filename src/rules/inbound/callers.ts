import type { RuleContext } from '../../engine/rule.ts';
import type { Value } from '../../model/value.ts';
import type { AddressRange } from '../../model/cidr.ts';
import { readCidr } from '../../model/cidr.ts';
import { joined } from '../../graph/traffic/address-ranges.ts';
import { vendorsAsking } from '../parts/vendors-asking.ts';
import type { Callers } from './judge-inbound.ts';

/** Who connects, as options and inputs tell it. */
export interface Who {
  readonly callers: Callers;
  /** For messages: `10.0.0.0/8`. */
  readonly cidrs: string;
  /** For messages: `Segment, which connects from 10.0.0.0/8,`. */
  readonly whom: string;
  /** An input that holds the addresses and that the user did not pass. */
  readonly missing?: Value<string>;
}

type Asked = Pick<RuleContext<Record<string, string>, object>, 'input' | 'requesters'>;

/** What is no CIDR names an input that holds one, or several separated by commas. */
export function readCallers(cidrs: readonly string[], { input, requesters }: Asked): Who {
  if (cidrs.length === 0) {
    return { callers: 'anyone', cidrs: 'the addresses of its clients', whom: 'what comes over PrivateLink' };
  }
  const vendors = vendorsAsking(requesters) || 'the vendor';
  // What AWS asks is for whoever connects.
  const connect = vendors === 'AWS' || vendors.includes(' and ') ? 'connect' : 'connects';
  const vendor = vendors === 'AWS' ? 'your service consumers' : vendors;
  const texts: string[] = [];
  for (const cidr of cidrs) {
    const value = readCidr(cidr) ? undefined : input(cidr);
    if (value && value.state !== 'known') {
      return { callers: 'unknown', cidrs: `the addresses of ${vendor}`, whom: vendor, missing: value };
    }
    texts.push(...(value?.value ?? cidr).split(/[\s,]+/).filter((one) => one !== ''));
  }
  const ranges = texts.map(readCidr).filter((range): range is AddressRange => range !== undefined);
  const shown = texts.join(', ');
  return { callers: joined(ranges), cidrs: shown, whom: `${vendor}, which ${connect} from ${shown},` };
}
