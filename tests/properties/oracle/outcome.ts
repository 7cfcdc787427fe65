export type Outcome = 'pass' | 'fail' | 'unknown';

/** All agree, or it is unknown; undefined when nothing is said anywhere. */
export function agreed(outcomes: readonly (Outcome | undefined)[]): Outcome | undefined {
  const said = [...new Set(outcomes.filter((one) => one !== undefined))];
  return said.length > 1 ? 'unknown' : said[0];
}

/** One certain failure fails; all must pass. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('fail')) return 'fail';
  return outcomes.includes('unknown') ? 'unknown' : 'pass';
}
