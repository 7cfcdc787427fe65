import type { Check, SuppressedFinding } from '../model/report.ts';
import type { Outcome } from '../model/verdict.ts';
import type { Draft } from './findings.ts';
import { byPlace, mergeDrafts } from './findings.ts';
import type { SortedOut } from './suppressions.ts';

type Outcomes = Pick<SortedOut, 'open' | 'suppressed'> & { readonly passes: readonly Draft<'pass'>[] };

/**
 * The outcome of every check, sorted by place. Where several profiles ask the same thing each has a check of its own, so
 * that each connection can be shown alone and in its vendor's name.
 */
export function checksOf({ open, suppressed, passes }: Outcomes, root: string): readonly Check[] {
  const merge = (drafts: readonly Draft<Outcome>[], suppression?: SuppressedFinding['suppression']) =>
    askersOf(drafts).flatMap((profile) =>
      mergeDrafts(askedBy(profile, drafts), root).map((check): Check =>
        suppression ? { ...check, suppression } : check,
      ),
    );
  return [...merge([...open, ...passes]), ...suppressed.flatMap(({ by, drafts }) => merge(drafts, by))].sort(byPlace);
}

function askersOf(drafts: readonly Draft<Outcome>[]): readonly string[] {
  return [...new Set(drafts.flatMap((draft) => draft.requesters.map((requester) => requester.profile)))];
}

function askedBy(profile: string, drafts: readonly Draft<Outcome>[]): readonly Draft<Outcome>[] {
  return drafts.flatMap((draft) => {
    const requesters = draft.requesters.filter((requester) => requester.profile === profile);
    return requesters.length === 0 ? [] : [{ ...draft, requesters }];
  });
}
