/** Far beyond real configurations; they keep a hostile one from taking all time, memory or stack. */
export const limits = {
  steps: 3_000_000,
  depth: 700,
  instances: 30_000,
  modules: 5_000,
  resources: 100_000,
} as const;

/** More instances than this of one block are not told apart. */
export const mostInstances = 2_000;
/** Longer texts are not built: values that share their parts can be exponentially longer than their sources. */
export const longestText = 1_000_000;
/** Longer lists, and maps of more entries, are not built by functions that put others together. */
export const longestList = 50_000;
/** Values of more parts are not gone through, counting each part as often as it occurs. */
export const largestValue = 200_000;
/** What texts hold that are decoded: deeper values are not read. */
export const deepestNesting = 200;

/** How a limit reads in messages: what may be, with its size. */
export const limitTexts = {
  steps: `evaluating a configuration may take ${inDigits(limits.steps)} steps`,
  depth: `values may depend on each other ${inDigits(limits.depth)} levels deep`,
  instances: `a configuration may have ${inDigits(limits.instances)} instances`,
  modules: `a configuration may call ${inDigits(limits.modules)} modules`,
  resources: `a configuration may have ${inDigits(limits.resources)} resources`,
  text: `a text may have ${inDigits(longestText)} characters`,
  list: `a list may have ${inDigits(longestList)} elements`,
  entries: `a map may have ${inDigits(longestList)} entries`,
  arguments: `a list may stand for ${inDigits(longestList)} arguments`,
  parts: `a value may have ${inDigits(largestValue)} parts`,
  nesting: `a decoded value may nest ${inDigits(deepestNesting)} levels deep`,
} as const;

/** Not with `toLocaleString`: its first call takes tens of milliseconds, and would be made at the start of every run. */
export function inDigits(size: number): string {
  return String(size).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
