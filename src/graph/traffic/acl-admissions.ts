import type { Guard } from '../../model/guard.ts';
import { and, never, not, or } from '../../model/guard.ts';
import { readCidr } from '../../model/cidr.ts';
import type { AddressRange } from '../../model/cidr.ts';
import { casesOf, when as whenKnown, whenState } from '../../model/cases.ts';
import type { AclEntry } from '../props/routing.ts';
import type { Admission } from './address-ranges.ts';
import { allAddresses } from './address-ranges.ts';
import type { Knock } from './admissions.ts';
import { cutAt } from './cut.ts';
import type { Doubt } from './openings.ts';
import type { Passage } from './ports.ts';
import { passageOf, whenRefused } from './ports.ts';

/** An entry of a network ACL, with the condition that it is there. */
export interface NumberedEntry {
  readonly entry: AclEntry;
  readonly when: Guard;
}

/** What a network ACL says of one direction, as far as the sources tell. */
export interface AclRules {
  readonly entries: readonly NumberedEntry[];
  /** When entries may be there that the sources do not show. */
  readonly open: Guard;
  readonly doubts: readonly Doubt[];
}

/**
 * The addresses that a network ACL lets through on a range of ports within which all fare alike. The entry with the
 * lowest number that matches decides; what none matches is denied.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function aclAdmissions(knock: Knock, rules: AclRules): readonly Admission[] {
  const numbered = rules.entries.flatMap(placed);
  // From the last to the first, so that each entry comes before what is decided so far.
  const order = numbered.filter(({ number }) => number !== undefined).sort((a, b) => (b.number ?? 0) - (a.number ?? 0));
  const anywhere = numbered.filter(({ number }) => number === undefined);
  return cellsOf(rules.entries).map((range) => {
    let surely: Guard = never;
    let possibly: Guard = never;
    for (const { entry, when } of order) {
      const match = matchOf(entry, { knock, range });
      const [sure, maybe] = [and(when, match.surely), and(when, match.possibly)];
      const { allows, denies } = actionOf(entry);
      surely = or(and(sure, not(denies)), and(surely, not(and(maybe, denies))));
      possibly = or(and(maybe, allows), and(possibly, not(sure)));
    }
    for (const { entry, when } of anywhere) {
      const maybe = and(when, matchOf(entry, { knock, range }).possibly);
      const { allows, denies } = actionOf(entry);
      surely = and(surely, not(and(maybe, denies)));
      possibly = or(possibly, and(maybe, allows));
    }
    return { range, surely: and(surely, not(rules.open)), possibly: or(possibly, rules.open) };
  });
}

interface Placed extends NumberedEntry {
  /** Undefined when it is not known. */
  readonly number: number | undefined;
}

function placed({ entry, when }: NumberedEntry): readonly Placed[] {
  return casesOf(entry.number).map((each) => ({
    entry,
    when: and(when, each.when),
    number: each.value.state === 'known' ? each.value.value : undefined,
  }));
}

/** When the action may be the one, and when it may be the other; of an unknown one, both. */
function actionOf({ action }: AclEntry): { readonly allows: Guard; readonly denies: Guard } {
  const open = or(whenState(action, 'unknown'), whenState(action, 'absent'));
  return {
    allows: or(
      whenKnown(action, (one) => one === 'allow'),
      open,
    ),
    denies: or(
      whenKnown(action, (one) => one === 'deny'),
      open,
    ),
  };
}

interface At {
  readonly knock: Knock;
  readonly range: AddressRange;
}

function matchOf(entry: AclEntry, { knock: { ports, transport }, range }: At): Passage {
  const passage = passageOf(entry, transport, ports);
  let surely: Guard = never;
  let possibly: Guard = never;
  for (const { when, value } of casesOf(entry.cidr)) {
    // An entry without an IPv4 CIDR has an IPv6 one.
    if (value.state === 'absent') continue;
    const own = value.state === 'known' ? readCidr(value.value) : undefined;
    if (own && (own.first > range.first || own.last < range.last)) continue;
    possibly = or(possibly, when);
    if (own) surely = or(surely, when);
  }
  return { surely: and(surely, passage.surely), possibly: and(possibly, or(passage.possibly, whenRefused(entry))) };
}

/** All addresses, cut wherever a CIDR of an entry begins or ends. */
function cellsOf(entries: readonly NumberedEntry[]): readonly AddressRange[] {
  const cuts = entries.flatMap(({ entry }) =>
    casesOf(entry.cidr).flatMap(({ value }) => {
      const range = value.state === 'known' ? readCidr(value.value) : undefined;
      return range ? [range.first, range.last + 1] : [];
    }),
  );
  return cutAt(allAddresses, cuts);
}
