import type { Guard } from '../../model/guard.ts';
import { and, never, or } from '../../model/guard.ts';
import type { Value } from '../../model/value.ts';
import { casesOf, when } from '../../model/cases.ts';

/** When two values are known and differ. */
export function whenDiffering(one: Value<string>, other: Value<string>): Guard {
  return or(
    ...casesOf(one).map((each) => {
      const { value } = each;
      return value.state === 'known'
        ? and(
            each.when,
            when(other, (text) => text !== value.value),
          )
        : never;
    }),
  );
}
