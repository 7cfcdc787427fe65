import { always } from '../../model/guard.ts';
import type { TextRange } from '../../model/source.ts';
import { known } from '../../model/value.ts';
import { restrict } from '../terraform/evaluate/alternatives.ts';
import type { Expansion, Occurrence } from '../terraform/expand.ts';

/** An instance that the plan has, as its address ends: empty, `[0]` or `["key"]`. */
export interface PlannedKey {
  readonly suffix: string;
  readonly key: string | number | undefined;
}

/** Whether every instance is there for certain, so that a plan can add nothing. */
export function isSettled({ occurrences, open }: Expansion): boolean {
  return !open && occurrences.every(({ when }) => when === always);
}

/** The instances that the plan has, each as the configuration has it, or made from the one that stands for all. */
export function settle({ mode, occurrences, open }: Expansion, keys: readonly PlannedKey[], at: TextRange): Expansion {
  const written = new Map(occurrences.map((occurrence) => [occurrence.suffix, occurrence]));
  const settled = keys.flatMap((planned): Occurrence[] => {
    const own = written.get(planned.suffix);
    if (own) return [present(own)];
    return open ? [named(open, planned, at)] : [];
  });
  return { mode, occurrences: settled };
}

function present(occurrence: Occurrence): Occurrence {
  const { eachValue, when } = occurrence;
  return { ...occurrence, when: always, ...(eachValue && { eachValue: restrict(eachValue, when) }) };
}

function named(open: Occurrence, { suffix, key }: PlannedKey, at: TextRange): Occurrence {
  const { eachKey, eachValue } = open;
  if (typeof key === 'number') return { suffix, when: always, index: known(key, { at }) };
  if (key === undefined) return { suffix, when: always };
  return {
    suffix,
    when: always,
    key,
    eachKey: known(key, eachKey ?? { at }),
    ...(eachValue && { eachValue }),
  };
}
