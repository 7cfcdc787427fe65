import type { Resource, RuleContext } from '../../engine/rule.ts';

/** A rule whose own subject a fault is, on what, and with which options it fails there. */
export interface SaidBy {
  readonly rule: string;
  readonly on: Resource;
  readonly fits?: (options: Readonly<Record<string, unknown>>) => boolean;
}

type Asking = Pick<RuleContext<Record<string, string>, object>, 'asked'>;

/** Whether it is asked as something without which there is no connection, so that it is told as gravely. */
export function isSaid(saidBy: SaidBy | undefined, { asked }: Asking): boolean {
  if (!saidBy) return false;
  const { rule, on, fits = () => true } = saidBy;
  return asked(rule, on).some(
    ({ options, requesters }) => fits(options) && requesters.some(({ level }) => level === 'required'),
  );
}
