import { and } from '../../model/guard.ts';
import type { Choice, OpenConditions, ParsedUnit } from '../../model/resource.ts';
import type { CarriedStack } from './carried.ts';

/** What stacks add to the unit that carries them. */
export type StacksOfUnit = Pick<ParsedUnit, 'resources' | 'handedOut'> &
  Required<Pick<ParsedUnit, 'suppressions'>> & { readonly open: OpenConditions };

export function joinedStacks(
  stacks: readonly CarriedStack[],
  choices: Iterable<readonly [string, Choice]>,
): StacksOfUnit {
  const open = stacks.map((stack) => stack.open());
  return {
    resources: stacks.flatMap(({ resources }) => resources),
    handedOut: stacks.flatMap((stack) => stack.handedOut()),
    suppressions: stacks.flatMap(({ suppressions }) => suppressions),
    open: {
      choices: new Map([...choices, ...open.flatMap((one) => [...one.choices])]),
      world: and(...open.flatMap(({ world }) => world ?? [])),
    },
  };
}
