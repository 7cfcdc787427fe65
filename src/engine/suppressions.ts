import type { Diagnostic, Place, SuppressedFinding } from '../model/report.ts';
import type { Location } from '../model/source.ts';
import type { Suppression } from '../model/suppression.ts';
import type { Draft } from './findings.ts';
import { unknownName } from '../model/nearest-name.ts';
import { comparePositions, placeKey } from './place.ts';

/** What the sources accept, and what it takes to judge that. */
export interface Accepted {
  /** Each with the ID of the unit that it was read for. */
  readonly suppressions: readonly (readonly [unit: string, suppression: Suppression])[];
  /** All rules that there are, also those that do not run. */
  readonly ruleNames: readonly string[];
  /** ISO date. */
  readonly today: string;
}

/** One rule of one suppression that is in force. */
interface Directive {
  readonly rule: string;
  readonly unit: string;
  readonly suppression: Suppression;
  readonly at: Location;
  readonly place: Place;
  readonly text: Place | undefined;
}

export interface SortedOut {
  readonly open: readonly Draft[];
  /** Those that are suppressed, together by what suppresses them. */
  readonly suppressed: readonly {
    readonly by: SuppressedFinding['suppression'];
    readonly drafts: readonly Draft[];
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

type Locate = (location: Location) => Place;

/** Parts what is accepted from what is not, instance by instance, and says which suppressions are wrong or in vain. */
export function sortOut(
  drafts: readonly Draft[],
  accepted: Accepted | undefined,
  { locate, ran }: { readonly locate: Locate; readonly ran: ReadonlySet<string> },
): SortedOut {
  if (!accepted || accepted.suppressions.length === 0) return { open: drafts, suppressed: [], diagnostics: [] };
  const directives = inForce(accepted, locate);
  const used = new Set<string>();
  const open: Draft[] = [];
  const groups = new Map<string, { by: SuppressedFinding['suppression']; drafts: Draft[] }>();
  for (const draft of drafts) {
    const asked = directives.filter(({ rule }) => rule === draft.rule);
    const places = asked.length === 0 ? [] : placesOf(draft, locate);
    const covering = asked.filter((directive) => covers(directive, draft, places));
    const [first] = covering;
    if (!first) {
      open.push(draft);
      continue;
    }
    for (const { place } of covering) used.add(placeKey(place));
    const key = placeKey(first.place);
    const group = groups.get(key);
    if (group) group.drafts.push(draft);
    else groups.set(key, { by: shown(first), drafts: [draft] });
  }
  const vain = directives.filter(({ rule, place }) => ran.has(rule) && !used.has(placeKey(place)));
  return {
    open,
    suppressed: [...groups.values()],
    diagnostics: [...accepted.suppressions.flatMap(([, one]) => faultsOf(one, accepted)), ...vain.map(unused)],
  };
}

function inForce({ suppressions, today }: Accepted, locate: Locate): readonly Directive[] {
  return suppressions.flatMap(([unit, suppression]) => {
    const { covers: covered, rules, until } = suppression;
    if (until && until.date < today) return [];
    const text = 'from' in covered ? spanOf(locate(covered.from), locate(covered.to)) : undefined;
    return rules.map(({ name, at }) => ({ rule: name, unit, suppression, at, place: locate(at), text }));
  });
}

/** Where a finding stands, what its value passed through, and the header of its resource. */
function placesOf({ placed: { place, related }, on }: Draft, locate: Locate): readonly Place[] {
  return [place, ...related.map((one) => one.place), locate(on.native.at)];
}

function covers({ unit, suppression, text }: Directive, draft: Draft, places: readonly Place[]): boolean {
  const { covers: covered } = suppression;
  if (!('construct' in covered)) return text !== undefined && places.some((one) => holds(text, one, covered.starts));
  const { construct } = covered;
  const { on } = draft;
  return unit === on.unit.id && (on.address === construct || on.address.startsWith(`${construct}/`));
}

function holds(outer: Place, inner: Place, starts = false): boolean {
  return (
    outer.file.path === inner.file.path &&
    comparePositions(outer.start, inner.start) <= 0 &&
    comparePositions(outer.end, starts ? inner.start : inner.end) >= 0
  );
}

function spanOf(from: Place, to: Place): Place {
  return { file: from.file, start: from.start, end: to.end };
}

function shown({ suppression: { reason, until }, place }: Directive): SuppressedFinding['suppression'] {
  return { place, ...(reason !== undefined && { reason }), ...(until && { until: until.date }) };
}

function faultsOf({ rules, reason, until, at }: Suppression, { ruleNames, today }: Accepted): readonly Diagnostic[] {
  const names = rules.map(({ name }) => `\`${name}\``).join(', ');
  const faults = rules
    .filter(({ name }) => !ruleNames.includes(name))
    .map(({ name, at: place }) => {
      const message = `This suppresses nothing. ${unknownName('rule', name, ruleNames)}`;
      return fault('unknown-suppression', message, place);
    });
  if (until && until.date < today) {
    const message = `The suppression of ${names} ended on ${until.date}: mend what it accepted, or give a later date.`;
    faults.push(fault('expired-suppression', message, until.at));
  }
  if (reason === undefined) {
    const message = `The suppression of ${names} gives no reason. Say why this may stay as it is.`;
    faults.push(fault('unexplained-suppression', message, at));
  }
  return faults;
}

function unused({ rule, at }: Directive): Diagnostic {
  const message = `This suppresses nothing: \`${rule}\` finds nothing here. Remove it.`;
  return fault('unused-suppression', message, at);
}

function fault(code: string, message: string, at: Location): Diagnostic {
  return { code, severity: 'warning', message, at };
}
