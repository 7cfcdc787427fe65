/**
 * How often a property is tried: some hundred times, or as often as `PROPERTY_RUNS` says in a longer campaign, which
 * also needs `--testTimeout`. A failure tells its seed; `PROPERTY_SEED` tries the same systems again.
 */
export function runs(usual: number): { readonly numRuns: number; readonly seed?: number } {
  const { PROPERTY_RUNS: asked, PROPERTY_SEED: seed } = process.env;
  return { numRuns: Number(asked ?? usual), ...(seed !== undefined && { seed: Number(seed) }) };
}
