/** How often a property is tried: a few hundred times, or `PROPERTY_RUNS` times in a longer campaign. */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: Number(process.env['PROPERTY_RUNS'] ?? usual) };
}
