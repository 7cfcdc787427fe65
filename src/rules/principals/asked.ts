import type { Asked } from '../../engine/rule.ts';

/** The principals that options of `allowed-principals` name, each an ARN, an account, or an input. */
export function principalsAsked({ principal, anyOf }: Asked['options']): readonly string[] {
  return [principal, anyOf].flat().filter((one) => typeof one === 'string');
}
