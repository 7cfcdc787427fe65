import type { Written } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import type { AddressRange } from '../../model/cidr.ts';
import { readCidr } from '../../model/cidr.ts';
import { addressText, cidrsOf } from '../../graph/traffic/address-ranges.ts';
import type { Gap, Gate } from './judge-inbound.ts';
import { passageOf } from '../../graph/traffic/ports.ts';
import { never } from '../../model/guard.ts';

/** How many are named one by one before the rest is counted. */
const named = 3;

export interface DescribedGaps {
  /** `10.128.0.0/9 on tcp 5432` */
  readonly gaps: string;
  /** `tcp 5432 and udp 53` */
  readonly ports: string;
  /** `there it admits 10.0.0.0/9` */
  readonly admitted: string;
}

export function describeGaps(gaps: readonly Gap[]): DescribedGaps {
  const ports = [...new Set(gaps.map(portText))];
  const [first] = gaps;
  const admitted = !first || first.admitted.length === 0 ? 'nobody' : `only ${rangesText(first.admitted)}`;
  return {
    gaps: shortened(
      gaps.map((gap) => `${rangesText(gap.refused)} on ${portText(gap)}`),
      '; ',
    ),
    ports: shortened(ports, ' and '),
    admitted: `there it admits ${admitted}`,
  };
}

function portText({ transport, port }: Gap): string {
  return port === undefined ? `any ${transport} port` : `${transport} ${port}`;
}

function rangesText(ranges: readonly AddressRange[]): string {
  const cidrs: string[] = [];
  for (const range of ranges) if (cidrs.length <= named) cidrs.push(...cidrsOf(range, named + 1));
  return cidrs.length <= named ? cidrs.join(', ') : shortened(ranges.map(rangeText), ', ');
}

/** As a CIDR, and a range that none is by its ends: `10.0.0.0-10.248.63.255`. */
export function rangeText(range: AddressRange): string {
  const [only, ...more] = cidrsOf(range, 2);
  if (only !== undefined && more.length === 0) return only;
  return `${addressText(range.first)}-${addressText(range.last)}`;
}

export function shortened(texts: readonly string[], separator: string): string {
  const more = texts.length - named;
  return more > 0 ? `${texts.slice(0, named).join(separator)} and ${more} more` : texts.join(separator);
}

/**
 * Where the reader would change something: at the widest CIDR on that port that covers a part of what is demanded,
 * else at the rules of the first group, else where the groups are named.
 */
export function placeOfGap([gap]: readonly Gap[], { openings, callers }: Gate): Written | undefined {
  const [group] = openings.groups;
  const elsewhere = group?.props.ingress;
  if (gap?.port === undefined || typeof callers === 'string') return elsewhere;
  const ports = { first: gap.port, last: gap.port };
  let widest: { readonly size: number; readonly at: Written } | undefined;
  for (const { rule } of openings.rules) {
    if (rule.peer.type !== 'ipv4' || passageOf(rule, gap.transport, ports).possibly === never) continue;
    for (const { value } of casesOf(rule.peer.cidr)) {
      const range = value.state === 'known' ? readCidr(value.value) : undefined;
      if (!range || !callers.some((one) => range.first <= one.last && range.last >= one.first)) continue;
      const size = range.last - range.first + 1;
      if (!widest || size > widest.size) widest = { size, at: value };
    }
  }
  return widest?.at ?? elsewhere;
}
