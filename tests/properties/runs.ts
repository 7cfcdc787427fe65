/**
 * How often a property is tried. The usual systems are the same in every run, so that a change is judged and not luck;
 * `PROPERTY_RUNS=5000 PROPERTY_SEED=<number>` tries others, and a long campaign also needs `--testTimeout`. A failure
 * tells its seed.
 */
export function runs(usual: number): { readonly numRuns: number; readonly seed: number } {
  const { PROPERTY_RUNS: asked, PROPERTY_SEED: seed } = process.env;
  return { numRuns: Number(asked ?? usual), seed: Number(seed ?? 1) };
}
