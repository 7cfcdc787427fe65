import type { Guard } from '../../model/guard.ts';
import { and, or } from '../../model/guard.ts';
import { remembered } from '../../model/remember.ts';
import type { ListOf, Value } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { hole, partialText } from './partial-text.ts';
import type { Principal } from './principal.ts';
import { readPrincipal } from './principal.ts';

/** One alternative of one principal of a list, with its condition. */
export interface Listed {
  readonly when: Guard;
  readonly value: Value<string>;
  /** As far as it is known. */
  readonly text: string;
  /** The same for messages: holes are marked, and what is secret is not told. */
  readonly shown: string;
  readonly principal: Principal;
}

export const listedIn = remembered((principals: ListOf<string>): readonly Listed[] =>
  principals.items.flatMap((item) =>
    casesOf(item.value).flatMap(({ when, value }) => {
      if (value.state === 'absent') return [];
      const text = partialText(value);
      const shown = value.sensitive ? '(sensitive)' : text.replaceAll(hole, '…');
      return [{ when: and(item.when, when), value, text, shown, principal: readPrincipal(text) }];
    }),
  ),
);

/** When one of them at least is there. */
export function whenSome(listed: readonly Listed[]): Guard {
  return or(...listed.map((one) => one.when));
}
