import type { RuleContext } from '../../engine/rule.ts';
import type { SaidBy } from './messages.ts';

type Asking = Pick<RuleContext<Record<string, string>, object>, 'asked'>;

/** Whether it is asked as something without which there is no connection, so that it is told as gravely. */
export function isSaid(saidBy: SaidBy | undefined, { asked }: Asking): boolean {
  if (!saidBy) return false;
  const { rule, on, fits = () => true } = saidBy;
  return asked(rule, on).some(
    ({ options, requesters }) => fits(options) && requesters.some(({ level }) => level === 'required'),
  );
}
