import type { RuleContext } from '../../engine/rule.ts';
import type { Value } from '../../model/value.ts';
import { map } from '../../model/cases.ts';
import { known, writtenOf } from '../../model/value.ts';

/** The option of every rule that asks what an account of the vendor may. */
export const accountOption = {
  type: 'string',
  description: "The vendor's account: its ID, an ARN of it, or the name of the input that holds one of these.",
} as const;

type Asked = Pick<RuleContext<Record<string, string>, object>, 'input'>;

/**
 * The account that an option means: twelve digits or an ARN stand for themselves, anything else names the input that
 * holds one of these. Undefined when the option is not set.
 */
export function accountMeant(option: string | undefined, { input }: Asked): Value<string> | undefined {
  if (option === undefined) return undefined;
  const own = accountIn(option);
  const given = input(option);
  return own === undefined ? map(given, (text) => accountIn(text) ?? text) : known(own, writtenOf(given));
}

/** The account in a text, `012345678901` or `arn:aws:iam::012345678901:root`. */
function accountIn(text: string): string | undefined {
  return /^(?:arn:[\w-]+:[\w-]+:[\w-]*:)?(\d{12})(?::.*)?$/.exec(text.trim())?.[1];
}

/** For messages: `account 012345678901`. */
export function accountText(account: Value<string>): string {
  return account.state === 'known' ? `account ${account.value}` : 'the account that the vendor tells you';
}
